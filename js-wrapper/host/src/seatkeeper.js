/** @file The host: decides logins by the flow as it stands, pauses for the person, resumes, and remembers who was let in. */

import { createDecide } from "./admission/decide.js";
import { createDryRun } from "./admission/dry-run.js";
import { marksByLogin, storeMarks } from "./admission/marks.js";
import { createOnce } from "./admission/once.js";
import { throwingOurs } from "./errors.js";
import { createFlows } from "./flow/flows.js";
import { claimName } from "./flow/names.js";
import { createNodeTypes } from "./nodes/index.js";
import { createPages } from "./nodes/page.js";
import { checkedSeatkeeperOptions } from "./options.js";
import { createExpiry } from "./pause/expiry.js";
import { createResume } from "./pause/resume.js";
import { createRuns } from "./pause/runs.js";
import { createUnfinished } from "./pause/unfinished.js";
import { createAsking } from "./run/asking.js";
import { createGo } from "./run/go.js";
import { createReport } from "./run/report.js";

/**
 * Makes a host. Everything that it is given is checked at once.
 *
 * @template [Own=never] what a node of your own that waits adds to the results
 * @param {import("./options.js").Options} options
 * @returns {import("./result.js").Keeper<Own>}
 * @throws {import("./errors.js").SeatkeeperError} `optionsInvalid`, `nodeTypeInvalid`, `flowNameTaken`
 */
export function createSeatkeeper(options) {
  const checked = checkedSeatkeeperOptions(options);
  const { directory, flow, store, keyring, issuer, otp, tenant, caller, newId } = checked;
  const { clock, budgetMs, simulated } = checked;
  const nodeTypes = createNodeTypes(checked);
  claimName(flow, { store, tenant });
  const usesMarks = checked.marks !== false;
  const marks = marksByLogin(checked.marks || storeMarks({ store, tenant }));
  const flows = createFlows({ flow, nodeTypes, directory });
  const asking = createAsking({ directory, clock, budgetMs, atOnce: checked.atOnce, tenant });
  const once = createOnce({ store, tenant, caller, budgetMs, newId });
  const ownClock = checked.isClockGiven ? clock : undefined;
  const runs = createRuns({ store, keyring, issuer, tenant, caller, newId, clock: ownClock });
  const pages = createPages({ keyring, otp, simulated });
  const { onRecord, onEvent, installedAt } = checked;
  const { reasons } = nodeTypes;
  const report = createReport({
    marks,
    runs,
    clock,
    newId,
    reasons,
    usesMarks,
    onRecord,
    onEvent,
  });
  const expiry = createExpiry({ runs, marks, flows, nodeTypes, asking, report, clock });
  const unfinished = createUnfinished({
    directory,
    flows,
    runs,
    expiry,
    nodeTypes,
    pages,
    asking,
  });
  const go = createGo({ asking, pages, runs, report });
  const parts = {
    directory,
    flows,
    marks,
    once,
    runs,
    expiry,
    unfinished,
    pages,
    go,
    report,
    clock,
  };

  return Object.freeze({
    login: throwingOurs(createDecide({ ...parts, usesMarks, installedAt, caller, newId })),
    resume: throwingOurs(createResume(parts)),
    dryRun: throwingOurs(createDryRun({ directory, flows, pages, asking, clock })),
    /** Ends the sessions of runs that waited too long, or could not be ended before. Call it now and then. */
    sweep: throwingOurs(expiry.sweep),
    /** The flow as it stands, compiled. */
    flow: throwingOurs(flows.current),
  });
}
