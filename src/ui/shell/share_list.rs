//! Exactly what goes into a link, part by part, and how much of each is left out.

use leptos::prelude::*;

use super::rail::MODELS;
use super::share_parts::heading;
use crate::i18n::date::{DayStyle, format_day};
use crate::i18n::{Lang, fill};
use crate::ui::format;
use crate::ui::route::Page;
use crate::ui::state::use_app;
use crate::workspace::Workspace;
use crate::workspace::link::{CardContents, Contents, Parts, picked};

/// A line of the list: what it is, how much goes in, how much is left out.
struct Line {
    key: &'static str,
    what: String,
    goes_in: String,
    left_out: Option<String>,
}

/// The list. It is made of what is written into the link, not of what the workspace has.
#[component]
pub fn GoesIn(
    /// The parts that are picked.
    parts: RwSignal<Parts>,
    /// The workspace with the scorecards that are picked.
    shared: Memo<Workspace>,
) -> impl IntoView {
    let app = use_app();
    let lines = move || {
        let lang = app.lang.get();
        let lines = shared.with(|w| lines(w, parts.get(), lang));
        lines
            .into_iter()
            .map(|line| {
                let left_out = line
                    .left_out
                    .map(|text| view! { <span class="muted">{text}</span> });
                view! {
                    <li class="ledger-row" data-part=line.key>
                        <span class="share-what">{line.what}</span>
                        <span>{line.goes_in}{left_out}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        {heading(|w| w.goes_in, None)}
        <ul class="ledger" data-list="goes-in">{lines}</ul>
    }
}

fn lines(workspace: &Workspace, parts: Parts, lang: Lang) -> Vec<Line> {
    let words = lang.texts().sharing();
    let (all, some) = (Contents::of(workspace), Contents::of(&picked(workspace, parts)));
    let name = |card: &CardContents| match lang {
        Lang::Zh => card.name.zh.clone(),
        Lang::En => card.name.en.clone(),
    };
    let count = |n: usize| format::count(n, lang);
    let mut lines: Vec<Line> = Vec::new();
    for card in &some.cards {
        let values = [
            ("factors", &*count(card.factors)),
            ("levels", &count(card.levels)),
            ("tiers", &count(card.tiers)),
        ];
        lines.push(Line {
            key: "card",
            what: fill(words.card, &[("name", &name(card))]),
            goes_in: fill(words.card_counts, &values),
            left_out: None,
        });
    }
    let counted = |key, what: &str, goes_in: usize, of: usize| Line {
        key,
        what: what.to_owned(),
        goes_in: if goes_in == 0 {
            words.none.to_owned()
        } else {
            count(goes_in)
        },
        left_out: (of > goes_in).then(|| fill(words.left_out, &[("n", &count(of - goes_in))])),
    };
    let scenarios = some.scenarios.len();
    lines.push(Line {
        goes_in: if scenarios == 0 {
            words.none.to_owned()
        } else {
            let list = some.scenarios.join(lang.texts().common().list_comma);
            fill(words.scenario_list, &[("n", &count(scenarios)), ("list", &list)])
        },
        ..counted("scenarios", words.scenarios, scenarios, scenarios)
    });
    lines.push(counted("numbers", words.numbers, some.numbers, some.numbers));
    let plans = plan_names(&some.plans, lang);
    lines.push(Line {
        key: "plans",
        what: words.plans.to_owned(),
        goes_in: if plans.is_empty() {
            words.none.to_owned()
        } else {
            plans
        },
        left_out: None,
    });
    lines.push(Line {
        key: "settings",
        what: words.settings.to_owned(),
        goes_in: settings(workspace, lang),
        left_out: None,
    });
    let leads = counted("leads", words.leads, some.leads, all.leads);
    lines.push(Line {
        goes_in: match (some.leads, some.is_sample) {
            (0, _) => leads.goes_in,
            (n, true) => fill(words.leads_sample, &[("n", &count(n))]),
            (n, false) => fill(words.leads_rows, &[("n", &count(n))]),
        },
        ..leads
    });
    lines.push(counted("by-hand", words.by_hand, some.overrides, all.overrides));
    lines.push(counted("notes", words.notes, some.notes, all.notes));
    lines.push(counted(
        "spellings",
        words.spellings,
        some.spellings,
        all.spellings,
    ));
    let is_left_out = some.name.is_empty() && !all.name.is_empty();
    lines.push(Line {
        key: "name",
        what: words.name.to_owned(),
        goes_in: if is_left_out {
            words.none.to_owned()
        } else {
            some.name
        },
        left_out: is_left_out.then(|| words.left_out_name.to_owned()),
    });
    lines
}

/// The models whose inputs are no longer the sample's.
fn plan_names(plans: &[String], lang: Lang) -> String {
    let known = |id: &String| {
        let page = match id.as_str() {
            "sales_year" => Page::SalesYear,
            "sales_funnel" => Page::SalesFunnel,
            "sales_org" => Page::SalesOrg,
            "cs_org" => Page::CsOrg,
            _ => return None,
        };
        let model = MODELS.iter().find(|model| model.page == page)?;
        Some((model.name)(lang.texts()))
    };
    let names: Vec<&str> = plans.iter().filter_map(known).collect();
    names.join(lang.texts().common().list_comma)
}

/// The day and how it counts, which go along always.
fn settings(workspace: &Workspace, lang: Lang) -> String {
    let profile = &workspace.profile;
    let values = [
        ("day", &*format_day(profile.as_of, lang, DayStyle::Short)),
        ("currency", profile.currency.code()),
        ("month", &profile.fiscal_year_start.to_string()),
        (
            "days",
            &format::number(profile.working_days_per_month.value, lang),
        ),
    ];
    fill(lang.texts().sharing().settings_value, &values)
}
