// Reviewing by single keys, and the source that follows along.
const items = [...document.querySelectorAll(".item")];
const keys = document.getElementById("keys");
const lines = document.querySelector(".review .lines");
document.body.classList.add("scripted");

// Who has turned the keys off finds them off again.
keys.checked = localStorage.getItem("parley-review-keys") !== "off";
keys.addEventListener("change", () => localStorage.setItem("parley-review-keys", keys.checked ? "on" : "off"));

const current = () => items.findIndex((item) => item.contains(document.activeElement));

function go(to) {
  items[Math.max(0, Math.min(to, items.length - 1))]?.focus();
}

// follow lights up the lines that an item rests on, and brings the first into
// view, without moving the page.
function follow(item) {
  if (!lines) return;
  for (const lit of lines.querySelectorAll(".lit")) lit.classList.remove("lit");
  const numbers = item.dataset.lines.split(" ").filter(Boolean);
  for (const n of numbers) document.getElementById(`L${n}`)?.classList.add("lit");
  const first = document.getElementById(`L${numbers[0]}`);
  if (first && getComputedStyle(lines.parentElement).position === "sticky") {
    lines.scrollTop += first.getBoundingClientRect().top - lines.getBoundingClientRect().top - lines.clientHeight / 3;
  }
}

for (const item of items) item.addEventListener("focusin", () => follow(item));

// After an answer the page comes back to the place of what was answered.
const place = /^#item-(\d+)$/.exec(location.hash);
if (place && items.length) go(Number(place[1]) - 1);

const press = (item, what) => item.querySelector(`button[value="${what}"]`)?.click();

document.addEventListener("keydown", (event) => {
  if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const at = current();
  const acts = {
    j: () => go(at + 1),
    k: () => go(at < 0 ? 0 : at - 1),
    a: () => press(items[at], "accept"),
    r: () => press(items[at], "refuse"),
    c: () => {
      const form = items[at].querySelector("details");
      if (!form) return;
      form.open = true;
      form.querySelector("textarea, input:not([type=hidden])").focus();
    },
    s: () => items[at].querySelector(".rests a")?.click(),
  };
  const act = acts[event.key];
  if (!act || (at < 0 && !"jk".includes(event.key))) return;
  event.preventDefault();
  act();
});
