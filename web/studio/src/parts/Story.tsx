/** What is typed: large on an empty page, a line above a film. */

import { useEffect, useRef } from "preact/hooks";
import { makeFromPrompt } from "../making";
import { open } from "../saving";
import * as store from "../store";
import { Icon } from "./Icon";
import { ago } from "./Projects";

const EXAMPLES = [
  "Two friends play catch in the park and one shouts 'Well done!'",
  "A knight fights a dragon in the snow. The dragon falls, and the knight dances.",
  "A chef tastes the soup, burns his tongue and hops around the kitchen.",
  "A ghost scares a burglar at night. He drops the loot and runs.",
];

/** The text field and its button. */
function Prompt({ rows }: { rows: number }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { prompt, making, vocabulary } = store;
  useEffect(() => {
    // As high as its text, where the browser does not do that by itself.
    const area = field.current!;
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, 220)}px`;
  }, [prompt.value]);
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Escape") field.current!.blur();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    void makeFromPrompt();
  };
  return (
    <form
      class="prompt"
      onSubmit={(event) => {
        event.preventDefault();
        void makeFromPrompt();
      }}
    >
      <textarea
        ref={field}
        data-prompt
        rows={rows}
        aria-label="A sentence or a story"
        placeholder="A sentence or a story: who does what, and where?"
        maxLength={vocabulary.value?.limits.prompt ?? 2000}
        value={prompt.value}
        onInput={(event) => (prompt.value = event.currentTarget.value)}
        onKeyDown={press}
      />
      <button type="submit" class="primary" disabled={!prompt.value.trim() || (making.value.running && !store.exists.value)}>
        <Icon name="spark" size={18} />
        Make
      </button>
    </form>
  );
}

export function StoryBar() {
  return (
    <section class="story" aria-label="Story">
      <Prompt rows={1} />
      {store.leftOut.value && <p class="left-out">Not in the film: {store.leftOut.value}</p>}
    </section>
  );
}

export function Welcome() {
  const { making, projects, prompt } = store;
  return (
    <main class="welcome">
      <Figures />
      <h1>What happens?</h1>
      <p class="lead">Type a sentence or a story. It becomes a film of stick figures that you can change beat by beat.</p>
      <Prompt rows={3} />
      <p class="status" aria-live="polite">
        {making.value.error ? <span class="error">{making.value.error}</span> : making.value.running ? `${making.value.label}…` : ""}
      </p>
      <div class="examples">
        {EXAMPLES.map((text) => (
          <button key={text} type="button" onClick={() => (prompt.value = text)}>
            {text}
          </button>
        ))}
      </div>
      {projects.value.length > 0 && (
        <section class="recent" aria-label="Your films">
          <h2>Your films</h2>
          {projects.value.slice(0, 6).map((line) => (
            <button key={line.name} type="button" onClick={() => void open(line.name)}>
              <Icon name="film" />
              <span>{line.title}</span>
              <time dateTime={line.changed}>{ago(line.changed)}</time>
            </button>
          ))}
        </section>
      )}
    </main>
  );
}

/** Three of the people who play in the films. */
function Figures() {
  return (
    <svg class="figures" viewBox="0 0 220 90" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" stroke-linejoin="round">
      <circle cx="40" cy="20" r="9" />
      <path d="M40 29v26M40 36 24 30M40 36l20-12M40 55 28 82M40 55l14 26" />
      <g class="accent">
        <circle cx="110" cy="22" r="9" />
        <path d="M110 31c2 10 2 16-1 26M111 38 92 44M111 38l16 10 8-14M109 57 94 70l2 14M109 57l15 10 12 13" />
      </g>
      <circle cx="180" cy="14" r="9" />
      <path d="M180 23v24M180 28l-17-16M180 28l17-16M180 47l-14 14 4 12M180 47l16 8 2 16" />
    </svg>
  );
}
