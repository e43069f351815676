// The editor of the conflict file: line numbers, errors at their lines as one
// types, saving without leaving the page, and word of what others changed.
import { element, get, later, post, Refusal, say } from "./workbench.js";

const form = document.getElementById("file");
const text = document.getElementById("text");
const gutter = document.getElementById("gutter");
const state = document.getElementById("state");
const elsewhere = document.getElementById("elsewhere");
const base = form.elements.base;
const address = form.dataset.address;

let saved = text.value;
let marks = new Map(); // line -> "error" or "warning"

const dirty = () => text.value !== saved;

function number() {
  const lines = text.value.split("\n").length;
  const rows = [];
  for (let line = 1; line <= lines; line++) {
    const mark = marks.get(line);
    rows.push(mark ? element("span", { class: mark }, `${mark === "error" ? "✗" : "!"} ${line}`) : String(line), "\n");
  }
  gutter.replaceChildren(...joined(rows));
  gutter.scrollTop = text.scrollTop;
}

// joined puts neighbouring strings together: one text node for many lines.
function joined(parts) {
  const out = [];
  for (const part of parts) {
    if (typeof part === "string" && typeof out.at(-1) === "string") out[out.length - 1] += part;
    else out.push(part);
  }
  return out;
}

function go(line, column) {
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const end = start + (lines[line - 1] ?? "").length;
  const at = Math.min(end, start + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length);
  text.focus();
  text.setSelectionRange(at, end);
  const height = text.scrollHeight / lines.length;
  text.scrollTop = Math.max(0, (line - 5) * height);
}

function show(problems) {
  marks = new Map();
  for (const { line, warning } of problems) {
    if (!warning || !marks.has(line)) marks.set(line, warning ? "warning" : "error");
  }
  number();
  tally(problems);
  document.getElementById("problems").replaceChildren(...problems.map(item));
}

// tally says how many there are; a screen reader says it when that changes.
function tally(problems) {
  const warnings = problems.filter(({ warning }) => warning).length;
  const parts = [[problems.length - warnings, "error"], [warnings, "warning"]].filter(([n]) => n > 0);
  const words = parts.map(([n, name]) => `${n} ${name}${n === 1 ? "" : "s"}`).join(", ");
  const said = words ? `${words}.` : "None: everything that the file says can be asked.";
  const place = document.getElementById("tally");
  if (place.textContent !== said) place.textContent = said;
}

function item({ line, column, warning, what, want }) {
  const place = element("button", { type: "button", class: "plain" }, `${warning ? "Warning" : "Error"}, line ${line}`);
  place.addEventListener("click", () => go(line, column));
  const parts = [place, ": ", element("bdi", {}, what)];
  if (want) parts.push(" ", element("span", { class: "soft" }, "What would be right: ", element("bdi", {}, want)));
  return element("li", { class: warning ? "warning" : "error" }, ...parts);
}

const check = later(250, async (signal) => {
  try {
    const { problems } = await post(`${address}/check`, { text: text.value }, signal);
    show(problems);
  } catch (error) {
    if (error.name !== "AbortError") state.textContent = `Not checked: ${error.message}`;
  }
});

function tell() {
  state.textContent = dirty() ? "Not saved yet" : `Saved, revision ${base.value}`;
}

// take makes a revision the one that the page was made from; the text of the
// area is replaced where the revision has another.
function take(revision) {
  base.value = revision.number;
  if (revision.text !== undefined) {
    const { selectionStart, scrollTop } = text;
    text.value = revision.text;
    text.setSelectionRange(selectionStart, selectionStart);
    text.scrollTop = scrollTop;
  }
  saved = text.value;
  elsewhere.replaceChildren();
  number();
  tell();
  check();
}

async function save() {
  const sent = text.value;
  try {
    const revision = await post(`${address}/save`, { base: Number(base.value), text: sent });
    if (text.value === sent) {
      take(revision);
    } else { // typed on meanwhile
      base.value = revision.number;
      saved = revision.text ?? sent;
      tell();
    }
    say(revision.text === undefined ? "Saved." : "Saved, together with what was changed in another window.");
  } catch (error) {
    if (error instanceof Refusal && error.problem.status === 409) {
      saved = text.value; // the form carries it to the page where both are merged
      form.submit();
      return;
    }
    state.textContent = `Not saved: ${error.message}`;
  }
}

// Whoever comes back to this window is told what was changed elsewhere.
async function look() {
  if (document.hidden) return;
  const revision = await get(`${address}/head`).catch(() => null);
  if (!revision || revision.number <= Number(base.value)) return;
  if (!dirty()) {
    take(revision);
    say(`Changed in another window: ${revision.what}.`);
    return;
  }
  elsewhere.replaceChildren(
    element("p", { class: "callout", role: "status" }, "The file was changed in another window: ", element("bdi", {}, revision.what), ". Save, and both changes are merged; where they touch you choose."),
  );
}

text.addEventListener("input", () => {
  number();
  tell();
  check();
});
text.addEventListener("scroll", () => { gutter.scrollTop = text.scrollTop; });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  save();
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    save();
  }
});
document.addEventListener("visibilitychange", look);
window.addEventListener("focus", look);
window.addEventListener("beforeunload", (event) => { if (dirty()) event.preventDefault(); });

number();
tell();
check();
if (Number(form.dataset.line) > 0) go(Number(form.dataset.line), 1);
