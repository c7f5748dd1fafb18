/** @file A table of the simulator: small, with a name, and scrolled by itself where it is too wide. */

/** @param {{ name: string, columns: string[], children: import("react").ReactNode }} props `children`: the rows */
export function Table({ name, columns, children }) {
  return (
    <div className="scroller" tabIndex={0} role="region" aria-label={name}>
      <table className="small">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
