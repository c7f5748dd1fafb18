/** @file A dry run: reads are made, what would be written is printed and answered as if it had been. */

const HIDDEN = "***";

/**
 * @param {import("./management.js").Management} management
 * @param {(line: string) => void} print
 * @returns {import("./management.js").Management}
 */
export const dryRun = (management, print) => ({
  async granted() {
    print(`POST /oauth/token {"grant_type":"client_credentials","client_secret":"${HIDDEN}"}`);
    return management.granted();
  },

  async ask(request) {
    print(lineOf(request));
    if (request.method === "GET") return management.ask(request);
    const { body } = request;
    // Whatever is made has an id that only the tenant can give.
    return { ...body, id: body?.name && `id-of-${body.name}`, status: "built" };
  },
});

/** @param {import("./management.js").Request} request */
function lineOf({ method, path, query, body }) {
  const search = query ? `?${new URLSearchParams(query)}` : "";
  return `${method} /api/v2${path}${search}${body ? ` ${JSON.stringify(masked(body))}` : ""}`;
}

const masked = ({ secrets, ...body }) => ({
  ...body,
  ...(secrets && { secrets: secrets.map(({ name }) => ({ name, value: HIDDEN })) }),
});
