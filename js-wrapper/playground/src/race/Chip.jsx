/** @file One step of a login on the board: it can be dragged along time, or moved by keys. */

import { useEffect, useRef, useState } from "react";
import { within } from "./board.js";
import { chipWords, deed, nameOf } from "./words.js";

/**
 * @param {object} props
 * @param {string} props.id
 * @param {import("./board.js").Chip} props.chip
 * @param {{ earliest: number, latest: number }} props.reach
 * @param {boolean} props.isChosen its details are shown, and the Tab key leads to it
 * @param {boolean} props.isChanged by the last move
 * @param {() => void} props.onChoose
 * @param {(column: number) => void} props.onMove
 * @param {(arrow: string) => void} props.onArrow
 */
export function Chip({ id, chip, reach, isChosen, isChanged, onChoose, onMove, onArrow }) {
  const { lane, column, step } = chip;
  const grip = useRef(/** @type {{ x: number, pitch: number } | undefined} */ (undefined));
  const [by, setBy] = useState(0);
  const [act, detail] = chipWords(step);
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  // Whoever moves it by keys goes on seeing it.
  useEffect(() => {
    if (document.activeElement === button.current)
      button.current.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [column]);

  function take(event) {
    if (event.button !== 0) return;
    const { currentTarget: taken, clientX } = event;
    const gap = Number.parseFloat(getComputedStyle(taken.parentElement).columnGap);
    grip.current = { x: clientX, pitch: taken.offsetWidth + gap };
    taken.setPointerCapture(event.pointerId);
  }

  /** It goes from moment to moment, so that what is seen is where it will be. */
  function drag({ clientX }) {
    if (grip.current === undefined) return;
    const { x, pitch } = grip.current;
    const to = column + Math.round((clientX - x) / pitch);
    setBy(within(reach, to) - column);
  }

  function drop() {
    grip.current = undefined;
    setBy(0);
    if (by !== 0) onMove(column + by);
  }

  function leave() {
    grip.current = undefined;
    setBy(0);
  }

  function press(event) {
    if (!event.key.startsWith("Arrow") && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    if (!event.altKey) onArrow(event.key);
    else if (event.key === "ArrowLeft") onMove(column - 1);
    else if (event.key === "ArrowRight") onMove(column + 1);
  }

  return (
    <button
      type="button"
      ref={button}
      id={id}
      className={`chip ${step.act} ${isChanged ? "changed" : ""} ${by !== 0 ? "dragged" : ""}`}
      style={{ gridRow: lane + 2, gridColumn: column + 2 + by }}
      title={`${nameOf(lane)} ${deed(step)}`}
      aria-pressed={isChosen}
      tabIndex={isChosen ? 0 : -1}
      onFocus={onChoose}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={leave}
      onKeyDown={press}
    >
      <span className="unseen">{nameOf(lane)}: </span>
      <strong>{act}</strong> <span>{detail}</span>
      <span className="unseen">, moment {column + 1}</span>
      {isChanged && <span className="mark">changed</span>}
    </button>
  );
}
