/** @file What is wrong with a flow, and what is unwise, each with the node, the output and the setting that it is about. */

import { compileFlow, lintFlow, memoryDirectory } from "@seatkeeper/host";
import { createNodeTypes, expectation } from "@seatkeeper/host/kit";

/**
 * @typedef {object} Problem
 * @property {"error" | "warning"} severity
 * @property {string} code
 * @property {string} path JSON pointer into the document
 * @property {string} message
 * @property {string} [node] the id of the node that it is about
 * @property {string} [output] of that node
 * @property {string} [setting] JSON pointer into that node's config
 *
 * @typedef {{ flow?: import("@seatkeeper/host").CompiledFlow, problems: Problem[] }} Checked `flow`: where it can run
 */

/** What the playground's directory can do; a real one may do less, and its engine says so. */
const { capabilities } = memoryDirectory();

/** Once, when somebody first asks: by then the modules are fetched. @type {ReturnType<typeof createNodeTypes> | undefined} */
let known;
const knownTypes = () => (known ??= createNodeTypes());

/** What a node says of itself; undefined for a type that nobody knows. @param {string} type */
export const manifestOf = (type) => knownTypes().get(type)?.manifest;

/** Every type of node that a flow may have, in the order in which flows use them. */
export const nodeTypesOf = () => [...knownTypes().names];

/** @param {any} document that can be drawn @returns {Promise<Checked>} */
export async function check(document) {
  const open = openOutputs(document);
  try {
    const flow = await compileFlow(document, { capabilities });
    return { flow, problems: lintFlow(flow).map((found) => placed("warning", found, document)) };
  } catch (error) {
    if (error.code === undefined) throw error;
    const first = placed("error", { path: "", ...error, message: expectation(error) }, document);
    // An output that leads nowhere is said where it is, and every one of them.
    const isSaid = open.some(({ node, path }) => node === first.node && path === first.path);
    return { problems: isSaid ? open : [first, ...open] };
  }
}

/** @returns {Problem[]} */
function openOutputs({ nodes, edges }) {
  return nodes.flatMap(({ id, type }, index) =>
    (manifestOf(type)?.outputs ?? [])
      .filter((output) => !edges.some((edge) => edge.source === id && edge.sourceHandle === output))
      .map((output) => ({
        ...{
          severity: /** @type {const} */ ("error"),
          code: "flowInvalid",
          path: `/nodes/${index}`,
        },
        message: `the output \`${output}\` leads nowhere`,
        node: id,
        output,
      })),
  );
}

/** @returns {Problem} */
function placed(severity, { code, path, message }, { nodes, edges }) {
  const [, list, index, setting] = /^\/(nodes|edges)\/(\d+)(?:\/config(.*))?/.exec(path) ?? [];
  const problem = { severity, code, path, message };
  if (list === "nodes") {
    const node = nodes[Number(index)]?.id;
    return { ...problem, node, ...(setting !== undefined && { setting }) };
  }
  if (list === "edges") {
    const { source, sourceHandle } = edges[Number(index)];
    return { ...problem, node: source, output: sourceHandle };
  }
  return problem;
}
