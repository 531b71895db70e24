// A small WebDriver client, enough to see that the page works in Firefox too (Chromium has the full harness). What runs
// in it ends with no console error, no breach of the content policy and no request to anywhere else.
// It starts geckodriver, which starts Firefox, and speaks the W3C protocol over plain HTTP.
//
//   await withFirefox({ language: "en" }, async (firefox) => {
//     await firefox.go(url);
//     await firefox.click("button");
//     assert.equal(await firefox.text("h1"), "Loudou");
//   });
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { axeSource, program } from "./packages.mjs";

// The key under which the protocol hands out elements.
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const START_MS = 30_000;

export async function withFirefox(options, body) {
  const firefox = await Firefox.start(options);
  try {
    await body(firefox);
    await firefox.judgePage();
    firefox.check();
  } finally {
    await firefox.stop();
  }
}

class Firefox {
  static async start({ language = "zh-CN", width = 1280, height = 800 } = {}) {
    const port = await freePort();
    const driver = spawn(program("geckodriver"), ["--port", String(port)], { stdio: ["ignore", "pipe", "pipe"] });
    const firefox = new Firefox(driver, `http://127.0.0.1:${port}`);
    try {
      await firefox.waitForDriver();
      await firefox.newSession({ language, width, height });
    } catch (failure) {
      await firefox.stop();
      throw failure;
    }
    return firefox;
  }

  constructor(driver, address) {
    this.driver = driver;
    this.address = address;
    this.problems = [];
    this.watchOutput();
  }

  // With the preferences set below Firefox prints what the console shows; errors are problems, but for those of
  // Firefox's own settings service, which finds no network in a test.
  watchOutput() {
    const listen = (stream) => {
      let rest = "";
      stream.setEncoding("utf8").on("data", (chunk) => {
        const lines = (rest + chunk).split("\n");
        rest = lines.pop();
        this.problems.push(...lines.filter((line) => /^(console\.error: (?!RSLoader)|JavaScript error: http)/.test(line)));
      });
    };
    listen(this.driver.stdout);
    listen(this.driver.stderr);
  }

  async waitForDriver() {
    const deadline = Date.now() + START_MS;
    for (;;) {
      const status = await fetch(`${this.address}/status`).then((answer) => answer.json(), () => null);
      if (status?.value?.ready) return;
      if (Date.now() > deadline) throw new Error("geckodriver did not start");
      await sleep(50);
    }
  }

  async newSession({ language, width, height }) {
    const value = await this.call("POST", "/session", {
      capabilities: {
        alwaysMatch: {
          browserName: "firefox",
          // A load is waited for here, so that the page can be listened to from its first moments.
          pageLoadStrategy: "none",
          "moz:firefoxOptions": {
            binary: program("firefox-esr", "firefox"),
            args: ["-headless"],
            prefs: {
              "intl.accept_languages": language,
              "devtools.console.stdout.content": true,
              "devtools.console.stdout.chrome": false,
              "datareporting.policy.dataSubmissionEnabled": false,
              "network.captive-portal-service.enabled": false,
            },
          },
        },
      },
    });
    this.session = `/session/${value.sessionId}`;
    await this.post("/window/rect", { width, height });
  }

  async call(method, path, body) {
    const answer = await fetch(this.address + path, {
      method,
      headers: { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`Firefox: ${value.error}: ${value.message}`);
    return value;
  }

  post(path, body = {}) {
    return this.call("POST", this.session + path, body);
  }

  // Opens the page and waits until the app is ready, which takes longer where much is stored.
  async go(url, within) {
    await this.judgePage();
    this.site ??= new URL(".", url).href;
    // Only a change of the fragment would not load the page again.
    await this.post("/url", { url: "about:blank" });
    await this.post("/url", { url });
    await this.listen();
    await this.find("html[data-ready]", within);
  }

  // Notes every breach of the content policy, from before the program runs.
  async listen() {
    const deadline = Date.now() + START_MS;
    for (;;) {
      // While a load goes to another process of the browser's there is no page to ask.
      const listens = await this.run(LISTEN).catch((failure) => {
        if (!failure.message.includes("no such window")) throw failure;
        return false;
      });
      if (listens) return;
      if (Date.now() > deadline) throw new Error("Firefox does not open the page");
    }
  }

  // What the page that is open has done that it must not do.
  async judgePage() {
    if (!this.site) return;
    const { breaches, requests } = await this.run(
      `return { breaches: window.breaches ?? ["nobody listened"],
        requests: performance.getEntriesByType("resource").map((entry) => entry.name) }`,
    );
    const elsewhere = requests.filter((address) => !/^(data|blob):/.test(address) && !address.startsWith(this.site));
    this.problems.push(...breaches.map((what) => `content policy: ${what}`), ...elsewhere.map((address) => `request to elsewhere: ${address}`));
  }

  // Accessibility by axe, as Chromium's visits have it.
  async axe() {
    const script = `${axeSource}
      const done = arguments[arguments.length - 1];
      axe.run(document, { resultTypes: ["violations"], preload: false }).then(
        ({ violations }) => done(violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.target.join(" ")).join(", "))),
        (failure) => done([String(failure)]),
      );`;
    const findings = await this.post("/execute/async", { script, args: [] });
    assert.deepEqual(findings, [], "axe has findings in Firefox");
  }

  // Runs the body of a function in the page; `arguments` holds what is passed.
  run(script, ...args) {
    return this.post("/execute/sync", { script, args });
  }

  // The element of a CSS selector, waiting until it is there.
  async find(selector, within = 10_000) {
    const deadline = Date.now() + within;
    for (;;) {
      const found = await this.post("/elements", { using: "css selector", value: selector });
      if (found.length > 0) return found[0][ELEMENT];
      if (Date.now() > deadline) throw new Error(`Firefox shows no element ${selector}`);
      await sleep(50);
    }
  }

  async click(selector) {
    await this.post(`/element/${await this.find(selector)}/click`);
  }

  async type(selector, text) {
    await this.post(`/element/${await this.find(selector)}/value`, { text });
  }

  async clear(selector) {
    await this.post(`/element/${await this.find(selector)}/clear`);
  }

  async text(selector) {
    return this.call("GET", `${this.session}/element/${await this.find(selector)}/text`);
  }

  async attribute(selector, name) {
    return this.call("GET", `${this.session}/element/${await this.find(selector)}/attribute/${name}`);
  }

  check() {
    assert.deepEqual(this.problems, [], "Firefox reported errors");
  }

  async stop() {
    if (this.session) await this.call("DELETE", this.session).catch(() => {});
    this.driver.kill();
  }
}

// Runs in the page; true once it is the page that was asked for.
const LISTEN = `
  if (location.href === "about:blank") return false;
  window.breaches = [];
  addEventListener("securitypolicyviolation", (event) => window.breaches.push(event.violatedDirective + " " + event.blockedURI));
  return true;
`;

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
