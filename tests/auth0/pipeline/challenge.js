/** @file Which factors a challenge asks for: skipped when one is passed already, impossible when none can be used. */

const MOST = 4;
const ALL = ["otp", "email", "phone", "push-notification", "webauthn-roaming"].concat(
  ...["webauthn-platform", "recovery-code"],
);

/** @returns {{ error?: string, queue: any[] }} what is still to be asked, in order */
export function challenges({ tenant, features }, transaction, commands) {
  const asked = commands.filter(({ type }) => type === "challenge" || type === "enroll");
  transaction.asked += asked.length;
  if (transaction.asked > MOST) return { error: `over ${MOST} challenges`, queue: [] };
  const enabled = features.factors ?? ALL;
  const enrolled = (tenant.users.get(transaction.userId).enrolledFactors ?? []).map(
    ({ type }) => type,
  );
  const queue = [];
  for (const { type, factors } of asked) {
    const names = factors.map((factor) => factor.type);
    const usable = names.filter(
      (name) => enabled.includes(name) && (type === "enroll" || enrolled.includes(name)),
    );
    if (type === "challenge" && names.some((name) => transaction.passed.has(name))) continue;
    if (usable.length === 0) return { error: "no factor can be used", queue: [] };
    queue.push({ type, factors: usable });
  }
  return { queue };
}

/** The next thing to ask: a factor that the browser is trusted with, or that was passed meanwhile, isn't asked for. */
export function nextChallenge({ passed, browser }, queue) {
  while (queue.length > 0) {
    const [{ type, factors }] = queue;
    const isMet =
      type === "challenge" &&
      factors.some((factor) => passed.has(factor) || browser?.remembered.has(factor));
    if (!isMet) return queue[0];
    queue.shift();
  }
  return undefined;
}
