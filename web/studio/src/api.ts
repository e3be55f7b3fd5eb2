/** The server of the studio; all addresses are relative to the page. */

import type { Script } from "./script";
import type { Vocabulary } from "./vocabulary";

/** The content of a `.motion` file, as the player takes it. */
export type Film = Record<string, unknown> & {
  meta: { fps: number; total_frames: number };
  actors: FilmActor[];
};

export interface FilmActor {
  name: string;
  /** Frame, joint, and x, y, z in millimetres. */
  joints: number[][][];
  look?: { color?: string };
}

/** What a project keeps beside its script. */
export interface State {
  /** Of the film. */
  seed: number;
  /** Width over height of the picture. */
  aspect: number;
  /** The page's own, never read by the server. */
  ui: { prompt: string };
}

/** Beat id → the motion it has, as `Beat.take` keeps it. */
export type Takes = Record<string, string>;

export interface Project {
  title: string;
  script: Script | null;
  state: Partial<State>;
  film: Film | null;
  takes: Takes;
}

export interface ProjectLine {
  name: string;
  title: string;
  changed: string;
  damaged?: string;
}

export type MakeEvent =
  | { event: "stage"; stage: string; share: number }
  | { event: "piece"; film: Film; seconds: number }
  | { event: "done"; film: Film; seconds: number; reused: string[]; generated: string[]; takes: Takes };

export interface Candidate {
  seed: number;
  /** The beats that were rolled together. */
  beats: string[];
  thumbnail: string;
  film: Film;
  takes: Takes;
}

export type RerollEvent = { event: "stage"; stage: string; share: number } | ({ event: "candidate" } & Candidate) | { event: "done" };

export interface Written {
  script: Script;
  left_out: string;
  aspect: number | null;
}

/** What an export may be told. */
export interface ExportOptions {
  size?: [number, number];
  fps?: number;
  sound?: boolean;
}

interface Work {
  project: string;
  script: Script;
  state: State;
}

/** The last line of a stream that failed. */
interface Problem {
  event: "error";
  title: string;
  detail?: string;
}

/** The server said no, and why. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly status = 0,
  ) {
    super(message);
  }
}

/** There is no server. */
export class Unreachable extends Error {}

async function call(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const headers: HeadersInit = body === undefined ? {} : { "Content-Type": "application/json" };
  const content = body === undefined ? null : JSON.stringify(body);
  let answer: Response;
  try {
    answer = await fetch(`api/${path}`, { method, headers, body: content, signal: signal ?? null });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Unreachable("The studio does not answer. Is `stick-gen studio` still running?");
  }
  if (!answer.ok) throw await refusal(answer);
  return answer;
}

async function refusal(answer: Response): Promise<Refusal> {
  const problem = await answer.json().catch(() => ({}));
  return new Refusal(problem.detail || problem.title || `${answer.status} ${answer.statusText}`, answer.status);
}

async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
  return (await call(method, path, body)).json();
}

/** The values of a stream of JSON lines, as they come. */
export async function* lines<T>(body: ReadableStream<Uint8Array>): AsyncGenerator<T> {
  const decoder = new TextDecoder();
  let rest = "";
  for (const reader = body.getReader(); ; ) {
    const { value, done } = await reader.read();
    rest += decoder.decode(value, { stream: !done });
    const complete = rest.split("\n");
    rest = complete.pop()!;
    for (const line of complete) if (line.trim()) yield JSON.parse(line);
    if (!done) continue;
    if (rest.trim()) yield JSON.parse(rest);
    return;
  }
}

/** The events of an answer; the one that says what went wrong is thrown. */
async function* events<T extends { event: string }>(path: string, body: unknown, signal: AbortSignal): AsyncGenerator<T> {
  const answer = await call("POST", path, body, signal);
  for await (const event of lines<T | Problem>(answer.body!)) {
    if (event.event === "error") throw new Refusal((event as Problem).detail || (event as Problem).title);
    yield event as T;
  }
}

const at = (name: string): string => `projects/${encodeURIComponent(name)}`;

export const api = {
  vocabulary: () => json<Vocabulary>("GET", "vocabulary"),
  projects: async () => (await json<{ projects: ProjectLine[] }>("GET", "projects")).projects,
  create: (title: string) => json<{ name: string }>("POST", "projects", { title }),
  open: (name: string) => json<Project>("GET", at(name)),
  save: (name: string, project: { title: string; script: Script; state: State }) => call("PUT", at(name), project),
  remove: (name: string) => call("DELETE", at(name)),
  write: (text: string) => json<Written>("POST", "write", { text }),
  make: (work: Work, signal: AbortSignal) => events<MakeEvent>("make", work, signal),
  reroll: (work: Work & { beat: string; count: number; seed: number }, signal: AbortSignal) => events<RerollEvent>("reroll", work, signal),
  export: (suffix: string, work: Work & { options: ExportOptions }, signal: AbortSignal) =>
    call("POST", `export/${encodeURIComponent(suffix)}`, work, signal),
};
