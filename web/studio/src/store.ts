/** What the page shows, as signals. Components read it; `actions` and `making` change it. */

import { computed, signal } from "@preact/signals";
import type { Candidate, Film, ProjectLine, Takes } from "./api";
import { begin, type History } from "./history";
import type { Ref } from "./rows";
import type { Script } from "./script";
import type { Vocabulary } from "./vocabulary";

/** A thing on the timeline, or a character as a whole. */
export type Selection = Ref | { list: "character"; who: number; index: 0 } | null;
export type Dialog = "add" | "export" | "help" | "projects" | null;
export type Panel = "film" | "selected" | "stage";

export const vocabulary = signal<Vocabulary | null>(null);
export const projects = signal<ProjectLine[]>([]);
/** Name of the folder of the project that is open; empty: none yet. */
export const project = signal("");
export const title = signal("");
/** What was typed. */
export const prompt = signal("");
/** The seed of the film. */
export const seed = signal(0);

/** Width over height of the picture. */
export const aspect = signal(16 / 9);

export const history = signal<History<Script>>(begin({ description: "", duration: 0, characters: [] }));
export const script = computed<Script>(() => history.value.now);
/** Whether there is a film to work on. */
export const exists = computed(() => script.value.characters.length > 0);
/** What of the text the film does not show; empty: all is there. */
export const leftOut = signal("");

export const selection = signal<Selection>(null);
export const dialog = signal<Dialog>(null);
export const panel = signal<Panel>("film");
/** What a phone shows below the picture. */
export const view = signal<"timeline" | Panel>("timeline");

/** The film that the player shows; null: none yet. */
export const film = signal<Film | null>(null);
/** Seconds of the film that are made. */
export const made = signal(0);
/** The motion of every beat, to lock it. */
export const takes = signal<Takes>({});

export interface Making {
  running: boolean;
  /** What goes on. */
  label: string;
  /** How much of it is done, 0 to 1; null: unknown. */
  share: number | null;
  error: string;
}
export const IDLE: Making = { running: false, label: "", share: null, error: "" };
export const making = signal<Making>(IDLE);
/** What the last film cost: seconds of work, beats taken over and made anew. */
export const lastMake = signal<{ seconds: number; reused: number; generated: number } | null>(null);
export const saved = signal<"saved" | "saving" | "waiting" | "refused">("saved");

/** Seconds. */
export const time = signal(0);
export const playing = signal(false);
export const rate = signal(1);

/** The version to compare with. */
export const marked = signal<{ script: Script; film: Film } | null>(null);
export const comparing = signal(false);

export interface Rolling {
  ref: Ref;
  candidates: Candidate[];
  running: boolean;
  error: string;
}
/** The beat that is rolled again, and what came of it. */
export const rolling = signal<Rolling | null>(null);

/** A sentence about what just happened, for the eye and for screen readers. */
export const notice = signal("");
