/** @file What stands above a flow that came by a link or a file: whose it is, what it is not, and that nothing runs yet. */

import { useDocument } from "../document/DocumentProvider.jsx";

export function ForeignBanner() {
  const { document, foreign, refusal, offered, adopt, dismiss, open } = useDocument();
  return (
    <>
      {refusal && (
        <div className="banner bad" role="alert">
          <p>
            <strong>That flow was not opened.</strong> {refusal}
          </p>
          <button type="button" onClick={dismiss}>
            Close
          </button>
        </div>
      )}
      {offered && (
        <div className="banner warn" role="status">
          <p>
            <strong>A link brings another flow.</strong> Yours stays until you open it.
          </p>
          <span className="row">
            <button type="button" onClick={() => open(offered, { foreign: true })}>
              Open it
            </button>
            <button type="button" onClick={dismiss}>
              Leave it
            </button>
          </span>
        </div>
      )}
      {foreign && (
        <div className="banner warn" role="status">
          <p>
            <strong>This flow came from somebody else.</strong> Look through it: its name says
            nothing about what it does. Nothing runs until you take it over.
          </p>
          <button type="button" onClick={adopt}>
            Take it over
          </button>
        </div>
      )}
      {document.reportOnly === true && (
        <div className="banner warn" role="status">
          <p>
            <strong>Report only.</strong> This flow restricts nobody: it lets every login in and
            says what it would have done.
          </p>
        </div>
      )}
    </>
  );
}
