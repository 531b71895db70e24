// Workbooks made to harm: how soon each gets its sentence, and how much memory that takes at most.
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { Hand } from "../e2e/hand.mjs";
import { HOSTILE } from "../e2e/hostile.mjs";
import { theBrowser } from "../e2e/site.mjs";
import { open } from "../e2e/visit.mjs";

export async function measureHostile() {
  const rows = [];
  for (const [fault, make] of Object.entries(HOSTILE)) {
    const bytes = make();
    // A page of its own: what one file took is not there for the next.
    const visit = await open({ route: "#/leads", language: "en", height: 1000 });
    try {
      const hand = new Hand(visit);
      await hand.command(hand.say.shell.import_rows);
      const picker = hand.dialog.locator("input[type=file]");
      const send = (buffer) => picker.setInputFiles({ name: "leads.xlsx", mimeType: "application/octet-stream", buffer });
      // The first answer waits for the worker to start.
      await send(Buffer.from("a,b\n"));
      await hand.dialog.getByText(hand.say.workbook.no_workbook, { exact: true }).waitFor();
      await sleep(500);
      const memory = await Memory.of();
      const start = performance.now();
      await send(bytes);
      await hand.dialog.getByText(hand.say.workbook[fault], { exact: true }).waitFor();
      rows.push({ fault, bytes: bytes.length, ms: performance.now() - start, most: memory?.most() });
    } finally {
      await visit.close();
    }
  }
  return rows;
}

// What the process of a page, its worker included, holds at most beyond what it held at first, as Linux counts it.
class Memory {
  static async of() {
    const session = await (await theBrowser()).newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    await session.detach();
    const here = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
    try {
      // The page that is looked at has the most; the others are spares of the browser.
      const resident = here.map((id) => new Memory(id)).sort((a, b) => b.first - a.first);
      // From here on the highest counts.
      writeFileSync(`/proc/${resident[0].id}/clear_refs`, "5");
      return resident[0];
    } catch {
      return undefined;
    }
  }

  constructor(id) {
    this.id = id;
    this.first = this.read("VmRSS");
  }

  read(name) {
    const status = readFileSync(`/proc/${this.id}/status`, "utf8");
    return Number(status.match(new RegExp(`${name}:\\s+(\\d+) kB`))[1]) * 1024;
  }

  most() {
    return this.read("VmHWM") - this.first;
  }
}
