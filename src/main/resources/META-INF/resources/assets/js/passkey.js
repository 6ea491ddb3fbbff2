// The passkey ceremonies of the sign-in, enrolment and account pages.
//
// A page marks what it offers: <form data-passkey="sign-in|create"> with one button and one element
// with role="status". Everything else (ticket, name, where to go) is in the form's own fields.

import { Challenges } from "./challenges.js";
import { Panel } from "./panel.js";
import { post } from "./server.js";
import { forget, tell, wasNotKept } from "./signals.js";
import { available, canAutofill, create, get } from "./webauthn.js";
import { insecure, noSupport } from "./words.js";

const LONGEST_PAUSE = 60_000;

/** Where the person goes next; only ever a page of this site. */
function local(to) {
  const next = new URL(to, location.origin);
  return next.origin === location.origin ? next.href : "/";
}

const go = (to) => location.assign(local(to));

/** Passkeys offered in the form field while the page is open; stands aside while the button is used. */
class Autofill {
  failures = 0;

  constructor(panel, challenges, finish) {
    Object.assign(this, { panel, challenges, finish });
  }

  async start() {
    this.stop();
    const turn = (this.turn = new AbortController());
    try {
      const options = await this.challenges.open();
      if (turn.signal.aborted) return;
      this.timer = setTimeout(() => this.start(), this.challenges.left());
      const answer = await get(options, turn.signal, "conditional");
      clearTimeout(this.timer);
      await this.panel.attempt(false, () => this.finish(answer, options));
    } catch {
      // the button says what is wrong; the field only tries again
    }
    if (turn.signal.aborted || this.panel.busy) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.start(), Math.min(1000 * 2 ** this.failures++, LONGEST_PAUSE));
  }

  stop() {
    clearTimeout(this.timer);
    this.turn?.abort();
  }

  /** A page that was asleep may hold a challenge that has expired. */
  wake() {
    if (!this.panel.busy && this.challenges.left() <= 0) this.start();
  }
}

async function signIn(form) {
  const panel = new Panel(form);
  const challenges = new Challenges(panel);
  const autofill = new Autofill(panel, challenges, signedIn);

  async function signedIn(answer, { rpId }) {
    challenges.close();
    try {
      const { location: next } = await post("/passkeys/authentication", answer);
      await tell();
      go(next);
    } catch (failure) {
      if (failure.code === "unknown-passkey") forget(rpId, answer.id);
      throw failure;
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (panel.busy) return;
    autofill.stop();
    await panel.attempt(false, async (sheet) => {
      const options = await challenges.open();
      await signedIn(await get(sheet.start(options)), options);
    });
    if (!panel.busy && offered) autofill.start();
  });

  const field = form.querySelector("[data-autofill]");
  const offered = field && (await canAutofill());
  if (!offered) return;
  field.hidden = false;
  document.addEventListener("visibilitychange", () => document.hidden || autofill.wake());
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  autofill.start();
}

function enrol(form) {
  const panel = new Panel(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    panel.attempt(true, async (sheet) => {
      const options = await post("/passkeys/registration/options", {
        ticket: panel.field("ticket"),
        name: panel.field("name"),
      });
      const made = await create(sheet.start(options));
      try {
        created(await post("/passkeys/registration", made));
      } catch (failure) {
        if (wasNotKept(failure, sheet.elapsed() >= options.timeout)) forget(options.rp.id, made.id);
        throw failure;
      }
    });
  });
}

/** After the first passkey the page offers a second one; after any other, it goes on. */
function created({ location: next }) {
  const done = document.querySelector("[data-created]");
  const back = new URLSearchParams(location.search).get("return_to");
  if (!done || !done.hidden) return go(back ?? next);
  for (const part of document.querySelectorAll("[data-creating]")) part.hidden = true;
  done.hidden = false;
  if (back) Object.assign(done.querySelector("a"), { href: local(back), textContent: "Go on" });
  done.querySelector("h1").focus();
}

const ceremonies = { "sign-in": signIn, create: enrol };

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (available()) {
    ceremonies[form.dataset.passkey](form);
  } else {
    const panel = new Panel(form);
    panel.button.hidden = true;
    panel.say(window.isSecureContext ? noSupport : insecure());
  }
}

if (document.querySelector("[data-signals]")) tell();
