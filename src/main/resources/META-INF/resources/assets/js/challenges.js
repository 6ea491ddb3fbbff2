// One challenge serves a page view: the form field, the button, and the button once more.

import { post } from "./server.js";

const SHARE = 0.8; // of its life, after which an open page fetches the next one

export class Challenges {
  constructor(panel) {
    this.panel = panel;
  }

  /** The options of a sign-in, fetched anew when they were answered, or when half of their life is over. */
  async open() {
    if (!this.options || this.age() > this.options.timeout / 2) {
      const options = await post("/passkeys/authentication/options", {
        returnTo: this.panel.field("returnTo"),
        fresh: Boolean(this.panel.field("fresh")),
      });
      this.since = Date.now();
      this.options = options;
    }
    return { ...this.options, timeout: this.options.timeout - this.age() };
  }

  /** An answer was sent: whatever comes of it, the challenge is used up. */
  close() {
    this.options = undefined;
  }

  age() {
    return Date.now() - this.since;
  }

  /** How long the one that is open stays good enough for a page that waits. */
  left() {
    return this.options ? this.options.timeout * SHARE - this.age() : 0;
  }
}
