import { later, post } from "./workbench.js";

const live = document.getElementById("live");
const drivers = [...(live?.querySelectorAll(".driver") ?? [])];
const back = document.getElementById("back");
const says = document.getElementById("says");
const answer = document.getElementById("answer");

const inputOf = (driver) => driver.querySelector("input[type=range], select");
const valueOf = (driver) => Number(inputOf(driver).value);
const isMoved = (driver) => valueOf(driver) !== Number(driver.dataset.value);

// round puts a slider on a round number, but for its ends and the place that
// it has in the file.
function round(input, own) {
  const step = Number(input.dataset.step);
  const value = Number(input.value);
  if (!step || value === Number(input.min) || value === Number(input.max) || Math.abs(value - own) < step / 2) {
    return Math.abs(value - own) < step / 2 ? own : value;
  }
  const rounded = Number((Math.round(value / step) * step).toPrecision(12));
  return Math.min(Math.max(rounded, Number(input.min)), Number(input.max));
}

const ask = later(30, async (signal) => {
  const moved = drivers.filter(isMoved);
  const values = Object.fromEntries(moved.map((d) => [d.dataset.id, valueOf(d)]));
  const place = { question: live.dataset.question, base: Number(live.dataset.base), values };
  try {
    const got = await post(live.dataset.address, place, signal);
    says.textContent = got.says;
    const page = new DOMParser().parseFromString(got.html, "text/html");
    answer.replaceChildren(...page.body.childNodes);
  } catch (error) {
    if (!signal.aborted) says.textContent = error.message;
  }
  live.dataset.answered = String(Number(live.dataset.answered ?? 0) + 1);
});

function moved(driver) {
  const input = inputOf(driver);
  if (input.type === "range") {
    input.value = round(input, Number(driver.dataset.value));
    driver.querySelector("output").textContent = String(Number(Number(input.value).toPrecision(4)));
  }
  driver.classList.toggle("moved", isMoved(driver));
  const keep = driver.querySelector(".keep");
  if (keep) {
    keep.hidden = !isMoved(driver);
    keep.elements.value.value = input.value;
  }
  back.hidden = !drivers.some(isMoved);
}

for (const driver of drivers) {
  inputOf(driver).addEventListener("input", () => {
    moved(driver);
    ask();
  });
}

back?.addEventListener("click", () => {
  for (const driver of drivers) {
    inputOf(driver).value = driver.dataset.value;
    moved(driver);
  }
  ask();
});
