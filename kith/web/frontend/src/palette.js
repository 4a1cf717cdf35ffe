// The command palette: go, create, search, run. Commands are in the page; customers come from /search/.
import { close, open, openFrom } from "./dialog.js";
import { send } from "./server.js";

const dialog = document.getElementById("k-palette");
const input = dialog?.querySelector("input");
const commands = dialog?.querySelector("[data-k-commands]");
const results = dialog?.querySelector("[data-k-results]");
let waiting;
let asked = 0;

const options = () => [...dialog.querySelectorAll('[role="option"]:not([hidden])')];

function select(option) {
  dialog.querySelectorAll('[aria-selected="true"]').forEach((o) => o.setAttribute("aria-selected", "false"));
  if (!option) {
    input.removeAttribute("aria-activedescendant");
    return;
  }
  option.setAttribute("aria-selected", "true");
  input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

// Every word typed must begin a word of the command.
function filterCommands(text) {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  commands.querySelectorAll('[role="option"]').forEach((option) => {
    const name = option.textContent.toLocaleLowerCase();
    option.hidden = !words.every((word) => name.includes(word));
  });
  commands.querySelectorAll("[data-k-group]").forEach((group) => {
    group.hidden = !group.querySelector('[role="option"]:not([hidden])');
  });
}

async function search(text) {
  const mine = ++asked;
  if (text.trim().length < 2) {
    results.replaceChildren();
    select(options()[0]);
    return;
  }
  const answer = await send(`${dialog.dataset.search}?q=${encodeURIComponent(text)}`);
  if (mine !== asked || !answer.ok) return; // an older answer, or none
  results.innerHTML = await answer.text();
  select(options()[0]);
}

export function openPalette(start = "") {
  if (!dialog) return;
  input.value = start;
  results.replaceChildren();
  filterCommands(start);
  open(dialog);
  input.select();
  select(options()[0]);
}

function choose(option) {
  if (!option) return;
  const { kHref, kFrom, kDialog, kPress } = option.dataset;
  close(dialog);
  if (kHref) location.assign(kHref);
  else if (kFrom) openFrom(kFrom);
  else if (kDialog) open(document.getElementById(kDialog));
  else if (kPress) document.querySelector(kPress)?.click();
}

input?.addEventListener("input", () => {
  filterCommands(input.value);
  select(options()[0]);
  clearTimeout(waiting);
  waiting = setTimeout(() => search(input.value), 120);
});

dialog?.addEventListener("keydown", (event) => {
  const all = options();
  const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    select(all[(at + step + all.length) % all.length]);
    event.preventDefault();
  } else if (event.key === "Enter") {
    choose(all[at]);
    event.preventDefault();
  }
});

dialog?.addEventListener("click", (event) => choose(event.target.closest('[role="option"]')));
dialog?.addEventListener("pointermove", (event) => {
  const option = event.target.closest('[role="option"]');
  if (option && option.getAttribute("aria-selected") !== "true") select(option);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-k-palette]")) openPalette();
});
