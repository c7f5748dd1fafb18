/** @file A provider that asks for a second factor of its own between the password and the guard. */
import { interactionPolicy } from "oidc-provider";

const { Check, Prompt, base } = interactionPolicy;

/** Asked until the session says that it was proved. */
const policy = () => {
  const isMissing = ({ oidc }) => !oidc.session.amr?.includes("otp");
  const prompts = base();
  const prompt = new Prompt(
    { name: "mfa" },
    new Check("factor", "a second factor is missing", "interaction_required", isMissing),
  );
  prompts.add(prompt, 1);
  return prompts;
};

const url = (_ctx, { uid, prompt }) => (prompt.name === "mfa" ? `/mfa/${uid}` : `/sign-in/${uid}`);

/** A form with one button: what counts is when it is pressed. */
const routes = () => async (ctx, next) => {
  if (!ctx.path.startsWith("/mfa/")) return next();
  if (ctx.method === "GET") {
    ctx.body = `<h1>Second factor</h1><form method="post" action="${ctx.path}"></form>`;
    return undefined;
  }
  const { app: provider, req, res } = ctx;
  const { lastSubmission } = await provider.interactionDetails(req, res);
  const login = { ...lastSubmission.login, amr: ["pwd", "otp"] };
  ctx.redirect(await provider.interactionResult(req, res, { login }));
  ctx.status = 303;
  return undefined;
};

/** Options for a world. */
export const secondFactor = { settings: { interactions: { policy: policy(), url } }, routes };

/** Signs in with both. @returns {Promise<import("../../js-wrapper/demo/device/browser.js").Arrival>} */
export async function signInWithBoth(device) {
  const { page } = await device.signIn();
  return page.submit({});
}
