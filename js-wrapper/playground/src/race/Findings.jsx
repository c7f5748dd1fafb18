/** @file What the search of every order found, each end with an order that leads there. */

import { listed, ordersOf } from "./words.js";

/**
 * @param {object} props
 * @param {import("./search-worker.js").Finding} props.found
 * @param {(turns: import("./board.js").Turn[], about: string) => void} props.onLoad
 */
export function Findings({ found, onLoad }) {
  const load = (turns, alive) => onLoad(turns, `An order that leaves ${listed(alive)}`);
  return (
    <div className="stack findings" role="status">
      {"refusal" in found ? (
        <p className="row">
          <span className="badge warn">Not all tried</span>
          <span>{found.refusal}.</span>
        </p>
      ) : (
        <>
          <Verdict found={found} onEnd={load} />
          {found.orders !== undefined && <Ends found={found} onLoad={onLoad} onEnd={load} />}
        </>
      )}
    </div>
  );
}

/**
 * @param {object} props
 * @param {import("@seatkeeper/simulation/race").Found} props.found without `orders`: it ended at a bad one
 * @param {(turns: import("./board.js").Turn[], alive: string[]) => void} props.onEnd
 */
function Verdict({ found: { orders, nobody }, onEnd }) {
  if (nobody === undefined) {
    return (
      <p className="row">
        <span className="badge good">No bad order</span>
        <span>Somebody is left after every one of {ordersOf(orders)} orders.</span>
      </p>
    );
  }
  return (
    <p className="row">
      <span className="badge bad">Bad order found</span>
      <span>
        {orders === undefined
          ? "An order leaves nobody signed in. One is enough: the search ended there."
          : `Some of ${ordersOf(orders)} orders leave nobody signed in.`}
      </span>
      <button type="button" onClick={() => onEnd(nobody, [])}>
        Show one
      </button>
    </p>
  );
}

/**
 * @param {object} props
 * @param {import("@seatkeeper/simulation/race").Found} props.found
 * @param {(turns: import("./board.js").Turn[], about: string) => void} props.onLoad
 * @param {(turns: import("./board.js").Turn[], alive: string[]) => void} props.onEnd
 */
function Ends({ found: { ends, overLimit }, onLoad, onEnd }) {
  return (
    <>
      {overLimit && (
        <p className="row">
          <span className="badge warn">Over the limit</span>
          <span>
            Some orders leave more than the limit until a recheck or the next login: sessions appear
            in another order than their dates say, or a list was stale.
          </span>
          <button
            type="button"
            onClick={() => onLoad(overLimit, "An order that leaves more than the limit")}
          >
            Show one
          </button>
        </p>
      )}
      <details>
        <summary>{ends.length === 1 ? "1 possible end" : `${ends.length} different ends`}</summary>
        <ul className="row ends">
          {ends.map(({ alive, turns }) => (
            <li key={alive.join()}>
              <button type="button" className="small" onClick={() => onEnd(turns, alive)}>
                {listed(alive)}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
