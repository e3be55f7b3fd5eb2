/** The script of a film's page: the player without tables, which the film brings. */

import { StickGenFilm } from "./element";
import { inflate } from "./inflate";
import { Painter } from "./painter";
import { probe } from "./probe";
import { readScene } from "./read";
import { ownTables, useTables } from "./tables";

declare global {
  // eslint-disable-next-line no-var
  var StickGen: object;
}

globalThis.StickGen = { inflate, ownTables, Painter, probe, readScene, useTables };
if (globalThis.customElements && !customElements.get("stick-gen-film")) {
  customElements.define("stick-gen-film", StickGenFilm);
}
