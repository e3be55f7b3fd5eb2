/** The picture, alone or beside the version to compare with, and the bar that plays it. */

import { useEffect, useRef } from "preact/hooks";
import * as act from "../actions";
import { attach, attachOther, fullscreen, pause, play, seek, show, step, three, toggle, type FilmElement } from "../playback";
import * as store from "../store";
import { IconButton } from "./Fields";
import { clock } from "./scale";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "stick-gen-film": preact.HTMLAttributes<HTMLElement> & { width?: number; height?: number };
    }
  }
}

export function Viewer() {
  const { comparing, marked, making, film } = store;
  const both = comparing.value && marked.value;
  return (
    <section class={`viewer ${both ? "both" : ""}`} aria-label="Picture" style={{ "--shape": store.aspect.value }}>
      {both && (
        <figure>
          <Other key={both.film.meta.total_frames} />
          <figcaption>
            <b>A</b> marked
            <button type="button" onClick={act.takeMarked}>
              Keep A
            </button>
          </figcaption>
        </figure>
      )}
      <figure>
        <Screen />
        {both && (
          <figcaption>
            <b>B</b> now
            <button type="button" onClick={act.compare}>
              Keep B
            </button>
          </figcaption>
        )}
        {!film.value && !making.value.error && <div class="waiting">{making.value.label || "Nothing is made yet"}</div>}
      </figure>
    </section>
  );
}

/** Where the film plays; it stays the same element while films change in it. */
function Screen() {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    const screen = element.current as FilmElement;
    attach(screen);
    if (store.film.value) void show(store.film.value);
    return () => attach(null);
  }, []);
  return <stick-gen-film ref={element} width={shape()} height={1000} tabIndex={-1} onClick={sync} />;
}

function Other() {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    void attachOther(element.current as FilmElement);
    return () => void attachOther(null);
  }, []);
  return <stick-gen-film ref={element} width={shape()} height={1000} tabIndex={-1} />;
}

function shape(): number {
  return Math.round(1000 * store.aspect.value);
}

/** A click on the picture plays or pauses it by itself: the bar follows. */
function sync(event: Event): void {
  const screen = event.currentTarget as FilmElement;
  if (screen.paused) pause();
  else play();
}

export function Transport() {
  const { time, playing, rate, script, comparing, marked, made, making } = store;
  const { duration } = script.value;
  const versions = marked.value !== null && marked.value.script !== script.value;
  return (
    <div class="transport" role="toolbar" aria-label="Playing">
      <IconButton icon={playing.value ? "pause" : "play"} label={playing.value ? "Pause (Space)" : "Play (Space)"} class="play" onClick={toggle} />
      <IconButton icon="back" label="A frame back (,)" class="wide" onClick={() => step(-1)} />
      <IconButton icon="forward" label="A frame on (.)" class="wide" onClick={() => step(1)} />
      <input
        type="range"
        aria-label="Time"
        aria-valuetext={`${time.value.toFixed(1)} seconds`}
        min={0}
        max={duration}
        step={0.04}
        value={time.value}
        style={{ "--done": `${(100 * time.value) / (duration || 1)}%`, "--made": `${making.value.running ? (100 * made.value) / (duration || 1) : 100}%` }}
        onInput={(event) => seek(Number(event.currentTarget.value))}
      />
      <time>
        {clock(time.value)} <span class="quiet">/ {clock(duration)}</span>
      </time>
      {Math.abs(rate.value) !== 1 || rate.value < 0 ? <span class="rate">{rate.value}×</span> : null}
      <IconButton icon="compare" label={versions ? "Compare with version A (C)" : "Version A: mark another one with M"} pressed={comparing.value} disabled={!marked.value} onClick={act.compare} />
      <IconButton icon="cube" label="From any side" class="wide" onClick={three} />
      <IconButton icon="full" label="Full screen" onClick={fullscreen} />
    </div>
  );
}
