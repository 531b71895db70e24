//! What goes out comes back; and a real table.

use super::*;
use crate::engines::learn::Settings;
use crate::engines::pace::{Pace, at_once};
use crate::engines::scorecard::Scale;
use crate::engines::value::Text;
use crate::exchange::leads::ComputedColumn;
use crate::exchange::sql::{Dialect, Model};
use crate::models::lead_tiering::{OutcomeBy, learn};
use crate::workspace::link::{self, Contents, Parts, picked};

#[test]
fn what_goes_out_comes_back() {
    for lang in [Lang::Zh, Lang::En] {
        let workspace = sample(lang);
        let first = report(&workspace);
        let csv = LeadTable::new(&workspace, &workspace.lead_tiering, &first).csv();
        let mut other = Workspace::empty("v".into(), "V".into(), lang, day());
        let (sheet, plan) = plan_of(&csv, &other);
        assert_eq!(plan.open(&sheet, &other), []);
        let roles: Vec<&Reason> = plan.columns.iter().map(|c| &c.reason).collect();
        assert!(
            roles
                .iter()
                .all(|r| matches!(r, Reason::SameName | Reason::Computed)),
            "{roles:?}"
        );
        let imported = apply(&sheet, &plan, &other);
        assert_eq!(
            (
                imported.counts.mapped,
                imported.counts.kept,
                imported.counts.unread
            ),
            (7, 0, 0)
        );
        assert_eq!(imported.rows.columns, workspace.leads.columns);
        take_over(&mut other, &imported);
        let second = report(&other);
        for (row, (one, two)) in first.leads.iter().zip(second.leads.iter()).enumerate() {
            assert_eq!(
                (&one.score, one.tiers(), one.outcome),
                (&two.score, two.tiers(), two.outcome)
            );
            for id in ["name", "created", "outcome", "amount", "closed"] {
                assert_eq!(cell(&workspace.leads, row, id), cell(&other.leads, row, id));
            }
        }
        assert_eq!(first.leads.len(), second.leads.len());
        let again = LeadTable::new(&other, &other.lead_tiering, &second).csv();
        assert_eq!(csv, again);
    }
}

/// Two columns of one name are one to a database, and a guarded word is another word: the query reads the exported table.
#[test]
fn a_column_called_score_and_a_level_with_a_sign_go_out_and_come_back() {
    for lang in [Lang::Zh, Lang::En] {
        let mut workspace = sample(lang);
        let mut card = workspace.lead_tiering.card().unwrap().as_ref().clone();
        let name = ComputedColumn::Score.name();
        card.factors[0].name = name.clone();
        let Scale::Levels { levels } = &mut card.factors[0].scale else {
            panic!("a factor of the sample has levels")
        };
        levels[4].label = Text::new("+86 热线", "+86 line");
        let label = lang.of(&levels[4].label).to_owned();
        workspace.lead_tiering.cards = vec![card.into()];
        let csv = LeadTable::new(&workspace, &workspace.lead_tiering, &report(&workspace)).csv();
        let head = csv.trim_start_matches('\u{feff}').lines().next().unwrap();
        let called = |text: &Text| head.split(',').filter(|head| *head == lang.of(text)).count();
        assert_eq!(
            (called(&name), called(&ComputedColumn::Score.name_beside())),
            (1, 1),
            "{head}"
        );
        assert!(csv.contains(&format!("'{label}")));
        let query = Model::of(&workspace, &workspace.lead_tiering)
            .unwrap()
            .sql(Dialect::DuckDb);
        assert!(query.contains(&format!("l.\"{}\"", lang.of(&name))));
        assert!(query.contains(&format!("'{label}', '''{label}'")), "{query}");
        let (_, plan) = plan_of(&csv, &workspace);
        let computed = plan.columns.iter().filter(|c| c.reason == Reason::Computed);
        assert_eq!(computed.count(), ComputedColumn::ALL.len());
    }
}

#[test]
fn columns_of_the_users_own_come_back_too() {
    let mut workspace = empty();
    let text = "公司,行业,人数,邮编,首访,备注,结果\n\
        云帆,软件,120,010020,2026-01-05,=1+1,成交\n\
        智联,制造,45,310000,2026-02-07,\"两行\n备注\",输单\n\
        远山,软件,8,100081,,-5% 折扣,再说\n";
    let (sheet, mut plan) = plan_of(text, &workspace);
    for column in [1, 2] {
        plan.set_use(&sheet, Some(card(&workspace)), column, Use::NewFactor);
    }
    let imported = apply(&sheet, &plan, &workspace);
    take_over(&mut workspace, &imported);
    let first = report(&workspace);
    let csv = LeadTable::new(&workspace, &workspace.lead_tiering, &first).csv();

    let (sheet, mut plan) = plan_of(&csv, &workspace);
    assert_eq!(matched(&sheet, &plan, &workspace).repeats, 3);
    plan.mode = Mode::Replace;
    let again = apply(&sheet, &plan, &workspace);
    assert_eq!((again.counts.made, again.counts.ignored), (0, 5));
    for column in workspace.leads.columns.iter() {
        for row in 0..3 {
            let (old, new) = (
                cell(&workspace.leads, row, &column.id),
                cell(&again.rows, row, &column.id),
            );
            assert_eq!(old, new, "{column:?}");
        }
    }
    take_over(&mut workspace, &again);
    let scores = |report: &Report| report.leads.iter().map(|l| l.score).collect::<Vec<_>>();
    assert_eq!(scores(&first), scores(&report(&workspace)));
}

/// Public rows that are not part of the project; the test passes by where they are not there.
fn x_education() -> Option<String> {
    let root = env!("CARGO_MANIFEST_DIR");
    let found = ["../shared/data", "../../shared/data"]
        .into_iter()
        .find_map(|folder| std::fs::read(format!("{root}/{folder}/xeducation_leads.csv")).ok())?;
    Some(decode(&found, &Library).text)
}

#[test]
fn a_real_table_without_one_factor_of_the_template() {
    let Some(text) = x_education() else { return };
    let mut workspace = sample(Lang::En);
    let (sheet, mut plan) = plan_of(&text, &workspace);
    assert_eq!((sheet.row_count(), sheet.width()), (9240, 37));
    assert_eq!(plan.open(&sheet, &workspace), []);
    let outcome = plan
        .columns
        .iter()
        .position(|c| matches!(c.usage, Use::Outcome(_)));
    assert_eq!(outcome.map(|at| sheet.headers()[at].as_str()), Some("Converted"));
    let plain = apply(&sheet, &plan, &workspace);
    assert_eq!((plain.counts.mapped, plain.counts.made), (0, 0));
    let named = plan.columns.iter().filter(|c| c.usage != Use::Keep).count();
    assert_eq!((plain.counts.kept + named, plain.counts.ignored), (37, 0));
    let mut without = workspace.clone();
    take_over(&mut without, &plain);
    assert!(report(&without).leads.iter().all(|l| l.score.value().is_none()));

    for name in ["Lead Source", "TotalVisits", "What is your current occupation"] {
        let at = sheet.headers().iter().position(|h| h == name).unwrap();
        plan.set_use(&sheet, Some(card(&workspace)), at, Use::NewFactor);
    }
    let imported = apply(&sheet, &plan, &workspace);
    assert_eq!((imported.counts.leads, imported.counts.made), (9240, 3));
    take_over(&mut workspace, &imported);
    let report = report(&workspace);
    let won = report.leads.iter().filter(|l| l.outcome == Outcome::Won).count();
    let lost = report.leads.iter().filter(|l| l.outcome == Outcome::Lost).count();
    assert_eq!((won, lost), (3561, 9240 - 3561));
    let scored = report.leads.iter().filter(|l| l.score.value().is_some()).count();
    assert!(scored > 9200, "{scored}");
    assert_eq!(report.unmatched, []);
}

/// Yes and no in four columns, the last one a factor of the scorecard at hand.
#[test]
fn a_column_called_as_a_factor_comes_before_those_whose_words_fit() {
    let rows = ["云帆,Yes,No,Yes,No", "智联,No,No,No,Yes", "远山,No,Yes,No,No"].join("\n");
    let text = format!("公司,Do Not Call,Search,Copy of mail,Copy\n{rows}\n");
    let mut workspace = empty();
    let (sheet, mut plan) = plan_of(&text, &workspace);
    plan.set_use(&sheet, Some(card(&workspace)), 4, Use::NewFactor);
    let imported = apply(&sheet, &plan, &workspace);
    take_over(&mut workspace, &imported);
    let own = card(&workspace).factors.last().unwrap().id.clone();
    let reasons = |text: &str| {
        let (_, plan) = plan_of(text, &workspace);
        let of_factor = |usage: &Use| matches!(usage, Use::Factor { id, .. } if *id == own);
        let columns = plan.columns.into_iter().enumerate();
        columns
            .filter(|(_, c)| of_factor(&c.usage))
            .map(|(at, c)| (at, c.reason))
            .collect::<Vec<_>>()
    };
    assert_eq!(reasons(&text), [(4, Reason::SameName)]);
    // Without the column itself: the one of a similar name, then the first whose words are levels.
    let without = |from: &str, to: &str| reasons(&text.replacen(from, to, 1));
    assert_eq!(without(",Copy\n", ",Other\n"), [(3, Reason::SimilarName)]);
    assert_eq!(
        without("Copy of mail,Copy", "Mail,Other"),
        [(1, Reason::LevelsMatch)]
    );
}

/// A list with two columns of yes and no, of which the second alone has a bearing on the outcome, and rare words.
fn history_of_leads() -> String {
    let mut text = "Lead,Do Not Call,Channel,Wants a copy,Outcome\n".to_owned();
    for row in 0..600_u32 {
        let draw = row.wrapping_mul(2_654_435_761) >> 7;
        let yes = |bit: u32| if draw >> bit & 1 == 1 { "Yes" } else { "No" };
        let channel = match draw % 23 {
            0 => ["Other", "其他", "Fair", "Radio"][(draw / 23 % 4) as usize],
            1..8 => "Search",
            8..15 => "Referral",
            _ => "",
        };
        let odds = u32::from(yes(9) == "Yes") * 40 + u32::from(channel == "Referral") * 30 + 15;
        let outcome = if draw / 1024 % 100 < odds { "Won" } else { "Lost" };
        text.push_str(&format!("L{row},{},{channel},{},{outcome}\n", yes(3), yes(9)));
    }
    text
}

/// The workspace after an import of a list, with a scorecard built from it.
fn with_learned(text: &str) -> Workspace {
    let mut workspace = Workspace::empty("w".into(), "W".into(), Lang::En, day());
    let (sheet, plan) = plan_of(text, &workspace);
    assert_eq!(plan.open(&sheet, &workspace), []);
    let imported = apply(&sheet, &plan, &workspace);
    take_over(&mut workspace, &imported);
    let by = OutcomeBy::recorded(&workspace.leads);
    let unwanted = workspace
        .leads
        .columns
        .iter()
        .find(|c| c.name.en == "Do Not Call");
    let dropped = [unwanted.unwrap().id.clone()];
    let learned = at_once(learn(
        &workspace.leads,
        &by,
        &dropped,
        Settings::default(),
        &Pace::unpaced(),
    ));
    let card = learned.unwrap().card.unwrap();
    assert_eq!(card.factors.len(), 2, "{:?}", card.factors);
    workspace.apply(Action::AddCard(Box::new(card))).unwrap();
    workspace
}

#[test]
fn a_learned_scorecard_scores_the_same_list_alike_in_a_kept_copy() {
    let text = history_of_leads();
    let own = with_learned(&text);
    let parts = Parts {
        spellings: true,
        ..Parts::default()
    };
    let left_out = Contents::of(&own).spellings - Contents::of(&picked(&own, Parts::default())).spellings;
    assert_eq!(left_out, 4, "the rare words: the reader is told");
    let link = link::write(&own, parts).unwrap();
    let mut copy = link::read(&link, day()).unwrap().workspace;
    assert!(copy.leads.is_empty());
    let (sheet, plan) = plan_of(&text, &copy);
    let imported = apply(&sheet, &plan, &copy);
    take_over(&mut copy, &imported);
    let (one, two) = (report(&own), report(&copy));
    assert_eq!((one.leads.len(), two.leads.len()), (600, 600));
    for (one, two) in one.leads.iter().zip(two.leads.iter()) {
        assert_eq!((&one.score, one.tiers()), (&two.score, two.tiers()));
    }
    assert_eq!(one.unmatched, two.unmatched);
}

#[test]
fn empty_columns_of_a_scorecard_not_in_use_stay_at_home() {
    let mut workspace = with_learned(&history_of_leads());
    let headers = |workspace: &Workspace| -> Vec<String> {
        let found = report(workspace);
        let csv = LeadTable::new(workspace, &workspace.lead_tiering, &found).csv();
        let first = csv
            .trim_start_matches('\u{feff}')
            .lines()
            .next()
            .unwrap()
            .to_owned();
        first.split(',').map(str::to_owned).collect()
    };
    let template = workspace.lead_tiering.cards[0].clone();
    let form = template.factor("form").unwrap();
    let at = workspace.leads.column_at(&form.column).unwrap();
    let out = headers(&workspace);
    assert!(!out.contains(&form.name.en), "{out:?}");
    for own in ["Lead", "Do Not Call", "Wants a copy", "Contract value"] {
        assert!(out.contains(&own.to_owned()), "{own}: {out:?}");
    }
    // In use, or filled, it goes out.
    let mut filled = workspace.clone();
    let place = filled.leads.place(0).unwrap();
    filled.leads.set(place, at, Cell::text("x"));
    assert!(headers(&filled).contains(&form.name.en));
    workspace.apply(Action::UseCard(template.id.clone())).unwrap();
    assert!(headers(&workspace).contains(&form.name.en));
}
