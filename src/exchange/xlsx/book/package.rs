//! The parts around the sheets.

use std::fmt::Write;

use super::sheet::{Frame, SheetWriter};
use super::text::escape;
use crate::exchange::zip::ZipWriter;

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PART: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Fonts, fills and number formats; their places are those of [`Style`](super::Style).
const FORMATS: &str = concat!(
    r#"<numFmts count="3"><numFmt numFmtId="166" formatCode="0.0"/><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/>"#,
    r#"<numFmt numFmtId="165" formatCode="[&lt;-1E+300]&quot;–∞&quot;;General"/></numFmts>"#,
    r#"<fonts count="4"><font><sz val="11"/><name val="Calibri"/></font>"#,
    r#"<font><b/><sz val="14"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>"#,
    r#"<font><i/><sz val="10"/><color rgb="FF5B6470"/><name val="Calibri"/></font></fonts>"#,
    r#"<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>"#,
    r#"<fill><patternFill patternType="solid"><fgColor rgb="FFE8ECF1"/><bgColor indexed="64"/></patternFill></fill>"#,
    r#"<fill><patternFill patternType="solid"><fgColor rgb="FFFFF4CC"/><bgColor indexed="64"/></patternFill></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="20"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
    r#"<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>"#,
    r#"<xf numFmtId="0" fontId="2" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>"#,
    r#"<xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1"/>"#,
    r#"<xf numFmtId="1" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>"#,
    r#"<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="164" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>"#,
    r#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"#,
    r#"<xf numFmtId="165" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>"#,
    r#"<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="3" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>"#,
    r#"<xf numFmtId="4" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>"#,
    r#"<xf numFmtId="10" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>"#,
    r#"<xf numFmtId="3" fontId="3" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>"#,
    r#"<xf numFmtId="4" fontId="3" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>"#,
    r#"<xf numFmtId="10" fontId="3" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#,
);

/// A workbook under way.
#[derive(Default)]
pub(in crate::exchange::xlsx) struct BookWriter {
    zip: ZipWriter,
    sheets: Vec<String>,
}

impl BookWriter {
    /// No sheets yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a sheet; [`SheetWriter::finish`] ends it. Names are the app's own: short, distinct, no marks.
    pub fn sheet(&mut self, name: &str, frame: &Frame) -> SheetWriter<'_> {
        self.sheets.push(name.to_owned());
        let part = format!("xl/worksheets/sheet{}.xml", self.sheets.len());
        SheetWriter::new(self.zip.entry(&part), frame)
    }

    /// The workbook. Whoever opens it computes it anew.
    pub fn finish(mut self) -> Vec<u8> {
        let count = self.sheets.len();
        let mut types = format!(
            concat!(
                r#"{}<Types xmlns="{}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
                r#"<Default Extension="xml" ContentType="application/xml"/>"#,
                r#"<Override PartName="/xl/workbook.xml" ContentType="{}.sheet.main+xml"/>"#,
                r#"<Override PartName="/xl/styles.xml" ContentType="{}.styles+xml"/>"#
            ),
            DECLARATION, TYPES, PART, PART
        );
        let mut relations = format!(r#"{DECLARATION}<Relationships xmlns="{RELATIONS}">"#);
        let mut workbook = format!(
            r#"{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr/><bookViews><workbookView/></bookViews><sheets>"#
        );
        for (at, name) in self.sheets.iter().enumerate() {
            let number = at + 1;
            let _ = write!(
                types,
                r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{PART}.worksheet+xml"/>"#
            );
            let _ = write!(
                relations,
                r#"<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
            );
            workbook.push_str("<sheet name=\"");
            escape(&mut workbook, name);
            let _ = write!(workbook, r#"" sheetId="{number}" r:id="rId{number}"/>"#);
        }
        types.push_str("</Types>");
        let _ = write!(
            relations,
            r#"<Relationship Id="rId{}" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"#,
            count + 1
        );
        workbook.push_str(r#"</sheets><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>"#);
        let top = format!(
            r#"{DECLARATION}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        );
        let styles = format!(r#"{DECLARATION}<styleSheet xmlns="{MAIN}">{FORMATS}</styleSheet>"#);
        for (part, xml) in [
            ("[Content_Types].xml", types),
            ("_rels/.rels", top),
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", relations),
            ("xl/styles.xml", styles),
        ] {
            let mut entry = self.zip.entry(part);
            entry.add(xml.as_bytes());
            entry.finish();
        }
        self.zip.finish()
    }
}
