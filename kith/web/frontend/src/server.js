// htmx, set so that the content security policy holds: nothing is evaluated, no style is injected,
// no page is kept in the browser's storage.
import htmx from "htmx.org/dist/htmx.esm.js";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  historyCacheSize: 0,
  selfRequestsOnly: true,
  defaultSwapDelay: 0,
  defaultSettleDelay: 0,
  // A form that fails comes back with what was typed (422); other failures become a toast.
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "422", swap: true, error: false },
    { code: "[45]..", swap: false, error: true },
  ],
});

export { htmx };

export function csrf() {
  return document.querySelector('meta[name="csrf-token"]')?.content ?? "";
}

// One fetch for our own controllers: same origin, the token, and a word that a script asks.
export function send(url, { method = "GET", body, headers = {}, ...rest } = {}) {
  return fetch(url, {
    method,
    body,
    credentials: "same-origin",
    headers: {
      "X-Requested-With": "kith",
      ...(method === "GET" ? {} : { "X-CSRFToken": csrf() }),
      ...headers,
    },
    ...rest,
  });
}

document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = csrf();
});

// A session that ended answers with the sign-in page: go there, do not paste it into the list.
document.addEventListener("htmx:beforeSwap", (event) => {
  const address = event.detail.xhr.responseURL ?? "";
  if (address.includes("/accounts/login/") && !location.pathname.startsWith("/accounts/")) {
    event.detail.shouldSwap = false;
    location.assign(address);
  }
});
