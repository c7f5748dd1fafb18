/** @file Prints a table of the files that it is given: bytes as they are, by gzip and by brotli. */
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const row = (cells) =>
  console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(14) : cell.padStart(9))).join(""));

row(["module", "raw", "gzip -9", "brotli"]);
for (const file of process.argv.slice(1)) {
  const bytes = readFileSync(file);
  const sizes = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)];
  row([basename(dirname(file)), ...sizes.map(({ length }) => length.toLocaleString("en"))]);
}
