// Small parts with a state of their own, on Alpine's build that needs no evaluation: x-data names one
// of these, expressions in a template are names only.
import Alpine from "@alpinejs/csp";

// A text that can be copied, and says so.
Alpine.data("copy", () => ({
  done: false,
  async take() {
    await navigator.clipboard.writeText(this.$root.dataset.text);
    this.done = true;
    setTimeout(() => (this.done = false), 2000);
  },
}));

// Something shown or hidden.
Alpine.data("reveal", () => ({
  open: false,
  toggle() {
    this.open = !this.open;
  },
}));

// A form that was begun is not left by mistake.
Alpine.data("unsaved", () => ({
  dirty: false,
  init() {
    this.$root.addEventListener("input", () => (this.dirty = true));
    this.$root.addEventListener("submit", () => (this.dirty = false));
    addEventListener("beforeunload", (event) => {
      if (this.dirty) event.preventDefault();
    });
  },
}));

Alpine.start();
