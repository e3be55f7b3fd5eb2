/** The Script as a timeline: rows of people, camera, things and places over the seconds of the film. */

import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import * as act from "../actions";
import { roll } from "../rolling";
import { isAnimal } from "../looks";
import * as store from "../store";
import { preview } from "./dragging";
import { IconButton } from "./Fields";
import { CameraRow, PersonRow, PlaceRow, ThingsRow } from "./Lanes";
import { Playhead, Ruler } from "./Ruler";
import { headWidth, MARGIN, NARROW, pixelsPerSecond, width, zoom } from "./scale";

export function Timeline() {
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = scroller.current!;
    const observer = new ResizeObserver(() => {
      width.value = box.clientWidth;
      headWidth.value = width.value < NARROW ? 88 : 156;
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  const film = preview.value ?? store.script.value;
  const scale = pixelsPerSecond(film);
  useSignalEffect(() => keepInSight(scroller.current, store.time.value * pixelsPerSecond(store.script.value)));
  const across = film.duration * scale + MARGIN + headWidth.value;
  return (
    <section class="timeline" aria-label="Timeline">
      <Tools />
      <div ref={scroller} class="timeline-scroll">
        <div class="timeline-inner" style={{ width: `${across}px`, "--head": `${headWidth.value}px` }}>
          <Ruler film={film} scale={scale} />
          {film.characters.map((_, who) => (
            <PersonRow key={who} film={film} who={who} scale={scale} />
          ))}
          <CameraRow film={film} scale={scale} />
          <ThingsRow film={film} scale={scale} />
          <PlaceRow film={film} scale={scale} />
          <Playhead scale={scale} />
        </div>
      </div>
    </section>
  );
}

/** Scroll along with the moment that is shown. */
function keepInSight(scroller: HTMLElement | null, x: number): void {
  if (!scroller) return;
  const room = scroller.clientWidth - headWidth.value;
  if (x < scroller.scrollLeft || x > scroller.scrollLeft + room - MARGIN) scroller.scrollLeft = Math.max(x - room / 4, 0);
}

function Tools() {
  const chosen = store.selection.value;
  const beat = act.selectedBeat()?.beat;
  const animal = chosen !== null && isAnimal(chosen.who);
  const item = chosen !== null && chosen.list !== "character";
  return (
    <div class="tools" role="toolbar" aria-label="Timeline tools">
      <IconButton icon="plus" label="Add something (A)" text="Add" onClick={() => (store.dialog.value = "add")} />
      <span class="divider" />
      <IconButton icon="dice" label="Roll the beat again (R)" text="Re-roll" disabled={!beat || animal} onClick={() => void roll()} />
      <IconButton
        icon={beat?.take ? "lock" : "unlock"}
        label={beat?.take ? "Unlock the beat (Shift L)" : "Lock the beat (Shift L)"}
        text={beat?.take ? "Locked" : "Lock"}
        pressed={Boolean(beat?.take)}
        disabled={!beat || animal}
        onClick={act.toggleLock}
      />
      <IconButton icon="split" label="Split at the playhead (S)" text="Split" disabled={!item} onClick={act.splitSelected} />
      <IconButton icon="trash" label="Remove (Delete)" text="Remove" disabled={!chosen} onClick={act.removeSelected} />
      <span class="spacer" />
      <label class="zoom">
        <span class="hidden">Zoom of the timeline</span>
        <input type="range" min="1" max="8" step="0.1" value={zoom.value} onInput={(event) => (zoom.value = Number(event.currentTarget.value))} />
      </label>
    </div>
  );
}
