/** The fields of what somebody does, says and feels. */

import * as act from "../actions";
import { isAnimal } from "../looks";
import { roll } from "../rolling";
import { itemAt, type Ref } from "../rows";
import { doing, type Beat, type Feeling, type Line } from "../script";
import * as store from "../store";
import { Choice, Field, IconButton, Select, Several, TextField } from "./Fields";
import { Picker } from "./Picker";

export function BeatFields({ at }: { at: Ref }) {
  const beat = itemAt(store.script.value, at) as Beat;
  const { actions, props } = store.vocabulary.value!;
  const one = store.script.value.characters[at.who]!;
  const others = store.script.value.characters.filter((_, i) => i !== at.who).map(({ name }) => name);
  const set = (fields: Partial<Beat>): void => act.setItem(at, fields);
  return (
    <>
      <Field label={`What ${one.name} does`}>
        <TextField key={beat.text} label="What happens" rows={2} value={beat.text} onChange={(text) => set({ text })} />
        <Picker label="An action" items={actions} value={null} nothing="Or choose an action" onChange={(name) => name && set({ text: actions.find((action) => action.name === name)!.sentence })} />
      </Field>
      {others.length > 0 && (
        <Field label="With or to">
          <Several names={others} values={beat.to ?? []} say={(name) => name} onChange={(to) => set({ to })} />
        </Field>
      )}
      <Field label="Thing">
        <Picker label="Thing" items={props} value={beat.thing} nothing="the usual one, or none" onChange={(thing) => set({ thing })} />
      </Field>
      <Motion beat={beat} animal={isAnimal(at.who)} />
    </>
  );
}

function Motion({ beat, animal }: { beat: Beat; animal: boolean }) {
  if (animal) return <p class="quiet">Animals move by rule: the same words are the same motion.</p>;
  return (
    <Field label="Motion" hint={beat.seed === undefined ? `seed ${store.seed.value}, the film's` : `seed ${beat.seed}`}>
      <div class="buttons">
        <IconButton icon="dice" label="Roll again (R)" text="Re-roll" onClick={() => void roll()} />
        <IconButton icon={beat.take ? "lock" : "unlock"} label={`${beat.take ? "Unlock" : "Lock"} ${doing(beat.text)} (Shift L)`} text={beat.take ? "Locked" : "Lock"} pressed={Boolean(beat.take)} onClick={act.toggleLock} />
        <IconButton icon="split" label="Split at the playhead (S)" text="Split" onClick={act.splitSelected} />
      </div>
      {beat.take && <p class="quiet">It keeps this motion whatever changes before it.</p>}
    </Field>
  );
}

export function LineFields({ at }: { at: Ref }) {
  const line = itemAt(store.script.value, at) as Line;
  const voices = store.vocabulary.value!.voices.map(({ name }) => name);
  const { name } = store.script.value.characters[at.who]!;
  return (
    <>
      <Field label={`What ${name} says`}>
        <TextField key={line.text} label="Words" rows={2} value={line.text} onChange={(text) => act.setItem(at, { text })} />
      </Field>
      <Field label="Voice">
        <Choice label="Voice" names={voices} value={line.voice ?? "talk"} onChange={(voice) => act.setItem(at, { voice })} />
      </Field>
    </>
  );
}

export function FeelingFields({ at }: { at: Ref }) {
  const feeling = itemAt(store.script.value, at) as Feeling;
  const { expressions, mouths, signs } = store.vocabulary.value!;
  const names = (list: { name: string }[]): string[] => list.map(({ name }) => name);
  const { name } = store.script.value.characters[at.who]!;
  return (
    <>
      <Field label={`How ${name} feels`} hint={expressions.find((one) => one.name === feeling.expression)?.line}>
        <Choice label="Feeling" names={names(expressions)} value={feeling.expression} onChange={(expression) => act.setItem(at, { expression })} />
      </Field>
      <Field label="Mouth">
        <Select label="Mouth" names={names(mouths)} value={feeling.mouth ?? ""} nothing="as the feeling" onChange={(mouth) => act.setItem(at, { mouth: mouth || null })} />
      </Field>
      <Field label="Sign beside the head">
        <Select label="Sign" names={names(signs)} value={feeling.sign ?? ""} nothing="none" onChange={(sign) => act.setItem(at, { sign: sign || null })} />
      </Field>
    </>
  );
}
