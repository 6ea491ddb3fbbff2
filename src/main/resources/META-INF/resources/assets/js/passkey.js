// The passkey ceremonies of the sign-in, enrolment and account pages.
//
// A page marks what it offers: <form data-passkey="sign-in|create"> with one button and one element
// with role="status". Everything else (ticket, name, where to go) is in the form's own fields.

import { Panel } from "./panel.js";
import { post } from "./server.js";
import { available, canAutofill, create, forget, get } from "./webauthn.js";
import { insecure, noSupport } from "./words.js";

const FRESH_FOR = 4 * 60_000; // a challenge lives 5 minutes; an open page fetches the next one before that

/** Where the person goes next; only ever a page of this site. */
function local(to) {
  const next = new URL(to, location.origin);
  return next.origin === location.origin ? next.href : "/";
}

const go = (to) => location.assign(local(to));

/** Passkeys offered in the form field while the page is open; stands aside while the button is used. */
class Autofill {
  constructor(panel, finish) {
    this.panel = panel;
    this.finish = finish;
  }

  async start() {
    this.stop();
    const turn = (this.turn = new AbortController());
    try {
      const options = await post("/passkeys/authentication/options", { returnTo: this.panel.field("returnTo") });
      if (turn.signal.aborted) return;
      this.since = Date.now();
      this.timer = setTimeout(() => this.start(), FRESH_FOR);
      const answer = await get(options, turn.signal, "conditional");
      this.stop();
      await this.panel.attempt(false, () => this.finish(answer, options));
    } catch (failure) {
      if (turn.signal.aborted) return;
      this.stop(); // the button still works, and says what is wrong
    }
  }

  stop() {
    clearTimeout(this.timer);
    this.turn?.abort();
  }

  /** A page that was asleep may hold a challenge that has expired. */
  wake() {
    if (!this.panel.busy && Date.now() - this.since >= FRESH_FOR) this.start();
  }
}

async function signedIn(answer, { rpId }) {
  try {
    go((await post("/passkeys/authentication", answer)).location);
  } catch (failure) {
    if (failure.code === "unknown-passkey") forget(rpId, answer.id);
    throw failure;
  }
}

async function signIn(form) {
  const panel = new Panel(form);
  const autofill = new Autofill(panel, signedIn);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (panel.busy) return;
    autofill.stop();
    await panel.attempt(false, async (sheet) => {
      const options = await post("/passkeys/authentication/options", { returnTo: panel.field("returnTo") });
      await signedIn(await get(sheet.start(options)), options);
    });
    if (!panel.busy && offered) autofill.start();
  });

  const offered = await canAutofill();
  if (!offered) return;
  form.querySelector("[data-autofill]").hidden = false;
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
      created(await post("/passkeys/registration", made));
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
