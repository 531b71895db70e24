// Workbooks made by hand for the tests, plain and hostile ones, and the parts of those that the page hands over. Entries are deflated by Node's own zlib.
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

const crc = crc32 ?? slowCrc;

function slowCrc(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

// A zip archive of [name, content] pairs.
export function zip(entries) {
  const parts = [];
  const list = [];
  let at = 0;
  for (const [name, content] of entries) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 9 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(1 << 11, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc(bytes) >>> 0, 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), head, tail, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, directory, Buffer.from("PK\u0005\u0006"), end]);
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const cell = (value) =>
  typeof value === "number" ? `<c><v>${value}</v></c>`
  : value instanceof Date ? `<c s="1"><v>${value.getTime() / 86_400_000 + 25_569}</v></c>`
  : value === null ? "<c/>"
  : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;

// The XML of a sheet's rows.
export const rowsXml = (rows) => `<sheetData>${rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("")}</sheetData>`;

// A workbook of sheets by name, each the inner XML of its sheet.
export function book(sheets) {
  const names = Object.keys(sheets);
  const relation = (id, kind, target) => `<Relationship Id="${id}" Type="http://x/${kind}" Target="${target}"/>`;
  const list = names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="r${at}"/>`).join("");
  const relations = names.map((_, at) => relation(`r${at}`, "worksheet", `worksheets/s${at}.xml`)).join("");
  const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
  return zip([
    ["_rels/.rels", `<Relationships>${relation("a", "officeDocument", "xl/workbook.xml")}</Relationships>`],
    ["xl/workbook.xml", `<workbook xmlns:r="r"><sheets>${list}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `<Relationships>${relations}${relation("st", "styles", "styles.xml")}</Relationships>`],
    ["xl/styles.xml", styles],
    ...names.map((name, at) => [`xl/worksheets/s${at}.xml`, `<worksheet>${sheets[name]}</worksheet>`]),
  ]);
}

// The text of each part of a workbook by its name, found through the archive's own directory.
export function parts(bytes) {
  const end = bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  if (end < 0) throw new Error("no archive");
  const found = {};
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const [method, size, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + size);
    found[name] = (method === 8 ? inflateRawSync(packed) : packed).toString("utf8");
    at += 46 + nameLength + extra + comment;
  }
  return found;
}
