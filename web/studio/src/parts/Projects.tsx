/** Your films: open one, begin another, delete. */

import { useEffect, useState } from "preact/hooks";
import { explain } from "../making";
import { list, open, remove, startAnew } from "../saving";
import * as store from "../store";
import { IconButton } from "./Fields";
import { Icon } from "./Icon";
import { Modal } from "./Modal";

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long ago something was, in words. */
export function ago(when: string, now = Date.now()): string {
  const seconds = (new Date(when).getTime() - now) / 1000;
  const [unit, length] = UNITS.find(([, size]) => -seconds >= size) ?? ["second", 1];
  if (unit === "second" || !Number.isFinite(seconds)) return "just now";
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.round(seconds / length), unit);
}

export function Projects() {
  const [error, setError] = useState("");
  const [leaving, setLeaving] = useState("");
  const close = (): void => void (store.dialog.value = null);
  const tell = (promise: Promise<unknown>, done: () => void = close): void => void promise.then(done).catch((reason) => setError(explain(reason)));
  useEffect(() => tell(list(), () => {}), []);
  return (
    <Modal title="Your films" onClose={close}>
      <button type="button" class="new-film" onClick={() => tell(startAnew())}>
        <Icon name="plus" />
        New film
      </button>
      <ul class="projects">
        {store.projects.value.map((line) => (
          <li key={line.name} class={line.name === store.project.value ? "current" : ""}>
            <button type="button" class="project" disabled={Boolean(line.damaged)} onClick={() => tell(open(line.name))}>
              <Icon name="film" />
              <span class="project-title">{line.title}</span>
              <span class="quiet">{line.damaged ?? ago(line.changed)}</span>
            </button>
            {leaving === line.name ? (
              <button type="button" class="danger" onClick={() => tell(remove(line.name), () => setLeaving(""))}>
                Delete for good
              </button>
            ) : (
              <IconButton icon="trash" label={`Delete ${line.title}`} onClick={() => setLeaving(line.name)} />
            )}
          </li>
        ))}
      </ul>
      {error && <p class="error">{error}</p>}
    </Modal>
  );
}
