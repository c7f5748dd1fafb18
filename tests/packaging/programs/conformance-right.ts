/** What a program in TypeScript does with the suites, strictly, over ports of its own. */
import { test } from "node:test";
import { memoryDirectory, memoryStore } from "@seatkeeper/host";
import type { Clock, Marks, NodeType } from "@seatkeeper/host";
import {
  clockConformance,
  directoryConformance,
  marksConformance,
  nodeConformance,
  storeConformance,
} from "@seatkeeper/host/conformance";
import type { DirectoryUnderTest } from "@seatkeeper/host/conformance";

declare const clock: Clock;
declare const marks: Marks;
declare const node: NodeType;

function fresh(): DirectoryUnderTest {
  const directory = memoryDirectory();
  let ids = 0;
  return {
    directory,
    async signIn(subject, { clientId = "app" } = {}) {
      const id = `session ${(ids += 1)}`;
      directory.add({ id, subject, createdAt: Date.now(), clientIds: [clientId] });
      return id;
    },
  };
}
directoryConformance({ test, createDirectory: fresh, subjects: ["ada", "grace"], many: 10 });
storeConformance({
  test,
  createStore() {
    let time = 0;
    return { store: memoryStore({ now: () => time }), advance: (ms) => void (time += ms) };
  },
});
marksConformance({ test, createMarks: async () => ({ marks }) });
clockConformance({ test, createClock: () => ({ clock }) });
nodeConformance({ test, node, config: {}, answers: [{ output: "accepted" }, "nonsense"] });
