// Live parts: data-k-poll="address" is asked again and again with the ETag of what stands there, so that
// "nothing new" costs a 304. It rests while the tab is hidden and ends when the server says X-Kith-Done.
import { htmx, send } from "./server.js";

const EVERY = 1500;

async function ask(part, state) {
  if (!part.isConnected) return;
  if (document.hidden) {
    document.addEventListener("visibilitychange", () => ask(part, state), { once: true });
    return;
  }
  let wait = Number(part.dataset.kEvery) || EVERY;
  try {
    const headers = state.tag ? { "If-None-Match": state.tag } : {};
    const answer = await send(part.dataset.kPoll, { headers, cache: "no-store" });
    state.misses = answer.ok || answer.status === 304 ? 0 : state.misses + 1;
    if (answer.status === 200) {
      state.tag = answer.headers.get("ETag") ?? "";
      part.innerHTML = await answer.text();
      htmx.process(part);
      const next = answer.headers.get("HX-Redirect");
      if (next) location.assign(next);
    }
    if (answer.headers.has("X-Kith-Done") || answer.status === 404 || answer.status === 403) return;
  } catch {
    state.misses += 1;
  }
  if (state.misses) wait = Math.min(30000, wait * 2 ** state.misses);
  setTimeout(() => ask(part, state), wait);
}

function start(root) {
  root.querySelectorAll?.("[data-k-poll]").forEach((part) => {
    if (part.dataset.kPolling) return;
    part.dataset.kPolling = "1";
    const state = { tag: part.dataset.kTag ?? "", misses: 0 };
    setTimeout(() => ask(part, state), Number(part.dataset.kEvery) || EVERY);
  });
}

start(document);
document.addEventListener("htmx:load", (event) => start(event.detail.elt.parentElement ?? document));
