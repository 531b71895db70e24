//! A workbook with one column of formulas, as a model's formula tree is written.

use loudou::engines::formula::{Expr, VarId, num, var};
use loudou::exchange::xlsx::formula_text;
use loudou::exchange::zip::ZipWriter;

/// A tree over the cells `a` (A1 …) and `b` (B1 …) of its own row, with the values of both.
pub struct Row {
    pub expr: Expr,
    pub a: f64,
    pub b: f64,
}

/// Ceilings where rounding leaves a hair, below zero, and within one another; and every other function.
pub fn rows() -> Vec<Row> {
    let (a, b) = (|| var("a"), || var("b"));
    let row = |expr: Expr, a: f64, b: f64| Row { expr, a, b };
    let mut rows = vec![
        row((a() / b()).ceil(), 1_200.0, 320.0 * 0.3 / 10.0 / 0.2),
        row((a() / b()).ceil(), 1_201.0, 48.0),
        row((a() - b()).ceil(), 0.3, 0.1 + 0.2),
        row((a() - b()).ceil(), 0.1 + 0.2, 0.3),
        row(((a() / b()).ceil() / num(5.0)).ceil(), 2_527.0, 25.0),
        row(b() * -(a() / b()).ceil(), -7.0, 2.0),
        row(a().clamp(num(0.0), b()), -3.0, 2.0),
        row(
            Expr::Min(vec![a(), b() - num(1.0)]) / Expr::Max(vec![a(), num(2.5)]),
            4.0,
            3.0,
        ),
        row(Expr::Sum(vec![a(), -b(), num(1e-10)]), 3e15, 2.0),
    ];
    for value in [
        -2.0,
        -2.3,
        -0.4,
        0.0,
        1e-13,
        2.0,
        2.000_000_000_1,
        1e6 / 3.0 * 3.0,
        123_456_789.000_1,
    ] {
        rows.push(row(a().ceil(), value, 0.0));
    }
    rows
}

impl Row {
    pub fn value(&self) -> Option<f64> {
        self.expr
            .eval(&|id: &VarId| Some(if &*id.0 == "a" { self.a } else { self.b }))
    }
}

/// A workbook with the values in the columns A and B and the formulas in C, each with a wrong value stored.
pub fn workbook(rows: &[Row]) -> Vec<u8> {
    let cells: String = (1..)
        .zip(rows)
        .map(|(at, row)| {
            let cell = |id: &VarId| Some(format!("{}{at}", id.0.to_uppercase()));
            let formula = formula_text(&row.expr, &cell).unwrap();
            format!(
                r#"<row r="{at}"><c r="A{at}"><v>{}</v></c><c r="B{at}"><v>{}</v></c><c r="C{at}"><f>{formula}</f><v>7654321</v></c></row>"#,
                row.a, row.b
            )
        })
        .collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Leads" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>"#),
        ),
    ];
    let mut zip = ZipWriter::new();
    for (name, content) in parts {
        let mut entry = zip.entry(name);
        entry.add(br#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#);
        entry.add(content.as_bytes());
        entry.finish();
    }
    zip.finish()
}
