/** @file The page that tells a person which devices will be signed out, and lets them decide. */
import { html } from "./html.js";

/**
 * @param {object} model
 * @param {string} model.action
 * @param {Record<string, string>} model.hidden
 * @param {number} [model.choose] how many devices the person has to pick; none: all are signed out
 * @param {Array<{ handle: string, browser?: string, os?: string, lastActiveDay?: string }>} model.devices
 * @param {string} [model.problem]
 * @returns {import("./layout.js").Page & { problem?: string }}
 */
export function sessionLimitPage({ action, hidden, choose, devices, problem }) {
  const title = choose ? "Choose which devices to sign out" : "You're signed in elsewhere";
  const row = (device) =>
    choose
      ? html`<li>
          <label>
            <input type="checkbox" name="chosen" value="${device.handle}" />
            <span>${description(device)}</span>
          </label>
        </li>`
      : html`<li>
          <div><span>${description(device)}</span></div>
        </li>`;
  const list = html`<ul>
    ${devices.map(row)}
  </ul>`;
  return {
    title,
    problem,
    body: html`
      <p>
        This account is in use on as many devices as it allows.
        ${choose ? chooseText(choose) : continueText(devices.length)}
      </p>
      <form method="post" action="${action}" ${problem && html`aria-describedby="problem"`}>
        ${hiddenFields(hidden)}
        ${
          choose
            ? html`<fieldset>
                <legend>Devices that are signed in</legend>
                ${list}
              </fieldset>`
            : list
        }
        <div class="actions">
          <button class="button" name="output" value="continue">
            ${choose ? "Sign out and continue" : "Continue here"}
          </button>
          <button class="button second" name="output" value="cancel">Cancel sign-in</button>
        </div>
      </form>
    `,
  };
}

/** @param {Record<string, string>} fields */
export function hiddenFields(fields) {
  return Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
}

function continueText(count) {
  if (count === 0) return "The other devices have been signed out by now: you can continue.";
  return count === 1
    ? "If you continue here, this device will be signed out:"
    : "If you continue here, these devices will be signed out:";
}

function chooseText(choose) {
  return `Pick at least ${choose === 1 ? "one" : choose} to sign out.`;
}

/** Browser, system and a day: enough to know one's own device, too little to find somebody's. */
function description({ browser, os, lastActiveDay }) {
  const day = dayText(lastActiveDay);
  return html`<strong>${browser ?? "Unknown browser"}${os && ` on ${os}`}</strong>${
      day && html`<small>Last used on ${day}</small>`
    }`;
}

function dayText(day) {
  const date = /^\d{4}-\d\d-\d\d$/.test(day ?? "") ? new Date(`${day}T00:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime())) return undefined;
  const text = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
    date,
  );
  return html`<time datetime="${day}">${text}</time>`;
}
