// Runs before the first paint, so nothing flashes: theme, language, and whether this browser can run the page.
// A classic script in the oldest syntax that says something useful, because it also runs in browsers that are
// too old for anything else on the page.
(function () {
  "use strict";
  var root = document.documentElement;

  // Storage may be blocked; then the system's wishes hold.
  function stored(key) {
    try {
      return window.localStorage.getItem(key);
    } catch (blocked) {
      return null;
    }
  }

  function languageTag() {
    var chosen = stored("loudou/lang");
    if (chosen !== "zh" && chosen !== "en") {
      chosen = /^zh\b/i.test(navigator.language || "") ? "zh" : "en";
    }
    // The region picks the right shapes of Han characters.
    return chosen === "zh" ? "zh-CN" : "en";
  }

  var darkSystem = window.matchMedia ? window.matchMedia("(prefers-color-scheme: dark)") : null;

  function showTheme() {
    var chosen = stored("loudou/theme");
    if (chosen !== "light" && chosen !== "dark") {
      chosen = darkSystem && darkSystem.matches ? "dark" : "light";
    }
    root.setAttribute("data-theme", chosen);
  }

  // Chrome 111, Firefox 115, Safari 16.4: each line is what the last of the three learnt to do.
  function newEnough() {
    return (
      typeof Array.prototype.toSorted === "function" &&
      typeof window.CompressionStream === "function" &&
      !!window.CSS &&
      CSS.supports("color", "color-mix(in srgb, red, blue)") &&
      "noModule" in document.createElement("script")
    );
  }

  function bootState() {
    if (location.protocol === "file:") return "file";
    if (!newEnough()) return "old";
    if (typeof WebAssembly !== "object") return "no-wasm";
    return "starting";
  }

  root.setAttribute("lang", languageTag());
  showTheme();
  root.setAttribute("data-boot", bootState());
  if (darkSystem && darkSystem.addEventListener) darkSystem.addEventListener("change", showTheme);
})();
