/** Who a character is and how it is drawn. */

import * as act from "../actions";
import { colorOf } from "../looks";
import type { Character } from "../script";
import * as store from "../store";
import type { Word } from "../vocabulary";
import { Choice, Field, Select, Slider, TextField } from "./Fields";
import { Icon } from "./Icon";
import { Picker } from "./Picker";

const USUAL = "as usual";
const NOTHING: Word = { name: "-", line: "wear nothing of that kind" };

export function CharacterFields({ who }: { who: number }) {
  const one = store.script.value.characters[who]!;
  const all = store.vocabulary.value!;
  const others = store.script.value.characters.filter((_, i) => i !== who).map(({ name }) => name);
  const set = (fields: Partial<Character>, key = ""): void => act.setCharacter(who, fields, key && `${key}.${who}`);
  return (
    <div class="fields" key={who}>
      <Field label="Name">
        <TextField label="Name" value={one.name} onChange={(name) => act.rename(who, name)} />
      </Field>
      <Field label="Role">
        <Picker label="Role" items={all.roles} value={one.role} nothing="nobody in particular" onChange={(role) => set({ role })} />
      </Field>
      <Clothes one={one} set={set} />
      <Field label="Age">
        <Choice label="Age" names={["", ...all.ages.map(({ name }) => name)]} value={one.age ?? ""} say={(name) => name || USUAL} onChange={(age) => set({ age: age || null })} />
      </Field>
      <Slider label="Height" value={one.height ?? 1} low={0.3} high={2} step={0.05} unit="×" onChange={(height) => set({ height }, "height")} />
      <Slider label="Build" value={one.build ?? 1} low={0.5} high={2} step={0.05} unit="×" onChange={(build) => set({ build }, "build")} />
      {others.length > 0 && !Array.isArray(one.looks_at) && (
        <Field label="Looks at">
          <Select label="Looks at" names={others} value={one.looks_at ?? ""} nothing="whoever matters" say={(name) => name} onChange={(name) => set({ looks_at: name || null })} />
        </Field>
      )}
      <Color who={who} one={one} set={set} />
      {others.length > 0 && (
        <button type="button" class="danger" onClick={act.removeSelected}>
          <Icon name="trash" size={18} />
          Remove {one.name}
        </button>
      )}
    </div>
  );
}

interface PartProps {
  one: Character;
  set: (fields: Partial<Character>, key?: string) => void;
}

function Clothes({ one, set }: PartProps) {
  const { hats, hair, ties, wears } = store.vocabulary.value!;
  const worn = one.wears ?? [];
  return (
    <>
      <div class="pair">
        <Field label="Hat">
          <Picker label="Hat" items={[NOTHING, ...hats]} value={one.hat} nothing={USUAL} onChange={(hat) => set({ hat })} />
        </Field>
        <Field label="Hair">
          <Picker label="Hair" items={[NOTHING, ...hair]} value={one.hair} nothing={USUAL} onChange={(name) => set({ hair: name })} />
        </Field>
      </div>
      <div class="pair">
        <Field label="Tie">
          <Picker label="Tie" items={[NOTHING, ...ties]} value={one.tie} nothing={USUAL} onChange={(tie) => set({ tie })} />
        </Field>
        <Field label="Also wears">
          <Picker label="Also wears" items={wears} value={worn.at(-1)} nothing={worn.length ? "take it off" : "nothing more"} onChange={(name) => set({ wears: name ? [...worn.filter((each) => each !== name), name] : worn.slice(0, -1) })} />
        </Field>
      </div>
    </>
  );
}

function Color({ who, one, set }: PartProps & { who: number }) {
  return (
    <Field label="Colour">
      <div class="buttons">
        <input type="color" aria-label="Colour" value={one.color ?? colorOf(who)} onChange={(event) => set({ color: event.currentTarget.value })} />
        {one.color && (
          <button type="button" class="quiet-button" onClick={() => set({ color: null })}>
            {USUAL}
          </button>
        )}
      </div>
    </Field>
  );
}
