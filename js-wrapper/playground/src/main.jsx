/** @file The beginning: fetches the modules, then shows the playground. */

import { createRoot } from "react-dom/client";
import { App } from "./app/App.jsx";
import "./app/worker.js";
import { readFragment } from "./app/fragment.js";
import { openingDocument } from "./document/opening.js";
import { fetchNodes } from "./modules.js";
import "./app/theme.css";

const fragment = readFragment(location.hash);
const [opening] = await Promise.all([openingDocument(fragment.flow), fetchNodes()]);

createRoot(document.querySelector("#app")).render(<App fragment={fragment} opening={opening} />);
