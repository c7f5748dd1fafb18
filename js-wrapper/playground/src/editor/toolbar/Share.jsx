/** @file The flow as an address: made here, copied, and never sent anywhere. */

import { useEffect, useState } from "react";
import { CopyButton } from "../../app/CopyButton.jsx";
import { refusalOf } from "../../document/opening.js";
import { pack } from "../../document/share.js";
import { Dialog } from "../Dialog.jsx";

/** @param {{ document: any, onClose: () => void }} props */
export function Share({ document, onClose }) {
  const [made, setMade] = useState(/** @type {{ address?: string, refusal?: string }} */ ({}));
  const { address, refusal } = made;
  useEffect(() => {
    let isOver = false;
    pack(document)
      .then((packed) => ({ address: `${location.origin}${location.pathname}#flow=${packed}` }))
      .catch((error) => ({ refusal: refusalOf(error) }))
      .then((found) => void (isOver || setMade(found)));
    return () => void (isOver = true);
  }, [document]);
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
            <CopyButton text={address} className="primary" />
          </div>
        </>
      )}
    </Dialog>
  );
}
