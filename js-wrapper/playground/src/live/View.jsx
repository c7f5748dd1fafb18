/** @file The live view. */

export function LiveView() {
  return <p className="starting">Soon.</p>;
}
