/** The stage from above: people and things are dragged, or moved by arrows. The viewer sits below. */

import { signal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import * as act from "../actions";
import { colorOf } from "../looks";
import { extent, onGrid, walkers, type Walker } from "../plan";
import { words, type Spot } from "../script";
import * as store from "../store";

/** What is dragged, and where it would be. */
const held = signal<{ name: string; at: Spot } | null>(null);
const ROOM = 4.2; // metres of half a plan on which people are drawn in their own size
const ARROWS: Record<string, Spot> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function FloorPlan() {
  const svg = useRef<SVGSVGElement>(null);
  const film = store.film.value;
  const script = store.script.value;
  const people = useMemo(() => (film ? walkers(film) : []), [film]);
  const { x, z } = useMemo(() => extent(script, people), [script, film]);
  const unit = x / ROOM;
  const lines = (half: number): number[] => Array.from({ length: 2 * half + 1 }, (_, i) => i - half);
  return (
    <div class="plan">
      <svg ref={svg} style={{ "--unit": unit }} viewBox={`${-x} ${-z} ${2 * x} ${2 * z + unit}`} role="group" aria-label="Floor plan, the viewer at the bottom" data-arrows>
        <g class="plan-grid" aria-hidden="true">
          {lines(x).map((at) => (
            <line key={`x${at}`} x1={at} x2={at} y1={-z} y2={z} class={at ? "" : "axis"} />
          ))}
          {lines(z).map((at) => (
            <line key={`z${at}`} y1={at} y2={at} x1={-x} x2={x} class={at ? "" : "axis"} />
          ))}
          <path class="eye" d={`M${-unit} ${z + 0.25 * unit}L0 ${z + 0.75 * unit}L${unit} ${z + 0.25 * unit}`} />
        </g>
        {(script.props ?? []).map(
          (thing, index) =>
            thing.at && (
              <Mark key={`thing ${index}`} name={`thing ${index}`} label={words(thing.kind)} at={thing.at} svg={svg} onSelect={() => act.select({ list: "props", who: 0, index })} onDrop={(at) => act.setItem({ list: "props", who: 0, index }, { at })}>
                <rect x={-0.28} y={-0.28} width={0.56} height={0.56} rx={0.1} class="plan-thing" />
              </Mark>
            ),
        )}
        {script.characters.map((one, who) => (
          <Person key={who} who={who} name={one.name} placed={one.at ?? null} walker={people[who]} unit={unit} svg={svg} />
        ))}
      </svg>
      <p class="quiet">A square is a metre. Drag people and things, or choose one and press arrows; Delete lets the film choose again.</p>
    </div>
  );
}

interface PersonProps {
  who: number;
  name: string;
  placed: Spot | null;
  walker: Walker | undefined;
  /** How large things are drawn, metres. */
  unit: number;
  svg: { current: SVGSVGElement | null };
}

function Person({ who, name, placed, walker, unit, svg }: PersonProps) {
  const now = walker?.at(store.time.value);
  const at = placed ?? walker?.middle ?? [who - 1, 0];
  return (
    <g style={{ "--own": colorOf(who) }}>
      {walker && <polyline class="plan-path" points={walker.path.map((spot) => spot.join(",")).join(" ")} />}
      {now && <circle class="plan-now" cx={now[0]} cy={now[1]} r={0.12 * unit} />}
      <Mark name={`person ${who}`} above={who % 2 === 0} label={name} at={at} svg={svg} onSelect={() => act.select({ list: "character", who, index: 0 })} onDrop={(spot) => act.setCharacter(who, { at: spot })} onClear={() => act.setCharacter(who, { at: null })}>
        <circle r={0.32} class={`plan-person ${placed ? "" : "free"}`} />
        <text class="plan-initial" y={0.115}>
          {name.slice(0, 1).toUpperCase()}
        </text>
      </Mark>
    </g>
  );
}

interface MarkProps {
  name: string;
  label: string;
  at: Spot;
  svg: { current: SVGSVGElement | null };
  onSelect: () => void;
  onDrop: (at: Spot) => void;
  onClear?: () => void;
  /** Whether its label is above it: so labels of neighbours do not meet. */
  above?: boolean;
  children: preact.ComponentChildren;
}

function Mark({ name, label, at, svg, onSelect, onDrop, onClear, above, children }: MarkProps) {
  const spot = held.value?.name === name ? held.value.at : at;
  const place = ({ clientX, clientY }: PointerEvent): Spot => {
    const point = new DOMPoint(clientX, clientY).matrixTransform(svg.current!.getScreenCTM()!.inverse());
    return onGrid([point.x, point.y]);
  };
  const take = (event: PointerEvent): void => {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    held.value = { name, at };
  };
  const drop = (): void => {
    const end = held.value?.at;
    held.value = null;
    if (end && (end[0] !== at[0] || end[1] !== at[1])) onDrop(end);
    else onSelect();
  };
  const press = (event: KeyboardEvent): void => {
    const by = ARROWS[event.key];
    const far = event.shiftKey ? 0.5 : 0.1;
    if (by) onDrop(onGrid([at[0] + by[0] * far, at[1] + by[1] * far]));
    else if (event.key === "Delete" && onClear) onClear();
    else if (event.key === "Enter" || event.key === " ") onSelect();
    else return;
    event.preventDefault();
  };
  return (
    <g
      class="plan-mark"
      tabindex={0}
      role="button"
      aria-label={`${label}, ${spot[0].toFixed(1)} metres right, ${spot[1].toFixed(1)} metres forward`}
      style={{ transform: `translate(${spot[0]}px, ${spot[1]}px) scale(var(--unit))` }}
      onPointerDown={take}
      onPointerMove={(event) => held.value?.name === name && (held.value = { name, at: place(event) })}
      onPointerUp={drop}
      onPointerCancel={() => (held.value = null)}
      onKeyDown={press}
    >
      {children}
      <text class="plan-label" y={above ? -0.42 : 0.62}>
        {label}
      </text>
    </g>
  );
}
