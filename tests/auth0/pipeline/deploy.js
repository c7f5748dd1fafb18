/** @file What a tenant refuses when an Action is saved: too much code, too many dependencies, too many secrets. */
const LIMITS = {
  actions: 20,
  code: 100_000,
  dependencies: 10,
  secrets: 30,
  key: 128,
  value: 4_096,
};

/**
 * @typedef {object} Action
 * @property {string} name
 * @property {string} code  the file as it is
 * @property {Record<string, string>} [secrets]
 * @property {Record<string, string>} [dependencies]  name to the folder or file that stands for the package
 */

/** @param {Action[]} actions @returns {Array<Required<Action>>} */
export function deployed(actions) {
  if (actions.length > LIMITS.actions) throw refusal("the trigger", "too many Actions");
  return actions.map(({ name, code, secrets = {}, dependencies = {} }) => {
    const check = (isGood, why) => {
      if (!isGood) throw refusal(name, why);
    };
    check(Buffer.byteLength(code) <= LIMITS.code, "the code is over 100 kB");
    check(Object.keys(dependencies).length <= LIMITS.dependencies, "over 10 dependencies");
    check(Object.keys(secrets).length <= LIMITS.secrets, "over 30 secrets");
    for (const [key, value] of Object.entries(secrets)) {
      check(key.length <= LIMITS.key, "a secret's key is too long");
      check(typeof value === "string" && value.length <= LIMITS.value, "a secret is too long");
    }
    return { name, code, secrets, dependencies };
  });
}

const refusal = (name, why) => new Error(`${name} can't be deployed: ${why}`);
