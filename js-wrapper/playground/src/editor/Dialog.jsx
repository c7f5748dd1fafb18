/** @file A dialog over the page, which Escape closes and which gives the focus back. */

import { useEffect, useId, useRef } from "react";

/** @param {{ title: string, onClose: () => void, children: import("react").ReactNode }} props */
export function Dialog({ title, onClose, children }) {
  const id = useId();
  const ref = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => ref.current.showModal(), []);
  return (
    <dialog ref={ref} className="dialog panel stack" aria-labelledby={id} onClose={onClose}>
      <div className="row heading">
        <h2 id={id}>{title}</h2>
        <button type="button" onClick={() => ref.current.close()}>
          Close
        </button>
      </div>
      {children}
    </dialog>
  );
}
