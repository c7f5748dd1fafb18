/** @file `npm start`: a real OpenID server guarded by flows, real logins through each pattern, and an address to try by hand. */
import { speakAgain } from "./provider/quiet-runtime.js";
import { relative } from "node:path";
import { appRoutes } from "./app.js";
import { ensureFlowFile, flowFile } from "./flows.js";
import { createKeepers } from "./keepers.js";
import { playAll } from "./plays.js";
import { startServer } from "./provider/server.js";
import { paints, section } from "./table.js";

const PORT = 4270;
const once = process.argv.includes("--once");
const paint = paints(process.stdout);

speakAgain();
ensureFlowFile();
const keepers = createKeepers({ onRecord: () => {} });
const server = await start(once ? 0 : PORT);
await keepers.enrol(server);

console.log(
  `\n ${paint.bold("Seatkeeper")} ${paint.dim(`· real logins at ${server.issuer}, two devices allowed`)}\n`,
);
const asExpected = await playAll({ issuer: server.issuer, code: keepers.code }, (played) =>
  console.log(section(played, paint)),
);

if (once) {
  await server.close();
  process.exitCode = asExpected ? 0 : 1;
} else {
  console.log(` Try it by hand: ${paint.cyan(`${server.issuer}/`)}`);
  console.log(
    paint.dim(
      ` Change a limit in ${relative(process.cwd(), flowFile)}: it holds for the next login.`,
    ),
  );
  console.log(paint.dim(" Ctrl+C ends it.\n"));
}

/** @param {number} port taken, if it is free, else any other */
async function start(port) {
  const options = { keeper: keepers.make, routes: appRoutes(keepers.code) };
  try {
    return await startServer({ ...options, port });
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    return startServer({ ...options, port: 0 });
  }
}
