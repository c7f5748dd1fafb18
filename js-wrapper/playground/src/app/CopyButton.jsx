/** @file Copies a text, and says whether it could. */

import { useEffect, useState } from "react";

/**
 * @param {object} props
 * @param {string} [props.text] nothing as long as there is none
 * @param {string} [props.about] what is copied, where several can be
 * @param {string} [props.className] of the button
 */
export function CopyButton({ text, about, className }) {
  const [said, say] = useState("");
  // What was said was of another text.
  useEffect(() => say(""), [text]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say("Copied");
    } catch {
      say("Your browser does not let the page copy: select the text and copy it.");
    }
  };
  return (
    <>
      <button type="button" className={className} disabled={text === undefined} onClick={copy}>
        Copy{about && <span className="unseen"> {about}</span>}
      </button>
      <span role="status" className="small">
        {said}
      </span>
    </>
  );
}
