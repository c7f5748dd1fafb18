/** @file The way that a run has taken through the flow so far, over all of its legs. */

/**
 * @param {import("./stage.js").Frame[]} frames those that have been played
 * @param {any} document the flow
 * @returns {{ nodes: string[], wires: string[], at?: string } | undefined} nothing where the last step was no run
 */
export function litPath(frames, document) {
  const last = frames.at(-1);
  const run = runOf(frames);
  if (run === undefined) return undefined;
  const visits = frames
    .filter(({ result }) => result?.record?.run === run)
    .flatMap(({ result }) => result.record.visits);
  const wires = visits.filter(({ output }) => output).map(wireOf);
  const nodes = [...new Set(visits.map(({ node }) => node))];
  if (last.line.outcome !== "paused") return { nodes, wires };
  const at = nodeThatWaits(document, visits.at(-1), last.line.waitingFor);
  return { nodes: [...new Set([...nodes, at])], wires, at };
}

/** A renewal of a session that waits begins no run: what is shown is the one that it waits in. */
function runOf(frames) {
  const { line, result } = frames.at(-1) ?? {};
  if (line?.outcome === undefined || line.outcome !== "paused") return result?.record?.run;
  const { sessionId } = line;
  const run = frames.findLast(
    (frame) => frame.line.sessionId === sessionId && frame.result?.record,
  );
  return run?.result.record.run;
}

const wireOf = ({ node, output }) => `${node} ${output}`;

/** Behind the last wire; a flow may also begin by asking. */
function nodeThatWaits({ nodes, edges }, visit, type) {
  const wire = edges.find(
    ({ source, sourceHandle }) => source === visit?.node && sourceHandle === visit.output,
  );
  return wire?.target ?? nodes.find((node) => node.type === type).id;
}
