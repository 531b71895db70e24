//! The ladder of levers: what each rung can give, the proposal, and how far each lever can really move.

use leptos::prelude::*;

use super::{Org, use_org};
use crate::i18n::fill;
use crate::i18n::texts::SalesOrg;
use crate::models::parameter::Unit;
use crate::models::sales_org::{Edit, Input, Ladder, Move, Rung, RungGain, RungState, Verdict};
use crate::ui::components::{Heading, PlainTable, next_gesture};
use crate::ui::pages::plan::{PlanField, both, refused};
use crate::ui::shell::free_scenario_id;
use crate::workspace::Action;

/// The tab.
#[component]
pub fn LeversTab() -> impl IntoView {
    let org = use_org();
    let found = move || {
        org.report.with(|r| match r.verdict {
            Verdict::NoGoal => org.words().verdict_no_goal.to_owned(),
            _ => summary(org, &r.ladder),
        })
    };
    let columns = move || {
        let words = org.words();
        vec![
            Heading::words(words.col_rung),
            Heading::number(words.col_gain),
            Heading::words(words.col_state),
        ]
    };
    let rungs = move || {
        org.report.with(|r| {
            r.ladder
                .rungs
                .iter()
                .map(|rung| rung_row(org, rung))
                .collect::<Vec<_>>()
        })
    };
    let lever_columns = move || {
        let words = org.words();
        vec![
            Heading::words(words.col_lever),
            Heading::number(words.col_from),
            Heading::number(words.col_best),
            Heading::number(words.col_gain),
        ]
    };
    let levers = move || {
        org.report.with(|r| {
            let all = r.ladder.rungs.iter().flat_map(|rung| &rung.levers);
            all.map(|lever| {
                let unit = org.view.parameter(&lever.path).map_or(Unit::Plain, |p| p.unit);
                let style = org.view.style.get();
                vec![
                    name_of(org, &lever.path),
                    style.amount(lever.from, unit),
                    style.amount(lever.best, unit),
                    style.change(lever.gain, Unit::MoneyPerYear),
                ]
            })
            .collect::<Vec<_>>()
        })
    };
    view! {
        <section data-section="ladder">
            <p class="band" role="status">{found}</p>
            <Proposal/>
            <PlainTable
                caption=Signal::derive(move || org.words().tab_levers.to_owned())
                columns=Signal::derive(columns) rows=Signal::derive(rungs)
            />
            <PlainTable
                caption=Signal::derive(move || org.words().col_lever.to_owned())
                columns=Signal::derive(lever_columns) rows=Signal::derive(levers)
            />
            <Bands/>
        </section>
    }
}

const fn rung_name(rung: Rung, words: &SalesOrg) -> &'static str {
    match rung {
        Rung::Span => words.rung_span,
        Rung::Value => words.rung_value,
        Rung::Cost => words.rung_cost,
        Rung::Goal => words.rung_goal,
    }
}

fn name_of(org: Org, path: &str) -> String {
    org.view
        .parameter(path)
        .map_or_else(|| path.to_owned(), |p| org.view.say(&p.name))
}

fn summary(org: Org, ladder: &Ladder) -> String {
    let (words, style) = (org.words(), org.view.style.get());
    let money = |value| style.amount(value, Unit::MoneyPerYear);
    let works = ladder.rungs.iter().find(|rung| rung.state == RungState::Works);
    let last = ladder.rungs.last().map(|rung| rung.state);
    if let Some(span) = works.filter(|rung| rung.rung == Rung::Span) {
        let values = [("gain", money(span.gain)), ("missing", money(ladder.missing))];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        return fill(words.ladder_span_enough, &values);
    }
    let (sentence, missing) = match (works, last) {
        (Some(rung), _) => {
            let name = rung_name(rung.rung, words).trim_start_matches(['①', '②', '③', '④', ' ']);
            (fill(words.ladder_works, &[("rung", name)]), ladder.missing)
        }
        (None, Some(RungState::Short(missing))) => (
            fill(words.ladder_fails, &[("missing", &money(missing))]),
            ladder.missing,
        ),
        _ => return words.ladder_none.to_owned(),
    };
    let span = ladder.rungs.iter().find(|rung| rung.rung == Rung::Span);
    let span = span.map_or_else(String::new, |span| {
        let values = [("gain", money(span.gain)), ("missing", money(missing))];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        fill(words.ladder_span, &values)
    });
    format!("{span} {sentence}")
}

fn rung_row(org: Org, rung: &RungGain) -> Vec<String> {
    let (words, style) = (org.words(), org.view.style.get());
    let state = match rung.state {
        RungState::NotNeeded => words.rung_not_needed.to_owned(),
        RungState::Works => words.rung_works.to_owned(),
        RungState::NotReached => words.rung_not_reached.to_owned(),
        RungState::Short(missing) => fill(
            words.rung_short,
            &[("missing", &style.amount(missing, Unit::MoneyPerYear))],
        ),
    };
    vec![
        rung_name(rung.rung, words).to_owned(),
        style.change(rung.gain, Unit::MoneyPerYear),
        state,
    ]
}

/// The changes that make the organisation healthy, to be taken over as a scenario.
#[component]
fn Proposal() -> impl IntoView {
    let org = use_org();
    let proposal = Memo::new(move |_| org.report.with(|r| r.ladder.proposal.clone()));
    let moves = move |moves: Vec<Move>| {
        let style = org.view.style.get();
        let item = |change: Move| {
            let unit = org.view.parameter(&change.path).map_or(Unit::Plain, |p| p.unit);
            let values = [
                ("input", name_of(org, &change.path)),
                ("from", style.amount(change.from, unit)),
                ("to", style.amount(change.to, unit)),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            view! { <li>{fill(org.words().proposal_move, &values)}</li> }
        };
        moves.into_iter().map(item).collect_view()
    };
    let gives = move || {
        let surplus = org.report.with(|r| r.ladder.surplus_proposed).unwrap_or_default();
        let surplus = org.view.style.get().amount(surplus, Unit::MoneyPerYear);
        fill(org.words().proposal_gives, &[("surplus", &surplus)])
    };
    // The button outlives what is proposed: pressed while a number is typed it takes over what that number leads to.
    let apply = move |_| {
        if let Some(list) = proposal.get_untracked() {
            take_over(org, &list);
        }
    };
    let is_there = Memo::new(move |_| proposal.with(Option::is_some));
    view! {
        <Show when=move || is_there.get()>
            <div class="proposal" data-section="proposal">
                <h3>{move || org.words().proposal}</h3>
                <ul>{move || moves(proposal.get().unwrap_or_default())}</ul>
                <p>{gives}</p>
                <button type="button" data-edit="" class="btn btn-primary" on:click=apply>
                    {move || org.words().proposal_apply}
                </button>
            </div>
        </Show>
    }
}

/// A new scenario with the proposal's numbers, in one step of undo.
fn take_over(org: Org, moves: &[Move]) {
    let app = org.view.app;
    let id = app.workspace.with_untracked(free_scenario_id);
    let name = app
        .lang
        .get_untracked()
        .texts()
        .sales_org()
        .proposal_name
        .to_owned();
    let gesture = Some(next_gesture());
    if app.act(Action::AddScenario { id, name }, gesture) {
        let numbers: Vec<(&str, f64)> = moves.iter().map(|m| (m.path.as_str(), m.to)).collect();
        org.view.set_all(&numbers, gesture);
    }
}

/// How far each lever can really move.
#[component]
fn Bands() -> impl IntoView {
    let org = use_org();
    let paths = Memo::new(move |_| {
        org.report.with(|r| {
            let levers = r.ladder.rungs.iter().flat_map(|rung| &rung.levers);
            levers
                .map(|l| (l.path.clone(), l.band_path.clone()))
                .collect::<Vec<_>>()
        })
    });
    let reset = move |_| {
        let what = both(|t| t.sales_org().bands_changed);
        org.view.edit(
            (what, None),
            |input: &mut Input, taken| Edit::ResetBands.apply(input, taken),
            refused(org.view),
        );
    };
    view! {
        <details class="bands">
            <summary>{move || org.words().bands}</summary>
            <p class="muted">{move || org.words().bands_text}</p>
            <div class="band-rows">
                <div class="band-row caption" aria-hidden="true">
                    <span></span>
                    <span>{move || org.view.words().band_low}</span>
                    <span>{move || org.view.words().band_high}</span>
                </div>
                <For each=move || paths.get() key=Clone::clone let((path, band))>
                    <div class="band-row">
                        <span>{move || name_of(org, &path)}</span>
                        <PlanField id=format!("{band}/low") bare=true/>
                        <PlanField id=format!("{band}/high") bare=true/>
                    </div>
                </For>
            </div>
            <button type="button" data-edit="" class="btn btn-quiet" on:click=reset>{move || org.words().bands_reset}</button>
        </details>
    }
}
