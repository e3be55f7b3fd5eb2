/** The seconds above the timeline, and the line of the moment that is shown. */

import { pause, seek } from "../playback";
import type { Script } from "../script";
import { made, making, time } from "../store";
import { headWidth, tick } from "./scale";

export function Ruler({ film, scale }: { film: Script; scale: number }) {
  const step = tick(scale);
  const marks = Array.from({ length: Math.floor(film.duration / step + 1e-6) + 1 }, (_, i) => i * step);
  const scrub = (event: PointerEvent): void => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    seek((event.clientX - box.left) / scale);
  };
  const begin = (event: PointerEvent): void => {
    pause();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    scrub(event);
  };
  return (
    <div class="ruler">
      <div class="head" />
      <div
        class="ruler-marks"
        role="slider"
        tabIndex={0}
        aria-label="Time"
        aria-valuemin={0}
        aria-valuemax={film.duration}
        aria-valuenow={+time.value.toFixed(2)}
        aria-valuetext={`${time.value.toFixed(1)} seconds`}
        onPointerDown={begin}
        onPointerMove={(event) => event.buttons && scrub(event)}
        style={{ width: `${film.duration * scale}px` }}
      >
        {making.value.running && <div class="made" style={{ width: `${Math.min(made.value, film.duration) * scale}px` }} />}
        {marks.map((second) => (
          <span key={second} class="mark" style={{ left: `${second * scale}px` }}>
            {step < 1 ? second.toFixed(1) : second}
          </span>
        ))}
        <i class="knob" style={{ transform: `translateX(${time.value * scale}px)` }} />
      </div>
    </div>
  );
}

export function Playhead({ scale }: { scale: number }) {
  const x = headWidth.value + time.value * scale;
  return <div class="playhead" style={{ transform: `translateX(${x}px)` }} aria-hidden="true" />;
}
