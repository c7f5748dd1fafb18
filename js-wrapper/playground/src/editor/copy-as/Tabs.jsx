/** @file Tabs, one of which is open; the arrow keys go from one to the next. */

import { useId, useState } from "react";

const MOVES = { ArrowRight: 1, ArrowLeft: -1 };

/** @param {{ label: string, tabs: any[] }} props `tabs`: the name of each, with its component */
export function Tabs({ label, tabs }) {
  const [open, setOpen] = useState(0);
  const id = useId();
  const [, Panel] = tabs[open];
  const move = ({ key, currentTarget }) => {
    if (!Object.hasOwn(MOVES, key)) return;
    const next = (open + MOVES[key] + tabs.length) % tabs.length;
    setOpen(next);
    currentTarget.children[next].focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label} className="row" onKeyDown={move}>
        {tabs.map(([name], index) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${index}`}
            aria-selected={index === open}
            aria-controls={`${id}-panel`}
            tabIndex={index === open ? 0 : -1}
            onClick={() => setOpen(index)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open}`} className="stack">
        <Panel />
      </div>
    </>
  );
}
