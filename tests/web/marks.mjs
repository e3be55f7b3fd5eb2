// Prints what the player draws: `node marks.mjs film.js tables.json request.json`, where the request
// lists files, frames and a size. The answer has one line a frame.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const [script, tables, request] = process.argv.slice(2);
vm.runInThisContext(readFileSync(script, "utf8"));
const { probe, readScene, useTables } = globalThis.StickGen;
useTables(JSON.parse(readFileSync(tables, "utf8")));
for (const { file, frames, size } of JSON.parse(readFileSync(request, "utf8"))) {
  const scene = await readScene(JSON.parse(readFileSync(file, "utf8")));
  for (const at of frames) {
    const text = JSON.stringify(probe(scene, at, size), (_, value) => (ArrayBuffer.isView(value) ? [...value] : value));
    process.stdout.write(text + "\n");
  }
}
