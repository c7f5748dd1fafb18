/** @file Undo and redo by the keys that everybody knows; in a field of text they are the field's own. */

import { useEffect } from "react";

/** @param {{ undo: () => void, redo: () => void }} steps */
export function useUndoKeys({ undo, redo }) {
  useEffect(() => {
    const press = (event) => {
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
      if (!(ctrlKey || metaKey) || altKey || isTyping(event.target)) return;
      const step = stepOf(key.toLowerCase(), shiftKey);
      if (step === undefined) return;
      event.preventDefault();
      if (step === "undo") undo();
      else redo();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

/** @param {string} key @param {boolean} shift @returns {"undo" | "redo" | undefined} */
function stepOf(key, shift) {
  if (key === "z") return shift ? "redo" : "undo";
  return key === "y" && !shift ? "redo" : undefined;
}

/** @param {EventTarget} target */
function isTyping(target) {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio"].includes(target.type);
}
