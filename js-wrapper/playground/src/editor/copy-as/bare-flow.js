/** @file A flow as a program wants it: without the places on the canvas. */

/** @param {any} document */
export const bareFlow = (document) => ({
  ...document,
  nodes: document.nodes.map(({ position: _, ...node }) => node),
});
