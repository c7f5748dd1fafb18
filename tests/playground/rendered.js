/** @file A component of the playground as text, rendered without a browser. */
import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** Inside the repository, so that what is imported is found from there. */
const FOLDER = at(".cache/playground");

/**
 * @param {string} source the file of the component, in the playground's `src`
 * @param {string} name of the component
 * @returns {Promise<(props: any) => string>} from its properties to its HTML
 */
export async function renderer(source, name) {
  mkdirSync(FOLDER, { recursive: true });
  const outfile = `${FOLDER}/${name}-${process.pid}.mjs`;
  await build({
    entryPoints: [at(`js-wrapper/playground/src/${source}`)],
    outfile,
    bundle: true,
    packages: "external",
    format: "esm",
    jsx: "automatic",
    loader: { ".css": "empty" },
  });
  try {
    const { [name]: Component } = await import(pathToFileURL(outfile).href);
    return (props) => renderToStaticMarkup(createElement(Component, props));
  } finally {
    rmSync(outfile);
  }
}
