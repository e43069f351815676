import { later, say } from "./workbench.js";

const form = document.getElementById("arrange");
const list = form?.querySelector(".sections");
const preview = document.getElementById("preview");

// keep saves the arrangement and shows the brief anew.
const keep = later(250, async (signal) => {
  const response = await fetch(form.action, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new FormData(form),
    signal,
  }).catch(() => undefined);
  if (!response?.ok) {
    if (!signal.aborted) say("The order was not kept. Load the page anew.");
    return;
  }
  preview.src = preview.src.replace(/&n=\d+$/, "") + `&n=${Date.now()}`;
});

// settle lets the arrows at both ends rest, and keeps the order.
function settle() {
  const items = [...list.children];
  for (const item of items) {
    item.querySelector("[name=up]").disabled = item === items[0];
    item.querySelector("[name=down]").disabled = item === items.at(-1);
  }
  keep();
}

if (form) {
  document.getElementById("apply").hidden = true;
  form.addEventListener("change", () => keep());
  form.addEventListener("click", (event) => {
    const button = event.target.closest(".moves button");
    if (!button) return;
    event.preventDefault();
    const item = button.closest("li");
    const other = button.name === "up" ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (button.name === "up") other.before(item);
    else other.after(item);
    settle();
    (button.disabled ? item.querySelector(".moves button:enabled") : button)?.focus();
    say(`Moved to place ${[...list.children].indexOf(item) + 1} of ${list.children.length}.`);
  });

  let dragged;
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("li");
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("li");
    if (!dragged || !over) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    if (over !== dragged) over[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
  });
  list.addEventListener("dragend", () => {
    if (dragged) settle();
    dragged = undefined;
  });
}
