/** Undo and redo without end. */

export interface History<T> {
  past: T[];
  now: T;
  future: T[];
  /** What the last change was: a change of the same key continues it, such as typing one word. */
  key: string;
}

export function begin<T>(now: T): History<T> {
  return { past: [], now, future: [], key: "" };
}

/** After a change. One with the same key as the last replaces it; an empty key never does. */
export function commit<T>(history: History<T>, now: T, key = ""): History<T> {
  if (now === history.now) return history;
  const continues = key !== "" && key === history.key;
  return { past: continues ? history.past : [...history.past, history.now], now, future: [], key };
}

export function undo<T>({ past, now, future }: History<T>): History<T> {
  if (!past.length) return { past, now, future, key: "" };
  return { past: past.slice(0, -1), now: past.at(-1)!, future: [now, ...future], key: "" };
}

export function redo<T>({ past, now, future }: History<T>): History<T> {
  if (!future.length) return { past, now, future, key: "" };
  return { past: [...past, now], now: future[0]!, future: future.slice(1), key: "" };
}
