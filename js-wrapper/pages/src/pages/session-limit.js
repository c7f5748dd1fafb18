/** @file The page that tells a person which devices will be signed out, and lets them decide. */
import { hiddenFields } from "../hidden-fields.js";
import { html } from "../html.js";
import {
  CANCEL,
  dayText,
  deviceName,
  DEVICES_TITLE,
  goOnText,
  limitText,
  limitTitle,
} from "../texts.js";

/** Nobody reads on: so many show what will happen. */
const MAX_TOLD = 10;
/** As many as an answer may name. */
const MAX_CHOICES = 100;

/**
 * @typedef {object} ShownDevice
 * @property {string} [handle] only where the person picks
 * @property {string} [browser]
 * @property {string} [os]
 * @property {string} [lastActiveDay] ISO 8601
 */

/**
 * @param {object} model
 * @param {string} model.action
 * @param {Record<string, string>} model.hidden
 * @param {number} [model.choose] how many devices the person has to pick, 0 where there is room by now;
 *   without it all are signed out
 * @param {ShownDevice[]} model.devices
 * @param {string} [model.problem]
 * @returns {import("../layout.js").Page}
 */
export function sessionLimitPage({ action, hidden, choose, devices, problem }) {
  const title = limitTitle(choose);
  /** @param {ShownDevice} device */
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
      <p>${limitText(concerned.length, choose)}</p>
      <form method="post" action="${action}" ${problem && html`aria-describedby="problem"`}>
        ${hiddenFields(hidden)}
        ${
          choose
            ? html`<fieldset>
                <legend>${DEVICES_TITLE}</legend>
                ${list}
              </fieldset>`
            : list
        }
        <div class="actions">
          <button class="button" name="output" value="continue">${goOnText(choose)}</button>
          <button class="button second" name="output" value="cancel">${CANCEL}</button>
        </div>
      </form>
    `,
  };
}

/** @param {number} count */
function moreText(count) {
  if (count === 0) return undefined;
  const devices = count === 1 ? "device" : "devices";
  return html`<p class="soft">And ${count} more ${devices}.</p>`;
}

/**
 * Browser, system and a day: enough to know one's own device, too little to find somebody's.
 *
 * @param {ShownDevice} device
 */
function description(device) {
  const { lastActiveDay } = device;
  const day = dayText(lastActiveDay);
  return html`<strong>${deviceName(device)}</strong>${
      day && html`<small>Last used on <time datetime="${lastActiveDay}">${day}</time></small>`
    }`;
}
