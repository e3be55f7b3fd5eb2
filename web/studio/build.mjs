// Builds the page of the studio: `node build.mjs [FOLDER]`, by default src/stickgen/studio/page.
import { build } from "esbuild";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = process.argv[2] ?? `${here}../../src/stickgen/studio/page`;
mkdirSync(folder, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: { studio: "src/main.tsx", encode: "src/encode.ts" },
  outdir: folder,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".woff2": "file" },
  assetNames: "[name]",
  legalComments: "none",
  logLevel: "warning",
});
cpSync(`${here}studio.html`, `${folder}/studio.html`);

// What the scripts are made of comes with its licences.
const parts = ["preact", "@preact/signals", "@preact/signals-core", "mediabunny", "@fontsource-variable/inter"];
const notices = parts.map((name) => {
  const read = (file) => readFileSync(`${here}node_modules/${name}/${file}`, "utf8");
  const { version } = JSON.parse(read("package.json"));
  return `${name} ${version}, https://www.npmjs.com/package/${name}\n\n${read("LICENSE").trim()}\n`;
});
writeFileSync(`${folder}/LICENSES.txt`, notices.join(`\n${"-".repeat(72)}\n\n`));
