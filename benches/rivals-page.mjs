// Runs in the browser. What each machine is asked: bytes of a file → a table whose every cell can be read; level codes
// and weights → a score, the tiers it allows, and how many leads are in each.
/* global Papa, uDSV, aq, XLSX */
import init, { Leads, parse, read_book as readBook } from "./kernels.js";

const WARM_UP = 2;
const MEASURED = 7;
const WEIGHTS = [10, 15, 15, 15, 15, 20, 10];
const POINTS = [0, 25, 50, 75, 100];
const CUTS = [75, 50, 25];

export async function run(rows, leads, bookRows) {
  await init();
  const bytes = new TextEncoder().encode(csv(rows));
  const codes = levelCodes(leads);
  const ours = new Leads(codes, leads);
  const table = arqueroTable(codes, leads);
  const expected = `${scoreByArrays(codes, leads)}`;
  for (const [name, found] of [["Loudou", ours.score()], ["Arquero", scoreByArquero(table)]]) {
    if (!sameCounts(`${[...found]}`, expected)) throw new Error(`${name} found ${[...found]}, not ${expected}`);
  }
  const shapes = [parse(bytes), papa(bytes), udsv(bytes)].map((shape) => `${[...shape].slice(0, 2)}`);
  if (new Set(shapes).size !== 1) throw new Error(`the tables differ: ${shapes.join(" ")}`);
  const book = workbook(bookRows);
  const books = [readBook(book), sheetJs(book)].map((shape) => `${[...shape].slice(0, 2)}`);
  if (books[0] !== `${bookRows},20` || books[1] !== books[0]) throw new Error(`the workbooks differ: ${books.join(" ")}`);
  return {
    bytes: bytes.length,
    bookBytes: book.length,
    book: timed([["Loudou", () => readBook(book)], ["SheetJS", () => sheetJs(book)]]),
    parse: timed([["Loudou", () => parse(bytes)], ["PapaParse", () => papa(bytes)], ["uDSV", () => udsv(bytes)]]),
    score: timed([
      ["Loudou", () => ours.score()],
      ["typed arrays", () => scoreByArrays(codes, leads)],
      ["Arquero", () => scoreByArquero(table)],
    ]),
  };
}

// In turns, so that what slows the machine slows all of them.
function timed(machines) {
  const times = machines.map(([name]) => ({ name, ms: [] }));
  for (let round = -WARM_UP; round < MEASURED; round += 1) {
    machines.forEach(([, work], at) => {
      const before = performance.now();
      work();
      if (round >= 0) times[at].ms.push(performance.now() - before);
    });
  }
  return times;
}

// A workbook of 20 columns as a CRM exports it: texts, many of them repeated, numbers and days.
function workbook(rows) {
  const words = ["官网", "展会", "转介绍", "广告", "电话"];
  const table = [Array.from({ length: 20 }, (_, at) => `列${at + 1}`)];
  for (let at = 0; at < rows; at += 1) {
    table.push(
      Array.from({ length: 20 }, (_, column) => {
        if (column === 0) return `公司${(at * 7919) % 100003}有限公司`;
        if (column % 4 === 1) return ((at * 37 + column) % 9999) + 0.5;
        if (column % 4 === 2) return new Date(Date.UTC(2026, at % 12, 1 + (at % 28)));
        return words[(at * 3 + column) % 5];
      }),
    );
  }
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(table), "leads");
  return new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx", bookSST: true, compression: true }));
}

function sheetJs(bytes) {
  const book = XLSX.read(bytes, { dense: true, cellDates: true });
  const rows = XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1, raw: true });
  return [rows.length - 1, rows[0].length];
}

// Leads as a Chinese CRM exports them: twelve columns, some cells quoted, some with a comma, a quote or a line break.
function csv(rows) {
  const channels = ["官网", "展会", "转介绍", "广告", "电话"];
  const needs = ["明确", "模糊", "\"还在看，下季度再说\"", "\"说 \"\"再等等\"\"\"", ""];
  const lines = ["编号,公司,渠道,形态,规模,对接人,需求,匹配度,兴趣度,金额,创建日期,备注"];
  for (let at = 0; at < rows; at += 1) {
    const size = ["小型", "中型", "大型"][at % 3];
    const note = at % 7 === 0 ? "\"第一行\n第二行\"" : at % 5 === 0 ? "\"电话, 微信\"" : "follow up next week";
    lines.push(
      `L${100000 + at},公司${(at * 7919) % 100003}有限公司,${channels[at % 5]},注册,${size},总监,${needs[at % 5]},${at % 5},${(at * 3) % 5},` +
        `${((at * 37) % 9999) + 0.5},2026-0${(at % 9) + 1}-1${at % 10},${note}`,
    );
  }
  return lines.join("\r\n");
}

const decoder = new TextDecoder();

function papa(bytes) {
  const { data } = Papa.parse(decoder.decode(bytes));
  return [data.length - 1, data[0].length];
}

function udsv(bytes) {
  const text = decoder.decode(bytes);
  const parser = uDSV.initParser(uDSV.inferSchema(text));
  const data = parser.stringArrs(text);
  return [data.length, data[0].length];
}

// Seven columns, one after the other; 0 is unknown.
function levelCodes(leads) {
  const codes = new Uint8Array(leads * WEIGHTS.length);
  let state = 12345;
  for (let at = 0; at < codes.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    codes[at] = (state >>> 16) % 11 === 0 ? 0 : ((state >>> 20) % 5) + 1;
  }
  return codes;
}

// Leads in A, B, C, D, those whose tier is open, and the sum of the scores.
function scoreByArrays(codes, leads) {
  const scores = new Float64Array(leads);
  const best = new Uint8Array(leads);
  const worst = new Uint8Array(leads);
  for (let lead = 0; lead < leads; lead += 1) {
    let known = 0;
    let weight = 0;
    let open = 0;
    for (let factor = 0; factor < 7; factor += 1) {
      const code = codes[factor * leads + lead];
      if (code === 0) {
        open += WEIGHTS[factor];
      } else {
        known += WEIGHTS[factor] * POINTS[code - 1];
        weight += WEIGHTS[factor];
      }
    }
    scores[lead] = weight > 0 ? known / weight : 0;
    best[lead] = tier(known + 100 * open);
    worst[lead] = tier(known);
  }
  return counted(leads, scores, best, worst);
}

function tier(sum) {
  for (let at = 0; at < 3; at += 1) if (sum >= CUTS[at] * 100) return at;
  return 3;
}

function counted(leads, scores, best, worst) {
  const counts = [0, 0, 0, 0, 0, 0];
  for (let lead = 0; lead < leads; lead += 1) {
    counts[best[lead] === worst[lead] ? best[lead] : 4] += 1;
    counts[5] += scores[lead];
  }
  return counts;
}

function arqueroTable(codes, leads) {
  const columns = {};
  WEIGHTS.forEach((_, at) => (columns[`f${at}`] = codes.subarray(at * leads, (at + 1) * leads)));
  return aq.table(columns);
}

function scoreByArquero(table) {
  const known = WEIGHTS.map((w, at) => `(d.f${at} === 0 ? 0 : ${w} * 25 * (d.f${at} - 1))`).join(" + ");
  const weight = WEIGHTS.map((w, at) => `(d.f${at} === 0 ? 0 : ${w})`).join(" + ");
  const scored = table
    .derive({ known: `d => ${known}`, weight: `d => ${weight}` })
    .derive({
      score: "d => d.weight > 0 ? d.known / d.weight : 0",
      best: `d => ${tierText("d.known + 100 * (100 - d.weight)")}`,
      worst: `d => ${tierText("d.known")}`,
    });
  const column = (name) => scored.array(name);
  return counted(table.numRows(), column("score"), column("best"), column("worst"));
}

const tierText = (sum) => `(${sum}) >= 7500 ? 0 : (${sum}) >= 5000 ? 1 : (${sum}) >= 2500 ? 2 : 3`;

// The counts exactly, the sum of the scores to rounding.
function sameCounts(found, expected) {
  const [one, other] = [found, expected].map((text) => text.split(",").map(Number));
  return one.slice(0, 5).every((n, at) => n === other[at]) && Math.abs(one[5] - other[5]) < 1e-3 * Math.abs(other[5]);
}
