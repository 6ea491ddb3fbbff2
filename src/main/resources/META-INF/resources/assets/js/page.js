// What any page may use: times in words, copying, and questions before a dangerous step.

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short" });
const steps = [["year", 31_536_000], ["month", 2_592_000], ["week", 604_800], ["day", 86_400], ["hour", 3_600], ["minute", 60]];

function relative(instant) {
  const seconds = (instant - Date.now()) / 1000;
  const step = steps.find(([, size]) => Math.abs(seconds) >= size);
  return step ? words.format(Math.trunc(seconds / step[1]), step[0]) : seconds > 0 ? "in a moment" : "just now";
}

for (const time of document.querySelectorAll("time[datetime]")) {
  const instant = new Date(time.dateTime);
  time.title = exact.format(instant);
  time.textContent = relative(instant);
}

for (const button of document.querySelectorAll("button[data-copies]")) {
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copies);
    source.select();
    await navigator.clipboard.writeText(source.value);
    button.textContent = "Copied";
  });
}

for (const button of document.querySelectorAll("button[data-opens]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal());
}

for (const button of document.querySelectorAll("dialog button[data-closes]")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}

// A form that was sent is not sent twice.
for (const form of document.querySelectorAll("form[method=post]:not([data-passkey])")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
