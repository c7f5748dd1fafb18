/** @file The simulator view. */

export function SimulatorView() {
  return <p className="starting">Soon.</p>;
}
