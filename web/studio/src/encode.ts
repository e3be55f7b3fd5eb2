/** Films as video, made in the browser by WebCodecs. A script of its own: it is loaded when it is needed. */

import { BufferTarget, canEncodeVideo, CanvasSource, Mp4OutputFormat, Output, QUALITY_HIGH, WebMOutputFormat, type VideoCodec } from "mediabunny";
import type { Film } from "./api";

export interface Video {
  suffix: "mp4" | "webm";
  size: [number, number];
  fps: number;
}

const CODECS: Record<Video["suffix"], VideoCodec> = { mp4: "avc", webm: "vp9" };

/** Whether this browser can make it. */
export function canEncode({ suffix, size: [width, height] }: Video): Promise<boolean> {
  return canEncodeVideo(CODECS[suffix], { width, height });
}

/** Draw and encode all frames of a film; `progress` is told the share that is done. */
export async function encode(film: Film, style: string, { suffix, size, fps }: Video, progress: (share: number) => void, signal: AbortSignal): Promise<Blob> {
  await StickGen.ownTables();
  const scene = Object.assign((await StickGen.readScene(film)) as object, { style });
  const canvas = document.createElement("canvas");
  const painter = new StickGen.Painter(scene, canvas);
  painter.resize(...size);
  const target = new BufferTarget();
  const format = suffix === "mp4" ? new Mp4OutputFormat() : new WebMOutputFormat();
  const output = new Output({ format, target });
  const source = new CanvasSource(canvas, { codec: CODECS[suffix], quality: QUALITY_HIGH });
  output.addVideoTrack(source, { frameRate: fps });
  await output.start();
  const count = Math.max(Math.round((film.meta.total_frames / film.meta.fps) * fps), 1);
  for (let i = 0; i < count; i++) {
    if (signal.aborted) {
      await output.cancel();
      signal.throwIfAborted();
    }
    painter.paint((i / fps) * film.meta.fps);
    await source.add(i / fps, 1 / fps);
    progress((i + 1) / count);
  }
  await output.finalize();
  return new Blob([target.buffer!], { type: format.mimeType });
}
