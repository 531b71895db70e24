// Pictures of the page for a person to look at: both languages, both themes, phone and laptop, and print.
//
//   node e2e/shots.mjs [--out screenshots] [ROUTE...]        a route is a fragment such as "#/lead"; none is the start
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { closeSite } from "./site.mjs";
import { open } from "./visit.mjs";

const LANGUAGES = ["zh-CN", "en"];
const THEMES = ["light", "dark"];
const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

// "#/lead/table" → "lead-table"
const fileName = (route) => route.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "") || "start";

async function screens(route, out) {
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      for (const size of SIZES) {
        const visit = await open({ route, language, theme, ...size });
        const path = join(out, `${fileName(route)}-${language}-${theme}-${size.width}.png`);
        await visit.page.screenshot({ path, fullPage: true });
        report(path, visit);
        await visit.close();
      }
    }
  }
}

// Print starts from the dark theme on purpose: paper is always light.
async function paper(route, out) {
  for (const language of LANGUAGES) {
    const visit = await open({ route, language, theme: "dark", width: 1280, height: 800 });
    const path = join(out, `${fileName(route)}-${language}-print.pdf`);
    await visit.page.pdf({ path, format: "A4", preferCSSPageSize: true });
    // A4 at 96 dpi less the usual margins: how wide the report is on paper.
    await visit.page.setViewportSize({ width: 718, height: 1046 });
    await visit.page.emulateMedia({ media: "print" });
    await visit.page.screenshot({ path: path.replace(/pdf$/, "png"), fullPage: true });
    report(path, visit);
    await visit.close();
  }
}

function report(path, visit) {
  console.log(path);
  for (const problem of visit.problems) console.log(`  ${problem}`);
}

const { values, positionals } = parseArgs({
  options: { out: { type: "string", default: "screenshots" } },
  allowPositionals: true,
});
mkdirSync(values.out, { recursive: true });
const PAGES = ["", "#/sales-year", "#/sales-funnel", "#/sales-org", "#/cs-org", "#/gallery"];
for (const route of positionals.length > 0 ? positionals : PAGES) {
  await screens(route, values.out);
  await paper(route, values.out);
}
await closeSite();
