/** Files of the film: which format, how large, and who makes it. */

import { useEffect, useRef, useState } from "preact/hooks";
import { exportFilm, makerOf, type Maker } from "../exporting";
import { explain, isAbort } from "../making";
import * as store from "../store";
import type { FormatWord } from "../vocabulary";
import { Choice, Field } from "./Fields";
import { Icon } from "./Icon";
import { Modal } from "./Modal";

const HEIGHTS = { "720": "720p", "1080": "1080p", "480": "480p" };
const RATES = { "25": "25", "50": "50", "12.5": "12.5" };
const FIRST = ["mp4", "html", "webm", "gif"];

interface Job {
  suffix: string;
  share: number | null;
  done: string;
  error: string;
}

export function ExportMenu() {
  const close = (): void => void (store.dialog.value = null);
  const formats = store.vocabulary.value?.formats ?? [];
  const [height, setHeight] = useState("720");
  const [fps, setFps] = useState("25");
  const [sound, setSound] = useState(false);
  const [job, setJob] = useState<Job | null>(null);
  const turn = useRef<AbortController | null>(null);
  useEffect(() => () => turn.current?.abort(), []);
  const size = sizeOf(Number(height));
  const begin = async (format: FormatWord): Promise<void> => {
    turn.current?.abort();
    const { signal } = (turn.current = new AbortController());
    const update = (fields: Partial<Job>): void => void (signal.aborted || setJob({ suffix: format.suffix, share: 0, done: "", error: "", ...fields }));
    update({});
    try {
      update({ done: await exportFilm({ format, size, fps: Number(fps), sound }, (share) => update({ share }), signal), share: 1 });
    } catch (error) {
      if (!isAbort(error)) update({ error: explain(error) });
    }
  };
  const featured = FIRST.flatMap((suffix) => formats.filter((format) => format.suffix === suffix));
  const rest = formats.filter((format) => !FIRST.includes(format.suffix));
  return (
    <Modal title="Export" size="wide" onClose={close}>
      <div class="export-options">
        <Field label="Size" hint={`${size[0]} × ${size[1]}`}>
          <Choice label="Size" names={Object.keys(HEIGHTS).sort((a, b) => +a - +b)} value={height} onChange={setHeight} say={(name) => HEIGHTS[name as keyof typeof HEIGHTS]} />
        </Field>
        <Field label="Frames a second" hint="of video">
          <Choice label="Frames a second" names={["12.5", "25", "50"]} value={fps} onChange={setFps} say={(name) => RATES[name as keyof typeof RATES]} />
        </Field>
        {formats.some((format) => format.sound) && (
          <Field label="Sound">
            <Choice label="Sound" names={["silent", "heard"]} value={sound ? "heard" : "silent"} onChange={(name) => setSound(name === "heard")} />
          </Field>
        )}
      </div>
      <div class="formats featured">
        {featured.map((format) => (
          <Format key={format.suffix} format={format} size={size} fps={Number(fps)} sound={sound} job={job} onMake={() => void begin(format)} onCancel={() => (turn.current?.abort(), setJob(null))} />
        ))}
      </div>
      <h3>For other programs</h3>
      <div class="formats">
        {rest.map((format) => (
          <Format key={format.suffix} format={format} size={size} fps={Number(fps)} sound={sound} job={job} onMake={() => void begin(format)} onCancel={() => (turn.current?.abort(), setJob(null))} />
        ))}
      </div>
    </Modal>
  );
}

/** Width and height of a picture of the film's shape, even as video wants it. */
function sizeOf(height: number): [number, number] {
  return [2 * Math.round((height * store.aspect.value) / 2), height];
}

/** What a format is, without the options of the command line. */
function plain(line: string): string {
  return line.replace(/[;,] [^;,]* with --\w+/, "");
}

interface FormatProps {
  format: FormatWord;
  size: [number, number];
  fps: number;
  sound: boolean;
  job: Job | null;
  onMake: () => void;
  onCancel: () => void;
}

function Format({ format, size, fps, sound, job, onMake, onCancel }: FormatProps) {
  const [maker, setMaker] = useState<Maker | null>(null);
  useEffect(() => {
    if (format.browser) void makerOf({ format, size, fps, sound }).then(setMaker);
  }, [format, size[1], fps, sound]);
  const mine = job?.suffix === format.suffix ? job : null;
  const busy = mine && !mine.done && !mine.error;
  return (
    <div class={`format ${mine ? "active" : ""}`} data-format={format.suffix}>
      <button type="button" disabled={Boolean(busy)} aria-label={`Export ${format.suffix}: ${format.line}`} onClick={onMake}>
        <b>{format.suffix === "html" ? "Share as film.html" : format.suffix.toUpperCase()}</b>
        <span>{plain(format.line)}</span>
        {maker && <small>{maker.here ? "made here, in the browser" : `made by the server: ${maker.why}`}</small>}
      </button>
      {busy && (
        <div class="progress">
          <progress aria-label={`Making ${format.suffix}`} value={mine.share ?? undefined} />
          <button type="button" class="quiet-button" onClick={onCancel}>
            Cancel
          </button>
        </div>
      )}
      {mine?.done && (
        <p class="done" role="status">
          <Icon name="check" size={16} /> {mine.done}
        </p>
      )}
      {mine?.error && (
        <p class="error" role="alert">
          {mine.error}
        </p>
      )}
    </div>
  );
}
