/** @file `npm start`: a real OpenID server guarded by flows, real logins through each pattern, and a page that follows them. */
import { speakAgain } from "./provider/quiet-runtime.js";
import { EventEmitter } from "node:events";
import { relative } from "node:path";
import { appRoutes } from "./app.js";
import { openFlowFile } from "./flow-file.js";
import { frontDoor, openBrowser, opensItself } from "./front-door.js";
import { createKeepers } from "./keepers.js";
import { playAll } from "./plays.js";
import { playgroundRoutes } from "./playground/index.js";
import { createStartToken } from "./playground/token.js";
import { createMemoryAdapter } from "./provider/memory-adapter.js";
import { startServer } from "./provider/server.js";
import { tellingAdapter } from "./provider/telling-adapter.js";
import { paints, section } from "./table.js";

const PORT = 4270;
const args = process.argv.slice(2);
const once = args.includes("--once");
const paint = paints(process.stdout);

speakAgain();
const token = createStartToken();
const flowFile = openFlowFile();
/** What happens, for the pages that look: a `run`, or something about `sessions`. */
const news = new EventEmitter();
const keepers = createKeepers({ flowFile, onRun: (run) => news.emit("run", run) });
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
  const address = frontDoor(server.issuer, token.text);
  console.log(` Watch it live:  ${paint.cyan(address)}`);
  console.log(` Try it by hand: ${paint.cyan(`${server.issuer}/`)}`);
  console.log(
    paint.dim(
      ` Change a limit on the live page or in ${relative(process.cwd(), flowFile.path)}: it holds for the next login.`,
    ),
  );
  console.log(paint.dim(" Ctrl+C ends it.\n"));
  const { env, stdout } = process;
  if (opensItself({ args, env, isTTY: stdout.isTTY })) await openBrowser(address);
}

/** @param {number} port taken, if it is free, else any other */
async function start(port) {
  const options = {
    keeper: keepers.make,
    rows: tellingAdapter(createMemoryAdapter(), () => news.emit("sessions")),
    routes: [appRoutes(keepers.code), playgroundRoutes({ token, flowFile, news })],
  };
  try {
    return await startServer({ ...options, port });
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    return startServer({ ...options, port: 0 });
  }
}
