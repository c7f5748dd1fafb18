/** @file The impact view. */

export function ImpactView() {
  return <p className="starting">Soon.</p>;
}
