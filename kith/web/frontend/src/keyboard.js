// The keyboard: g + letter goes to a place, c + letter creates, j k move, Enter opens, x selects,
// e edits, / searches, ? helps. Nothing fires while somebody types.
import { open, openFrom } from "./dialog.js";
import { openPalette } from "./palette.js";

const PAUSE = 1200;
let prefix = "";
let forget;

const typing = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]), select, textarea"));

function press(element) {
  if (!element) return false;
  if (element.dataset.kFrom) openFrom(element.dataset.kFrom);
  else element.click();
  return true;
}

const find = (name, key) => document.querySelector(`[data-k-${name}="${CSS.escape(key)}"]`);

function chord(key) {
  const name = prefix === "g" ? "go" : "create";
  prefix = "";
  return press(find(name, key));
}

function rows() {
  return [...document.querySelectorAll("[data-k-row]")].filter((row) => row.offsetParent !== null);
}

function move(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((row) => row.hasAttribute("data-k-here"));
  const next = all[Math.max(0, Math.min(all.length - 1, at === -1 ? 0 : at + step))];
  all[at]?.removeAttribute("data-k-here");
  next.setAttribute("data-k-here", "");
  next.querySelector("a, button, input")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

const here = () => document.querySelector("[data-k-here]");

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  x: () => here()?.querySelector('input[type="checkbox"]')?.click(),
  e: () => press((here() ?? document).querySelector("[data-k-edit], [data-k-cell]")),
  "?": () => open(document.getElementById("k-help")),
  "/": () => {
    const field = document.querySelector("[data-k-search]");
    if (field) field.focus();
    else openPalette();
  },
};

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openPalette();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  clearTimeout(forget);
  if (prefix) {
    if (chord(event.key)) event.preventDefault();
    return;
  }
  if (event.key === "g" || event.key === "c") {
    prefix = event.key;
    forget = setTimeout(() => (prefix = ""), PAUSE);
    return;
  }
  if (event.key === "Enter" && event.target === document.body) {
    press(here()?.querySelector("a"));
  } else if (Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
});
