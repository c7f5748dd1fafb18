/** @file The race view. */

export function RaceView() {
  return <p className="starting">Soon.</p>;
}
