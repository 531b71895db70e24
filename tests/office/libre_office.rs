//! LibreOffice without a window, made to compute every formula anew.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use loudou::exchange::csv::{HeaderChoice, ReadOptions, read_sheet};

/// The program, and a profile of its own in a folder of its own.
pub struct Office {
    program: String,
    folder: PathBuf,
}

/// A sheet as LibreOffice computed it.
pub struct Sheet {
    pub rows: Vec<Vec<String>>,
}

/// Always computes a workbook that it opens: by itself it would trust what is stored.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

impl Office {
    /// The one that `LOUDOU_OFFICE` names.
    pub fn find() -> Self {
        let program = std::env::var("LOUDOU_OFFICE").unwrap_or_else(|_| "soffice".to_owned());
        // One for each test: they run side by side.
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "loudou-office-{}-{}",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(folder.join("profile/user")).unwrap();
        std::fs::write(folder.join("profile/user/registrymodifications.xcu"), SETTINGS).unwrap();
        Self { program, folder }
    }

    /// The first sheet of each workbook, computed anew, with all digits.
    pub fn recalculated(&self, books: &[Vec<u8>]) -> Vec<Sheet> {
        let all = self.converted(books, 1);
        all.into_iter()
            .map(|sheets| sheets.into_values().next().unwrap())
            .collect()
    }

    /// All sheets of each workbook by their names.
    pub fn sheets(&self, books: &[Vec<u8>]) -> Vec<BTreeMap<String, Sheet>> {
        self.converted(books, -1)
    }

    /// The sheet at a place, or all for −1. All workbooks at once: starting takes longest.
    fn converted(&self, books: &[Vec<u8>], place: i32) -> Vec<BTreeMap<String, Sheet>> {
        let paths: Vec<PathBuf> = (0..books.len())
            .map(|at| self.folder.join(format!("book{at}.xlsx")))
            .collect();
        for (path, bytes) in paths.iter().zip(books) {
            std::fs::write(path, bytes).unwrap();
        }
        // Comma, quotes, UTF-8, values as they are and not as they are shown.
        let filter =
            format!("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,{place}");
        let output = Command::new(&self.program)
            .arg(format!(
                "-env:UserInstallation=file://{}",
                self.folder.join("profile").display()
            ))
            .args(["--headless", "--norestore", "--convert-to", &filter, "--outdir"])
            .arg(&self.folder)
            .args(&paths)
            .output()
            .unwrap_or_else(|why| panic!("{} does not start: {why}", self.program));
        let mut found: Vec<BTreeMap<String, Sheet>> = books.iter().map(|_| BTreeMap::new()).collect();
        for entry in std::fs::read_dir(&self.folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let Some(name) = name.strip_suffix(".csv") else {
                continue;
            };
            let (book, of) = name.split_once('-').unwrap_or((name, ""));
            let at: usize = book.strip_prefix("book").unwrap().parse().unwrap();
            found[at].insert(of.to_owned(), sheet(&std::fs::read_to_string(&path).unwrap()));
        }
        let is_whole = found.iter().all(|sheets| !sheets.is_empty());
        assert!(is_whole, "not all were computed: {output:?}");
        found
    }
}

fn sheet(text: &str) -> Sheet {
    let options = ReadOptions {
        header: HeaderChoice::Absent,
        first_row: Some(1),
        ..ReadOptions::default()
    };
    let sheet = read_sheet(text, &options).sheet;
    let row = |at| {
        (0..sheet.width())
            .map(|column| sheet.cell(at, column).to_owned())
            .collect()
    };
    Sheet {
        rows: (0..sheet.row_count()).map(row).collect(),
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
