/** What tests ask the player: the marks of frames, without a picture. */

import { composeBackdrop, composeFrame, gustAt } from "./compose";
import { effectsAbove, effectsBelow } from "./effects";
import type { Mark, SoftShadow } from "./mark";
import { prepare } from "./prepare";
import { filmView, type Size } from "./projection";
import { momentAt, type Scene } from "./scene";
import { Speech } from "./speech";

export interface Probe {
  backdrop: Mark[];
  below: Mark[];
  marks: Mark[];
  above: Mark[];
  shadows: SoftShadow[];
  mist: SoftShadow[];
  flash: number;
  /** Boxes of bubbles and of subtitles. */
  speech: (readonly number[])[];
}

/** Everything that is drawn at a moment, counted in frames. */
export function probe(scene: Scene, at: number, size: Size): Probe {
  const moment = momentAt(scene, at);
  const place = scene.places.findLast(({ first }) => first <= moment.index)!.place;
  const prepared = prepare(scene, place);
  const view = filmView(scene, moment, size);
  const frame = composeFrame(prepared, moment, view, false);
  const said = new Speech(prepared, size).at(moment, view, false);
  return {
    backdrop: composeBackdrop(prepared, view, gustAt(prepared, moment)).flatMap((g) => g.marks),
    below: effectsBelow(prepared, moment, view),
    marks: frame.groups.flatMap((g) => g.marks),
    above: effectsAbove(prepared, moment, view),
    shadows: frame.shadows,
    mist: frame.mist,
    flash: frame.flash,
    speech: [...said.bubbles.map((b) => b.box), ...said.subtitles.map((words) => words.box)],
  };
}
