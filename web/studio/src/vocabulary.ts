/** What can be added, as `GET api/vocabulary` gives it. */

export interface Word {
  name: string;
  line: string;
}

export interface ActionWord extends Word {
  /** What is written into a new beat. */
  sentence: string;
}

export interface BodyWord extends Word {
  animal: boolean;
}

export interface PlaceWord extends Word {
  outdoor: boolean;
}

export interface ThingWord extends Word {
  held: boolean;
  states: string[];
}

export interface FormatWord {
  suffix: string;
  label: string;
  line: string;
  drawn: boolean;
  /** Whether the page may make it itself. */
  browser: boolean;
  /** Whether it can hold sound. */
  sound?: boolean;
}

type Lists = "times" | "weathers" | "seasons" | "lamps" | "styles" | "ages" | "hats" | "hair" | "ties" | "wears" | "voices";
type MoreLists = "expressions" | "mouths" | "signs" | "moves" | "effects" | "cameras" | "speech";

export interface Vocabulary extends Record<Lists | MoreLists, Word[]> {
  actions: ActionWord[];
  roles: BodyWord[];
  kinds: BodyWord[];
  places: PlaceWord[];
  props: ThingWord[];
  formats: FormatWord[];
  limits: { seconds: [number, number]; prompt: number };
}

/** Words in which a search looks, the name first. */
export interface Findable {
  name: string;
  line: string;
}

/** What holds all parts of a search, names that begin with it first. */
export function search<T extends Findable>(items: T[], query: string): T[] {
  const parts = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!parts.length) return items;
  const scored = items.flatMap((item) => {
    const name = item.name.toLowerCase().replaceAll("_", " ");
    const text = `${name} ${item.line.toLowerCase()}`;
    if (!parts.every((part) => text.includes(part))) return [];
    const first = parts[0]!;
    const score = name.startsWith(first) ? 0 : name.includes(` ${first}`) ? 1 : name.includes(first) ? 2 : 3;
    return [{ item, score }];
  });
  return scored.sort((a, b) => a.score - b.score).map(({ item }) => item);
}
