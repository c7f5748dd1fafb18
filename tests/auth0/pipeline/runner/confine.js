/** @file What an Action's process may not do. Writes are refused by Node's own permission model, see `../instance.js`. */
import fs from "node:fs";
import Module, { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const READS = ["readFile", "readFileSync", "open", "openSync", "createReadStream"];

/** @param {{ network: string[] | "open", refuseReadsOf?: string }} rules `network`: `host:port` of what may be reached */
export function confine({ network, refuseReadsOf }) {
  if (network !== "open") allowOnly(new Set(network));
  if (refuseReadsOf !== undefined) refuseReads(fs.realpathSync(refuseReadsOf) + sep);
}

function allowOnly(allowed) {
  /** @type {Function} */
  const connect = net.Socket.prototype.connect;
  /** @this {net.Socket} @param {any[]} parts */
  net.Socket.prototype.connect = function (...parts) {
    // Node hands over its own normalised list, or the caller's options, or port and host.
    const first = Array.isArray(parts[0]) ? parts[0][0] : parts[0];
    const { host = "localhost", port } =
      typeof first === "object" ? first : { port: first, host: parts[1] };
    if (allowed.has(`${host}:${port}`)) return connect.apply(this, parts);
    const error = new Error(`connect ECONNREFUSED ${host}:${port}`);
    process.nextTick(() => this.destroy(Object.assign(error, { code: "ECONNREFUSED" })));
    return this;
  };
}

function refuseReads(folder) {
  /** The file that the module loader is about to read: it alone may. */
  let loading;
  const check = (file) => {
    const path =
      typeof file === "number"
        ? ""
        : resolve(file instanceof URL ? fileURLToPath(file) : String(file));
    if (path === loading) return void (loading = undefined);
    if (!path.startsWith(folder)) return;
    throw Object.assign(new Error(`EACCES: permission denied, open '${path}'`), { code: "EACCES" });
  };
  for (const [extension, load] of Object.entries(Module["_extensions"])) {
    Module["_extensions"][extension] = (module, filename) => {
      loading = filename;
      return load(module, filename);
    };
  }
  for (const name of READS) {
    const read = fs[name];
    fs[name] = (file, ...rest) => (check(file), read(file, ...rest));
  }
  for (const name of ["readFile", "open"]) {
    const read = fs.promises[name];
    fs.promises[name] = async (file, ...rest) => (check(file), read(file, ...rest));
  }
  syncBuiltinESMExports();
}
