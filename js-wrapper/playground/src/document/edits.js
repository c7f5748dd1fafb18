/** @file What can be done to a flow document: each a function from one document to the next. */

/** @typedef {any} FlowDocument as SPEC 6 has it: name, version, nodes, edges and the flow's own settings */

/**
 * @param {FlowDocument} document
 * @param {string} type
 * @param {{ x: number, y: number }} [position] left out: wherever the canvas lays it
 */
export function addNode(document, type, position) {
  const id = freeId(document, type);
  const node = { id, type, config: {}, ...(position && { position: rounded(position) }) };
  return { ...document, nodes: [...document.nodes, node] };
}

/** The id of a new node of that type. @param {FlowDocument} document @param {string} type */
export function freeId({ nodes }, type) {
  const taken = new Set(nodes.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? type : `${type}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** Takes nodes away, with every wire to and from them. @param {FlowDocument} document @param {string[]} ids */
export function removeNodes(document, ids) {
  const stays = (id) => !ids.includes(id);
  return {
    ...document,
    nodes: document.nodes.filter(({ id }) => stays(id)),
    edges: document.edges.filter(({ source, target }) => stays(source) && stays(target)),
  };
}

/** @param {FlowDocument} document @param {string} id @param {Record<string, any>} fields */
export function changeNode(document, id, fields) {
  const nodes = document.nodes.map((node) => (node.id === id ? { ...node, ...fields } : node));
  return { ...document, nodes };
}

/** @param {FlowDocument} document @param {Map<string, { x: number, y: number }>} places of all nodes */
export function placeNodes(document, places) {
  const nodes = document.nodes.map((node) => ({ ...node, position: rounded(places.get(node.id)) }));
  return { ...document, nodes };
}

/** Leaves it to the canvas where the nodes stand. @param {FlowDocument} document */
export function tidy(document) {
  const nodes = document.nodes.map(({ position: _, ...node }) => node);
  return { ...document, nodes };
}

/** Another id, on every wire too. @param {FlowDocument} document @param {string} id @param {string} next */
export function renameNode(document, id, next) {
  const renamed = (name) => (name === id ? next : name);
  return {
    ...changeNode(document, id, { id: next }),
    edges: document.edges.map((edge) => ({
      ...edge,
      source: renamed(edge.source),
      target: renamed(edge.target),
    })),
  };
}

/**
 * Wires an output to a node; an output leads to one place, so what it led to before is let go.
 *
 * @param {FlowDocument} document
 * @param {{ source: string, sourceHandle: string, target?: string }} wire without a target: to nowhere
 */
export function connect(document, { source, sourceHandle, target }) {
  const others = document.edges.filter(
    (edge) => edge.source !== source || edge.sourceHandle !== sourceHandle,
  );
  return { ...document, edges: target ? [...others, { source, sourceHandle, target }] : others };
}

/** @param {FlowDocument} document @param {number} index of the edge */
export const removeWire = (document, index) => ({
  ...document,
  edges: document.edges.filter((_, at) => at !== index),
});

/** A setting of the flow itself; undefined takes it away. @param {FlowDocument} document @param {string} name @param {any} value */
export function changeSetting(document, name, value) {
  const { [name]: _, ...others } = document;
  if (value === undefined) return others;
  return Object.hasOwn(document, name)
    ? { ...document, [name]: value }
    : { ...others, [name]: value };
}

/** Half pixels say nothing in a file. */
const rounded = ({ x, y }) => ({ x: Math.round(x), y: Math.round(y) });
