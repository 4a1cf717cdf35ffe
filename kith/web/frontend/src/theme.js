// Light, dark, or as the device: shown at once, kept by the server.
import { send } from "./server.js";

document.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-k-theme]");
  if (!choice) return;
  event.preventDefault();
  const theme = choice.dataset.kTheme;
  if (theme === "device") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  document.querySelectorAll("[data-k-theme]").forEach((other) => {
    other.setAttribute("aria-pressed", String(other === choice));
  });
  const body = new FormData();
  body.set("theme", theme);
  send(choice.dataset.kUrl, { method: "POST", body });
});
