//! Plans as workbooks, with inputs changed in the file, and what the models say of the same changes.

use std::collections::{BTreeMap, HashMap};

use loudou::engines::formula::VarId;
use loudou::engines::value::Sourced;
use loudou::exchange::xlsx::{PlanBook, plan_workbook};
use loudou::i18n::Lang;
use loudou::i18n::date::Day;
use loudou::models::headline::Model;
use loudou::models::sales_funnel::input::{Basis, Month, Passed};
use loudou::models::worked::{Is, Line, Worked};
use loudou::models::{cs_org, sales_funnel, sales_org, sales_year};

use super::libre_office::Sheet;
use super::zip::{plant, rewritten};

/// Rows above the first line of a sheet.
const TOP_ROWS: usize = 3;

/// A workbook with wrong values and changed inputs, and what it must come to.
pub struct Case {
    name: String,
    pub book: Vec<u8>,
    lang: Lang,
    worked: Worked,
    /// What each line is under the changes: a figure of the model as the model says, any other by its formula.
    expected: HashMap<VarId, Option<f64>>,
    headlines: Vec<String>,
}

/// Changes of inputs by path.
type Changes = &'static [(&'static str, f64)];

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    sales_orgs(&mut cases);
    cs_orgs(&mut cases);
    sales_years(&mut cases);
    sales_funnels(&mut cases);
    cases
}

fn sales_orgs(cases: &mut Vec<Case>) {
    let sample = sales_org::Input::default();
    let changes: [Changes; 4] = [
        &[],
        &[("contract_value", 17_500.0), ("path/ramp_months", 5.0)],
        &[("customers_per_rep", 600.0), ("commission", 0.08)],
        &[("goal_customers", 0.0), ("path/hires_per_month", 1.0)],
    ];
    cases.extend(changes.map(|changes| case(&sample, sample.worked(), Lang::Zh, changes)));
    let revenue = sales_org::Input {
        goal: sales_org::Goal::Revenue,
        ..sample
    };
    let changes: [Changes; 3] = [
        &[("goal_revenue", 23_456_789.0), ("layer/manager/span", 6.0)],
        &[("contract_value", 0.0)],
        &[("path/ramp_months", 0.0), ("path/retention_qualified", 0.9)],
    ];
    cases.extend(changes.map(|changes| case(&revenue, revenue.worked(), Lang::En, changes)));
}

fn cs_orgs(cases: &mut Vec<Case>) {
    let sample = cs_org::Input::default();
    let changes: [Changes; 4] = [
        &[],
        &[("team/all/deep_share", 0.0)],
        &[
            ("team/all/deep_share", 0.35),
            ("team/all/customers", 1_234.0),
            ("team/all/arr", 0.0),
        ],
        &[
            ("team/all/ramp_months", 0.0),
            ("team/all/retention_qualified", 0.9),
            ("team/all/growth", -1.0),
        ],
    ];
    cases.extend(changes.map(|changes| case(&sample, sample.worked(), Lang::En, changes)));
    let mut two = sample;
    let mut other = two.teams[0].clone();
    other.id = "key".to_owned();
    other.name.zh = "大客户 <&\"".to_owned();
    other.light_hours = Some(Sourced::typed(6.0));
    other.hours_basis = cs_org::HoursBasis::Weeks;
    other.csms_today = Some(Sourced::typed(9.0));
    // Two for one month: the later one counts.
    other.milestones = [("a", 6.0, 1_500.0), ("b", 4.0, 1_200.0), ("c", 6.0, 1_600.0)]
        .map(|(id, month, customers)| cs_org::Milestone {
            id: id.to_owned(),
            month: Sourced::typed(month),
            customers: Sourced::typed(customers),
        })
        .to_vec();
    two.teams.push(other);
    let changes: [Changes; 3] = [
        &[("team/key/away", 0.25), ("team/key/light_hours", 2.5)],
        &[("team/key/hours_per_week", 0.0)],
        &[("team/key/milestone/c/month", 2.0), ("team/key/ramp_months", 7.0)],
    ];
    cases.extend(changes.map(|changes| case(&two, two.worked(), Lang::Zh, changes)));
}

fn sales_years(cases: &mut Vec<Case>) {
    let sample = sales_year::Input::default();
    let role = sample.roles[0].id.clone();
    assert_eq!(role, "rep");
    let changes: [Changes; 3] = [
        &[],
        &[("role/rep/hires/3", 9.0), ("role/rep/ramp_months", 5.0)],
        &[("role/rep/ramp_months", 0.0), ("share/2", 0.2), ("target/1", 0.0)],
    ];
    cases.extend(changes.map(|changes| case(&sample, sample.worked(), Lang::Zh, changes)));
    let mut curved = sample;
    curved.horizon = Sourced::typed(17.0);
    curved.is_seasonal = true;
    curved.roles[0].has_curve = true;
    curved.roles[0].is_by_age = true;
    sales_year::Edit::AddRole
        .apply(&mut curved, &loudou::models::row_id::Taken::NONE)
        .unwrap();
    let changes: [Changes; 2] = [
        &[("role/rep/curve/1", 0.9), ("role/rep/opening/0", 3.0)],
        &[("share/1", 0.3), ("role/rep/retention_ramping", 0.0)],
    ];
    cases.extend(changes.map(|changes| case(&curved, curved.worked(), Lang::En, changes)));
}

fn sales_funnels(cases: &mut Vec<Case>) {
    let mut funnel = sales_funnel::Input::default();
    let (stage, deal, person) = (
        funnel.stages[0].id.clone(),
        funnel.deals[0].id.clone(),
        funnel.people[0].id.clone(),
    );
    for back in [-1, -2] {
        let day = funnel.as_of.add_months(back).unwrap();
        let passed = Passed {
            worked: Sourced::typed(40.0),
            advanced: Sourced::typed(13.0),
        };
        funnel.history.push(Month {
            first: Day::new(day.year(), day.month(), 1).unwrap(),
            passed: BTreeMap::from([(stage.clone(), passed)]),
        });
    }
    let worked = format!("history/{}/worked/{stage}", funnel.history[0].id());
    let path = |text: String| -> &'static str { text.leak() };
    let conversion = path(format!("stage/{stage}/conversion"));
    let days = path(format!("stage/{stage}/days_to_won"));
    let open = path(format!("stage/{stage}/open"));
    let worked = path(worked);
    let amount = path(format!("deal/{deal}/amount"));
    let of_person = path(format!("person/{person}/open/{stage}"));
    let mut add = |basis: Basis, lang: Lang, changes: Vec<(&'static str, f64)>| {
        funnel.basis = basis;
        cases.push(case(&funnel, funnel.worked(), lang, changes.leak()));
    };
    add(Basis::Deals, Lang::Zh, vec![]);
    add(
        Basis::Deals,
        Lang::En,
        vec![(amount, 1_500_000.0), (conversion, 0.5)],
    );
    add(
        Basis::Stages,
        Lang::Zh,
        vec![(open, 77.0), (days, 3.0), ("target", 9_000_000.0)],
    );
    add(
        Basis::Stages,
        Lang::En,
        vec![("contract_value", 0.0), (worked, 90.0), ("smoothing", 3.0)],
    );
    add(
        Basis::People,
        Lang::En,
        vec![(of_person, 12.0), (conversion, 0.6)],
    );
}

fn case<M: Model>(model: &M, worked: Worked, lang: Lang, changes: Changes) -> Case {
    let headlines = model.headlines().into_iter();
    let headlines: Vec<String> = headlines.map(|figure| figure.id.into_owned()).collect();
    let mut book = plan_workbook(&PlanBook {
        worked: &worked,
        headlines: &headlines,
        model: "<Model> & \"co\"",
        workspace: "=1+1",
        as_of: Day::new(2026, 11, 21).unwrap(),
        lang,
        unit: &|unit| format!("{unit:?}"),
    });
    let mut changed = model.clone();
    for (id, value) in changes {
        assert!(changed.set(id, Sourced::typed(*value)), "{id}");
        book = set(&book, &worked, lang, id, *value);
    }
    let (book, formulas) = plant(&book);
    assert!(formulas >= headlines.len() / 2, "{formulas} formulas");
    let mut expected = worked.values(|id| changed.get(id).map(|number| number.value));
    let rests = worked.rests_on();
    for figure in changed.headlines() {
        let id = VarId::from(figure.id.into_owned());
        if rests[&id].is_empty() {
            expected.insert(id, figure.value);
        }
    }
    Case {
        name: format!("{changes:?} of {lang:?}"),
        book,
        lang,
        worked,
        expected,
        headlines,
    }
}

/// The table, row and column of a line.
fn place(worked: &Worked, id: &VarId) -> Option<(usize, usize, usize)> {
    let tables = worked.tables.iter().enumerate();
    let mut all = tables.flat_map(|(table, one)| {
        let columns = one.columns.iter().enumerate();
        columns.flat_map(move |(column, one)| {
            let cells = one.cells.iter().enumerate();
            cells.map(move |(row, cell)| (cell.as_ref(), (table, row, column)))
        })
    });
    all.find(|(cell, _)| *cell == Some(id)).map(|(_, place)| place)
}

/// Changes an input where it stands: on the sheet of inputs right of its name, or in a table.
fn set(bytes: &[u8], worked: &Worked, lang: Lang, id: &str, value: f64) -> Vec<u8> {
    let line = worked.line(id).unwrap_or_else(|| panic!("{id} is no line"));
    assert!(matches!(line.is, Is::Input(..)), "{id}");
    let name = lang.of(&line.name).replace('&', "&amp;").replace('<', "&lt;");
    let name = name.replace('"', "&quot;");
    let (part, mark) = match place(worked, &line.id) {
        Some((table, row, column)) => {
            let letter = char::from(b'B' + u8::try_from(column).unwrap());
            let cell = format!("<c r=\"{letter}{}\"", row + TOP_ROWS + 1);
            (format!("xl/worksheets/sheet{}.xml", table + 3), cell)
        }
        None => (
            "xl/worksheets/sheet1.xml".to_owned(),
            format!("<t xml:space=\"preserve\">{name}</t></is></c>"),
        ),
    };
    let mut changes = 0;
    let changed = rewritten(bytes, |name, xml| {
        if name != part {
            return xml;
        }
        let after = xml.find(&mark).unwrap_or_else(|| panic!("{mark} stands nowhere"));
        let from = after + xml[after..].find("<v>").unwrap() + 3;
        let to = from + xml[from..].find("</v>").unwrap();
        changes += 1;
        format!("{}{value}{}", &xml[..from], &xml[to..])
    });
    assert_eq!(changes, 1);
    changed
}

impl Case {
    /// Every line that LibreOffice computed is what it must be.
    pub fn compare(&self, sheets: &BTreeMap<String, Sheet>) {
        let mut seen = 0;
        for line in &self.worked.lines {
            let Some(shown) = self.shown(sheets, line) else {
                continue;
            };
            let percent = |text: &str| text.strip_suffix('%')?.parse::<f64>().ok().map(|x| x / 100.0);
            let found = shown.parse::<f64>().ok().or_else(|| percent(shown));
            let at = || format!("{}: {:?}", self.name, line.id);
            assert!(found.is_some() || shown == "#N/A", "{} is {shown}", at());
            let expected = self.expected[&line.id];
            let is_near = match (found, expected) {
                // What is left where large numbers cancel is no smaller in either program than they let it be.
                (Some(found), Some(value)) => (found - value).abs() <= 1e-9 * value.abs().max(1e-3),
                (found, value) => found == value,
            };
            assert!(is_near, "{} is {shown}, expected {expected:?}", at());
            seen += usize::from(self.headlines.iter().any(|id| *line.id.0 == **id));
        }
        assert!(seen + 1 >= self.headlines.len(), "{}: {seen}", self.name);
    }

    /// A line as it was computed; none for one of the inputs, which are not.
    fn shown<'s>(&self, sheets: &'s BTreeMap<String, Sheet>, line: &Line) -> Option<&'s str> {
        let sheet = |name: &str| {
            let found = sheets.get(name);
            found.unwrap_or_else(|| panic!("{}: no sheet {name} among {:?}", self.name, sheets.keys()))
        };
        if let Some((table, row, column)) = place(&self.worked, &line.id) {
            let sheet = sheet(self.lang.of(&self.worked.tables[table].name));
            return Some(&sheet.rows[row + TOP_ROWS][column + 1]);
        }
        if matches!(line.is, Is::Input(..)) {
            return None;
        }
        let sheet = sheet(self.lang.texts().plan().book_figures);
        let name = self.lang.of(&line.name);
        let mut rows = sheet.rows.iter().skip(TOP_ROWS).filter(|row| row[0] == name);
        let row = rows.next().unwrap_or_else(|| panic!("{}: no {name}", self.name));
        assert!(rows.next().is_none(), "{}: two rows of {name}", self.name);
        Some(&row[1])
    }
}
