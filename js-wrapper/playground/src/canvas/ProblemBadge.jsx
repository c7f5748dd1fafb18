/** @file The sign beside what a problem is about; its title says the problem itself. */

import { ErrorIcon, WarningIcon } from "../app/icons.jsx";

/** @param {{ problems: import("../document/problems.js").Problem[], isSmall?: boolean }} props `isSmall`: the icon alone is seen */
export function ProblemBadge({ problems, isSmall = false }) {
  if (problems.length === 0) return null;
  const isError = problems.some(({ severity }) => severity === "error");
  const Icon = isError ? ErrorIcon : WarningIcon;
  const word = isError ? "error" : "warning";
  return (
    <span
      className={`badge problem ${isError ? "bad" : "warn"}`}
      title={problems.map(({ message }) => message).join("\n")}
    >
      <Icon />
      <span className={isSmall ? "unseen" : undefined}>{word}</span>
    </span>
  );
}
