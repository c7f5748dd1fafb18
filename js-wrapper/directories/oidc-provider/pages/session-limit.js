/** @file The page that tells a person which devices will be signed out, and lets them decide. */
import { html } from "./html.js";

/** Nobody reads on: so many show what will happen. */
const MAX_TOLD = 10;
/** As many as an answer may name. */
const MAX_CHOICES = 100;

/**
 * @param {object} model
 * @param {string} model.action
 * @param {Record<string, string>} model.hidden
 * @param {number} [model.choose] how many devices the person has to pick, 0 where there is room by now;
 *   without it all are signed out
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
  const concerned = choose === 0 ? [] : devices;
  const shown = concerned.slice(0, choose ? MAX_CHOICES : MAX_TOLD);
  const list = html`<ul>
      ${shown.map(row)}
    </ul>
    ${moreText(concerned.length - shown.length)}`;
  return {
    title,
    problem,
    body: html`
      <p>
        ${concerned.length > 0 && "This account is in use on as many devices as it allows."}
        ${choose ? chooseText(choose) : continueText(concerned.length)}
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
  if (count === 0) return "There is room for this device by now: you can continue.";
  return count === 1
    ? "If you continue here, this device will be signed out:"
    : "If you continue here, these devices will be signed out:";
}

function moreText(count) {
  if (count === 0) return undefined;
  const devices = count === 1 ? "device" : "devices";
  return html`<p class="soft">And ${count} more ${devices}.</p>`;
}

function chooseText(choose) {
  return `Pick at least ${choose === 1 ? "one" : choose} to sign out.`;
}

/** Browser, system and a day: enough to know one's own device, too little to find somebody's. */
function description({ browser, os, lastActiveDay }) {
  const day = dayText(lastActiveDay);
  const isKnown = (family) => family !== undefined && family !== "other";
  const name = isKnown(browser) ? browser : "Unknown browser";
  return html`<strong>${name}${isKnown(os) && ` on ${os}`}</strong>${
      day && html`<small>Last used on ${day}</small>`
    }`;
}

function dayText(day) {
  const date = /^\d{4}-\d\d-\d\d$/.test(day ?? "") ? new Date(`${day}T00:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime())) return undefined;
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
  const text = format.format(date);
  return html`<time datetime="${day}">${text}</time>`;
}
