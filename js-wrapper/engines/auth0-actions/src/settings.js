/** @file What this event makes of an Action's options: the flow that is in force, the limit's value, the key. */
import { compileFlow, SeatkeeperError } from "@seatkeeper/host";
import { usesClients } from "@seatkeeper/host/kit";
import { capabilitiesOf } from "./code/capabilities.js";
import { misfitOf } from "./code/misfit.js";
import { keyringIn } from "./key.js";
import { attributesOf } from "./limit.js";
import { log } from "./log.js";
import { checkPage } from "./page-option.js";
import { remoteFlow } from "./remote-flow.js";

/**
 * @param {any} options of the Action, checked
 * @param {any} event
 * @param {any} [begun] the flow of a run that goes on
 * @returns {Promise<any>}
 */
export async function settingsOf(options, event, begun) {
  const { inCode, isDrawn, limit, page, flowFrom } = options;
  const check = async (flow) => {
    const misfit = misfitOf(await compileFlow(flow, { capabilities: capabilitiesOf(options) }));
    if (misfit !== undefined) {
      const { path, message } = misfit;
      throw new SeatkeeperError("flowInvalid", `\`${path}\` ${message}`, { path });
    }
    checkPage(flow, page);
  };
  const isAsked = begun === undefined && flowFrom !== undefined;
  const remote = isAsked ? await remoteFlow(flowFrom, { log, check }) : undefined;
  const flow = begun ?? remote ?? inCode;
  // The pattern makes no flow that can't run here; one that was drawn may be anything.
  if (isDrawn && flow === inCode) await check(flow);
  checkPage(flow, page);
  return {
    ...options,
    flow,
    attributes: attributesOf(limit, event),
    /** Who was let in under the limit of one client is a stranger to the next. */
    eachClient: limit?.clientMetadata !== undefined,
    countsClients: usesClients(flow),
    keyring: keyringIn(event.secrets),
  };
}
