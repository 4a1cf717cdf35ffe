// Mapping the columns of a file: a field is taken once, what is missing is said before it is sent.
function check(form) {
  const selects = [...form.querySelectorAll("[data-k-map]")];
  const taken = new Map();
  selects.forEach((select) => {
    if (select.value) taken.set(select.value, select);
  });
  selects.forEach((select) => {
    for (const option of select.options) {
      option.disabled = Boolean(option.value) && taken.has(option.value) && taken.get(option.value) !== select;
    }
    select.closest("tr")?.classList.toggle("k-unmapped", !select.value);
  });
  const digits = new Intl.NumberFormat(document.documentElement.lang);
  form.querySelectorAll("[data-k-mapped]").forEach((count) => {
    count.textContent = digits.format(taken.size);
  });
  form.querySelectorAll("[data-k-required]").forEach((hint) => {
    hint.hidden = hint.dataset.kRequired.split("|").some((field) => taken.has(field));
  });
}

document.addEventListener("change", (event) => {
  const select = event.target.closest?.("[data-k-map]");
  if (select) check(select.form);
  // A control that changes what the page shows: how the file is read, which period is looked at.
  if (event.target.closest?.("[data-k-submit]")) event.target.form.requestSubmit();
});

document.addEventListener("dragover", (event) => {
  const zone = event.target.closest?.("[data-k-drop]");
  if (!zone) return;
  event.preventDefault();
  zone.classList.add("k-over");
});
document.addEventListener("dragleave", (event) => event.target.closest?.("[data-k-drop]")?.classList.remove("k-over"));
document.addEventListener("drop", (event) => {
  const zone = event.target.closest?.("[data-k-drop]");
  if (!zone) return;
  event.preventDefault();
  zone.classList.remove("k-over");
  const field = zone.querySelector('input[type="file"]');
  field.files = event.dataTransfer.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
});
document.addEventListener("change", (event) => {
  const zone = event.target.closest?.("[data-k-drop]");
  if (!zone || event.target.type !== "file") return;
  const name = zone.querySelector("[data-k-file]");
  if (name) name.textContent = event.target.files[0]?.name ?? "";
  if (zone.hasAttribute("data-k-send") && event.target.files.length) event.target.form.requestSubmit();
});

document.querySelectorAll("form").forEach((form) => form.querySelector("[data-k-map]") && check(form));
