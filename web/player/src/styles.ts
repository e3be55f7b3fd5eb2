/** The look of the element. */

export const CSS = `
:host { display: block; position: relative; background: #111; color: #fff; font: 14px/1.2 system-ui, sans-serif; overflow: hidden; }
:host([hidden]) { display: none; }
.stage { position: relative; display: flex; justify-content: center; }
canvas { display: block; width: 100%; touch-action: manipulation; }
.over { position: absolute; inset: 0; display: none; }
.free .over { display: block; touch-action: none; cursor: grab; }
.mode { position: absolute; right: 8px; top: 8px; background: #0008; }
.over canvas { position: absolute; inset: 0; height: 100%; }
:host(:fullscreen) { display: grid; grid-template-rows: 1fr auto; }
:host(:fullscreen) .stage { align-items: center; }
:host(:fullscreen) canvas { width: min(100vw, (100vh - 44px) * var(--ratio)); }
.captions { position: absolute; left: 5%; right: 5%; bottom: 6px; text-align: center; pointer-events: none; }
.captions span { background: #000c; padding: 2px 8px; border-radius: 4px; font-size: max(14px, 2.4cqw); display: inline-block; margin-top: 2px; }
.message { padding: 1em; }
.bar { display: none; align-items: center; gap: 4px; padding: 4px 8px; height: 36px; box-sizing: border-box; }
:host([controls]) .bar { display: flex; }
button, select { font: inherit; color: inherit; background: none; border: 0; border-radius: 4px; height: 28px; min-width: 28px; padding: 0 6px; cursor: pointer; }
select { background: #111; max-width: 7em; }
button:hover, select:hover { background: #fff2; }
button[aria-pressed=true] { background: #fff3; }
button:focus-visible, select:focus-visible, input:focus-visible { outline: 2px solid #7cf; }
input { flex: 1; min-width: 40px; accent-color: #7cf; }
time { font-variant-numeric: tabular-nums; white-space: nowrap; }
@container (max-width: 520px) { .wide { display: none; } }
.frame { container-type: inline-size; }
`;
