/** @file The server's events for as long as the live view is open. */

import { useEffect, useState } from "react";
import { follow } from "./connection.js";
import { received } from "./feed.js";

/**
 * @param {string} token
 * @returns {{ live?: import("./feed.js").Live, state: import("./connection.js").ConnectionState }}
 */
export function useLive(token) {
  const [live, setLive] = useState(undefined);
  const [state, setState] = useState(
    /** @type {import("./connection.js").ConnectionState} */ ("connecting"),
  );
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const onEvent = (event) => setLive((before) => received(before, event));
    follow({ token, signal, onState: setState, onEvent });
    return () => leaving.abort();
  }, [token]);
  return { live, state };
}
