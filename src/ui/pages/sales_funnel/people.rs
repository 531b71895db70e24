//! The team as a table, and a card for every person, one to a printed page.

use leptos::prelude::*;

use super::columns::Kind;
use super::sheet::Sheet;
use super::work::units;
use super::{Funnel, told, use_funnel};
use crate::engines::whole::ceiling;
use crate::i18n::date::{DayStyle, format_day};
use crate::models::parameter::Unit;
use crate::models::sales_funnel::input::{Basis, Input};
use crate::models::sales_funnel::{List, PersonReport, PersonWork};
use crate::ui::components::{Choice, Heading, Icon, IconName, PlainTable, SelectField};
use crate::ui::platform::dom;

/// The tab.
#[component]
pub fn PeopleTab() -> impl IntoView {
    let funnel = use_funnel();
    let is_counted = move || funnel.input.with(|input| input.basis == Basis::People);
    view! {
        <Show when=move || !is_counted()>
            <p class="band band-plain">{move || funnel.words().people_not_counted}</p>
        </Show>
        <TeamTable/>
        <section data-section="people">
            <h2>{move || funnel.words().people}</h2>
            <p class="muted">{move || funnel.words().people_text}</p>
            <Sheet kind=Kind::People/>
        </section>
        <Cards/>
    }
}

/// In which order the team's people stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// Whose gap is largest, first.
    Gap,
    /// Who is least likely to reach the target, first.
    Hit,
    /// As they were entered.
    Listed,
}

impl Order {
    const ALL: [Self; 3] = [Self::Gap, Self::Hit, Self::Listed];

    const fn key(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Hit => "hit",
            Self::Listed => "listed",
        }
    }

    const fn name(self, words: &'static crate::i18n::texts::SalesFunnel) -> &'static str {
        match self {
            Self::Gap => words.order_gap,
            Self::Hit => words.order_hit,
            Self::Listed => words.order_list,
        }
    }

    /// The people in this order; of two alike the one entered first.
    fn sorted(self, people: &[PersonReport]) -> Vec<&PersonReport> {
        let mut people: Vec<&PersonReport> = people.iter().collect();
        match self {
            Self::Gap => people.sort_by(|one, other| other.gap.total_cmp(&one.gap)),
            Self::Hit => people.sort_by(|one, other| one.hit.total_cmp(&other.hit)),
            Self::Listed => {}
        }
        people
    }
}

#[component]
fn TeamTable() -> impl IntoView {
    let funnel = use_funnel();
    let order = RwSignal::new(Order::Gap);
    let orders = move || {
        Order::ALL
            .map(|one| Choice::new(one.key(), one.name(funnel.words())))
            .to_vec()
    };
    let pick = Callback::new(move |key: String| {
        if let Some(picked) = Order::ALL.into_iter().find(|one| one.key() == key) {
            order.set(picked);
        }
    });
    let columns = move || {
        let words = funnel.words();
        let stages = funnel
            .report
            .with(|r| r.stages.iter().map(|s| funnel.stage(&s.id)).collect::<Vec<_>>());
        let unit = funnel.view.style.get().unit(Unit::Money);
        let money = |name: &str| {
            let values = [("name", name.to_owned()), ("unit", unit.clone())];
            Heading::number(told(words.with_unit, &values))
        };
        let first = [
            Heading::words(words.col_person),
            money(words.col_target),
            money(words.col_won),
            Heading::number(words.col_expected_wins),
            money(words.col_gap),
            Heading::number(words.col_high_intent),
            Heading::number(words.col_hit),
        ];
        let stages = stages.into_iter().map(Heading::number);
        first.into_iter().chain(stages).collect::<Vec<_>>()
    };
    let rows = move || {
        let style = funnel.view.style.get();
        let row =
            |name: String, target, won, open: &[f64], (expected, gap, more): (f64, f64, Option<f64>), hit| {
                let mut cells = vec![
                    name,
                    style.number(target, Unit::Money),
                    style.number(won, Unit::Money),
                    style.number(expected, Unit::Plain),
                    gap_text(funnel, gap, &style.number(gap.abs(), Unit::Money)),
                    more.map_or_else(|| "—".to_owned(), |more| style.number(more, Unit::Customers)),
                    hit,
                ];
                cells.extend(open.iter().map(|n| style.number(*n, Unit::Customers)));
                cells
            };
        funnel.report.with(|r| {
            let mut list: Vec<Vec<String>> = order
                .get()
                .sorted(&r.people)
                .into_iter()
                .map(|p| {
                    let numbers = (p.expected, p.gap, p.high_intent);
                    let name = super::rows::name(funnel, List::People, &p.id);
                    row(name, p.target, p.won, &p.open, numbers, funnel.chance(p.hit))
                })
                .collect();
            let t = &r.team;
            let numbers = (t.expected, t.gap, t.high_intent);
            let name = funnel.words().team.to_owned();
            list.push(row(name, t.target, t.won, &t.open, numbers, String::new()));
            list
        })
    };
    view! {
        <div class="team-table" data-section="team">
            <div class="whatif-fields">
                <SelectField
                    asks=true
                    label=Signal::derive(move || funnel.words().order.to_owned())
                    value=Signal::derive(move || order.get().key().to_owned()) stacked=true
                    choices=Signal::derive(orders) on_change=pick
                />
            </div>
            <PlainTable
                caption=Signal::derive(move || funnel.words().team_table.to_owned())
                columns=Signal::derive(columns) rows=Signal::derive(rows)
            />
        </div>
    }
}

/// A gap with its side in words; `amount` is its size.
fn gap_text(funnel: Funnel, gap: f64, amount: &str) -> String {
    let words = funnel.words();
    let template = match gap {
        gap if gap > 0.0 => words.gap_short,
        gap if gap < 0.0 => words.gap_over,
        _ => return amount.to_owned(),
    };
    told(template, &[("gap", amount.to_owned())])
}

/// The cards, and the button that prints them alone.
#[component]
fn Cards() -> impl IntoView {
    let funnel = use_funnel();
    let cards = move || {
        funnel
            .report
            .with(|r| r.people.iter().map(|person| card(funnel, person)).collect_view())
    };
    view! {
        <section class="cards" data-section="cards">
            <div class="cards-head">
                <h2>{move || funnel.words().cards}</h2>
                <button type="button" class="btn" on:click=move |_| dom::print_only("cards")>
                    <Icon name=IconName::Print/>{move || funnel.words().print_cards}
                </button>
            </div>
            <div class="card-grid">{cards}</div>
        </section>
    }
}

/// First and last day of the period.
fn period(funnel: Funnel, input: &Input) -> String {
    let day = |day| format_day(day, funnel.view.app.lang.get(), DayStyle::Short);
    format!("{} – {}", day(input.start), day(input.end))
}

fn card(funnel: Funnel, person: &PersonReport) -> impl IntoView + use<> {
    let (words, style) = (funnel.words(), funnel.view.style.get());
    let name = super::rows::name(funnel, List::People, &person.id);
    let gap = gap_text(funnel, person.gap, &funnel.money(person.gap.abs()));
    // Planned for a confidence it is more than what closes the gap, which the table shows.
    let high_intent = if person.planned_high_intent == person.high_intent {
        words.col_high_intent
    } else {
        words.card_planned
    };
    let figures = [
        (words.col_target, funnel.money(person.target)),
        (words.col_won, funnel.money(person.won)),
        (
            words.col_expected_wins,
            style.number(person.expected, Unit::Plain),
        ),
        (words.col_gap, gap),
        (
            high_intent,
            style.maybe(person.planned_high_intent, Unit::Customers),
        ),
        (words.col_hit, funnel.chance(person.hit)),
    ]
    .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
    .collect_view();
    let open = funnel.report.with(|r| {
        let stages = r.stages.iter().zip(&person.open);
        let list = stages.map(|(stage, n)| {
            let values = [
                ("stage", funnel.stage(&stage.id)),
                ("n", style.number(*n, Unit::Customers)),
            ];
            told(words.card_stage, &values)
        });
        list.collect::<Vec<_>>().join(words.name_comma)
    });
    let head = funnel.input.with(|input| period(funnel, input));
    let work = if person.work.iter().any(|work| work.period > 0.0) {
        let lines = person
            .work
            .iter()
            .map(|work| work_line(funnel, work))
            .collect_view();
        view! {
            <table class="plain-table">
                <thead>
                    <tr>
                        <th scope="col">{words.col_channel}</th>
                        <th scope="col" class="num">{words.this_week}</th>
                        <th scope="col" class="num">{words.this_period}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        }
        .into_any()
    } else {
        let none = if person.planned_high_intent == Some(0.0) {
            words.card_on_track
        } else {
            words.card_no_work
        };
        view! { <p class="muted">{none}</p> }.into_any()
    };
    view! {
        <article class="person-card" data-person=person.id.clone()>
            <header>
                <h3>{name}</h3>
                <p class="caption">{head}</p>
            </header>
            <dl class="card-figures">{figures}</dl>
            <p class="caption">{open}</p>
            {work}
        </article>
    }
}

fn work_line(funnel: Funnel, work: &PersonWork) -> impl IntoView + use<> {
    let words = funnel.words();
    let kind = funnel.report.with(|r| {
        let line = r.work.channels.iter().find(|line| line.id == work.channel);
        line.map(|line| line.kind).unwrap_or_default()
    });
    let over = work
        .is_over
        .then(|| view! { <span class="card-over">{words.card_over}</span> });
    // Nobody holds a fifth of an event: those that the people need together are the team's.
    let (week, period) = if kind.is_event() {
        let all = funnel.report.with(|r| {
            let works = r.people.iter().flat_map(|person| &person.work);
            let same = works.filter(|one| one.channel == work.channel);
            ceiling(same.map(|one| one.period).sum())
        });
        let n = funnel.view.style.get().number(all, Unit::Plain);
        (
            words.card_with_team.to_owned(),
            told(words.card_team_events, &[("n", n)]),
        )
    } else {
        (units(funnel, kind, work.week), units(funnel, kind, work.period))
    };
    view! {
        <tr data-over=work.is_over.then_some("true")>
            <th scope="row">{funnel.channel(&work.channel)}</th>
            <td class="num" class:card-week=!kind.is_event()>{week}</td>
            <td class="num">{period}{over}</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::value::Sourced;
    use crate::models::parameter::Parameters;
    use crate::models::sales_funnel::evaluate;

    #[test]
    fn the_team_stands_by_what_is_missing_and_can_stand_otherwise() {
        let mut input = Input {
            basis: Basis::People,
            ..Input::default()
        };
        let ids: Vec<String> = input.people.iter().take(3).map(|p| p.id.clone()).collect();
        input.people.truncate(3);
        // The second misses most money; the third has a small target that a single contract decides.
        for (id, (target, won)) in ids.iter().zip([(0.0, 0.0), (9e7, 0.0), (9e6, 8.9e6)]) {
            assert!(input.set(&format!("person/{id}/target"), Sourced::typed(target)));
            assert!(input.set(&format!("person/{id}/won"), Sourced::typed(won)));
        }
        let report = evaluate(&input);
        let order =
            |by: Order| -> Vec<&str> { by.sorted(&report.people).iter().map(|p| p.id.as_str()).collect() };
        let [first, second, third] = [0, 1, 2].map(|at: usize| ids[at].as_str());
        assert_eq!(order(Order::Listed), [first, second, third]);
        assert_eq!(order(Order::Gap)[0], second);
        let hits: Vec<f64> = Order::Hit.sorted(&report.people).iter().map(|p| p.hit).collect();
        assert!(hits.is_sorted() && hits[0] < hits[2], "{hits:?}");
        assert_eq!(order(Order::Hit)[2], first);
        let gaps: Vec<f64> = Order::Gap.sorted(&report.people).iter().map(|p| p.gap).collect();
        assert!(
            gaps.windows(2).all(|pair| pair[0] >= pair[1]) && gaps[0] > gaps[2],
            "{gaps:?}"
        );
    }
}
