// What a person sees of one ceremony: a button that says that work goes on, and a line that says what came of it.

import { sentence } from "./words.js";

export class Panel {
  constructor(form) {
    this.form = form;
    this.button = form.querySelector("button");
    this.status = form.querySelector("[role=status]");
    this.label = this.button.textContent;
  }

  say(words, kind = "bad") {
    this.status.className = `status ${kind}`;
    this.status.textContent = words;
  }

  clear() {
    this.status.className = "status";
    this.status.textContent = "";
  }

  get busy() {
    return this.button.getAttribute("aria-disabled") === "true";
  }

  working(yes) {
    this.button.setAttribute("aria-disabled", String(yes));
    this.button.textContent = yes ? this.button.dataset.working : this.label;
  }

  field(name) {
    return this.form.elements[name]?.value || undefined;
  }

  /** Runs one attempt from the button: at most one at a time, and every failure ends in a sentence. */
  async attempt(creating, steps) {
    if (this.busy) return;
    this.clear();
    this.working(true);
    const sheet = new Stopwatch();
    try {
      await steps(sheet);
    } catch (failure) {
      this.working(false);
      this.failed(failure, creating, sheet);
    }
  }

  failed(failure, creating, sheet) {
    if (failure.code === "fresh-sign-in-needed") {
      location.assign(`/login?fresh=true&return_to=${encodeURIComponent(location.pathname)}`);
      return;
    }
    this.say(sentence(failure, { creating, waited: sheet.elapsed(), timeout: sheet.timeout }));
  }
}

/** How long the browser's own sheet was open. */
class Stopwatch {
  start(options) {
    this.timeout = options.timeout;
    this.began = performance.now();
    return options;
  }

  elapsed() {
    return this.began === undefined ? 0 : performance.now() - this.began;
  }
}
