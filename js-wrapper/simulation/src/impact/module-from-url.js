/** @file The module where it is fetched: a bundler sees the address, and lays the file beside what it makes. */

/** @returns {Promise<BufferSource>} */
export async function moduleSource() {
  const url = new URL("../../dist/login-history/module.wasm", import.meta.url);
  const response = await fetch(url);
  return response.arrayBuffer();
}
