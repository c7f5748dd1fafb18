/** @file From a drawing to what the canvas library takes: nodes and edges of its own shape. */

/**
 * @param {import("./drawing.js").Drawing} drawing
 * @param {object} shown
 * @param {{ nodes: string[], wires: string[], at?: string }} [shown.lit]
 * @param {string} [shown.selected]
 * @param {string} [shown.selectedWire]
 * @param {Map<string, { x: number, y: number }>} [shown.moving] where nodes are that are being dragged
 * @returns {{ nodes: any[], edges: any[] }}
 */
export function elementsOf({ direction, cards, wires }, { lit, selected, selectedWire, moving }) {
  const nodes = cards.map((card) => {
    const { id, x, y, width, height } = card;
    const isLit = lit?.nodes.includes(id) ?? false;
    const waits = lit?.at === id;
    return {
      id,
      type: "card",
      position: moving?.get(id) ?? { x, y },
      width,
      height,
      measured: { width, height },
      ...SIDES[direction],
      selected: id === selected,
      ariaRole: "group",
      ariaLabel: nameOf(card, isLit, waits),
      data: { card, direction, isLit, waits },
    };
  });
  const edges = wires.map(({ id, source, output, target, way }) => {
    const isLit = lit?.wires.includes(`${source} ${output}`) ?? false;
    const isSelected = id === selectedWire;
    const color = isSelected || isLit ? "var(--accent)" : "var(--edge)";
    const isMoving = moving?.has(source) || moving?.has(target);
    return {
      id,
      type: "wire",
      source,
      sourceHandle: output,
      target,
      selected: isSelected,
      className: isLit ? "lit" : undefined,
      zIndex: isLit ? 1 : 0,
      // A marker is made for each colour: it can't take the one of its line.
      markerEnd: {
        type: "arrowclosed",
        color,
        width: 16,
        height: 16,
        markerUnits: "userSpaceOnUse",
      },
      ariaLabel: `${source}, ${output}: leads to ${target}${isLit ? "; taken" : ""}`,
      data: { way: isMoving ? [] : way, direction },
    };
  });
  return { nodes, edges };
}

const SIDES = {
  right: { sourcePosition: "right", targetPosition: "left" },
  down: { sourcePosition: "bottom", targetPosition: "top" },
};

/** What a card is called for those who don't see it. */
function nameOf({ id, title, summary, outputs, problems }, isLit, waits) {
  const about = [...problems, ...outputs.flatMap((output) => output.problems)];
  const found = about.map(({ severity, output, message }) =>
    [severity, output && `at ${output}`, message].filter(Boolean).join(": "),
  );
  const state = waits ? "waits for the person" : isLit ? "visited" : "";
  return [`${title} ${id}`, summary, state, ...found].filter(Boolean).join("; ");
}
