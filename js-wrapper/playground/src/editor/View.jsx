/** @file The editor view. */

export function EditorView() {
  return <p className="starting">Soon.</p>;
}
