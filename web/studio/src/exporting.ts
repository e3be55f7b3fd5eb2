/** Files of a film: made by the page where it can, by the server otherwise. */

import { api, type Film } from "./api";
import { state } from "./making";
import { USUAL } from "./script";
import * as store from "./store";
import type { FormatWord } from "./vocabulary";

export interface Export {
  format: FormatWord;
  size: [number, number];
  fps: number;
  /** Whether it is to be heard, if its format can be. */
  sound: boolean;
}

/** Who makes a file, and the reason if it is not the page. */
export interface Maker {
  here: boolean;
  why: string;
}

type Encoder = typeof import("./encode");

function encoder(): Promise<Encoder> {
  const address = new URL("assets/encode.js", document.baseURI).href;
  return import(address);
}

/** Who makes a file: the page only silent video that its browser can encode. */
export async function makerOf({ format, size, fps, sound }: Export): Promise<Maker> {
  if (!format.browser) return { here: false, why: "" };
  if (sound && format.sound) return { here: false, why: "it adds the sound" };
  if (typeof VideoEncoder === "undefined") return { here: false, why: "this browser cannot encode video" };
  const { canEncode } = await encoder();
  const here = await canEncode({ suffix: format.suffix as "mp4" | "webm", size, fps });
  return { here, why: here ? "" : `this browser cannot encode ${format.suffix === "mp4" ? "H.264" : "VP9"}` };
}

/** Make a file and hand it to the browser's downloads. */
export async function exportFilm(wanted: Export, progress: (share: number | null) => void, signal: AbortSignal): Promise<string> {
  const { here } = await makerOf(wanted);
  const blob = here ? await makeHere(wanted, progress, signal) : await makeThere(wanted, progress, signal);
  const name = `${fileName(store.title.value)}.${wanted.format.suffix}`;
  download(blob, blob.type === "application/zip" && !name.endsWith(".zip") ? `${name}.zip` : name);
  return name;
}

async function makeHere({ format, size, fps }: Export, progress: (share: number) => void, signal: AbortSignal): Promise<Blob> {
  const { encode } = await encoder();
  const style = store.script.value.style ?? USUAL.style;
  const video = { suffix: format.suffix as "mp4" | "webm", size, fps };
  return encode(store.film.value as Film, style, video, progress, signal);
}

async function makeThere({ format, size, fps, sound }: Export, progress: (share: null) => void, signal: AbortSignal): Promise<Blob> {
  progress(null);
  const options = { ...(format.drawn && { size }), ...(format.browser && { fps }), ...(format.sound && { sound }) };
  const work = { project: store.project.value, script: store.script.value, state: state(), options };
  return (await api.export(format.suffix, work, signal)).blob();
}

/** A name for a file out of a title. */
export function fileName(title: string): string {
  const plain = title.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return plain.slice(0, 60).replace(/-+$/, "") || "film";
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
