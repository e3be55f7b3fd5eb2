/** The moment that is shown, small, in every style: a click changes the film. */

import { useEffect, useRef } from "preact/hooks";
import { setFilm } from "../actions";
import { USUAL, words } from "../script";
import * as store from "../store";

const SIZE: [number, number] = [192, 108];
const PAUSE = 1000; // milliseconds after the last change of the film
const PATIENCE = 250; // milliseconds after which a busy browser paints a picture all the same

export function StyleSwatches() {
  const names = store.vocabulary.value!.styles.map(({ name }) => name);
  const group = useRef<HTMLDivElement>(null);
  const { film, playing, script } = store;
  const painted = useRef(false);
  // While it plays the pictures rest: they cost as much as what plays.
  const rests = store.making.value.running || (playing.value && painted.current);
  useEffect(() => {
    if (!film.value || rests) return undefined;
    painted.current = true;
    return paintAll(group.current!, names);
  }, [film.value, rests]);
  return (
    <div ref={group} class="swatches" role="radiogroup" aria-label="Style">
      {names.map((name) => (
        <label key={name} class="swatch">
          <input type="radio" name="style" checked={(script.value.style ?? USUAL.style) === name} onChange={() => setFilm({ style: name })} />
          <canvas data-style={name} aria-hidden="true" />
          <span>{words(name)}</span>
        </label>
      ))}
    </div>
  );
}

/** Paint one picture at a time whenever the browser has nothing else to do. */
function paintAll(group: HTMLElement, names: string[]): () => void {
  let open = true;
  const wait = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act, PATIENCE));
  const begin = async (): Promise<void> => {
    await StickGen.ownTables();
    const scene = (await StickGen.readScene(store.film.peek())) as object;
    const at = store.time.peek() * store.film.peek()!.meta.fps;
    for (const style of names) {
      await new Promise<void>((done) => wait(() => done(), { timeout: PATIENCE }));
      const canvas = group.querySelector<HTMLCanvasElement>(`[data-style="${style}"]`);
      if (!open || !canvas) return;
      const painter = new StickGen.Painter({ ...scene, style }, canvas);
      painter.resize(...SIZE);
      painter.paint(at);
    }
  };
  const timer = setTimeout(() => void begin(), PAUSE);
  return () => {
    open = false;
    clearTimeout(timer);
  };
}
