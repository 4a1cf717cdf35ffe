// Selecting rows of a list, and the bar of bulk actions that appears with the first one.
let last = null;

const boxes = (form) => [...form.querySelectorAll('input[name="ids"]')];

function show(form) {
  const all = boxes(form);
  const chosen = all.filter((box) => box.checked);
  all.forEach((box) => box.closest("tr")?.setAttribute("aria-selected", String(box.checked)));
  const head = form.querySelector("[data-k-all]");
  if (head) {
    head.checked = all.length > 0 && chosen.length === all.length;
    head.indeterminate = chosen.length > 0 && !head.checked;
  }
  const bar = form.querySelector("[data-k-bulk]");
  if (!bar) return;
  bar.hidden = chosen.length === 0;
  const digits = new Intl.NumberFormat(document.documentElement.lang);
  bar.querySelectorAll("[data-k-count]").forEach((count) => {
    count.textContent = digits.format(chosen.length);
  });
}

document.addEventListener("click", (event) => {
  const box = event.target.closest?.('[data-k-select] input[name="ids"]');
  if (!box) return;
  const all = boxes(box.form);
  const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
  if (event.shiftKey && from >= 0) all.slice(from, to + 1).forEach((other) => (other.checked = box.checked));
  last = box;
  show(box.form);
});

document.addEventListener("change", (event) => {
  const head = event.target.closest?.("[data-k-select] [data-k-all]");
  if (!head) return;
  boxes(head.form).forEach((box) => (box.checked = head.checked));
  show(head.form);
});

document.addEventListener("click", (event) => {
  const clear = event.target.closest?.("[data-k-clear]");
  if (!clear) return;
  boxes(clear.form).forEach((box) => (box.checked = false));
  show(clear.form);
});

// The browser may bring back checked boxes after "back", and htmx brings new rows.
const again = () => document.querySelectorAll("form[data-k-select]").forEach(show);
addEventListener("pageshow", again);
document.addEventListener("htmx:afterSwap", again);

// One of a group of chips is on; and a button whose work changes the whole page loads it anew.
document.addEventListener("click", (event) => {
  const one = event.target.closest?.("[data-k-one]");
  one?.parentElement.querySelectorAll("[data-k-one]").forEach((chip) => {
    chip.setAttribute("aria-pressed", String(chip === one));
  });
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful && event.target.closest?.("[data-k-then-reload]")) location.reload();
});
