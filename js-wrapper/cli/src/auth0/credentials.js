/** @file What must not stand among the words of a command, where every process can read it: from the environment, or a file. */
import { readFileSync } from "node:fs";
import { hostName } from "@seatkeeper/directories/rest";
import { countOf } from "./count.js";
import { Mistake } from "./errors.js";
import { isKey, newKey } from "./key.js";
import { secretNamesOf } from "@seatkeeper/auth0-actions/code";

/** Who deploys. */
const DEPLOYER = ["AUTH0_DOMAIN", "AUTH0_CLIENT_ID", "AUTH0_CLIENT_SECRET"];
/** What the Action gets is an application of its own: one that may write Actions is worth more than any session. */
const OF_ACTION = {
  domain: "AUTH0_DOMAIN",
  clientId: "SEATKEEPER_CLIENT_ID",
  clientSecret: "SEATKEEPER_CLIENT_SECRET",
  seatkeeperKey: "SEATKEEPER_KEY",
};
const LIMIT = "SEATKEEPER_LIMIT";
const KNOWN = [...new Set([...DEPLOYER, ...Object.values(OF_ACTION), LIMIT])];

/**
 * @param {Record<string, any>} values of the command line
 * @param {Record<string, string | undefined>} env
 */
export function credentialsOf(values, env) {
  const ofFile = values["secrets-file"] === undefined ? {} : inFile(values["secrets-file"]);
  const find = (name) => ofFile[name] || env[name] || undefined;
  const need = (name) => {
    const value = find(name);
    if (value !== undefined) return value;
    throw new Mistake(`\`${name}\` is missing: in the environment, or in \`--secrets-file\``);
  };
  const [domain, clientId, clientSecret] = DEPLOYER.map(need);
  if (!hostName.fits(domain)) throw new Mistake(`\`AUTH0_DOMAIN\` is ${hostName.expected}`);
  if (values["new-key"] && find(OF_ACTION.seatkeeperKey)) {
    throw new Mistake("`--new-key`, and yet `SEATKEEPER_KEY` is there");
  }
  const generated = values["new-key"] ? newKey() : undefined;

  return {
    deployer: { domain, clientId, clientSecret },
    /** Shown once, after it is stored. */
    generated,
    /** What must never be printed, whatever it stands in. */
    confidential: [...KNOWN.filter((name) => name.endsWith("_SECRET")), OF_ACTION.seatkeeperKey]
      .map(find)
      .concat(generated)
      .filter(Boolean),

    /** @param {any} options of the Action @returns {Array<{ name: string, value: string }>} */
    secrets(options) {
      return secretNamesOf(options).flatMap((name) => {
        if (name === options.limit.secret) return limitSecret(name, find(LIMIT));
        if (name === "seatkeeperKey") {
          return [{ name, value: generated ?? checkedKey(need(OF_ACTION[name])) }];
        }
        return [{ name, value: need(OF_ACTION[name]) }];
      });
    },
  };
}

/** Without one the default counts, until somebody adds it in the dashboard. */
function limitSecret(name, value) {
  if (value === undefined) return [];
  return [{ name, value: String(countOf(LIMIT, value)) }];
}

function checkedKey(key) {
  if (isKey(key)) return key;
  throw new Mistake(
    "`SEATKEEPER_KEY` is 32 random bytes or more in base64url: `--new-key` makes one",
  );
}

/** Nothing of what is in the file is repeated in what is wrong with it. */
function inFile(file) {
  let content;
  try {
    content = JSON.parse(readFileSync(file === "-" ? 0 : file, "utf8"));
  } catch {
    throw new Mistake("`--secrets-file` can't be read, or is no JSON");
  }
  const isFlat = content !== null && typeof content === "object" && !Array.isArray(content);
  const texts = isFlat && Object.values(content).every((value) => typeof value === "string");
  if (!texts) throw new Mistake("`--secrets-file` is one JSON object of texts");
  if (Object.keys(content).some((name) => !KNOWN.includes(name))) {
    throw new Mistake(`\`--secrets-file\` may hold ${KNOWN.join(", ")}`);
  }
  return content;
}
