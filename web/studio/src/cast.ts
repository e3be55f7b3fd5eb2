/** Changes that reach everybody who is named: renaming and removing a character. */

import { shotsOf, type Character, type Gaze, type Script, type StageProp } from "./script";

/** Give a character another name, everywhere; a name that somebody has is refused. */
export function renameCharacter(script: Script, who: number, name: string): Script {
  const old = script.characters[who]?.name;
  const taken = script.characters.some((one, i) => i !== who && one.name === name);
  if (!old || !name.trim() || taken || name === old) return script;
  return renamed(script, (one) => (one === old ? name : one));
}

function renamed(script: Script, rename: (name: string) => string): Script {
  const characters = script.characters.map((one) => ({
    ...one,
    name: rename(one.name),
    ...(one.looks_at ? { looks_at: looks(one.looks_at, rename) } : {}),
    beats: one.beats.map((beat) => (beat.to ? { ...beat, to: beat.to.map(rename) } : beat)),
  }));
  const shots = shotsOf(script);
  const camera = shots.length ? { camera: shots.map((shot) => (shot.subject ? { ...shot, subject: rename(shot.subject) } : shot)) } : {};
  const props = (script.props ?? []).map((prop) => ({
    ...prop,
    ...(prop.held_by ? { held_by: prop.held_by.map((hold) => ({ ...hold, name: rename(hold.name) })) } : {}),
  }));
  return { ...script, ...camera, characters, props };
}

function looks(value: string | Gaze[], rename: (name: string) => string): string | Gaze[] {
  return Array.isArray(value) ? value.map((gaze) => ({ ...gaze, name: rename(gaze.name) })) : rename(value);
}

/** Take a character out of the film; who looked at it looks wherever they like. The last one stays. */
export function removeCharacter(script: Script, who: number): Script {
  const gone = script.characters[who]?.name;
  if (!gone || script.characters.length < 2) return script;
  const characters = script.characters.filter((_, i) => i !== who).map((one) => forget(one, gone));
  const shots = shotsOf(script);
  const camera = shots.length ? { camera: shots.map((shot) => (shot.subject === gone ? { ...shot, subject: null } : shot)) } : {};
  const props = (script.props ?? []).map((prop) => without(prop, gone)).filter((prop) => prop.at || prop.held_by?.length);
  return { ...script, ...camera, characters, props };
}

function forget(one: Character, gone: string): Character {
  const { looks_at } = one;
  const kept = Array.isArray(looks_at) ? looks_at.filter((gaze) => gaze.name !== gone) : looks_at === gone ? null : looks_at;
  const beats = one.beats.map((beat) => (beat.to ? { ...beat, to: beat.to.filter((name) => name !== gone) } : beat));
  return { ...one, beats, ...(looks_at ? { looks_at: Array.isArray(kept) && !kept.length ? null : kept } : {}) };
}

function without(prop: StageProp, gone: string): StageProp {
  return prop.held_by ? { ...prop, held_by: prop.held_by.filter((hold) => hold.name !== gone) } : prop;
}
