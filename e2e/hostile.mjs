// Workbooks made to harm, by the name of the sentence that each gets: a file as large as its far corners, one that grows
// without end when it is unpacked, one that is no workbook.
import { book, zip } from "./book.mjs";

const sheetOf = (xml) => book({ a: xml });
const container = (name) => {
  const bytes = Buffer.alloc(8192);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.write(name, 1024, "utf16le");
  return bytes;
};
const corner = (place, row) => `<row r="${row}"><c r="${place}${row}"><v>1</v></c></row>`;

export const HOSTILE = {
  far_apart: () => sheetOf(`<sheetData>${corner("A", 1)}${corner("XFD", 1_048_576)}</sheetData>`),
  long_cell: () => sheetOf(`<sheetData><row><c t="inlineStr"><is><t>${"x".repeat(300_000_000)}</t></is></c></row></sheetData>`),
  too_big: () => sheetOf(`<sheetData>${`<row>${"<c><v>1</v></c>".repeat(16)}</row>`.repeat(312_500)}</sheetData>`),
  damaged: () => sheetOf(`<sheetData><row r="1">${'<c r="A1"><v>1</v></c>'.repeat(5_000_000)}</row></sheetData>`),
  no_workbook: () => Buffer.from("name,won\nAcme,1\n"),
  encrypted: () => container("EncryptedPackage"),
  old: () => container("Workbook"),
  no_rows: () => sheetOf("<sheetData/>"),
  other_kind: () => zip([["content.xml", "<a/>"]]),
};
