/** What is selected, with all that can be changed about it. */

import * as act from "../actions";
import { itemAt, type Ref } from "../rows";
import type { PlaceCut, Shot, StageProp, Timed } from "../script";
import { USUAL, words } from "../script";
import * as store from "../store";
import { BeatFields, FeelingFields, LineFields } from "./BeatFields";
import { CharacterFields } from "./CharacterFields";
import { Choice, Field, NumberField, Select, Slider } from "./Fields";
import { Icon } from "./Icon";
import { Picker } from "./Picker";

export function Selected() {
  const chosen = store.selection.value;
  if (!chosen) return <Nothing />;
  if (chosen.list === "character") return <CharacterFields who={chosen.who} />;
  const item = itemAt(store.script.value, chosen);
  if (!item) return <Nothing />;
  return (
    <div class="fields" key={`${chosen.list}.${chosen.who}.${chosen.index}`}>
      <Fields at={chosen} />
      {chosen.list !== "places" && <Times at={chosen} item={item} />}
      <button type="button" class="danger" onClick={act.removeSelected}>
        <Icon name="trash" size={18} />
        Remove
      </button>
    </div>
  );
}

function Nothing() {
  return (
    <div class="nothing-selected">
      <Icon name="select" size={28} />
      <p>Choose a block of the timeline or a name beside it.</p>
      <p class="quiet">
        <kbd>A</kbd> adds something, <kbd>?</kbd> shows all keys.
      </p>
    </div>
  );
}

function Fields({ at }: { at: Ref }) {
  if (at.list === "beats") return <BeatFields at={at} />;
  if (at.list === "lines") return <LineFields at={at} />;
  if (at.list === "feelings") return <FeelingFields at={at} />;
  if (at.list === "shots") return <ShotFields at={at} />;
  return at.list === "props" ? <ThingFields at={at} /> : <PlaceFields at={at} />;
}

function Times({ at, item }: { at: Ref; item: Timed }) {
  const { duration } = store.script.value;
  return (
    <div class="pair">
      <NumberField label="From" value={item.start} low={0} high={duration} step={0.1} unit="s" onChange={(seconds) => act.resize(at, "start", seconds)} />
      <NumberField label="To" value={item.end} low={0} high={duration + 60} step={0.1} unit="s" onChange={(seconds) => act.resize(at, "end", seconds)} />
    </div>
  );
}

const UNITS: Record<string, string> = { pan: "degrees", orbit: "degrees", crane: "metres", zoom: "times", dolly: "times" };
const USUAL_AMOUNT: Record<string, number> = { pan: 15, orbit: 90, crane: 2, zoom: 1.5, dolly: 0.7 };

function ShotFields({ at }: { at: Ref }) {
  const shot = itemAt(store.script.value, at) as Shot;
  const move = shot.move ?? "static";
  const { moves } = store.vocabulary.value!;
  const people = store.script.value.characters.map(({ name }) => name);
  return (
    <>
      <Field label="Move" hint={moves.find(({ name }) => name === move)?.line}>
        <Choice label="Move" names={moves.map(({ name }) => name)} value={move} onChange={(name) => act.setItem(at, { move: name, amount: undefined })} />
      </Field>
      <Field label="Of whom">
        <Select label="Of whom" names={people} value={shot.subject ?? ""} nothing="everybody" onChange={(name) => act.setItem(at, { subject: name || null })} />
      </Field>
      {UNITS[move] && (
        <NumberField label="How far" value={shot.amount ?? USUAL_AMOUNT[move]!} low={-1440} high={1440} step={0.1} unit={UNITS[move]} onChange={(amount) => act.setItem(at, { amount })} />
      )}
    </>
  );
}

function ThingFields({ at }: { at: Ref }) {
  const thing = itemAt(store.script.value, at) as unknown as StageProp;
  const { props } = store.vocabulary.value!;
  const states = props.find(({ name }) => name === thing.kind)?.states ?? [];
  const set = (fields: Partial<StageProp>, key = ""): void => act.setItem(at, fields, key && `${key}.${at.index}`);
  return (
    <>
      <Field label="Thing">
        <Picker label="Thing" items={props} value={thing.kind} onChange={(kind) => set({ kind: kind!, state: "" })} />
      </Field>
      {states.length > 0 && (
        <Field label="State">
          <Choice label="State" names={["", ...states]} value={thing.state ?? ""} say={(name) => words(name) || "usual"} onChange={(state) => set({ state })} />
        </Field>
      )}
      <Slider label="Size" value={thing.scale ?? 1} low={0.2} high={4} step={0.05} unit="×" onChange={(scale) => set({ scale }, "scale")} />
      <Slider label="Turned" value={thing.turn ?? 0} low={-180} high={180} step={5} unit="°" onChange={(turn) => set({ turn }, "turn")} />
    </>
  );
}

function PlaceFields({ at }: { at: Ref }) {
  const cut = itemAt(store.script.value, at) as unknown as PlaceCut;
  const all = store.vocabulary.value!;
  const film = store.script.value;
  const set = (fields: Partial<PlaceCut>): void => act.setItem(at, fields);
  const names = (list: { name: string }[]): string[] => list.map(({ name }) => name);
  return (
    <>
      <Field label="From here on">
        <Picker label="Place" items={all.places} value={cut.place} onChange={(place) => set({ place: place! })} />
      </Field>
      <Field label="Time of day">
        <Choice label="Time of day" names={names(all.times)} value={cut.time ?? film.time ?? USUAL.time} onChange={(time) => set({ time })} />
      </Field>
      <Field label="Weather">
        <Choice label="Weather" names={names(all.weathers)} value={cut.weather ?? film.weather ?? USUAL.weather} onChange={(weather) => set({ weather })} />
      </Field>
      <NumberField label="Starts" value={cut.start} low={0} high={film.duration} step={0.1} unit="s" onChange={(seconds) => act.move(at, seconds)} />
    </>
  );
}
