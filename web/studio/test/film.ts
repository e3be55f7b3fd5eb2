/** A film to change. */

import type { Script } from "../src/script";

export function film(): Script {
  return {
    description: "Ann waves, Ben dances",
    duration: 10,
    characters: [
      {
        name: "Ann",
        beats: [
          { start: 0, end: 2, text: "a person waves", to: ["Ben"], seed: 7 },
          { start: 2, end: 4, text: "a person claps", take: "AAAA" },
          { start: 6, end: 8, text: "a person jumps" },
        ],
        lines: [{ start: 2.15, end: 3.75, text: "Well done my friend" }],
        feelings: [{ start: 6, end: 8, expression: "happy" }],
        looks_at: "Ben",
      },
      { name: "Ben", beats: [{ start: 0, end: 10, text: "a person dances" }], looks_at: "Ann" },
    ],
    props: [
      { kind: "bench", at: [1, 0] },
      { kind: "ball", at: null, held_by: [{ name: "Ben", start: 0, end: 2 }] },
    ],
    places: [{ place: "beach", start: 5 }],
    camera: [{ start: 0, end: 3, move: "close_up", subject: "Ben" }],
  };
}
