//! How many customers a CSM carries and why no more, how today's team is used, and the organisation that follows.

use leptos::prelude::*;

use super::{Cs, use_cs};
use crate::charts::org_chart::OrgChart;
use crate::i18n::fill;
use crate::models::cs_org::{Bound, Problem, TeamReport};
use crate::models::parameter::Unit;
use crate::ui::components::ChartFrame;
use crate::ui::pages::plan::{Row, organisation};

/// What runs out first, as a few words.
pub fn bound_words(cs: Cs, bound: Bound) -> &'static str {
    match bound {
        Bound::Deep => cs.words().bound_deep,
        Bound::Light => cs.words().bound_light,
    }
}

/// The word under a figure of the headline.
pub fn words_of_figures(cs: Cs, figure: &str) -> String {
    let (words, style) = (cs.words(), cs.style());
    cs.report.with(|r| {
        let total = &r.total;
        if total.is_partial {
            return words.no_size.to_owned();
        }
        match figure {
            "csms" => total.managers.map_or_else(String::new, |managers| {
                let managers = style.number(managers, Unit::Persons);
                fill(words.plus_managers, &[("managers", &managers)])
            }),
            "accounts_per_csm" => {
                let mut bounds = r.teams.iter().filter_map(|team| team.binds);
                let first = bounds.next();
                match first {
                    Some(first) if bounds.all(|bound| bound == first) => bound_words(cs, first).to_owned(),
                    Some(_) => words.bound_mixed.to_owned(),
                    None => String::new(),
                }
            }
            "cost_share" => style.maybe(total.cost, Unit::MoneyPerYear),
            _ => {
                let arr = style.amount(total.arr, Unit::MoneyPerYear);
                fill(words.of_arr, &[("arr", &arr)])
            }
        }
    })
}

/// How many customers a CSM carries at most, what binds, and what each of them gets.
#[component]
pub fn VerdictBand() -> impl IntoView {
    let cs = use_cs();
    let problem = move || cs.of_team(|team| team.problem).flatten();
    let sentence = move || {
        let said = cs.of_team(|team| carried(cs, team)).unwrap_or_default();
        cs.about(&said)
    };
    let verdict = move || {
        cs.of_team(|team| match (team.problem, team.binds) {
            (Some(problem), _) => format!("{problem:?}"),
            (None, Some(bound)) => format!("{bound:?}"),
            (None, None) => String::new(),
        })
    };
    // A team that is not shown may be the reason why there is no total.
    let elsewhere = move || {
        let shown = cs.team.get();
        cs.report.with(|r| {
            let missing = r
                .teams
                .iter()
                .filter(|team| team.csms.is_none() && team.id != shown);
            missing
                .map(|team| {
                    let name = cs.view.say(&team.name);
                    let said = fill(cs.words().missing_team, &[("team", &name)]);
                    view! { <p class="band">{said}</p> }
                })
                .collect_view()
        })
    };
    view! {
        <p
            class="band" class:band-plain=move || problem().is_none() role="status" data-verdict=verdict
            data-tone=move || problem().map(|_| "bad")
        >
            {sentence}
        </p>
        {elsewhere}
    }
}

fn carried(cs: Cs, team: &TeamReport) -> String {
    let (words, style) = (cs.words(), cs.style());
    match team.problem {
        Some(Problem::NothingBinds) => return words.nothing_binds.to_owned(),
        Some(Problem::NobodyCarried) => return words.nobody_carried.to_owned(),
        None => {}
    }
    let n = style.maybe(team.accounts_per_csm, Unit::Customers);
    let template = match team.binds {
        Some(Bound::Light) => words.verdict_light,
        _ => words.verdict_deep,
    };
    let deep = style.maybe(team.deep_per_csm, Unit::Customers);
    let each = team.light_hours.map_or_else(
        || words.verdict_all_deep.to_owned(),
        |light| {
            let light = style.amount(light, Unit::Hours);
            fill(words.verdict_each, &[("deep", &deep), ("light", &light)])
        },
    );
    let first = fill(template, &[("n", &n)]);
    fill(words.sentences, &[("one", &first), ("other", &each)])
}

/// How far today's CSMs are used, where their number is told.
#[component]
pub fn Utilisation() -> impl IntoView {
    let cs = use_cs();
    let used = move || cs.of_team(|team| team.utilisation).flatten();
    move || {
        used().map(|used| {
            let (words, style) = (cs.words(), cs.style());
            let share = |used: f64| style.amount(used, Unit::Share);
            let parts = [(words.used_deep, used.deep), (words.used_light, used.light)];
            let parts: Vec<String> = parts
                .into_iter()
                .filter_map(|(words, used)| Some(fill(words, &[("used", &share(used?))])))
                .collect();
            let list = parts.join(cs.view.app.texts().common().list_comma);
            let list = if parts.is_empty() {
                list
            } else {
                fill(words.used_parts, &[("list", &list)])
            };
            let csms = style.number(used.csms, Unit::Persons);
            let values = [
                ("csms", csms.as_str()),
                ("all", &share(used.all)),
                ("parts", &list),
            ];
            let is_over = used.all > 1.0;
            let answer = if is_over {
                words.used_over
            } else {
                words.used_within
            };
            let first = fill(words.used, &values);
            let said = fill(words.sentences, &[("one", &first), ("other", answer)]);
            let said = cs.about(&said);
            let tone = if is_over { "bad" } else { "good" };
            view! {
                <p class="band" role="status" data-section="utilisation" data-tone=tone>{said}</p>
            }
        })
    }
}

/// The organisation of the team shown, drawn from its numbers.
#[component]
pub fn OrganisationChart() -> impl IntoView {
    let cs = use_cs();
    let is_sized = Memo::new(move |_| cs.of_team(|team| team.csms.is_some()).unwrap_or_default());
    let chart = move |width: f64| chart(cs, width);
    let title = move || {
        let style = cs.style();
        let found = cs.of_team(|team| {
            let values = [
                ("csms", style.maybe(team.csms, Unit::Plain)),
                ("managers", style.number(team.managers(), Unit::Persons)),
                ("customers", style.amount(team.customers, Unit::Customers)),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            fill(cs.words().org_found, &values)
        });
        cs.about(&found.unwrap_or_default())
    };
    let table = move || {
        let words = cs.view.words();
        let columns = [words.col_layer, words.col_heads, words.col_load, words.col_cost];
        chart(600.0).table(&title(), columns)
    };
    view! {
        <Show when=move || is_sized.get()>
            <div data-chart="organisation">
                <ChartFrame
                    title=Signal::derive(title) subtitle=Signal::derive(move || cs.words().org_sub.to_owned())
                    scene=Callback::new(move |width| chart(width).scene()) table=Signal::derive(table)
                />
            </div>
        </Show>
    }
}

fn chart(cs: Cs, width: f64) -> OrgChart {
    let style = cs.style();
    let chart = cs.of_team(|team| {
        let layers = team.layers.iter().rev();
        let layers = layers.map(|l| (l.id.as_str(), cs.view.say(&l.name), l.heads, Some(l.load), l.cost));
        let base: Row<'_> = (
            "csms",
            cs.words().csms.to_owned(),
            team.csms.unwrap_or_default(),
            None,
            team.csm_cost.unwrap_or_default(),
        );
        let rows: Vec<Row<'_>> = layers.chain([base]).collect();
        organisation(style, width, &rows)
    });
    chart.unwrap_or(OrgChart {
        width,
        layers: Vec::new(),
    })
}
