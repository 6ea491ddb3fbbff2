// The browser's WebAuthn calls, in the JSON of WebAuthn Level 3 §5.1.8 to §5.1.10. Browsers that lack the
// conversions (Safari before 18, older WebViews) get the small ones below.

export const available = () => window.isSecureContext && "PublicKeyCredential" in window;

/** Whether saved passkeys can be offered in a form field (conditional mediation). */
export async function canAutofill() {
  return available() && Boolean(await PublicKeyCredential.isConditionalMediationAvailable?.());
}

export async function create(json, signal) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON?.(json) ?? creationOptions(json);
  return written(await navigator.credentials.create({ publicKey, signal }));
}

export async function get(json, signal, mediation) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON?.(json) ?? requestOptions(json);
  return written(await navigator.credentials.get({ publicKey, signal, ...(mediation && { mediation }) }));
}

const creationOptions = (json) => ({
  ...json,
  challenge: bytes(json.challenge),
  user: { ...json.user, id: bytes(json.user.id) },
  excludeCredentials: json.excludeCredentials?.map(withBytes),
});

const requestOptions = (json) => ({
  ...json,
  challenge: bytes(json.challenge),
  allowCredentials: json.allowCredentials?.map(withBytes),
});

const withBytes = (descriptor) => ({ ...descriptor, id: bytes(descriptor.id) });

function written(credential) {
  if (credential.toJSON) return credential.toJSON();
  const answer = credential.response;
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (answer[name]) response[name] = text(answer[name]);
  }
  if (answer.getTransports) response.transports = answer.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

const bytes = (base64url) =>
  Uint8Array.from(atob(base64url.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
