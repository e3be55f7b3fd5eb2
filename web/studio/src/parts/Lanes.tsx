/** The rows of the timeline. */

import type { ComponentChildren } from "preact";
import * as act from "../actions";
import { colorOf } from "../looks";
import { seek } from "../playback";
import { itemsOf } from "../rows";
import { doing, filming, shotsOf, USUAL, words, type Beat, type Feeling, type Line, type PlaceCut, type Script, type Shot, type StageProp, type Timed } from "../script";
import * as store from "../store";
import { Block } from "./Block";
import { Icon, type IconName } from "./Icon";

interface RowProps {
  film: Script;
  scale: number;
}

interface LaneProps {
  kind: string;
  scale: number;
  children: ComponentChildren;
  who?: number;
}

/** A double click on the empty part of a lane adds something there. */
function Lane({ kind, scale, who, children }: LaneProps) {
  const add = (event: MouseEvent): void => {
    if (event.target !== event.currentTarget) return;
    seek(event.offsetX / scale);
    if (who !== undefined) act.select({ list: "character", who, index: 0 });
    store.dialog.value = "add";
  };
  return (
    <div class={`lane ${kind}`} onDblClick={add}>
      {children}
    </div>
  );
}

export function PersonRow({ film, scale, who }: RowProps & { who: number }) {
  const one = film.characters[who]!;
  const chosen = store.selection.value;
  const selected = chosen?.list === "character" && chosen.who === who;
  const said = one.lines ?? [];
  const felt = one.feelings ?? [];
  return (
    <div class="row person" style={{ "--own": colorOf(who) }} role="group" aria-label={one.name}>
      <button type="button" class={`head ${selected ? "selected" : ""}`} aria-pressed={selected} onClick={() => act.select({ list: "character", who, index: 0 })}>
        <span class="dot" />
        <span class="head-name">{one.name}</span>
      </button>
      <div class="lanes">
        <Lane kind="beats" who={who} scale={scale}>
          {one.beats.map((beat: Beat, index) => (
            <Block key={index} at={{ list: "beats", who, index }} item={beat} scale={scale} text={doing(beat.text)} label={`${one.name} ${doing(beat.text)}`} locked={Boolean(beat.take)} typed="text" />
          ))}
        </Lane>
        {said.length > 0 && (
          <Lane kind="lines" who={who} scale={scale}>
            {said.map((line: Line, index) => (
              <Block key={index} at={{ list: "lines", who, index }} item={line} scale={scale} text={`“${line.text}”`} label={`${one.name} says ${line.text}`} typed="text" />
            ))}
          </Lane>
        )}
        {felt.length > 0 && (
          <Lane kind="feelings" who={who} scale={scale}>
            {felt.map((feeling: Feeling, index) => (
              <Block key={index} at={{ list: "feelings", who, index }} item={feeling} scale={scale} text={feeling.expression} label={`${one.name} is ${feeling.expression}`} />
            ))}
          </Lane>
        )}
      </div>
    </div>
  );
}

function OtherRow({ icon, name, children, onClick }: { icon: IconName; name: string; children: ComponentChildren; onClick: () => void }) {
  return (
    <div class="row other" role="group" aria-label={name}>
      <button type="button" class="head" onClick={onClick}>
        <Icon name={icon} size={16} />
        <span class="head-name">{name}</span>
      </button>
      <div class="lanes">{children}</div>
    </div>
  );
}

const showFilm = (): void => {
  store.panel.value = "film";
  store.view.value = "film";
};

/** A block that stands for the whole film, or what of it goes on without another one. */
function Whole({ item, scale, text, children }: { item: Timed; scale: number; text: string; children?: ComponentChildren }) {
  return (
    <button type="button" class="block whole" style={{ left: `${item.start * scale}px`, width: `${(item.end - item.start) * scale - 2}px` }} onClick={showFilm}>
      {children}
      <span class="block-text">{text}</span>
    </button>
  );
}

const FILMING = { auto: "Shots and cuts by itself", follow: "Keeps everybody in one steady picture", keyframes: "Keyframes", shots: "" };

export function CameraRow({ film, scale }: RowProps) {
  const how = filming(film);
  const { duration } = film;
  const track = store.film.value?.camera_track as { cuts?: number[] } | undefined;
  const cuts = how === "auto" ? (track?.cuts ?? []) : [];
  return (
    <OtherRow icon="camera" name="Camera" onClick={showFilm}>
      <Lane kind="shots" scale={scale}>
        {how === "shots" ? (
          shotsOf(film).map((shot: Shot, index) => {
            const text = [words(shot.move ?? "static"), shot.subject].filter(Boolean).join(" · ");
            return <Block key={index} at={{ list: "shots", who: 0, index }} item={shot} scale={scale} text={text} label={`Camera: ${text}`} />;
          })
        ) : (
          <Whole item={{ start: 0, end: duration }} scale={scale} text={FILMING[how]}>
            {cuts.map((frame) => (
              <i key={frame} class="cut" style={{ left: `${(frame / 25) * scale}px` }} />
            ))}
          </Whole>
        )}
      </Lane>
    </OtherRow>
  );
}

export function ThingsRow({ film, scale }: RowProps) {
  const things = itemsOf(film, "props") as (StageProp & Timed)[];
  return (
    <OtherRow icon="thing" name="Things" onClick={() => (store.panel.value = "stage")}>
      {things.length ? (
        things.map((thing, index) => (
          <Lane key={index} kind="props" scale={scale}>
            <Block at={{ list: "props", who: 0, index }} item={thing} scale={scale} text={words(thing.kind)} label={words(thing.kind)} />
          </Lane>
        ))
      ) : (
        <Lane kind="props" scale={scale}>
          <span class="empty-lane">Only what people bring along</span>
        </Lane>
      )}
    </OtherRow>
  );
}

export function PlaceRow({ film, scale }: RowProps) {
  const cuts = itemsOf(film, "places") as (PlaceCut & Timed)[];
  const first = { start: 0, end: cuts[0]?.start ?? film.duration };
  return (
    <OtherRow icon="place" name="Place, time" onClick={showFilm}>
      <Lane kind="places" scale={scale}>
        <Whole item={first} scale={scale} text={where(film)} />
        {cuts.map((cut, index) => (
          <Block key={index} at={{ list: "places", who: 0, index }} item={cut} scale={scale} text={where(cut)} label={`Place: ${where(cut)}`} />
        ))}
      </Lane>
    </OtherRow>
  );
}

/** Place, time and weather in words; what is usual goes without saying. */
function where({ place, time, weather, season }: Partial<Record<"place" | "time" | "weather" | "season", string | null>>): string {
  const rest = [
    [time, USUAL.time],
    [weather, USUAL.weather],
    [season, USUAL.season],
  ].flatMap(([value, usual]) => (value && value !== usual ? [words(value)] : []));
  return [words(place ?? USUAL.place), ...rest].join(" · ");
}
