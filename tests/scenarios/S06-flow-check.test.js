/** @file SPEC 6: what is no flow, each by its place; and what a flow needs of its directory. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFlow, lintFlow, patternFlow, PATTERNS } from "@seatkeeper/host";
import { createWorld } from "../host/world.js";

const warn = (options) => patternFlow("warn", 1, options);
const changed = (change, flow = warn()) => {
  change(flow);
  return flow;
};
const place = (flow, id) => flow.nodes.findIndex((node) => node.id === id);
const edge = (flow, source, handle) =>
  flow.edges.findIndex((each) => each.source === source && each.sourceHandle === handle);
const node = (id, type, config = {}) => ({ id, type, config });
const wire = (source, sourceHandle, target) => ({ source, sourceHandle, target });

const ids = warn();
const at = (id) => `/nodes/${place(ids, id)}`;

const WRONG = {
  "no object": [() => [], ""],
  "no name": [(flow) => void delete flow.name, "/name"],
  "an empty name": [(flow) => void (flow.name = ""), "/name"],
  "no version": [(flow) => void delete flow.version, "/version"],
  "a version that is half a number": [(flow) => void (flow.version = 1.5), "/version"],
  "no nodes": [(flow) => void (flow.nodes = []), "/nodes"],
  "nodes that are no list": [(flow) => void (flow.nodes = {}), "/nodes"],
  "edges that are no list": [(flow) => void delete flow.edges, "/edges"],
  "a field that no flow has": [(flow) => void (flow.limit = 3), "/limit"],
  "a field that no node has": [(flow) => void (flow.nodes[1].label = "x"), "/nodes/1/label"],
  "a field that no edge has": [(flow) => void (flow.edges[1].weight = 1), "/edges/1/weight"],
  "onNoSession misspelt": [(flow) => void (flow.onNoSession = "Deny"), "/onNoSession"],
  "whenNonInteractive unknown": [
    (flow) => void (flow.whenNonInteractive = "ask"),
    "/whenNonInteractive",
  ],
  "reportOnly as text": [(flow) => void (flow.reportOnly = "yes"), "/reportOnly"],
  "a pause of no time": [(flow) => void (flow.pauseMs = 0), "/pauseMs"],
  "a pause of more than an hour": [(flow) => void (flow.pauseMs = 3_600_001), "/pauseMs"],
  "a node id with a space": [(flow) => void (flow.nodes[1].id = "the page"), "/nodes/1/id"],
  "a node id that begins with a digit": [(flow) => void (flow.nodes[1].id = "1st"), "/nodes/1/id"],
  "two nodes of one id": [(flow) => void (flow.nodes[1].id = "query"), "/nodes/1/id"],
  "a limit of zero": [
    (flow) => void (flow.nodes[0].config.rule.value = 0),
    "/nodes/0/config/rule/value",
  ],
  "a setting that no node has": [
    (flow) => void (flow.nodes[0].config.limit = 3),
    "/nodes/0/config/limit",
  ],
  "a setting for the page": [
    (flow) => void (flow.nodes[1].config.text = "hi"),
    "/nodes/1/config/text",
  ],
  "an edge from nowhere": [(flow) => void (flow.edges[0].source = "gone"), "/edges/0/source"],
  "an edge to nowhere": [(flow) => void (flow.edges[0].target = "gone"), "/edges/0/target"],
  "an output that a node doesn't have": [
    (flow) => void (flow.edges[0].sourceHandle = "maybe"),
    "/edges/0/sourceHandle",
  ],
  "an output that is wired twice": [
    (flow) => void flow.edges.push(wire("query", "true", "logout")),
    `/edges/${ids.edges.length}/sourceHandle`,
  ],
  "an output of a node that ends the flow": [
    (flow) => void flow.edges.push(wire("logout", "done", "success")),
    `/edges/${ids.edges.length}/sourceHandle`,
  ],
  "an output that leads nowhere: the rule's": [
    (flow) => void flow.edges.splice(edge(flow, "query", "true"), 1),
    at("query"),
  ],
  "an output that leads nowhere: cancel": [
    (flow) => void flow.edges.splice(edge(flow, "page", "cancel"), 1),
    at("page"),
  ],
  "an output that leads nowhere: refused": [
    (flow) => void flow.edges.splice(edge(flow, "force-logout", "refused"), 1),
    at("force-logout"),
  ],
  "an output that leads nowhere: the token's": [
    (flow) => void flow.edges.splice(edge(flow, "token", "done"), 1),
    at("token"),
  ],
  "a node that nothing leads to": [
    (flow) => void flow.nodes.push(node("island", "logout")),
    `/nodes/${ids.nodes.length}`,
  ],
  "a cycle": [
    (flow) => void (flow.edges[edge(flow, "page", "cancel")].target = "page"),
    at("page"),
  ],
  "a cycle through the beginning": [
    (flow) => void (flow.edges[edge(flow, "page", "cancel")].target = "query"),
    "/nodes",
  ],
  "a token before the restriction": [
    (flow) => {
      flow.nodes.push(node("early", "access-token-config"));
      flow.edges[edge(flow, "page", "continue")].target = "early";
      flow.edges.push(wire("early", "done", "force-logout"));
    },
    at("force-logout"),
  ],
};

for (const [name, [change, path]] of Object.entries(WRONG)) {
  test(`${name}: refused`, async () => {
    const flow = name === "no object" ? [] : changed(change);
    await assert.rejects(compileFlow(flow), (error) => {
      assert.deepEqual([error.code, error.path], ["flowInvalid", path], error.message);
      return true;
    });
  });
}

for (const output of ["failed", "unavailable"]) {
  test(`re-verify: \`${output}\` wired to Force Logout ends sessions unproven: refused`, async () => {
    for (const flow of [
      patternFlow("reVerify", 1),
      patternFlow("block", 1, { rescue: "reVerify" }),
    ]) {
      const index = edge(flow, "otp", output);
      flow.edges[index].target = "force-logout";
      const expected = { code: "flowInvalid", path: `/edges/${index}/target` };
      await assert.rejects(compileFlow(flow), expected);
    }
  });
}

test("re-verify must not be silent where no page can be shown", async () => {
  for (const [pattern, options] of [["reVerify"], ["block", { rescue: "reVerify" }]]) {
    const flow = patternFlow(pattern, 1, { ...options, whenNonInteractive: "silent" });
    await assert.rejects(compileFlow(flow), { path: "/whenNonInteractive" });
  }
});

for (const [needed, options] of [
  ["endsSession", {}],
  ["clientIds", { scope: "client" }],
  ["clientIds", { field: "activeSessionCountForClient" }],
  ["lastActiveAt", { order: "leastRecentlyUsed" }],
  ["expiresAt", { order: "soonestExpiring" }],
  ["deviceId", { sameDevice: "replace" }],
]) {
  test(`a directory without \`${needed}\`: ${JSON.stringify(options)} is refused before any login`, async () => {
    const world = createWorld({ flow: ["silent", 1, options], capabilities: { [needed]: false } });
    await assert.rejects(world.login("x"), (error) => {
      assert.equal(error.code, "flowInvalid");
      assert.match(error.path, /^\/nodes\/\d\/config$/);
      return true;
    });
    assert.equal(world.asked.length, 0);
    const able = createWorld({ flow: ["silent", 1, options] });
    assert.equal((await able.login("x", { clientId: "web" })).outcome, "allowed");
  });
}

test("every pattern with every setting of its own compiles, and the lint is quiet where it should be", async () => {
  for (const pattern of PATTERNS) {
    for (const options of [
      {},
      { strategy: "excess" },
      { sameDevice: "replace" },
      { scope: "client" },
    ]) {
      const flow = await compileFlow(patternFlow(pattern, 3, options));
      const codes = lintFlow(flow).map(({ code }) => code);
      assert.deepEqual(codes, pattern === "block" ? ["blockWithoutRescue"] : []);
    }
  }
});

test("edge ids, handles and positions of an editor are let be", async () => {
  const flow = warn();
  flow.nodes.forEach((each, index) => (each.position = { x: index, y: -1.5 }));
  flow.edges.forEach((each, index) => Object.assign(each, { id: `e${index}`, targetHandle: "in" }));
  await compileFlow(flow);
});

test("the hash is of the content, however it was written", async () => {
  const flow = warn();
  const turned = Object.fromEntries(Object.entries(flow).reverse());
  const [one, two] = await Promise.all([compileFlow(flow), compileFlow(turned)]);
  assert.equal(one.hash, two.hash);
  assert.match(one.hash, /^[0-9a-f]{64}$/);
  const other = await compileFlow(warn({ onNoSession: "deny" }));
  assert.notEqual(other.hash, one.hash);
});
