/** Starts the studio. */

import { render } from "preact";
import { listen } from "./keys";
import { App } from "./parts/App";
import { startTheme } from "./parts/Top";
import { autosave, start } from "./saving";
import "./styles/studio.css";

startTheme();
render(<App />, document.getElementById("studio")!);
listen();
autosave();
void start();
