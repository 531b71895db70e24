// One visit to the page in a browser context of its own, watched for everything that must not happen:
// console errors, uncaught errors, breaches of the content policy, failed requests, requests to anywhere else, and
// any request at all once the page has loaded.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import { axeSource } from "./packages.mjs";
import { siteUrl, theBrowser } from "./site.mjs";

const READY_MS = 30_000;
// Nothing that a visitor waits for may take longer.
const STEP_MS = 8000;

// How a visitor comes. `storage` is what localStorage holds before the page first runs.
const DEFAULTS = {
  route: "",
  language: "zh-CN",
  theme: "light",
  width: 1280,
  height: 800,
  touch: false,
  reducedMotion: true,
  storage: {},
  stayOnline: false,
  // Another name of the server's host; over plain http it is no secure context.
  host: undefined,
  // Another server's address, for a page of another build.
  site: undefined,
  // Runs in the page before anything else.
  before: undefined,
};

export async function open(options = {}) {
  const wanted = { ...DEFAULTS, ...options };
  const url = wanted.site ?? (await siteUrl(wanted.host));
  const context = await (await theBrowser()).newContext({
    locale: wanted.language === "zh" ? "zh-CN" : wanted.language,
    colorScheme: wanted.theme,
    reducedMotion: wanted.reducedMotion ? "reduce" : "no-preference",
    viewport: { width: wanted.width, height: wanted.height },
    hasTouch: wanted.touch,
    acceptDownloads: true,
    permissions: ["clipboard-read", "clipboard-write"],
    storageState: { cookies: [], origins: [storedAt(new URL(url).origin, wanted.storage)] },
  });
  const visit = new Visit(context, url);
  visit.language = wanted.language;
  await visit.watch();
  if (wanted.before) await context.addInitScript(wanted.before);
  visit.page = await context.newPage();
  visit.page.setDefaultTimeout(STEP_MS);
  visit.stayOnline = wanted.stayOnline;
  await visit.go(wanted.route);
  return visit;
}

function storedAt(origin, storage) {
  return { origin, localStorage: Object.entries(storage).map(([name, value]) => ({ name, value })) };
}

export class Visit {
  constructor(context, url) {
    this.context = context;
    this.url = url;
    this.problems = [];
    this.expected = [];
    this.offline = false;
    this.underWay = new Set();
  }

  async watch() {
    const { context } = this;
    await context.exposeBinding("loudouPolicyBreach", (_source, what) => this.problem("content policy", what));
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        window.loudouPolicyBreach(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    context.on("console", (message) => {
      if (message.type() === "error" && !isIcon(message.location().url)) this.problem("console error", message.text());
    });
    context.on("weberror", (error) => this.problem("uncaught error", error.error().message));
    context.on("request", (request) => {
      if (isIcon(request.url())) return;
      this.underWay.add(request);
      this.judgeRequest(request.url());
    });
    context.on("requestfinished", (request) => this.underWay.delete(request));
    context.on("requestfailed", (request) => {
      this.underWay.delete(request);
      if (isIcon(request.url())) return;
      this.problem("failed request", `${request.url()} ${request.failure()?.errorText ?? ""}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 400) this.problem("failed request", `${response.status()} ${response.url()}`);
    });
  }

  judgeRequest(address) {
    if (/^(data|blob):/.test(address)) return;
    if (!address.startsWith(this.url)) this.problem("request to elsewhere", address);
    else if (this.offline) this.problem("request after loading", address);
  }

  problem(kind, what) {
    this.problems.push(`${kind}: ${what}`);
  }

  // A problem that the test brings about on purpose: it has to happen, and is then no problem.
  expectProblem(pattern) {
    this.expected.push(pattern);
  }

  // Opens a route ("#/…") as a fresh load, waits until the app is ready, and pulls the plug.
  async go(route = "") {
    await this.goOnline();
    // Only a change of the fragment would not load the page again.
    if (this.page.url() !== "about:blank") await this.page.goto("about:blank");
    await this.page.goto(this.url + route);
    await this.loaded();
  }

  async reload() {
    await this.goOnline();
    await this.page.reload();
    await this.loaded();
  }

  async loaded() {
    await this.page.waitForSelector("html[data-ready]", { state: "attached", timeout: READY_MS });
    await this.page.waitForLoadState("load");
    // The worker starts when the page is idle, and needs the network for it. Older builds have none.
    const hasWorker = await this.page.locator("meta[name=worker-entry]").count();
    const settled = "html[data-worker=ready], html[data-worker=none]";
    if (hasWorker) await this.page.waitForSelector(settled, { state: "attached", timeout: READY_MS });
    // So do the parts of the program that the first picture does without.
    const hasParts = await this.page.locator("link[href*=part-]").count();
    const whole = "html[data-parts=here], html[data-parts=missing]";
    if (hasParts) await this.page.waitForSelector(whole, { state: "attached", timeout: READY_MS });
    const deadline = Date.now() + READY_MS;
    while (this.underWay.size > 0 && Date.now() < deadline) await sleep(10);
    if (!this.stayOnline) await this.goOffline();
  }

  async goOffline() {
    this.offline = true;
    await this.context.setOffline(true);
  }

  async goOnline() {
    this.offline = false;
    await this.context.setOffline(false);
  }

  // Accessibility by axe, WCAG 2.2 A and AA and axe's own best practices: no finding at all.
  async axe(within) {
    // Half a megabyte of program: once for each load of the page.
    if (!(await this.page.evaluate(() => "axe" in window))) await this.evaluateInPage(axeSource);
    // Only what is wrong is described, which takes a quarter of the time.
    const { violations } = await this.page.evaluate(
      (selector) => window.axe.run(selector ?? document, { resultTypes: ["violations"], preload: false }),
      within,
    );
    assert.deepEqual(violations.map(describeViolation), [], "axe has findings");
  }

  // Runs library source in the page, past the content policy (which forbids strings as code to the page itself).
  async evaluateInPage(source) {
    const session = await this.context.newCDPSession(this.page);
    const { exceptionDetails } = await session.send("Runtime.evaluate", { expression: source, returnByValue: false });
    await session.detach();
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  // Nothing wider than the window: the commonest fault on phones.
  async fitsWidth() {
    const wide = await this.page.evaluate(() => {
      const limit = document.documentElement.clientWidth;
      if (document.scrollingElement.scrollWidth <= limit) return [];
      // What scrolls by itself may hold more than is in sight; what is laid out absolutely may escape it.
      const box = (element) => {
        const { position } = getComputedStyle(element);
        if (position === "fixed") return null;
        return position === "absolute" ? element.offsetParent : element.parentElement;
      };
      const isHeld = (element) => {
        for (let at = box(element); at && at !== document.body; at = box(at)) {
          if (getComputedStyle(at).overflowX !== "visible") return true;
        }
        return false;
      };
      return [...document.body.querySelectorAll("*")]
        .filter((element) => element.getBoundingClientRect().right > limit + 1 && !isHeld(element))
        .slice(0, 5)
        .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`);
    });
    assert.deepEqual(wide, [], "the page scrolls sideways");
  }

  async storage() {
    return this.page.evaluate(() => ({ ...localStorage }));
  }

  // The words of the breakdown panel, where there is one, tell more than the trap that follows it.
  async noteBreakdown() {
    const words = await this.page.locator(".panic-detail pre").allTextContents().catch(() => []);
    for (const text of words) this.problem("breakdown", text.replace(/\s+/g, " "));
  }

  // What the visit must end with: nothing that was not expected, and everything that was.
  check() {
    const isExpected = (problem) => this.expected.some((pattern) => pattern.test(problem));
    assert.deepEqual(this.problems.filter((problem) => !isExpected(problem)), [], "the page had problems");
    const missing = this.expected.filter((pattern) => !this.problems.some((problem) => pattern.test(problem)));
    assert.deepEqual(missing.map(String), [], "an expected problem did not happen");
  }

  async close() {
    await this.context.close();
  }
}

// The browser itself fetches the page's icon for its tab, whenever it likes.
function isIcon(address) {
  return /\/icon[\w-]*\.(svg|png)$/.test(address);
}

function describeViolation({ id, impact, help, nodes }) {
  const places = nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`);
  return `${id} (${impact}): ${help}\n    ${places.join("\n    ")}`;
}
