import { Refused, claimsOf, finish, signIn, signOut, userinfo } from "./demo-oauth.js";

const page = document.getElementById("demo");
const { issuer, api } = page.dataset;
const client = { id: "demo", issuer, callback: `${issuer}/demo/callback` };
const scope = "openid profile orders.read";
const wider = `${scope} orders.write`;
let tokens = null;
let person = {};

const at = id => document.getElementById(id);
const say = (text, kind = "bad") => { at("notice").className = `status ${kind}`; at("notice").textContent = text; };

const rows = values => Object.entries(values).map(([name, value]) => {
  const row = document.createElement("tr");
  const head = Object.assign(document.createElement("th"), { scope: "row", textContent: name });
  const cell = document.createElement("td");
  cell.textContent = typeof value === "string" ? value : JSON.stringify(value);
  if (["exp", "iat", "auth_time"].includes(name)) cell.textContent += ` (${new Date(value * 1000).toLocaleTimeString()})`;
  row.append(head, cell);
  return row;
});

function show() {
  at("signed-out").hidden = tokens !== null;
  at("signed-in").hidden = tokens === null;
  if (tokens) {
    at("person").textContent = person.name ?? "somebody";
    at("access-claims").replaceChildren(...rows(claimsOf(tokens.access_token)));
    at("id-claims").replaceChildren(...rows(claimsOf(tokens.id_token)));
  }
}

function unfold(id, values) {
  at(id).hidden = Object.keys(values).length === 0;
  at(id).querySelector("tbody").replaceChildren(...rows(values));
}

const decisions = { 200: "Let through", 201: "Let through", 401: "Refused: no valid token", 403: "Refused: the token may not do that" };

async function call(method, path, withToken) {
  const headers = withToken ? { Authorization: `Bearer ${tokens.access_token}` } : {};
  let reply;
  try {
    reply = await fetch(api + path, { method, headers });
  } catch {
    return say(`The API at ${api} could not be reached.`);
  }
  const text = await reply.text();
  let body = {};
  try { body = JSON.parse(text); } catch { body = { text }; }
  const { received = {}, identity = {}, ...answer } = body;
  const [told, sent] = [true, false].map(ours => Object.fromEntries(
    Object.entries(received).filter(([name]) => /^x-(auth-|request-id)/i.test(name) === ours)));
  say(reply.status === 201 ? `Order ${body.placed.id} is placed: ${body.placed.item}.` : "", "good");
  at("answer").hidden = false;
  at("answer").dataset.gate = reply.ok ? "open" : "shut";
  at("answer-request").textContent = `${method} ${path}`;
  at("more").hidden = !/insufficient_scope.*orders\.write/.test(reply.headers.get("WWW-Authenticate") ?? "");
  at("answer-status").textContent = `${decisions[reply.status] ?? reply.statusText} (${reply.status})`;
  at("answer-challenge").textContent = reply.headers.get("WWW-Authenticate") ?? "The token is valid, meant for this API, and has the scope.";
  at("answer-id").textContent = reply.headers.get("X-Request-Id") ?? body.request_id ?? "unknown";
  at("answer-body").textContent = JSON.stringify(answer, null, 2);
  at("answer-headers").replaceChildren(...rows(reply.ok ? told : { Nothing: "The request never reached it." }));
  unfold("answer-identity", identity);
  unfold("answer-rest", sent);
}

const actions = {
  "sign-in": () => signIn(client, scope),
  "read": () => call("GET", "/orders", true),
  "place": () => call("POST", "/orders", true),
  "stranger": () => call("GET", "/orders", false),
  "ask": () => signIn(client, wider, {}, "Your token has orders.write now. Place your order."),
  "sign-out": () => signOut(client, tokens.id_token),
};

page.addEventListener("click", async event => {
  const button = event.target.closest("button[data-do]");
  if (!button || button.disabled) return;
  button.disabled = true;
  try {
    await actions[button.dataset.do]();
  } catch (failure) {
    say(failure.message);
  } finally {
    button.disabled = false;
  }
});

try {
  tokens = await finish(client);
  if (tokens) {
    person = await userinfo(client, tokens.access_token);
    say(tokens.note, "good");
  }
} catch (refused) {
  // Who is refused more keeps what they had: Gatehouse gives it again without asking anybody (prompt=none).
  if (refused instanceof Refused && refused.asked.scope === wider) {
    await signIn(client, scope, { prompt: "none" }, "You did not allow it, so this app still reads only.");
  } else {
    say(`Gatehouse said no. ${refused.message}`);
  }
}
show();
