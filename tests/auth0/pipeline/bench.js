/** @file A tenant with Actions that a test has written as functions, and the end of it all when the test has ended. */
import { test } from "node:test";
import { createTenant } from "../tenant/api.js";
import { createPipeline } from "./index.js";

export const USER = "auth0|ada";

/**
 * An Action from functions: their text is what is deployed, so nothing around them is there when they run.
 * @param {string} name
 * @param {(event: any, api: any) => any} execute
 * @param {(event: any, api: any) => any} [resume]
 */
export function action(name, execute, resume) {
  const resumes = resume === undefined ? "" : `exports.onContinuePostLogin = ${resume};\n`;
  return { name, code: `exports.onExecutePostLogin = ${execute};\n${resumes}` };
}

/** Lets everything pass, and says in the ID token that it ran. */
export const ran = (name) => ({
  name,
  code: `exports.onExecutePostLogin = (event, api) => api.idToken.setCustomClaim("${name}", event);`,
});

/**
 * @param {string} name
 * @param {any} options of the pipeline; `tenant`: of the tenant; `user`: of the user; `actions` may ask for the tenant
 * @param {(bench: { tenant: any, pipeline: any, browser: any, login: (more?: any) => Promise<any> }) => Promise<void>} run
 */
export function inPipeline(name, { tenant: about = {}, user = {}, actions, ...options }, run) {
  test(name, async () => {
    const tenant = await createTenant(about);
    tenant.addUser(USER, user);
    const pipeline = createPipeline({
      tenant,
      ...options,
      actions: typeof actions === "function" ? actions(tenant) : actions,
    });
    const browser = pipeline.browser();
    const login = (more = {}) => browser.login({ userId: USER, ...more });
    try {
      await run({ tenant, pipeline, browser, login });
    } finally {
      await pipeline.close();
      await tenant.close();
    }
  });
}
