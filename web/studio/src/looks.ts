/** How characters are told apart on the page, and what they are. */

import { film, script, vocabulary } from "./store";

const OTHERS = ["#3d6fd6", "#cf5a36", "#2f8f6b", "#8a5bd0", "#c2447f", "#8a7a1f", "#2b8fa8"];
const ALIKE = 56; // distance of two colours, of 441, below which they are hard to tell apart

type Rgb = [number, number, number];

/** The colour of a character: that of the film if it tells people apart, or one that nobody has. */
export function colorOf(who: number): string {
  const { characters } = script.value;
  const own = characters.map((one, i) => one.color ?? film.value?.actors[i]?.look?.color ?? "");
  return distinct(own)[who] ?? OTHERS[0]!;
}

/** The colours that tell apart, and others in place of ink and of those that are too much alike. */
export function distinct(own: string[]): string[] {
  const fresh = (color: string, taken: string[]): boolean => taken.every((other) => distance(color, other) > ALIKE);
  const kept: string[] = [];
  for (const color of own) if (color && !isInk(color) && fresh(color, kept)) kept.push(color);
  const taken = [...kept];
  return own.map((color, i) => {
    const at = kept.indexOf(color);
    if (at >= 0) return kept.splice(at, 1)[0]!;
    const free = OTHERS.find((other) => fresh(other, taken)) ?? OTHERS[i % OTHERS.length]!;
    taken.push(free);
    return free;
  });
}

function rgb(color: string): Rgb {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)) as Rgb;
}

function distance(a: string, b: string): number {
  const [one, two] = [rgb(a), rgb(b)];
  return Math.hypot(...one.map((channel, i) => channel - two[i]!));
}

/** Whether it is the ink that nearly everybody is drawn with. */
function isInk(color: string): boolean {
  const channels = rgb(color);
  return Math.max(...channels) - Math.min(...channels) < 40;
}

/** Whether a character is an animal, which moves by rule: always the same. */
export function isAnimal(who: number): boolean {
  const one = script.value.characters[who];
  const words = vocabulary.value;
  if (!one || !words) return false;
  const named = (list: { name: string; animal: boolean }[], name: unknown): boolean => list.some((word) => word.name === name && word.animal);
  return one.kind ? named(words.kinds, one.kind) : named(words.roles, one.role);
}
