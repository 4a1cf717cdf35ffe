// Toasts: what happened, and the way back. The server sends them as an HX-Trigger, or puts them into
// the page after a redirect; an undo is a POST to the address it gives.
import { send } from "./server.js";

const STAY = 8000;

function place() {
  return document.getElementById("k-toasts");
}

function leave(toast) {
  clearTimeout(toast.timer);
  toast.remove();
}

function arm(toast) {
  const stay = () => (toast.timer = setTimeout(() => leave(toast), STAY));
  toast.addEventListener("pointerenter", () => clearTimeout(toast.timer));
  toast.addEventListener("pointerleave", stay);
  toast.addEventListener("focusin", () => clearTimeout(toast.timer));
  toast.addEventListener("focusout", stay);
  stay();
}

export function say(text, { undo = "", tone = "" } = {}) {
  const template = document.getElementById("k-toast-template");
  if (!template || !text) return;
  const toast = template.content.firstElementChild.cloneNode(true);
  toast.querySelector("[data-k-text]").textContent = text;
  if (tone) toast.dataset.tone = tone;
  const button = toast.querySelector("[data-k-undo]");
  if (undo) button.dataset.kUndo = undo;
  else button.remove();
  place().append(toast);
  arm(toast);
}

document.addEventListener("click", async (event) => {
  const close = event.target.closest(".k-toast [data-k-close]");
  if (close) leave(close.closest(".k-toast"));
  const undo = event.target.closest(".k-toast [data-k-undo]");
  if (!undo) return;
  undo.disabled = true;
  const answer = await send(undo.dataset.kUndo, { method: "POST", headers: { "HX-Request": "true" } });
  leave(undo.closest(".k-toast"));
  if (answer.ok) location.reload();
  else say((await answer.text()).slice(0, 300), { tone: "bad" });
});

document.addEventListener("k:toast", (event) => say(event.detail.text, event.detail));

for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, (event) => {
    const answer = event.detail.xhr;
    const plain = answer?.getResponseHeader?.("Content-Type")?.startsWith("text/plain");
    const fallback = place()?.dataset.failed ?? "";
    say(plain ? answer.responseText.slice(0, 300) : fallback, { tone: "bad" });
  });
}

document.querySelectorAll("#k-toasts .k-toast").forEach(arm);
