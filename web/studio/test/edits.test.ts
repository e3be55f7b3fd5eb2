import assert from "node:assert/strict";
import { test } from "node:test";
import { addItem, moveItem, patchItem, removeItem, resizeItem, splitItem } from "../src/edits";
import { itemsOf, type Ref } from "../src/rows";
import type { Beat, Script } from "../src/script";
import { film } from "./film";

const beats = (script: Script, who = 0): Beat[] => script.characters[who]!.beats;
const times = (script: Script): [number, number][] => beats(script).map(({ start, end }) => [start, end]);
const ref = (index: number, list: Ref["list"] = "beats", who = 0): Ref => ({ list, who, index });

/** What a Script must be, whatever was done to it. */
function check(script: Script): void {
  const rows = [...script.characters.flatMap((one) => [one.beats, one.lines ?? [], one.feelings ?? []]), itemsOf(script, "shots")];
  for (const row of rows) {
    row.forEach((item, i) => {
      assert.ok(item.end > item.start && item.start >= 0, JSON.stringify(item));
      assert.ok(item.end <= script.duration + 1e-9, `${item.end} is after the end, ${script.duration}`);
      if (i) assert.ok(item.start >= row[i - 1]!.end - 1e-3, JSON.stringify(row));
    });
  }
}

test("a beat moves into a gap and its line and feeling go along", () => {
  const { script, index } = moveItem(film(), ref(1), 3);
  assert.equal(index, 1);
  assert.deepEqual(times(script), [[0, 2], [3, 5], [6, 8]]);
  assert.deepEqual(script.characters[0]!.lines, [{ start: 3.15, end: 4.75, text: "Well done my friend" }]);
  assert.equal(script.characters[0]!.feelings![0]!.start, 6);
  assert.equal(beats(script)[1]!.take, "AAAA");
});

test("a beat passes its neighbour, which keeps its own motion", () => {
  const { script, index } = moveItem(film(), ref(0), 3.5);
  assert.equal(index, 1);
  assert.deepEqual(beats(script).map(({ text, seed }) => [text, seed]), [["a person claps", undefined], ["a person waves", 7], ["a person jumps", undefined]]);
  check(script);
});

test("what a beat meets makes room, and the film becomes longer when it must", () => {
  const longer = resizeItem(film(), ref(0), "end", 9);
  assert.deepEqual(times(longer), [[0, 9], [9, 11], [11, 13]]);
  assert.equal(longer.duration, 13);
  check(longer);
});

test("a beat does not start before the one before ends, nor become shorter than it can be", () => {
  assert.deepEqual(times(resizeItem(film(), ref(2), "start", 1))[2], [4, 8]);
  assert.deepEqual(times(resizeItem(film(), ref(2), "end", 1))[2], [6, 6.4]);
});

test("times are those of the grid, and what is not touched keeps its own", () => {
  const odd = patchItem(film(), ref(0), { end: 1.987 });
  const { script } = moveItem(odd, ref(2), 7.0312);
  assert.deepEqual(times(script), [[0, 1.987], [2, 4], [7, 9]]);
});

test("a split beat is two with the same words and seed, and is no longer locked", () => {
  const halves = beats(splitItem(film(), ref(1), 3));
  assert.deepEqual(halves.slice(1, 3), [
    { start: 2, end: 3, text: "a person claps" },
    { start: 3, end: 4, text: "a person claps" },
  ]);
  assert.equal(beats(splitItem(film(), ref(0), 1))[1]!.seed, 7);
  assert.deepEqual(splitItem(film(), ref(0), 5), film());
});

test("a split line keeps its words", () => {
  const { lines } = splitItem(film(), ref(0, "lines"), 3).characters[0]!;
  assert.deepEqual(lines!.map(({ text }) => text), ["Well done", "my friend"]);
});

test("the last beat of somebody becomes standing", () => {
  const left = removeItem(film(), ref(0, "beats", 1));
  assert.deepEqual(beats(left, 1), [{ start: 0, end: 10, text: "a person stands" }]);
});

test("without shots the camera chooses by itself", () => {
  assert.equal(removeItem(film(), ref(0, "shots")).camera, "auto");
});

test("new words unlock a beat, other fields do not", () => {
  assert.equal("take" in beats(patchItem(film(), ref(1), { text: "a person bows" }))[1]!, false);
  assert.equal(beats(patchItem(film(), ref(1), { thing: "hat" }))[1]!.take, "AAAA");
});

test("a new beat fills the gap at its time, or follows what is going on", () => {
  const inGap = addItem(film(), { list: "beats", who: 0 }, 4.5, { text: "a person bows" });
  assert.deepEqual([inGap.index, times(inGap.script)[2]], [2, [4.5, 6]]);
  const during = addItem(film(), { list: "beats", who: 0 }, 1, { text: "a person bows" });
  assert.deepEqual([during.index, times(during.script)], [1, [[0, 2], [2, 4], [4, 6], [6, 8]]]);
  const atEnd = addItem(film(), { list: "beats", who: 1 }, 10, { text: "a person bows" });
  assert.equal(atEnd.script.duration, 12);
  for (const { script } of [inGap, during, atEnd]) check(script);
});

test("things begin and end with the film unless they are dragged", () => {
  const later = resizeItem(film(), ref(0, "props"), "start", 2);
  assert.deepEqual([later.props![0]!.start, later.props![0]!.end], [2, null]);
  assert.equal(moveItem(later, ref(0, "props"), 0).script.props![0]!.start, null);
});

test("a cut to another place stays between its neighbours", () => {
  assert.equal(moveItem(film(), ref(0, "places"), 40).script.places![0]!.start, 9.6);
  assert.equal(moveItem(film(), ref(0, "places"), -1).script.places![0]!.start, 0.4);
});

test("whatever is done, the rows stay in order", () => {
  let seed = 1;
  const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let round = 0; round < 400; round++) {
    let script = film();
    for (let step = 0; step < 6; step++) {
      const list = (["beats", "lines", "feelings", "shots"] as const)[Math.floor(random() * 4)]!;
      const at = ref(Math.floor(random() * Math.max(itemsOf(script, list, 0).length, 1)), list);
      const seconds = random() * 14 - 2;
      const does = Math.floor(random() * 5);
      if (does === 0) script = moveItem(script, at, seconds).script;
      if (does === 1) script = resizeItem(script, at, random() < 0.5 ? "start" : "end", seconds);
      if (does === 2) script = splitItem(script, at, seconds);
      if (does === 3) script = removeItem(script, at);
      if (does === 4) script = addItem(script, at, Math.max(seconds, 0), { text: "a person bows" }).script;
      check(script);
    }
  }
});

test("nothing is changed in place", () => {
  const before = film();
  const frozen = JSON.stringify(before);
  moveItem(before, ref(1), 3);
  resizeItem(before, ref(0), "end", 9);
  splitItem(before, ref(1), 3);
  removeItem(before, ref(1));
  assert.equal(JSON.stringify(before), frozen);
});
