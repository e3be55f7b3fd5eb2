/** The page. */

import { useEffect } from "preact/hooks";
import * as store from "../store";
import { Add } from "./Add";
import { ExportMenu } from "./ExportMenu";
import { FilmPanel } from "./FilmPanel";
import { FloorPlan } from "./FloorPlan";
import { Help } from "./Help";
import { Icon, type IconName } from "./Icon";
import { Projects } from "./Projects";
import { Reroll } from "./Reroll";
import { Selected } from "./Selected";
import { StoryBar, Welcome } from "./Story";
import { Timeline } from "./Timeline";
import { Top } from "./Top";
import { Transport, Viewer } from "./Viewer";

const DIALOGS = { add: Add, export: ExportMenu, help: Help, projects: Projects };
const NOTICE = 5000; // milliseconds that a notice stays

export function App() {
  const Dialog = store.dialog.value && DIALOGS[store.dialog.value];
  return (
    <>
      <Top />
      {store.exists.value ? <Workplace /> : <Welcome />}
      {Dialog && <Dialog />}
      {store.rolling.value && <Reroll />}
      <Notice />
    </>
  );
}

function Workplace() {
  return (
    <main class="work" data-view={store.view.value}>
      <div class="middle">
        <StoryBar />
        <Viewer />
        <Transport />
        {store.making.value.error && (
          <p class="error banner" role="alert">
            {store.making.value.error}
          </p>
        )}
      </div>
      <Side />
      <Timeline />
      <Views />
    </main>
  );
}

const PANELS: { name: store.Panel; label: string; icon: IconName }[] = [
  { name: "film", label: "Film", icon: "film" },
  { name: "selected", label: "Selected", icon: "select" },
  { name: "stage", label: "Stage", icon: "stage" },
];

function Side() {
  const { panel } = store;
  const turn = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    const at = PANELS.findIndex(({ name }) => name === panel.value);
    panel.value = PANELS[(at + by + PANELS.length) % PANELS.length]!.name;
    requestAnimationFrame(() => document.getElementById(`tab-${panel.value}`)?.focus());
  };
  return (
    <aside class="side" aria-label="Properties">
      <div class="tabs" role="tablist" aria-label="Properties" onKeyDown={turn}>
        {PANELS.map(({ name, label, icon }) => (
          <button key={name} type="button" role="tab" id={`tab-${name}`} aria-controls="panel" aria-selected={panel.value === name} tabIndex={panel.value === name ? 0 : -1} onClick={() => (panel.value = name)}>
            <Icon name={icon} size={18} />
            {label}
          </button>
        ))}
      </div>
      <div class="panel" role="tabpanel" id="panel" aria-labelledby={`tab-${panel.value}`}>
        {panel.value === "film" && <FilmPanel />}
        {panel.value === "selected" && <Selected />}
        {panel.value === "stage" && <FloorPlan />}
      </div>
    </aside>
  );
}

/** What a phone shows below the picture. */
function Views() {
  const choose = (view: typeof store.view.value): void => {
    store.view.value = view;
    if (view !== "timeline") store.panel.value = view;
  };
  const all: { name: typeof store.view.value; label: string; icon: IconName }[] = [{ name: "timeline", label: "Timeline", icon: "split" }, ...PANELS];
  return (
    <nav class="views" aria-label="Views">
      {all.map(({ name, label, icon }) => (
        <button key={name} type="button" aria-current={store.view.value === name ? "page" : undefined} onClick={() => choose(name)}>
          <Icon name={icon} />
          {label}
        </button>
      ))}
    </nav>
  );
}

function Notice() {
  const text = store.notice.value;
  useEffect(() => {
    const timer = setTimeout(() => (store.notice.value = ""), NOTICE);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div class={`notice ${text ? "shown" : ""}`} role="status" aria-live="polite">
      {text}
    </div>
  );
}
