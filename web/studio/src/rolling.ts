/** Rolling a beat again: other motions of the same words, one of which is kept. */

import { batch } from "@preact/signals";
import { selectedBeat } from "./actions";
import { api, type Candidate } from "./api";
import { patchItem } from "./edits";
import { commit } from "./history";
import { explain, isAbort, receive, showing, state } from "./making";
import { beatId } from "./script";
import * as store from "./store";

const COUNT = 4;
const SEEDS = 2 ** 32;

let running: AbortController | null = null;

/** Ask for other motions of the selected beat. */
export async function roll(): Promise<void> {
  const chosen = selectedBeat();
  if (!chosen) {
    store.notice.value = "Select a beat to roll it again";
    return;
  }
  running?.abort();
  const turn = (running = new AbortController());
  const script = store.script.value;
  const beat = beatId(chosen.ref.who, chosen.ref.index);
  const seed = Math.floor(Math.random() * SEEDS);
  store.rolling.value = { ref: chosen.ref, candidates: [], running: true, error: "" };
  try {
    for await (const event of api.reroll({ project: store.project.value, script, state: state(), beat, count: COUNT, seed }, turn.signal)) {
      if (event.event === "candidate") update((rolling) => ({ ...rolling, candidates: [...rolling.candidates, event] }));
    }
    update((rolling) => ({ ...rolling, running: false }));
  } catch (error) {
    if (!isAbort(error)) update((rolling) => ({ ...rolling, running: false, error: explain(error) }));
  }
}

function update(change: (rolling: store.Rolling) => store.Rolling): void {
  if (store.rolling.value) store.rolling.value = change(store.rolling.value);
}

/** Keep a candidate: its film is there already. */
export async function keep({ seed, beats, film, takes }: Candidate): Promise<void> {
  const script = beats.reduce((before, id) => {
    const [who, index] = id.split(".").map(Number) as [number, number];
    return patchItem(before, { list: "beats", who, index }, { seed, take: undefined });
  }, store.script.value);
  close();
  batch(() => {
    store.history.value = commit(store.history.value, script);
    store.takes.value = takes;
    store.notice.value = `Kept the motion of seed ${seed}`;
  });
  await receive(film);
  showing(script);
}

export function close(): void {
  running?.abort();
  running = null;
  store.rolling.value = null;
}
