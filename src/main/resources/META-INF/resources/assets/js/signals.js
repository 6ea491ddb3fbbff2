// Telling the browser what this site knows, so that no password manager offers a passkey that opens nothing, or an old
// name (WebAuthn Level 3 §5.1.10). Browsers without signals are told nothing, and nothing waits for an answer.

import { ask, Refusal } from "./server.js";

const LONGEST_WAIT = 1_000;

const signal = (kind, options) => globalThis.PublicKeyCredential?.[kind]?.(options)?.catch(() => {});

/** A passkey that this site does not know, or not any more. */
export const forget = (rpId, credentialId) => signal("signalUnknownCredential", { rpId, credentialId });

/** Which passkeys there are of who is signed in, and what they are called. Never keeps anybody for long. */
export async function tell() {
  if (!globalThis.PublicKeyCredential?.signalAllAcceptedCredentials) return;
  const told = ask("/passkeys/signals").then(({ rpId, userId, name, displayName, allAcceptedCredentialIds }) =>
    Promise.all([
      signal("signalAllAcceptedCredentials", { rpId, userId, allAcceptedCredentialIds }),
      signal("signalCurrentUserDetails", { rpId, userId, name, displayName }),
    ]),
  );
  await Promise.race([told.catch(() => {}), new Promise((done) => setTimeout(done, LONGEST_WAIT))]);
}

/**
 * Whether it is certain that the server kept nothing of a new passkey. An answer that was lost may have been kept, and a
 * browser may send an answer twice: the second finds the challenge used, long before its time is over.
 */
export function wasNotKept(failure, expired) {
  if (!(failure instanceof Refusal) || failure.status >= 500 || failure.status === 429) return false;
  return failure.code === "challenge-expired" ? expired : failure.code !== "already-registered";
}
