// Building without leaving the page: a form changes the text, the text changes
// the forms, and what holds follows at once. Without this module each form is
// sent and the page comes back.
import { later, Refusal, say } from "./workbench.js";

const build = document.getElementById("build");
const address = build.dataset.address;
const parts = { main: "build-main", side: "build-side" };
const textForm = document.getElementById("text-form");
const text = document.getElementById("text");
const gutter = document.getElementById("gutter");
const wrong = document.getElementById("build-wrong");
let marks = {};
let sent = 0; // the last question; an answer to an older one is dropped

async function ask(where, data) {
  const response = await fetch(where, { method: data ? "POST" : "GET", headers: { Accept: "application/json" }, body: data });
  const answer = await response.json();
  if (!response.ok) throw new Refusal(answer);
  return answer;
}

// place remembers what has the focus and which details are open, by the keys of
// their forms, and puts both back.
function place() {
  const focused = document.activeElement;
  const form = focused?.closest("[data-key]");
  const held = form && { key: form.dataset.key, name: focused.name, value: focused.tagName === "BUTTON" ? focused.value : undefined, isSummary: focused.tagName === "SUMMARY" };
  const open = [...build.querySelectorAll("[data-key] details[open], .issue > details[open]")].map(label);
  return () => {
    for (const details of build.querySelectorAll("#build-main details")) if (open.includes(label(details))) details.open = true;
    if (!held || document.activeElement !== document.body) return;
    const again = [...build.querySelectorAll("[data-key]")].find((each) => each.dataset.key === held.key);
    const fields = [...(again?.querySelectorAll("button:not([aria-hidden]), input:not([type=hidden]), select, textarea, summary") ?? [])];
    const target = fields.find((each) => !each.disabled && each.name === held.name && (held.value === undefined || each.value === held.value))
      ?? fields.find((each) => (held.isSummary ? each.tagName === "SUMMARY" : !each.disabled));
    (target ?? document.querySelector("#build-main h1")).focus();
  };
}

const label = (details) => `${details.closest("[data-key]")?.dataset.key ?? ""} ${details.querySelector("summary").textContent}`;

function fill(id, html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  document.getElementById(id).replaceChildren(...parsed.body.childNodes);
}

// take shows what the workbench answered.
function take(answer, typed) {
  if (answer.base) {
    const back = place();
    for (const [key, id] of Object.entries(parts)) fill(id, answer[key]);
    back();
    draw();
    build.dataset.base = answer.base;
    textForm.elements.base.value = answer.base;
    if (!typed && text.value !== answer.text) {
      const { scrollTop } = text;
      text.value = answer.text;
      text.scrollTop = scrollTop;
    }
  }
  rest(!answer.base);
  fill("text-problems", answer.problems);
  marks = answer.lines ?? {};
  number();
}

// rest stops the forms while the text has errors that are not saved: an edit
// would be one of another text than the one that is seen.
function rest(resting) {
  wrong.hidden = !resting;
  if (resting || !build.querySelector("#build-main .callout")) {
    for (const forms of build.querySelectorAll(".build-forms")) forms.inert = resting;
  }
}

async function send(form, submitter, more = {}) {
  const data = new FormData(form, submitter);
  for (const [name, value] of Object.entries(more)) data.set(name, value);
  const mine = ++sent;
  try {
    const answer = await ask(form.action, data);
    if (mine !== sent) return;
    take(answer, false);
    say(answer.said);
  } catch (error) {
    if (error instanceof Refusal && error.problem.status === 409) { // to be asked, or merged, on a page of its own
      for (const [name, value] of Object.entries(more)) hide(form, name, value);
      if (submitter) hide(form, submitter.name, submitter.value);
      form.submit();
      return;
    }
    say(`Not changed: ${error.message}`);
    document.getElementById("said").scrollIntoView({ block: "nearest" });
  }
}

function hide(form, name, value) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  form.append(field);
}

build.addEventListener("submit", (event) => {
  if (event.target === textForm) return;
  event.preventDefault();
  send(event.target, event.submitter);
});

// Undo and Redo of the header, without leaving the page.
document.querySelector("header form.undo").addEventListener("submit", async (event) => {
  event.preventDefault();
  const mine = ++sent;
  try {
    const { said } = await ask(event.submitter.formAction, new FormData(event.target));
    const answer = await ask(location.href);
    if (mine !== sent) return;
    take(answer, false);
    say(said);
  } catch (error) {
    say(`Not changed: ${error.message}`);
  }
});

// The text: what is typed is checked and, without errors, taken in.
const typed = later(400, async () => {
  const data = new FormData(textForm);
  const mine = ++sent;
  const was = text.value;
  try {
    const answer = await ask(textForm.action, data);
    if (mine === sent && text.value === was) take(answer, true);
  } catch (error) {
    if (error instanceof Refusal && error.problem.status === 409) textForm.submit();
    else say(`Not saved: ${error.message}`);
  }
});

text.addEventListener("input", () => {
  number();
  typed();
});
text.addEventListener("scroll", () => { gutter.scrollTop = text.scrollTop; });

function number() {
  const rows = text.value.split("\n").map((_, k) => {
    const line = k + 1;
    if (!marks[line]) return `${line}\n`;
    const row = document.createElement("span");
    row.className = marks[line] === "wrong" ? "error" : "warning";
    row.textContent = `${marks[line] === "wrong" ? "✗" : "!"} ${line}\n`;
    return row;
  });
  gutter.replaceChildren(...rows);
  gutter.scrollTop = text.scrollTop;
}

build.addEventListener("click", (event) => {
  const line = Number(event.target.dataset?.line);
  if (!line) return;
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  text.scrollTop = Math.max(0, (line - 5) * (text.scrollHeight / lines.length));
});

// A position on its scale: the picture follows the numbers, and a drag on it
// changes them.
const numbers = (form) => ({ low: form.elements["at.low"], mode: form.elements["at.mode"], high: form.elements["at.high"] });

function draw() {
  for (const strip of document.querySelectorAll(".strip")) paint(strip);
}

function paint(strip) {
  const at = numbers(strip.closest("form"));
  const number = (field, otherwise) => (field.value === "" ? otherwise : Number(field.value));
  const mode = number(at.mode, (number(at.low, 0) + number(at.high, 100)) / 2);
  const low = number(at.low, mode);
  const high = number(at.high, mode);
  const set = (part, values) => {
    for (const [key, value] of Object.entries(values)) strip.querySelector(`[data-part=${part}]`).setAttribute(key, value);
  };
  set("range", { x: `${low}%`, width: `${Math.max(0, high - low)}%` });
  set("low", { x: `${low}%` });
  set("high", { x: `${high}%` });
  set("mode", { cx: `${mode}%` });
}

build.addEventListener("input", (event) => {
  const strip = event.target.closest("form")?.querySelector(".strip");
  if (strip && event.target.name.startsWith("at.")) paint(strip);
});

build.addEventListener("pointerdown", (event) => {
  const part = event.target.dataset?.part;
  if (!part || part === "range") return;
  const strip = event.target.closest(".strip");
  const form = strip.closest("form");
  const at = numbers(form);
  const box = strip.getBoundingClientRect();
  const fill = (field, value) => { if (field.value === "") field.value = value; };
  const move = (moved) => {
    const to = Math.min(100, Math.max(0, Math.round(((moved.clientX - box.left) / box.width) * 100)));
    if (part === "mode") {
      at.mode.value = to;
      if (at.low.value !== "" && to < Number(at.low.value)) at.low.value = to;
      if (at.high.value !== "" && to > Number(at.high.value)) at.high.value = to;
    } else {
      const mode = at.mode.value === "" ? (Number(at.low.value) + Number(at.high.value)) / 2 : Number(at.mode.value);
      fill(at.low, mode);
      fill(at.high, mode);
      at[part].value = part === "low" ? Math.min(to, Number(at.high.value)) : Math.max(to, Number(at.low.value));
      if (at.mode.value !== "") at.mode.value = Math.min(Math.max(Number(at.mode.value), Number(at.low.value)), Number(at.high.value));
    }
    paint(strip);
  };
  const end = () => {
    strip.removeEventListener("pointermove", move);
    send(form, form.querySelector(`button[value="position.set"]`));
  };
  event.preventDefault();
  strip.setPointerCapture(event.pointerId);
  strip.addEventListener("pointermove", move);
  strip.addEventListener("pointerup", end, { once: true });
  strip.addEventListener("pointercancel", end, { once: true });
});

// Statements are dragged into order by their grips.
build.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest(".grip");
  if (!grip) return;
  const item = grip.closest("li");
  const list = item.closest("[data-sort]");
  const items = [...list.children];
  let to = items.indexOf(item);
  const move = (moved) => {
    to = items.filter((each) => each !== item && each.getBoundingClientRect().top + each.offsetHeight / 2 < moved.clientY).length;
    const rest = items.filter((each) => each !== item);
    for (const each of items) each.classList.toggle("over", each === rest[to]);
  };
  const end = () => {
    grip.removeEventListener("pointermove", move);
    item.classList.remove("dragged");
    for (const each of items) each.classList.remove("over");
    if (to !== items.indexOf(item)) send(item.querySelector("form"), null, { do: `${list.dataset.sort}.move`, to });
  };
  event.preventDefault();
  item.classList.add("dragged");
  grip.setPointerCapture(event.pointerId);
  grip.addEventListener("pointermove", move);
  grip.addEventListener("pointerup", end, { once: true });
  grip.addEventListener("pointercancel", end, { once: true });
});

document.querySelector(".build-tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
number();
draw();
