//! Changes in the file of a workbook, as another program would make them.

use loudou::exchange::zip::{Archive, Bounds, ZipWriter};

const ALL: Bounds = Bounds {
    bytes: 1 << 30,
    free_bytes: 1 << 30,
    ratio: 1,
};

/// The archive with each of its files edited.
pub fn rewritten(bytes: &[u8], mut edit: impl FnMut(&str, String) -> String) -> Vec<u8> {
    let archive = Archive::open(bytes).unwrap();
    let mut zip = ZipWriter::new();
    for name in archive.names() {
        let mut unpacking = archive.unpack(name, ALL).unwrap().unwrap();
        let mut content = Vec::new();
        while let Some(piece) = unpacking.next().unwrap() {
            content.extend(piece);
        }
        let mut entry = zip.entry(name);
        entry.add(edit(name, String::from_utf8(content).unwrap()).as_bytes());
        entry.finish();
    }
    zip.finish()
}

/// Puts a wrong value into every cell with a formula, and says how many those are.
pub fn plant(bytes: &[u8]) -> (Vec<u8>, usize) {
    let mut count = 0;
    let planted = rewritten(bytes, |_, xml| {
        let mut parts = xml.split("</f><v>");
        let mut out = parts.next().unwrap().to_owned();
        for part in parts {
            count += 1;
            let (_, rest) = part.split_once("</v>").unwrap();
            out.push_str("</f><v>7654321</v>");
            out.push_str(rest);
        }
        out
    });
    (planted, count)
}

/// Changes the number in column C of the scorecard's sheet, so many rows below the row with this text in column B.
pub fn change(bytes: &[u8], label: &str, below: usize, value: i64) -> Vec<u8> {
    let mut changes = 0;
    let changed = rewritten(bytes, |name, xml| {
        if name != "xl/worksheets/sheet2.xml" {
            return xml;
        }
        let label = label
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;");
        let marked = format!("<t xml:space=\"preserve\">{label}</t>");
        let at = xml
            .find(&marked)
            .unwrap_or_else(|| panic!("{label} stands nowhere"));
        let row: usize = xml[..at]
            .rsplit("<row r=\"")
            .next()
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        let cell = format!("<c r=\"C{}\"", row + below);
        let start = xml.find(&cell).unwrap_or_else(|| panic!("{label}: no {cell}"));
        let from = start + xml[start..].find("<v>").unwrap() + 3;
        let to = from + xml[from..].find("</v>").unwrap();
        changes += 1;
        format!("{}{value}{}", &xml[..from], &xml[to..])
    });
    assert_eq!(changes, 1);
    changed
}
