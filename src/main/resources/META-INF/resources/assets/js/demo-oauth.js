// An OpenID Connect client by hand: authorization code with PKCE (RFC 7636), state, nonce and iss (RFC 9207).
// Verifier, state and nonce wait in sessionStorage; tokens stay in memory and never in an address.

const base64url = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

export const claimsOf = token => JSON.parse(new TextDecoder().decode(
  Uint8Array.from(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")), c => c.charCodeAt(0))));

const metadata = async issuer => (await fetch(`${issuer}/.well-known/openid-configuration`)).json();

// What else the request says (prompt) goes along; a note waits here until the answer is back.
export async function signIn(client, scope, more = {}, note = "") {
  const pending = { verifier: random(), state: random(), nonce: random(), scope, note };
  sessionStorage.setItem("demo", JSON.stringify(pending));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(pending.verifier));
  const request = new URL((await metadata(client.issuer)).authorization_endpoint);
  request.search = new URLSearchParams({
    response_type: "code", client_id: client.id, redirect_uri: client.callback,
    scope, state: pending.state, nonce: pending.nonce,
    code_challenge: base64url(digest), code_challenge_method: "S256", ...more,
  });
  location.assign(request);
}

// A refusal by the provider, with what had been asked for.
export class Refused extends Error {
  constructor(answer, asked) {
    super(`${answer.get("error")}: ${answer.get("error_description") ?? ""}`);
    this.asked = asked;
  }
}

// The tokens when this page was opened by an answer, null when it was not, an Error with the reason when refused.
export async function finish(client) {
  const answer = new URLSearchParams(location.search);
  if (!answer.has("state")) return null;
  const pending = JSON.parse(sessionStorage.getItem("demo") ?? "{}");
  sessionStorage.removeItem("demo");
  history.replaceState(null, "", "/demo");
  if (answer.get("state") !== pending.state) throw new Error("This answer does not belong to a sign-in that started here.");
  if (answer.get("iss") !== client.issuer) throw new Error("This answer comes from another provider.");
  if (answer.has("error")) throw new Refused(answer, pending);
  const { token_endpoint } = await metadata(client.issuer);
  const reply = await fetch(token_endpoint, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code", code: answer.get("code"), client_id: client.id,
      redirect_uri: client.callback, code_verifier: pending.verifier,
    }),
  });
  const tokens = await reply.json();
  if (!reply.ok) throw new Error(`${tokens.error}: ${tokens.error_description ?? ""}`);
  const identity = claimsOf(tokens.id_token);
  if (identity.iss !== client.issuer || identity.aud !== client.id && !identity.aud.includes(client.id)
    || identity.nonce !== pending.nonce) throw new Error("The ID token is not meant for this sign-in.");
  return { ...tokens, note: pending.note };
}

// Who signed in (OpenID Connect Core §5.3): the name is not in the token, so that APIs do not get it.
export async function userinfo(client, accessToken) {
  const { userinfo_endpoint } = await metadata(client.issuer);
  const reply = await fetch(userinfo_endpoint, { headers: { Authorization: `Bearer ${accessToken}` } });
  return reply.ok ? reply.json() : {};
}

// RP-initiated logout by POST, so that the ID token does not stand in an address.
export async function signOut(client, idToken) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = (await metadata(client.issuer)).end_session_endpoint;
  for (const [name, value] of Object.entries({ id_token_hint: idToken, post_logout_redirect_uri: `${client.issuer}/demo` })) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  document.body.append(form);
  form.submit();
}
