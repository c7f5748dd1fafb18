/** @file A certificate for `localhost` that this run of the tests makes for itself. */
import { generate } from "selfsigned";

/** @type {Promise<{ key: string, cert: string, ca: string }> | undefined} */
let made;

/** @returns {Promise<{ key: string, cert: string, ca: string }>} PEM; the certificate is its own authority */
export function certificate() {
  made ??= generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
    ],
  }).then(({ private: key, cert }) => ({ key, cert, ca: cert }));
  return made;
}
