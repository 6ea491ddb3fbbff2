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

export async function post(path, body = {}) {
  const answer = await send(path, body);
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(answer.status, content);
  return content;
}

async function send(path, body) {
  try {
    return await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    throw new Unreachable("no answer", { cause });
  }
}
