// Every way a passkey can fail, in words: what happened, what it means, what to do.

import { Refusal, Unreachable } from "./server.js";

export const noSupport = "This browser can't use passkeys. Open this page in a current Chrome, Edge, Firefox or Safari.";
const cancelled = "No passkey was used. Try again, or use another device.";
const notCreated = "No passkey was created. Try again, or use another device.";
const noneHere =
  "We couldn't find a passkey for this site here. Use a phone or security key that has one, or ask for a new enrolment link.";
const tooLong = "That took too long, so we stopped waiting. Nothing changed. Try again.";
const alreadyHere = "This device already has a passkey for your account.";
const notVerifying =
  "This device can't check that it is you. Set a screen lock or PIN on it and try again, or use another device.";
const databaseAway = "We can't reach our database right now. You are not signed out elsewhere. Try again in a moment.";
const serverAway = "We can't reach the server. Check your connection and try again.";
const unexpected = "Something went wrong on this page. Nothing changed. Reload it and try again.";

// A person needs longer than this to look at the browser's sheet and close it.
const NOBODY_CHOSE = 250;

export const insecure = () =>
  `Passkeys need https. Open this page at https://${location.host}${location.pathname}`;

/**
 * @param failure what was thrown
 * @param creating whether a passkey was being made (else it was being used)
 * @param waited how long the browser's own sheet was open, in milliseconds
 * @param timeout how long the browser was told to wait, in milliseconds
 */
export function sentence(failure, { creating, waited, timeout }) {
  if (failure instanceof Unreachable) return serverAway;
  if (failure instanceof Refusal) return failure.message || (failure.status === 503 ? databaseAway : unexpected);
  switch (failure?.name) {
    case "NotAllowedError":
      if (timeout && waited >= timeout - 500) return tooLong;
      if (creating) return notCreated;
      return waited < NOBODY_CHOSE ? noneHere : cancelled;
    case "TimeoutError":
      return tooLong;
    case "AbortError":
      return creating ? notCreated : cancelled;
    case "InvalidStateError":
      return creating ? alreadyHere : noneHere;
    case "ConstraintError":
    case "NotSupportedError":
      return notVerifying;
    case "SecurityError":
      return window.isSecureContext ? unexpected : insecure();
    default:
      return unexpected;
  }
}
