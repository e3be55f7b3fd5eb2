// Builds the scripts of the player: `node build.mjs [FOLDER]`, by default src/stickgen/web.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = process.argv[2] ?? `${here}../../src/stickgen/web`;
for (const name of ["film", "three"]) {
  await build({
    absWorkingDir: here,
    entryPoints: [`src/${name}.ts`],
    outfile: `${folder}/${name}.js`,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
  });
}
