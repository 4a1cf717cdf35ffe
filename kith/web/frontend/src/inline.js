// Editing in place. A cell names the address of its editor: GET brings the input, POST saves and brings
// the cell back, or (422) the input again with what is wrong. Escape puts back what stood there.
import { send } from "./server.js";

const kept = new WeakMap();

const cellOf = (target) => target.closest?.("[data-k-cell]");

async function begin(cell) {
  if (kept.has(cell)) return;
  kept.set(cell, cell.innerHTML);
  const answer = await send(cell.dataset.kCell);
  if (!answer.ok) {
    end(cell, kept.get(cell));
    return;
  }
  fill(cell, await answer.text());
}

function fill(cell, html) {
  cell.innerHTML = html;
  cell.classList.add("k-edit");
  const field = cell.querySelector("input:not([type=hidden]), select, textarea");
  field?.focus();
  field?.select?.();
  cell.dataset.kWas = field?.value ?? "";
}

function end(cell, html) {
  kept.delete(cell);
  cell.innerHTML = html;
  cell.classList.remove("k-edit");
}

async function save(cell, stay = false) {
  const field = cell.querySelector("input:not([type=hidden]), select, textarea");
  if (!field || cell.hasAttribute("aria-busy")) return;
  if (field.value === cell.dataset.kWas && !field.matches('[aria-invalid="true"]')) {
    end(cell, kept.get(cell));
    if (stay) cell.focus();
    return;
  }
  cell.setAttribute("aria-busy", "true");
  // No form of its own: the list around it is one, and forms do not nest.
  const body = new FormData();
  body.set(field.name, field.value);
  const answer = await send(cell.dataset.kCell, { method: "POST", body });
  cell.removeAttribute("aria-busy");
  const html = await answer.text();
  if (answer.ok) {
    end(cell, html);
    if (stay) cell.focus();
  } else if (answer.status === 422) {
    fill(cell, html);
  } else {
    end(cell, kept.get(cell));
  }
  const told = answer.headers.get("HX-Trigger");
  if (!told) return;
  const { "k:toast": detail } = JSON.parse(told);
  if (detail) document.dispatchEvent(new CustomEvent("k:toast", { detail }));
}

document.addEventListener("dblclick", (event) => {
  const cell = cellOf(event.target);
  if (cell && !event.target.closest("a")) begin(cell);
});

document.addEventListener("click", (event) => {
  const cell = cellOf(event.target);
  if (!cell || event.target.closest("a, .k-editor") || kept.has(cell)) return;
  if (cell.dataset.kOn === "click" || event.detail === 0 || matchMedia("(pointer: coarse)").matches) begin(cell);
});

document.addEventListener("keydown", (event) => {
  const cell = cellOf(event.target);
  if (!cell) return;
  if (!kept.has(cell)) {
    if (event.key === "Enter" && event.target === cell) {
      event.preventDefault();
      begin(cell);
    }
  } else if (event.key === "Escape") {
    event.stopPropagation();
    end(cell, kept.get(cell));
    cell.focus();
  } else if (event.key === "Enter" && !(event.target.matches("textarea") && event.shiftKey)) {
    event.preventDefault();
    save(cell, true);
  }
});

document.addEventListener("focusout", (event) => {
  const cell = cellOf(event.target);
  if (cell && kept.has(cell) && !cell.contains(event.relatedTarget)) save(cell);
});

document.addEventListener("change", (event) => {
  const cell = cellOf(event.target);
  if (cell && event.target.matches("select")) save(cell, true);
});
