// Talking to our own server: JSON out, JSON or a problem (RFC 9457) back.

/** What the server refused, with the sentence it has for people. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? "");
    this.name = "Refusal";
    this.status = status;
    this.code = (problem.type ?? "").replace("/problems/", "");
  }
}

/** The server did not answer at all. */
export class Unreachable extends Error {}

export const post = (path, body = {}) =>
  exchange(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
  });

export const ask = (path) => exchange(path, { headers: { Accept: "application/json" } });

async function exchange(path, request) {
  const answer = await send(path, request);
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(answer.status, content);
  return content;
}

async function send(path, request) {
  try {
    return await fetch(path, request);
  } catch (cause) {
    throw new Unreachable("no answer", { cause });
  }
}
