/** Captions for the deaf: who speaks and how, and what is heard. */

import type { Scene } from "./scene";

const MANNERS: Record<string, string> = { shout: "shouting", whisper: "whispering", thought: "thinking" };
const SOUNDS: Record<string, string> = { rain: "rain", storm: "thunder and rain", wind: "wind" };

/** The captions of a moment, in seconds. */
export function captionsAt(scene: Scene, seconds: number): string[] {
  const lines = scene.lines.filter((line) => line.start <= seconds && seconds < line.end);
  const captions = lines.map(({ actor, form, text }) => {
    const manner = MANNERS[form] ? ` (${MANNERS[form]})` : "";
    return actor ? `${actor}${manner}: ${text}` : text;
  });
  const place = scene.places.findLast(({ first }) => first <= seconds * scene.fps + 1e-6)?.place;
  const sound = place && SOUNDS[place.weather];
  return !captions.length && sound ? [`[${sound}]`] : captions;
}
