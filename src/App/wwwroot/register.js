// Registration by keyboard. Enter goes on to the next person, and in an empty row to the household's fields; Ctrl+Enter sends
// from anywhere. While one types, the node says what it has understood and who may be registered already. The page works without
// this file. Nothing typed is kept in the browser: names would lie on its disk.
const form = document.querySelector("[data-register]");
const pauseMs = 180;
const rows = () => [...form.querySelectorAll("[data-row]")];
const nameOf = row => row.querySelector("[name$='.Name']");
let changed = false, sending = false;

form.addEventListener("keydown", event => {
  if (event.key !== "Enter" || event.target.matches("button, summary, textarea, a")) return;
  event.preventDefault();
  if (event.ctrlKey || event.metaKey) return form.requestSubmit();
  const row = event.target.closest("[data-row]");
  if (!row) return next(event.target);
  if (event.target === nameOf(row) && !event.target.value.trim() && row !== rows()[0]) return household();
  const after = row.nextElementSibling ?? add(row);
  if (after) nameOf(after).focus(); else household();
});

function household() {
  form.querySelector("[data-household] select, [data-household] input").focus();
}

function next(field) {
  const fields = [...form.querySelectorAll("[data-household] :is(select, input), .send button")];
  fields[fields.indexOf(field) + 1]?.focus();
}

// One row more, as long as the node takes it; what cannot be repeated in a row stays out of its copy.
function add(row) {
  const count = rows().length;
  if (count >= form.dataset.rowsMax) return null;
  const copy = row.cloneNode(true);
  copy.querySelectorAll("[name]").forEach(field => {
    field.name = field.name.replace(/\[\d+\]/, `[${count}]`);
    if (field.matches("select")) field.selectedIndex = field.multiple ? -1 : 0; else field.value = "";
  });
  copy.querySelector("[data-understood]").replaceChildren();
  copy.querySelector("details").open = false;
  row.after(copy);
  return copy;
}

form.querySelector("[data-more]")?.addEventListener("click", event => {
  const row = add(rows().at(-1));
  if (row) { event.preventDefault(); nameOf(row).focus(); }
});

const waiting = new Map();
form.addEventListener("input", event => {
  changed = true;
  const row = event.target.closest("[data-row]");
  if (!row) return;
  clearTimeout(waiting.get(row)?.timer);
  waiting.get(row)?.abort.abort();
  const abort = new AbortController();
  waiting.set(row, { abort, timer: setTimeout(() => understand(row, abort.signal), pauseMs) });
});

async function understand(row, signal) {
  const shown = row.querySelector("[data-understood]");
  try {
    const answer = await fetch(`?handler=Understand&at=${rows().indexOf(row)}`, { method: "POST", body: new FormData(form), signal });
    if (answer.ok) shown.innerHTML = await answer.text();
  } catch { /* Cut off, or typed on: the form goes on without it. */ }
}

// A form that cannot reach the node stays as it is, filled.
form.addEventListener("submit", async event => {
  if (sending) return;
  event.preventDefault();
  event.stopPropagation();
  const unsent = document.querySelector("[data-unsent]");
  try {
    unsent.hidden = (await fetch("/health", { cache: "no-store" })).ok;
  } catch {
    unsent.hidden = false;
  }
  if (!unsent.hidden) return unsent.scrollIntoView({ block: "center" });
  [sending, changed] = [true, false];
  form.requestSubmit();
});
addEventListener("beforeunload", event => { if (changed) event.preventDefault(); });
addEventListener("pageshow", () => sending = false);
