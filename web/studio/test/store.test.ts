import assert from "node:assert/strict";
import { test } from "node:test";
import { lines } from "../src/api";
import { removeCharacter, renameCharacter } from "../src/cast";
import { addCharacter, addPlace, setDuration } from "../src/film_edits";
import { distinct } from "../src/looks";
import { begin, commit, redo, undo } from "../src/history";
import { extent, onGrid, walkers } from "../src/plan";
import { doing, filming } from "../src/script";
import { search } from "../src/vocabulary";
import { film } from "./film";

test("undo goes back to the beginning and redo to the end", () => {
  let history = begin(0);
  for (let i = 1; i <= 500; i++) history = commit(history, i);
  for (let i = 0; i < 600; i++) history = undo(history);
  assert.equal(history.now, 0);
  for (let i = 0; i < 600; i++) history = redo(history);
  assert.equal(history.now, 500);
});

test("changes of one key are one step; after an undo they are a new one", () => {
  let history = commit(commit(commit(begin("a"), "b", "typing"), "c", "typing"), "d", "typing");
  assert.deepEqual([history.now, undo(history).now], ["d", "a"]);
  history = commit(redo(undo(history)), "e", "typing");
  assert.equal(undo(history).now, "d");
  assert.equal(commit(undo(history), "f").future.length, 0);
});

test("a new name reaches everybody who is named", () => {
  const renamed = renameCharacter(film(), 1, "Bob");
  assert.ok(!JSON.stringify({ ...renamed, description: "" }).includes('"Ben"'));
  assert.deepEqual(renamed.characters[0]!.beats[0]!.to, ["Bob"]);
  assert.equal(renameCharacter(film(), 1, "Ann").characters[1]!.name, "Ben");
  assert.equal(renameCharacter(film(), 1, " ").characters[1]!.name, "Ben");
});

test("who is taken out is named nowhere, nor what only they held; the last one stays", () => {
  const alone = removeCharacter(film(), 1);
  assert.ok(!JSON.stringify({ ...alone, description: "" }).includes('"Ben"'));
  assert.deepEqual(alone.props!.map(({ kind }) => kind), ["bench"]);
  assert.equal(removeCharacter(alone, 0).characters.length, 1);
});

test("a new character has a name of its own", () => {
  assert.equal(addCharacter(film(), { name: "Ann" }).characters[2]!.name, "Ann 2");
});

test("a shorter film loses what is after its end", () => {
  const short = setDuration(film(), 3);
  assert.deepEqual(short.characters[0]!.beats.map(({ end }) => end), [2, 3]);
  assert.deepEqual([short.places, short.characters[0]!.feelings, short.duration], [[], [], 3]);
});

test("a place at the beginning is that of the film, later it is a cut", () => {
  assert.equal(addPlace(film(), 0, { place: "moon" }).place, "moon");
  assert.deepEqual(addPlace(film(), 7, { time: "night" }).places, [
    { place: "beach", start: 5 },
    { place: "beach", time: "night", start: 7 },
  ]);
  assert.deepEqual(addPlace(film(), 5.1, { weather: "rain" }).places, [{ place: "beach", start: 5, weather: "rain" }]);
});

test("words that begin with what is searched come first", () => {
  const items = ["a hat", "that", "hatch", "party_hat"].map((name) => ({ name, line: "" }));
  assert.deepEqual(search(items, "hat").map(({ name }) => name), ["hatch", "a hat", "party_hat", "that"]);
  assert.deepEqual(search([{ name: "wave", line: "greet" }], "GREET"), [{ name: "wave", line: "greet" }]);
  assert.deepEqual(search(items, "hat zebra"), []);
});

test("the timeline leaves out the subject", () => {
  assert.equal(doing("a person stands and opens the chest"), "opens the chest");
  assert.equal(doing("a person claps"), "claps");
  assert.equal(doing("Run!"), "Run!");
});

test("how the camera works", () => {
  assert.equal(filming(film()), "shots");
  assert.equal(filming({ ...film(), camera: [{ frame: 0 }] }), "keyframes");
  assert.equal(filming({ ...film(), camera: undefined }), "follow");
});

test("lines of JSON come whole however they were cut", async () => {
  const bytes = new TextEncoder().encode('{"a":"é"}\n{"b":2}\n\n{"c":3}');
  for (const size of [1, 3, 100]) {
    const stream = new ReadableStream<Uint8Array>({
      start(control) {
        for (let i = 0; i < bytes.length; i += size) control.enqueue(bytes.slice(i, i + size));
        control.close();
      },
    });
    const found: unknown[] = [];
    for await (const value of lines(stream)) found.push(value);
    assert.deepEqual(found, [{ a: "é" }, { b: 2 }, { c: 3 }]);
  }
});

test("the plan shows where people are", () => {
  const joints = Array.from({ length: 50 }, (_, i) => [[i * 100, 900, 500]]);
  const [walker] = walkers({ meta: { fps: 25, total_frames: 50 }, actors: [{ name: "Ann", joints }] });
  assert.deepEqual([walker!.at(1), walker!.middle], [[2.5, 0.5], [2.45, 0.5]]);
  assert.deepEqual(extent(film(), [walker!]), { x: 6, z: 5 });
  assert.deepEqual(onGrid([1.26, -99]), [1.3, -30]);
});

test("people keep the colours that tell them apart, others get free ones", () => {
  const colors = distinct(["#1f2430", "#d55e00", "#1f2430", "#d65f01", ""]);
  assert.equal(colors[1], "#d55e00");
  assert.equal(new Set(colors).size, 5);
});
