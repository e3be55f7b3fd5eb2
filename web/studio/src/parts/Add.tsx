/** A searchable list of all that can be added to the film. */

import * as act from "../actions";
import { dialog, exists, script, time, vocabulary } from "../store";
import { words } from "../script";
import { Choice } from "./Fields";
import { Finder } from "./Picker";
import { Modal } from "./Modal";
import { clock } from "./scale";

interface Addition {
  name: string;
  line: string;
  kind: string;
  add: () => void;
}

const FEELING = 2; // seconds

/** Everything in the vocabulary, each with what adding it does. */
function additions(): Addition[] {
  const all = vocabulary.value;
  if (!all) return [];
  const from = (list: { name: string; line: string }[], kind: string, add: (name: string) => void): Addition[] =>
    list.map(({ name, line }) => ({ name, line, kind, add: () => add(name) }));
  return [
    ...all.actions.map(({ name, line, sentence }) => ({ name, line, kind: "does", add: () => act.add("beats", { text: sentence }) })),
    ...from(all.expressions, "feels", (expression) => act.add("feelings", { expression }, FEELING)),
    ...from(all.roles, "person", (role) => act.addOne({ name: words(role), role })),
    ...from(all.props, "thing", (kind) => act.addProp({ kind })),
    ...from(all.moves, "camera", (move) => act.add("shots", { move }, 3)),
    ...from(all.places, "place", (place) => act.addCut({ place })),
    ...from(all.times, "time", (time) => act.addCut({ time })),
    ...from(all.weathers, "weather", (weather) => act.addCut({ weather })),
    ...from(all.seasons, "season", (season) => act.addCut({ season })),
    ...from(all.styles, "style", (style) => act.setFilm({ style })),
    ...from(all.effects, "effect", (effect) => act.setFilm({ effects: [...new Set([...(script.value.effects ?? []), effect])] })),
  ];
}

/** What was typed as words of somebody, or as what they do. */
function typed(text: string): Addition[] {
  const name = script.value.characters[act.whoIsMeant()]?.name ?? "";
  const length = Math.min(Math.max(text.length * 0.08, 1.2), 6);
  return [
    { name: `“${text}”`, line: `${name} says it`, kind: "says", add: () => act.add("lines", { text }, length) },
    { name: text, line: `${name} does it`, kind: "does", add: () => act.add("beats", { text }) },
  ];
}

export function Add() {
  const close = (): void => void (dialog.value = null);
  const who = script.value.characters[act.whoIsMeant()];
  const people = script.value.characters.map(({ name }) => name);
  if (!exists.value || !who) return null;
  return (
    <Modal title={`Add at ${clock(time.value)}`} first={false} onClose={close}>
      {people.length > 1 && <Choice label="For whom" names={people} value={who.name} say={(name) => name} onChange={(name) => act.select({ list: "character", who: people.indexOf(name), index: 0 })} />}
      <Finder
        label="What to add"
        placeholder="wave, dragon, umbrella, night, close up, or words to say"
        items={additions()}
        typed={typed}
        kind={(item) => item.kind}
        onPick={(item) => {
          close();
          item.add();
        }}
        onClose={close}
      />
    </Modal>
  );
}
