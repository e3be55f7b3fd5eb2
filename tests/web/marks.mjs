// Prints what the player draws: `node marks.mjs player.js request.json`, where the request lists files,
// frames and a size. The answer has one line a frame.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const [script, request] = process.argv.slice(2);
vm.runInThisContext(readFileSync(script, "utf8"));
const { ownTables, probe, readScene } = globalThis.StickGen;
await ownTables();
for (const { file, frames, size } of JSON.parse(readFileSync(request, "utf8"))) {
  const scene = await readScene(JSON.parse(readFileSync(file, "utf8")));
  for (const at of frames) {
    const text = JSON.stringify(probe(scene, at, size), (_, value) => (ArrayBuffer.isView(value) ? [...value] : value));
    process.stdout.write(text + "\n");
  }
}
