import { events } from "./workbench.js";

// How far a run is, told as it goes; the answer once it is there.
const running = document.getElementById("running");
if (running) {
  const pace = document.getElementById("pace");
  const bar = running.querySelector("progress");
  events(running.dataset.events, {
    progress: ({ done, total, words }) => {
      pace.textContent = words;
      if (total > 0) {
        bar.max = total;
        bar.value = done;
      }
    },
    ended: () => location.reload(),
  });
}

// A state in a picture leads to its argument, as its letters do in the text.
const answer = document.querySelector(".answer[data-explain]");
for (const state of answer?.querySelectorAll("svg [data-state]") ?? []) {
  state.classList.add("leads");
  state.addEventListener("click", () => {
    location.href = answer.dataset.explain + encodeURIComponent(state.dataset.state);
  });
}

// A number's passages are shown beside it: the words, and where they stand.
const shown = document.createElement("div");
shown.className = "passage";
shown.setAttribute("role", "note");
shown.popover = "auto";
shown.tabIndex = -1;
document.body.append(shown);
for (const cite of document.querySelectorAll(".answer .cite a")) {
  cite.addEventListener("click", (event) => {
    const passage = document.getElementById(cite.hash.slice(1));
    if (!passage) return;
    event.preventDefault();
    const words = passage.cloneNode(true);
    words.querySelector(".back")?.remove();
    const source = passage.closest("ol").previousElementSibling.previousElementSibling;
    const title = document.createElement("p");
    title.className = "callout-title";
    title.textContent = source.textContent;
    const body = document.createElement("p");
    body.append(...words.childNodes);
    shown.replaceChildren(title, body);
    shown.showPopover({ source: cite });
    const at = cite.getBoundingClientRect();
    shown.style.insetInlineStart = `${Math.max(8, Math.min(at.left, innerWidth - shown.offsetWidth - 8))}px`;
    shown.style.insetBlockStart = `${Math.min(at.bottom + 6, innerHeight - shown.offsetHeight - 8)}px`;
    shown.focus({ preventScroll: true });
  });
}
