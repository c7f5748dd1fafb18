/** @file A view that fails is told about and can be opened again; the flow and the others go on. */

import { Component } from "react";

export class Boundary extends Component {
  state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  render() {
    const { children } = /** @type {any} */ (this.props);
    if (!this.state.failed) return children;
    return (
      <div className="page">
        <section className="panel stack" role="alert">
          <h2>This view has failed</h2>
          <p>
            Your flow is still there. If it happens again, export the flow and report it with that.
          </p>
          <button type="button" onClick={() => this.setState({ failed: false })}>
            Open it again
          </button>
        </section>
      </div>
    );
  }
}
