/** @file The flow as an address: made here, copied, and never sent anywhere. */

import { useEffect, useState } from "react";
import { refusalOf } from "../../document/opening.js";
import { pack } from "../../document/share.js";
import { Dialog } from "../Dialog.jsx";

/** @param {{ document: any, onClose: () => void }} props */
export function Share({ document, onClose }) {
  const [made, setMade] = useState(/** @type {{ address?: string, refusal?: string }} */ ({}));
  const [isCopied, setCopied] = useState(false);
  const { address, refusal } = made;
  useEffect(() => {
    let isOver = false;
    pack(document)
      .then((packed) => ({ address: `${location.origin}${location.pathname}#flow=${packed}` }))
      .catch((error) => ({ refusal: refusalOf(error) }))
      .then((found) => void (isOver || setMade(found)));
    return () => void (isOver = true);
  }, [document]);
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Dialog title="Share this flow" onClose={onClose}>
      {refusal ? (
        <p role="alert">{refusal}</p>
      ) : (
        <>
          <label className="stack">
            The whole flow is in this address
            <input
              type="text"
              readOnly
              value={address ?? ""}
              onFocus={({ target }) => target.select()}
            />
          </label>
          <p className="small soft">
            No server sees it: what follows the # stays in the browser. Whoever opens it looks
            through the flow before anything runs.
          </p>
          <div className="row">
            <button type="button" className="primary" disabled={!address} onClick={copy}>
              Copy
            </button>
            <span role="status">{isCopied && "Copied."}</span>
          </div>
        </>
      )}
    </Dialog>
  );
}
