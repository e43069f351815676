// What the pages' modules share. A page works without any of it; a module adds
// what is live.

// A Refusal is an answer of the workbench that says why not: problem has
// status, what and want; head and text are there when others changed the same.
export class Refusal extends Error {
  constructor(answer) {
    super(`${answer.problem.what}; ${answer.problem.want}`);
    Object.assign(this, answer);
  }
}

async function ask(address, options) {
  const response = await fetch(address, {
    ...options,
    headers: { Accept: "application/json", ...options.headers },
  });
  const answer = await response.json().catch(() => ({
    problem: { status: response.status, what: "the workbench gave no answer", want: "want the page loaded anew" },
  }));
  if (!response.ok) throw new Refusal(answer);
  return answer;
}

// get asks for JSON. The signal, when given, aborts it.
export const get = (address, signal) => ask(address, { signal });

// post sends a value as JSON and returns the answer. It throws a Refusal when
// the workbench says no.
export const post = (address, value, signal) =>
  ask(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(value),
    signal,
  });

// events listens to server-sent events: on({progress: value => ...}). It
// returns the source, whose close() ends it.
export function events(address, on) {
  const source = new EventSource(address);
  for (const [name, act] of Object.entries(on)) {
    source.addEventListener(name, (event) => act(JSON.parse(event.data)));
  }
  return source;
}

// later calls act once, when it was not asked again for so many milliseconds.
// The act gets a signal that is aborted when it is asked anew.
export function later(milliseconds, act) {
  let timer, running;
  return (...args) => {
    clearTimeout(timer);
    running?.abort();
    timer = setTimeout(() => {
      running = new AbortController();
      act(running.signal, ...args);
    }, milliseconds);
  };
}

// say tells the person, also with a screen reader, what was done.
export function say(words) {
  const line = document.createElement("p");
  line.textContent = words;
  document.getElementById("said").replaceChildren(line);
}

// element makes an element with attributes and children.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// A form with data-confirm asks before it is sent.
document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (question && !confirm(question)) event.preventDefault();
});
