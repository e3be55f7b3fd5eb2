/** The film as a whole: style, place, light, camera, length, seed. */

import * as act from "../actions";
import { make } from "../making";
import { filming, USUAL } from "../script";
import * as store from "../store";
import { Choice, Field, NumberField, Several, Slider } from "./Fields";
import { Picker } from "./Picker";
import { StyleSwatches } from "./Swatches";

export function FilmPanel() {
  const all = store.vocabulary.value;
  if (!all) return null;
  return (
    <div class="fields">
      <Field label="Style">
        <StyleSwatches />
      </Field>
      <Surroundings />
      <Camera />
      <Rest />
    </div>
  );
}

function Surroundings() {
  const all = store.vocabulary.value!;
  const film = store.script.value;
  const place = film.place ?? USUAL.place;
  const outdoor = all.places.find(({ name }) => name === place)?.outdoor ?? true;
  const names = (list: { name: string }[]): string[] => list.map(({ name }) => name);
  return (
    <>
      <Field label="Place">
        <Picker label="Place" items={all.places} value={place} onChange={(name) => act.setFilm({ place: name ?? USUAL.place })} />
      </Field>
      <Field label="Time of day">
        <Choice label="Time of day" names={names(all.times)} value={film.time ?? USUAL.time} onChange={(time) => act.setFilm({ time })} />
      </Field>
      {outdoor && (
        <>
          <Field label="Weather">
            <Choice label="Weather" names={names(all.weathers)} value={film.weather ?? USUAL.weather} onChange={(weather) => act.setFilm({ weather })} />
          </Field>
          <Field label="Season">
            <Choice label="Season" names={names(all.seasons)} value={film.season ?? USUAL.season} onChange={(season) => act.setFilm({ season })} />
          </Field>
        </>
      )}
      <Field label="Lamps and windows">
        <Choice label="Lamps and windows" names={names(all.lamps)} value={film.lamps ?? USUAL.lamps} onChange={(lamps) => act.setFilm({ lamps })} />
      </Field>
    </>
  );
}

const FILMING: Record<string, string> = { auto: "shots by itself", follow: "one steady picture", shots: "my shots", keyframes: "keyframes" };

function Camera() {
  const film = store.script.value;
  const how = filming(film);
  const names = how === "shots" || how === "keyframes" ? [how, "auto", "follow"] : ["auto", "follow"];
  const choose = (name: string): void => {
    if (name === "auto" || name === "follow") act.setFilm({ camera: name });
  };
  return (
    <Field label="Camera" hint="add shots with A">
      <Choice label="Camera" names={names} value={how} onChange={choose} say={(name) => FILMING[name]!} />
      <Slider label="Held by hand" value={film.handheld ?? 0} low={0} high={3} step={0.1} onChange={(handheld) => act.setFilm({ handheld }, "handheld")} />
    </Field>
  );
}

const SHAPES = { "16:9": 16 / 9, "1:1": 1, "4:5": 4 / 5, "9:16": 9 / 16 };

function Rest() {
  const all = store.vocabulary.value!;
  const film = store.script.value;
  const [shortest, longest] = all.limits.seconds;
  const shape = Object.entries(SHAPES).find(([, ratio]) => Math.abs(ratio - store.aspect.value) < 0.01)?.[0] ?? "";
  const reshape = (name: string): void => {
    store.aspect.value = SHAPES[name as keyof typeof SHAPES];
    void make(true);
  };
  const reseed = (seed: number): void => {
    store.seed.value = Math.round(seed);
    void make(true);
  };
  return (
    <>
      <Field label="Shape of the picture">
        <Choice label="Shape of the picture" names={Object.keys(SHAPES)} value={shape} onChange={reshape} />
      </Field>
      <Field label="Spoken lines">
        <Choice label="Spoken lines" names={all.speech.map(({ name }) => name)} value={film.speech ?? USUAL.speech} onChange={(speech) => act.setFilm({ speech })} />
      </Field>
      <Field label="Effects">
        <Several names={all.effects.map(({ name }) => name)} values={film.effects ?? []} onChange={(effects) => act.setFilm({ effects })} />
      </Field>
      <div class="pair">
        <NumberField label="Length" value={film.duration} low={shortest} high={longest} step={0.5} unit="s" onChange={act.setLength} />
        <NumberField label="Seed" value={store.seed.value} low={0} high={2 ** 32} step={1} onChange={reseed} />
      </div>
    </>
  );
}
