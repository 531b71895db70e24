// The input fields whose keystrokes `make bench` times: a name for the table, the route, a CSS selector, what has to be
// done first, and the keys pressed in turn. Choose the field of each model that recomputes the most.
import { setTimeout as sleep } from "node:timers/promises";

const LEADS = 10_000;
const FACTORS = ["channel", "form", "business_size", "contact", "need_clarity", "need_fit", "interest"];

// Pastes so many leads into the table, as from a spreadsheet; the six columns behind the name are worked out by the
// model and skipped.
async function pasteLeads(page, outcome = () => "open") {
  const rows = Array.from({ length: LEADS }, (_, at) => {
    const levels = FACTORS.map((factor, place) => `${factor}.${((at * (place + 3) + place) % 5) + 1}`);
    return [`线索 ${at + 1}`, ...Array(6).fill(""), outcome(at), ...levels].join("\t");
  });
  const grid = page.locator(".grid-scroll input").first();
  await grid.focus();
  await grid.evaluate((input, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, rows.join("\n"));
  await page.locator(".rail-note", { hasText: "10,000" }).waitFor({ timeout: 60_000 });
  // The save that follows belongs to no keystroke.
  await page.locator('.save-state[data-state="saved"]').waitFor({ timeout: 60_000 });
  await sleep(500);
}

async function openScorecard(page, outcome) {
  await pasteLeads(page, outcome);
  await page.getByRole("tab", { name: "评分卡" }).click();
  await page.locator(".factor-line input").first().waitFor();
}

export const FIELDS = [
  { name: "weight of a factor, 10 000 leads", route: "#/leads", selector: ".factor-line input", prepare: (page) => openScorecard(page) },
  {
    name: "weight of a factor, 10 000 leads that ended, with the verdict beside",
    route: "#/leads",
    selector: ".factor-line input",
    prepare: (page) => openScorecard(page, (at) => (at % 3 === 0 ? "won" : "lost")),
  },
  {
    name: "level of a lead, table of 10 000 leads",
    route: "#/leads",
    selector: '.meter [role="radio"][tabindex="0"]',
    keys: ["ArrowLeft", "ArrowRight"],
    prepare: (page) => pasteLeads(page),
  },
];
