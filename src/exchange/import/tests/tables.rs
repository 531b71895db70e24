//! Tables as people have them: what is proposed, what comes of it, what is asked.

use proptest::prelude::*;

use super::*;

#[test]
fn a_table_that_names_factors_is_scored() {
    let mut workspace = sample(Lang::Zh);
    let (best, worst) = (label(&workspace, 0, 4), label(&workspace, 0, 0));
    let text = format!(
        "公司名称\t渠道\t合同额(万元)\t成交日期\t结果\t备注\n\
         云帆\t{best}\t12\t2026-11-02\t赢单\t回访\n\
         智联\t{worst}\t8.5万\t\t输单\t\n\
         远山\t展会摊位\t很多\t2026/11/9\t再说\t\n"
    );
    let (sheet, mut plan) = plan_of(&text, &workspace);
    assert_eq!(plan.open(&sheet, &workspace), []);
    let Use::Factor { id, levels } = &plan.columns[1].usage else {
        panic!("{:?}", plan.columns[1])
    };
    assert_eq!(id, "channel");
    assert_eq!(levels.len(), 3);
    assert_eq!(levels[2].target, Target::Unknown);
    plan.set_level(1, "展会摊位", Target::NewLevel);

    let imported = apply(&sheet, &plan, &workspace);
    let counts = imported.counts;
    assert_eq!(
        (counts.leads, counts.mapped, counts.made, counts.kept),
        (3, 1, 0, 1)
    );
    let rows = &imported.rows;
    assert_eq!(cell(rows, 0, "amount"), Cell::Number(120_000.0));
    assert_eq!(cell(rows, 1, "amount"), Cell::Number(85_000.0));
    assert_eq!(cell(rows, 2, "amount"), Cell::Unread("很多".into()));
    assert_eq!(cell(rows, 0, "outcome"), Cell::Text("won".into()));
    assert_eq!(cell(rows, 2, "outcome"), Cell::Text("再说".into()));
    assert_eq!(cell(rows, 2, "closed"), Cell::Day(Day::new(2026, 11, 9).unwrap()));
    assert_eq!(
        cell(rows, 0, "channel"),
        Cell::Text(best),
        "cells stay as they came"
    );
    let places: Vec<_> = imported.problems.iter().map(|p| (p.row, p.column)).collect();
    assert_eq!(places, [(4, 2), (4, 4)]);
    assert_eq!(counts.unread, 2);
    assert_eq!(rows.source, Source::Imported);

    let before = workspace.clone();
    take_over(&mut workspace, &imported);
    let report = report(&workspace);
    let scores: Vec<_> = report.leads.iter().map(|l| l.score.value()).collect();
    assert_eq!(scores, [Some(100.0), Some(0.0), Some(50.0)]);
    assert_eq!(report.leads.get(2).unwrap().outcome, Outcome::Open);
    assert_ne!(before, workspace);
}

#[test]
fn a_level_that_gets_another_name_keeps_its_leads() {
    let mut workspace = empty();
    let text = format!("线索,渠道\n云帆,{}\n", label(&workspace, 0, 4));
    let (sheet, plan) = plan_of(&text, &workspace);
    let imported = apply(&sheet, &plan, &workspace);
    take_over(&mut workspace, &imported);
    let factor = card(&workspace).factors[0].clone();
    let edit = crate::workspace::CardEdit::LevelText {
        factor: factor.id.clone(),
        level: factor.levels()[4].id.clone(),
        label: crate::engines::value::Text::own("另一个名字"),
        detail: Default::default(),
    };
    workspace.apply(Action::EditCard(edit)).unwrap();
    assert_eq!(
        report(&workspace).leads.get(0).unwrap().score.value(),
        Some(100.0)
    );
}

#[test]
fn the_user_overrules_a_match() {
    let mut workspace = empty();
    let (best, worst) = (label(&workspace, 0, 4), label(&workspace, 0, 0));
    let (sheet, mut plan) = plan_of(&format!("线索,渠道\n甲,{best}\n乙,{worst}\n"), &workspace);
    let middle = card(&workspace).factors[0].levels()[2].id.clone();
    plan.set_level(1, &best, Target::Level(middle.clone()));
    plan.set_level(1, &worst, Target::Unknown);
    let imported = apply(&sheet, &plan, &workspace);
    assert_eq!(cell(&imported.rows, 0, "channel"), Cell::Text(middle));
    take_over(&mut workspace, &imported);
    let scores: Vec<_> = report(&workspace).leads.iter().map(|l| l.score.value()).collect();
    assert_eq!(scores, [Some(50.0), None]);
}

#[test]
fn ratings_from_one_to_five_are_places() {
    let workspace = empty();
    let (_, plan) = plan_of("线索,渠道\n甲,1\n乙,5\n丙,3\n", &workspace);
    let Use::Factor { levels, .. } = &plan.columns[1].usage else {
        panic!()
    };
    let targets: Vec<_> = levels.iter().map(|l| l.target.clone()).collect();
    let level = |at: usize| Target::Level(card(&workspace).factors[0].levels()[at].id.clone());
    assert_eq!(targets, [level(0), level(4), level(2)]);
}

#[test]
fn a_file_from_chinese_excel_with_semicolons_and_short_rows() {
    let (bytes, _, _) =
        encoding_rs::GBK.encode("客户;金额;结果\r\n云帆;1.234,50;成交\r\n智联;12\r\n远山;3,5;流失;多\r\n");
    let text = decode(&bytes, &Library).text;
    let workspace = sample(Lang::Zh);
    let (sheet, plan) = plan_of(&text, &workspace);
    let imported = apply(&sheet, &plan, &workspace);
    assert_eq!(sheet.problems().len(), 2);
    assert_eq!(cell(&imported.rows, 0, "amount"), Cell::Number(1234.5));
    assert_eq!(cell(&imported.rows, 1, "outcome"), Cell::Empty);
    assert_eq!(cell(&imported.rows, 2, "outcome"), Cell::Text("lost".into()));
    assert_eq!(imported.counts.kept, 1, "the cell beyond the header is kept");
}

#[test]
fn what_cannot_be_told_blocks_until_answered() {
    let workspace = empty();
    let (sheet, mut plan) = plan_of("线索,进入日期\n甲,01/02/2026\n乙,03/04/2026\n", &workspace);
    assert!(matches!(
        plan.open(&sheet, &workspace)[..],
        [Open::Question(1, _)]
    ));
    plan.set_notation(
        1,
        Notation::Day {
            order: DateOrder::DayFirst,
        },
    );
    assert_eq!(plan.open(&sheet, &workspace), []);
    let imported = apply(&sheet, &plan, &workspace);
    assert_eq!(
        cell(&imported.rows, 0, "created"),
        Cell::Day(Day::new(2026, 2, 1).unwrap())
    );
}

#[test]
fn new_factors_have_levels_and_bands() {
    let mut workspace = sample(Lang::Zh);
    let header = "公司,行业,访问次数\n".to_owned();
    let rows = (0..200).map(|n| format!("c{n},行业{},{}\n", if n < 150 { n % 10 } else { n }, n));
    let (sheet, mut plan) = plan_of(&(header + &rows.collect::<String>()), &workspace);
    assert_eq!(
        (&plan.columns[1].usage, &plan.columns[2].usage),
        (&Use::Keep, &Use::Keep)
    );
    for column in [1, 2] {
        plan.set_use(&sheet, Some(card(&workspace)), column, Use::NewFactor);
    }
    let imported = apply(&sheet, &plan, &workspace);
    assert_eq!((imported.counts.made, imported.counts.kept), (2, 0));
    let made = imported.card.as_ref().unwrap();
    let [.., industry, visits] = &made.factors[..] else {
        panic!()
    };
    assert_eq!(industry.levels().len(), MOST_LEVELS + 1);
    assert_eq!(industry.levels()[MOST_LEVELS].aliases.len(), 40);
    let Scale::Bands { bands, .. } = &visits.scale else {
        panic!()
    };
    let cuts: Vec<_> = bands.iter().map(|b| (b.from, b.points.value)).collect();
    let expected = [None, Some(40.0), Some(80.0), Some(120.0), Some(160.0)];
    assert_eq!(
        cuts,
        std::iter::zip(expected, [0, 25, 50, 75, 100]).collect::<Vec<_>>()
    );
    assert_eq!((visits.weight(), visits.source), (NEW_WEIGHT, Source::Imported));

    take_over(&mut workspace, &imported);
    let report = report(&workspace);
    assert!(report.leads.iter().all(|l| l.score.value().is_some()));
    assert_eq!(report.unmatched, []);
    assert_eq!(
        report.leads.get(199).unwrap().score.value(),
        Some(75.0),
        "other is 50, the last band 100"
    );
}

#[test]
fn rare_words_join_a_level_called_other() {
    let workspace = empty();
    let rows = (0..120).map(|n| match n % 4 {
        0 => format!("c{n},其他\n"),
        1 => format!("c{n},稀有{n}\n"),
        _ => format!("c{n},行业{}\n", n % 24),
    });
    let text = "公司,行业\n".to_owned() + &rows.collect::<String>();
    let (sheet, mut plan) = plan_of(&text, &workspace);
    plan.set_use(&sheet, Some(card(&workspace)), 1, Use::NewFactor);
    let scale = new_scale(&sheet, 1, &plan.columns[1], &plan.markers, "f");
    let Some(Scale::Levels { levels }) = scale else {
        panic!()
    };
    let other: Vec<_> = levels.iter().filter(|l| l.label.zh == "其他").collect();
    assert_eq!(other.len(), 1);
    assert!(other[0].aliases.len() > 20);
}

#[test]
fn names_make_no_factor() {
    let rows: String = (0..60).map(|n| format!("c{n},联系人{n}\n")).collect();
    let (_, plan) = plan_of(&("公司,联系人\n".to_owned() + &rows), &empty());
    assert!(!can_be_factor(&plan.columns[1]));
}

#[test]
fn appending_keeps_what_is_there() {
    let mut workspace = empty();
    let (sheet, plan) = plan_of("公司,行业,结果\n云帆,软件,成交\n", &workspace);
    assert_eq!(plan.mode, Mode::Replace);
    let imported = apply(&sheet, &plan, &workspace);
    take_over(&mut workspace, &imported);
    let first = workspace.leads.id_at(workspace.leads.place(0).unwrap());

    let (sheet, plan) = plan_of("公司,行业,结果,城市\n智联,制造,输单,杭州\n", &workspace);
    assert_eq!(plan.mode, Mode::Append);
    let imported = apply(&sheet, &plan, &workspace);
    let rows = &imported.rows;
    assert_eq!(rows.len(), 2);
    assert_eq!(rows.id_at(rows.place(0).unwrap()), first);
    let industry = workspace
        .leads
        .columns
        .iter()
        .find(|c| c.name.zh == "行业")
        .unwrap();
    assert_eq!(cell(rows, 0, &industry.id), Cell::Text("软件".into()));
    assert_eq!(
        cell(rows, 1, &industry.id),
        Cell::Text("制造".into()),
        "the column of the same name"
    );
    let city = rows.columns.iter().find(|c| c.name.zh == "城市").unwrap();
    assert_eq!(cell(rows, 0, &city.id), Cell::Empty);
    let identities: Vec<_> = rows.blocks.iter().flat_map(|b| b.ids.clone()).collect();
    take_over(&mut workspace, &imported);

    let (sheet, mut plan) = plan_of("公司\n远山\n", &workspace);
    plan.mode = Mode::Replace;
    let replaced = apply(&sheet, &plan, &workspace).rows;
    assert_eq!(replaced.len(), 1);
    assert!(
        !identities.contains(&replaced.blocks[0].ids[0]),
        "an identity is never used twice"
    );
}

#[test]
fn one_undo_takes_an_import_back() {
    let mut workspace = sample(Lang::En);
    let before = workspace.clone();
    let (sheet, plan) = plan_of("Company,Industry\nAcme,IT\nBeta,Retail\n", &workspace);
    let imported = apply(&sheet, &plan, &workspace);
    assert_eq!(workspace, before, "nothing changes before it is taken over");
    let mut history = crate::workspace::History::default();
    let action = Action::ReplaceLeads {
        rows: Box::new(imported.rows),
        card: imported.card.map(Box::new),
    };
    history.apply(&mut workspace, action, "#/leads", None).unwrap();
    assert_eq!(workspace.leads.len(), 2);
    history.undo(&mut workspace).unwrap();
    assert_eq!(workspace, before);
}

#[test]
fn a_use_goes_to_one_column() {
    let workspace = empty();
    let (sheet, mut plan) = plan_of("公司,联系人\n云帆,张三\n智联,李四\n", &workspace);
    assert_eq!(plan.columns[0].usage, Use::Name);
    plan.set_use(&sheet, None, 1, Use::Name);
    assert_eq!(
        (&plan.columns[0].usage, &plan.columns[1].usage),
        (&Use::Keep, &Use::Name)
    );
    plan.columns[0].usage = Use::Name;
    let imported = apply(&sheet, &plan, &workspace);
    assert_eq!(
        cell(&imported.rows, 0, "name"),
        Cell::Text("云帆".into()),
        "the first one counts"
    );
    assert_eq!(imported.counts.kept, 1);
}

#[test]
fn codes_keep_their_zeros() {
    let workspace = empty();
    let (sheet, plan) = plan_of("公司,邮编\n云帆,010020\n智联,310000\n", &workspace);
    let rows = apply(&sheet, &plan, &workspace).rows;
    let column = rows.columns.iter().find(|c| c.name.zh == "邮编").unwrap();
    assert_eq!(cell(&rows, 0, &column.id), Cell::Text("010020".into()));
}

#[test]
fn outcomes_are_what_the_user_says() {
    let workspace = empty();
    let (sheet, mut plan) = plan_of("公司,结果\n甲,A\n乙,B\n丙,A\n", &workspace);
    plan.set_use(&sheet, None, 1, Use::Outcome(Vec::new()));
    assert_eq!(plan.open(&sheet, &workspace), [Open::NoOutcome(1)]);
    plan.set_outcome(1, "A", Some(Meaning::Won));
    assert_eq!(plan.open(&sheet, &workspace), []);
    let imported = apply(&sheet, &plan, &workspace);
    assert_eq!(cell(&imported.rows, 2, "outcome"), Cell::Text("won".into()));
    assert_eq!(imported.counts.unread, 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn nothing_breaks_it(
        text in r#"([,;\t\n"]|线索|渠道|结果|金额|赢单|1/2/2026|1[,.]234|45%|[a-z0-9 ]{0,3}|\PC){0,80}"#,
        uses in prop::collection::vec(0_usize..10, 0..12),
        appends in any::<bool>(),
    ) {
        let workspace = if appends { empty() } else { sample(Lang::En) };
        let (sheet, mut plan) = plan_of(&text, &workspace);
        for (column, choice) in uses.into_iter().enumerate() {
            let choices = [
                Use::Ignore, Use::Keep, Use::Name, Use::Key, Use::Outcome(Vec::new()), Use::Amount, Use::Created,
                Use::Closed, Use::Factor { id: "channel".into(), levels: Vec::new() }, Use::NewFactor,
            ];
            plan.set_use(&sheet, Some(card(&workspace)), column, choices[choice].clone());
        }
        plan.mode = if appends { Mode::Append } else { Mode::Replace };
        let imported = apply(&sheet, &plan, &workspace);
        prop_assert_eq!(imported.rows.len(), sheet.row_count());
        prop_assert!(imported.rows.blocks.iter().all(|b| b.columns.len() == imported.rows.columns.len()));
        let ids: std::collections::BTreeSet<_> = imported.rows.columns.iter().map(|c| c.id.clone()).collect();
        prop_assert_eq!(ids.len(), imported.rows.columns.len());
        if sheet.row_count() > 0 {
            let mut workspace = workspace;
            take_over(&mut workspace, &imported);
            prop_assert_eq!(report(&workspace).leads.len(), sheet.row_count());
        }
    }
}

#[test]
fn amounts_of_other_currencies_are_pointed_out() {
    let workspace = empty();
    let text = "公司,合同额,结果\n甲,￥5000,成交\n乙,¥7000,输单\n丙,€900,成交\n丁,$800,输单\n戊,1.2万,成交\n";
    let (sheet, plan) = plan_of(text, &workspace);
    let at = plan.columns.iter().position(|c| c.usage == Use::Amount).unwrap();
    let check = check_column(&sheet, at, &plan.columns[at], None, &EmptyMarkers::default());
    let signs: Vec<(char, usize)> = check.signs.into_iter().collect();
    assert_eq!((check.unread, signs), (0, vec![('$', 1), ('¥', 2), ('€', 1)]));
    assert_eq!(workspace.profile.currency.sign(), '¥');
}
