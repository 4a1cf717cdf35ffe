// Dialogs are the browser's own <dialog>: focus stays inside, Escape closes, the opener gets it back.
// data-k-dialog="id" opens one; with data-k-from="address" its body is fetched first.
import { htmx, send } from "./server.js";

let opener = null;

export function open(dialog, from = null) {
  if (!dialog || dialog.open) return;
  opener = from ?? document.activeElement;
  dialog.showModal();
  (dialog.querySelector("[autofocus], [aria-invalid=true]") ??
    dialog.querySelector("input:not([type=hidden]), select, textarea, button"))?.focus();
}

export function close(dialog) {
  if (dialog?.open) dialog.close();
}

export async function openFrom(url) {
  const dialog = document.getElementById("k-dialog");
  const answer = await send(url, { headers: { "HX-Request": "true" } });
  if (!answer.ok) {
    const detail = { text: dialog.dataset.failed, tone: "bad" };
    document.dispatchEvent(new CustomEvent("k:toast", { detail }));
    return;
  }
  dialog.innerHTML = await answer.text();
  htmx.process(dialog);
  open(dialog);
}

document.addEventListener("click", (event) => {
  const trigger = event.target.closest("[data-k-dialog], [data-k-from]");
  if (trigger) {
    event.preventDefault();
    trigger.closest("details[open]")?.removeAttribute("open");
    if (trigger.dataset.kFrom) openFrom(trigger.dataset.kFrom);
    else open(document.getElementById(trigger.dataset.kDialog), trigger);
    return;
  }
  const closer = event.target.closest("dialog [data-k-close]");
  if (closer) {
    event.preventDefault();
    close(closer.closest("dialog"));
  } else if (event.target instanceof HTMLDialogElement) {
    close(event.target); // a click on the backdrop
  }
});

document.addEventListener("close", (event) => {
  if (event.target instanceof HTMLDialogElement && opener?.isConnected) opener.focus();
}, true);

// The server says that the dialog's work is done.
document.addEventListener("k:close", () => document.querySelectorAll("dialog[open]").forEach(close));
document.addEventListener("k:reload", () => location.reload());
