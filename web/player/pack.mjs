// Gathers what the package holds: the built scripts, their types and the licences, in dist/.
import { cpSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const web = `${here}../../src/stickgen/web`;
mkdirSync(`${here}dist`, { recursive: true });
for (const name of ["player.js", "three.js"]) cpSync(`${web}/${name}`, `${here}dist/${name}`);
cpSync(`${here}src/player.d.ts`, `${here}dist/player.d.ts`);
cpSync(`${here}../../LICENSE`, `${here}dist/LICENSE`);
cpSync(`${here}../../src/stickgen/render/fonts/OFL.txt`, `${here}dist/OFL.txt`);
