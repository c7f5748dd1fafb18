/** @file A tenant with one of the two recipes bound, as a file, to its post-login trigger. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createPipeline } from "../pipeline/index.js";
import { CLIENT, createTenant } from "../tenant/api.js";
import { createCheckService } from "./check-service.js";

export const USER = "auth0|ada";

const text = (file) => readFileSync(new URL(file, import.meta.url), "utf8");
const folderOf = (name) => fileURLToPath(new URL(`../../../node_modules/${name}`, import.meta.url));

/** @param {any} [options] of the pipeline; `tenant`: of the tenant */
export async function singleSession({ tenant: about = {}, ...more } = {}) {
  const tenant = await createTenant(about);
  tenant.addUser(USER);
  const action = {
    name: "single-session",
    code: text("single-session.cjs"),
    secrets: { domain: tenant.domain, ...CLIENT },
    dependencies: { auth0: folderOf("auth0-5") },
  };
  const pipeline = createPipeline({ tenant, actions: [action], ...more });
  return {
    tenant,
    pipeline,
    async close() {
      await pipeline.close();
      await tenant.close();
    },
  };
}

export async function askFirst() {
  const tenant = await createTenant();
  tenant.addUser(USER);
  const service = await createCheckService(tenant);
  const action = {
    name: "ask-first",
    code: text("ask-first.cjs"),
    secrets: { service: `http://${service.host}` },
  };
  const pipeline = createPipeline({ tenant, actions: [action], network: [service.host] });
  return {
    tenant,
    pipeline,
    async close() {
      await pipeline.close();
      await service.close();
      await tenant.close();
    },
  };
}
