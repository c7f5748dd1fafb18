/** What must not compile: each of these lines is a mistake with the suites that the declarations find. */
import { test } from "node:test";
import { memoryDirectory, memoryStore } from "@seatkeeper/host";
import {
  directoryConformance,
  nodeConformance,
  storeConformance,
} from "@seatkeeper/host/conformance";
import type { DirectoryUnderTest } from "@seatkeeper/host/conformance";

// @ts-expect-error Somebody has to sign in.
directoryConformance({ test, createDirectory: () => ({ directory: memoryDirectory() }) });
// @ts-expect-error A store's clock is moved.
storeConformance({ test, createStore: () => ({ store: memoryStore() }) });
const signIn = async () => "session 1";
// @ts-expect-error A store is no directory.
export const under: DirectoryUnderTest = { directory: memoryStore(), signIn };
// @ts-expect-error A node is an object.
nodeConformance({ test, node: "terms-page" });
