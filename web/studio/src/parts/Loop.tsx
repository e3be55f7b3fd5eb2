/** A few seconds of a film in a small picture, again and again. */

import { useEffect, useRef } from "preact/hooks";
import type { Film } from "../api";

const SIZE: [number, number] = [384, 216];

interface LoopProps {
  film: Film;
  style: string;
  /** Seconds. */
  start: number;
  end: number;
  /** Address of a picture that is shown until it moves. */
  poster: string;
}

export function Loop({ film, style, start, end, poster }: LoopProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let request = 0;
    let open = true;
    const begin = async (): Promise<void> => {
      await StickGen.ownTables();
      const scene = Object.assign((await StickGen.readScene(film)) as object, { style });
      if (!open || !canvas.current) return;
      const painter = new StickGen.Painter(scene, canvas.current);
      painter.resize(...SIZE);
      const { fps } = film.meta;
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const paint = (now: number): void => {
        const at = still ? (start + end) / 2 : start + ((now / 1000) % (end - start));
        painter.paint(at * fps);
        if (!still) request = requestAnimationFrame(paint);
      };
      request = requestAnimationFrame(paint);
    };
    void begin();
    return () => {
      open = false;
      cancelAnimationFrame(request);
    };
  }, [film, style, start, end]);
  return <canvas ref={canvas} style={{ backgroundImage: `url(${poster})` }} />;
}
