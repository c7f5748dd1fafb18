/** @file Text in a field, as a keyboard brings it there: Playwright's own `fill` writes past React in a published Firefox. */

/**
 * In place of what stands in the field.
 *
 * @param {import("playwright-core").Locator} field @param {string} text
 */
export async function enterText(field, text) {
  await field.selectText();
  await field.evaluate((element, inserted) => {
    const command = inserted === "" ? "delete" : "insertText";
    element.ownerDocument.execCommand(command, false, inserted);
  }, text);
}
