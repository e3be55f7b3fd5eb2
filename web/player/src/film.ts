/** The script of a film's page: the player without tables, which the film brings. */

import { probe } from "./probe";
import { readScene } from "./read";
import { useTables } from "./tables";

Object.assign(globalThis, { StickGen: { probe, readScene, useTables } });
