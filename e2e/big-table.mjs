// A table of many leads as a CSV file: twelve columns, quotes, Chinese, numbers as people write them, dates.
//
//   const path = bigTable(100_000);
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { factorsOf } from "./words.mjs";

const CITIES = ["杭州", "上海", "北京", "深圳", "成都", "武汉"];
const TRADES = ["软件", "制造", "零售", "物流", "医疗"];
const CHANNELS = ["展会", "官网", "转介绍", "广告"];
const OWNERS = ["王芳", "李强", "张敏", "刘洋", "陈静"];
const HEAD = ["编号", "公司名称", "城市", "行业", "渠道", "负责人", "合同额", "员工数", "进入日期", "结果", "电话", "备注"];

// The same numbers each time.
export function chance(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

// Rows are numbered from `first` on.
export function tableText(rows, { seed = 7, first = 1 } = {}) {
  const upTo = chance(seed);
  const of = (list) => list[upTo(list.length)];
  const two = (n) => String(n).padStart(2, "0");
  const lines = [HEAD.join(",")];
  for (let row = first; row < first + rows; row += 1) {
    const city = of(CITIES);
    const trade = of(TRADES);
    lines.push(
      [
        `L${String(row).padStart(6, "0")}`,
        `"${city}${trade}${row}号（集团）, 有限公司"`,
        city,
        trade,
        of(CHANNELS),
        of(OWNERS),
        upTo(10) === 0 ? "" : `"${(1 + upTo(400)).toLocaleString("en")},000.50"`,
        10 + upTo(5000),
        `2026-${two(1 + upTo(10))}-${two(1 + upTo(28))}`,
        of(["赢单", "输单", "", ""]),
        `1${30 + upTo(60)}${String(upTo(100_000_000)).padStart(8, "0")}`,
        upTo(4) === 0 ? `"说过""再联系"", ${of(OWNERS)}"` : "",
      ].join(","),
    );
  }
  return `${lines.join("\r\n")}\r\n`;
}

// Leads with a name and the seven factors of the template: each level as likely as any other, and as an empty cell. Rows
// are numbered from `first` on.
export function leadsText(rows, { language, seed = 7, first = 1 }) {
  const upTo = chance(seed);
  const factors = Object.values(factorsOf(language));
  const lines = [["Company", ...factors.map(({ name }) => name)]];
  for (let row = first; row < first + rows; row += 1) {
    const levels = factors.map(({ levels }) => ["", ...levels][upTo(levels.length + 1)]);
    lines.push([`Company ${row} ${upTo(100_000)}`, ...levels]);
  }
  return lines.map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\r\n");
}

let folder;

function written(name, text) {
  folder ??= mkdtempSync(join(tmpdir(), "loudou-"));
  const path = join(folder, name);
  if (!existsSync(path)) writeFileSync(path, `\ufeff${text()}`);
  return path;
}

// The paths of the two as files, each of which is written once per process.
export const bigTable = (rows) => written(`leads-${rows}.csv`, () => tableText(rows));
export const bigLeads = (rows, language) => written(`scored-${rows}-${language}.csv`, () => leadsText(rows, { language }));
