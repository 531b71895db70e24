// Starts the page. The content policy allows no inline script, so the build only writes the two addresses into
// <meta name="app-entry">, and this module imports the one and hands it the other.

const root = document.documentElement;

// The sentences stand in index.html; data-boot picks the one that shows.
function showFailure(cause) {
  // After a panic the app shows its own panel, with the data to download.
  if (root.hasAttribute("data-panicked")) return;
  root.dataset.boot = "failed";
  document.getElementById("boot-detail").textContent = String(cause);
  document.getElementById("boot-reload").addEventListener("click", () => location.reload());
}

async function start() {
  const entry = document.querySelector('meta[name="app-entry"]').dataset;
  // Relative to the page; an import alone would be relative to this file.
  const app = await import(new URL(entry.js, document.baseURI));
  const drawn = new Promise((resolve) => addEventListener("loudou-drawn", resolve, { once: true }));
  await app.default({ module_or_path: new URL(entry.wasm, document.baseURI) });
  // The page of a model is a part of its own, fetched beside the main file.
  await drawn;
  document.getElementById("boot").remove();
  root.dataset.boot = "done";
  // Ready is when the first picture of the app stands, not when its program has run.
  requestAnimationFrame(() => setTimeout(markReady));
}

// Tests and measurements wait for this.
function markReady() {
  if (root.hasAttribute("data-panicked")) return;
  performance.mark("loudou-ready");
  root.dataset.ready = "";
}

// theme.js has judged the browser already and its sentence is on the page.
if (root.dataset.boot === "starting") start().catch(showFailure);
