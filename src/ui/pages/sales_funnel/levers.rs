//! Where volume cannot close the gap: the contract value that is needed, what raises it, and what that does to the odds.

use leptos::prelude::*;

use super::rows::{AddRow, RowHead, ids, name, short_name};
use super::{Funnel, told, use_funnel};
use crate::models::parameter::Unit;
use crate::models::sales_funnel::{Edit, LeverReport, List};
use crate::ui::components::{CheckField, Heading, PlainTable};
use crate::ui::pages::plan::PlanField;

/// The tab.
#[component]
pub fn ValueTab() -> impl IntoView {
    let funnel = use_funnel();
    let needed = move || funnel.report.with(|r| sentence(funnel, r));
    let levers = ids(funnel, List::Levers);
    view! {
        <section data-section="value">
            <p class="band" role="status" data-part="needed-value">{needed}</p>
            <p class="muted">{move || funnel.words().levers_text}</p>
            <div class="lever-list">
                <For each=move || levers.get() key=Clone::clone let:id>
                    <LeverRow id/>
                </For>
            </div>
            <AddRow list=List::Levers label=Signal::derive(move || funnel.words().add_lever)/>
            <h2>{move || funnel.words().before_after}</h2>
            <BeforeAfter/>
        </section>
    }
}

fn sentence(funnel: Funnel, report: &crate::models::sales_funnel::Report) -> String {
    let words = funnel.words();
    let value = &report.value;
    let (Some(needed), Some(uplift)) = (value.needed_value, value.needed_uplift) else {
        return words.value_none.to_owned();
    };
    let values = [
        ("needed", funnel.money(needed)),
        ("now", funnel.money(report.contract_value)),
        ("uplift", funnel.amount(uplift, Unit::Share)),
        ("most", funnel.amount(report.work.most, Unit::Customers)),
        ("ticked", funnel.amount(value.ticked_uplift, Unit::Share)),
        ("gap", funnel.money(value.ticked_gap.abs())),
        ("hit", funnel.chance(value.most_hit)),
    ];
    if uplift <= 0.0 {
        return told(words.value_enough, &values);
    }
    let then = if value.ticked_uplift <= 0.0 {
        words.value_none_ticked
    } else if value.ticked_uplift >= uplift {
        words.value_ticked_enough
    } else {
        words.value_ticked_short
    };
    let sentences = [
        ("first", told(words.value_found, &values)),
        ("then", told(then, &values)),
    ];
    told(words.sentences, &sentences)
}

#[component]
fn LeverRow(id: String) -> impl IntoView {
    let funnel = use_funnel();
    let path = format!("lever/{id}/uplift");
    let label = path.clone();
    let id = StoredValue::new(id);
    let shown = Memo::new(move |_| id.with_value(|id| name(funnel, List::Levers, id)));
    let is_ticked = Memo::new(move |_| {
        funnel.input.with(|input| {
            id.with_value(|id| {
                input
                    .levers
                    .iter()
                    .any(|lever| lever.id == *id && lever.is_ticked)
            })
        })
    });
    let hit = move || {
        let words = funnel.words();
        funnel.report.with(|r| {
            let line = id.with_value(|id| r.value.levers.iter().find(|line| line.id == *id));
            line.map(|line| {
                let values = [
                    ("before", funnel.chance(r.outlook.hit)),
                    ("after", funnel.chance(line.hit)),
                ];
                told(words.lever_hit, &values)
            })
        })
    };
    view! {
        <div class="lever-row" role="group" aria-label=shown data-lever=id.get_value()>
            <CheckField
                label=Signal::derive(move || funnel.words().count_on.to_owned()) checked=is_ticked
                on_change=Callback::new(move |on| funnel.edit(Edit::Tick(id.get_value(), on)))
            />
            <RowHead list=List::Levers id=id.get_value()/>
            <PlanField id=path label=Signal::derive(move || short_name(funnel, &label))/>
            <span class="caption lever-hit">{hit}</span>
        </div>
    }
}

/// The probability of the target, exact, today and with each lever.
#[component]
fn BeforeAfter() -> impl IntoView {
    let funnel = use_funnel();
    let columns = move || {
        let words = funnel.words();
        vec![
            Heading::words(words.col_case),
            Heading::number(words.col_uplift),
            Heading::number(words.col_hit),
            Heading::number(words.col_change),
        ]
    };
    let rows = move || {
        let (words, style) = (funnel.words(), funnel.view.style.get());
        funnel.report.with(|r| {
            let before = r.outlook.hit;
            let row = |name: String, uplift: Option<f64>, hit: Option<f64>| {
                vec![
                    name,
                    uplift.map_or_else(
                        || "—".to_owned(),
                        |uplift| {
                            // A share of the contract value, not points.
                            format!("+{}", style.amount(uplift, Unit::Share))
                        },
                    ),
                    hit.map_or_else(|| "—".to_owned(), |hit| funnel.chance(hit)),
                    hit.map_or_else(
                        || "—".to_owned(),
                        |hit| {
                            let points = style.change((hit - before) * 100.0, Unit::Plain);
                            told(words.n_points, &[("n", points)])
                        },
                    ),
                ]
            };
            let value = &r.value;
            let mut list = vec![row(words.case_today.to_owned(), Some(0.0), Some(before))];
            list.extend(value.levers.iter().map(|lever| {
                let alone = told(
                    words.case_alone,
                    &[("name", name(funnel, List::Levers, &lever.id))],
                );
                row(alone, Some(lever.uplift), Some(lever.hit))
            }));
            list.push(row(
                words.case_ticked.to_owned(),
                Some(value.ticked_uplift),
                Some(value.ticked_hit),
            ));
            let more = r.planned_high_intent.unwrap_or_default();
            let volume = told(words.case_volume, &[("n", funnel.amount(more, Unit::Customers))]);
            list.push(row(volume, None, value.volume_hit));
            list.push(row(
                words.case_both.to_owned(),
                Some(value.ticked_uplift),
                value.both_hit,
            ));
            list
        })
    };
    // Deals have fixed amounts, so that a higher value that is not high enough for one win less changes nothing.
    let is_still = Memo::new(move |_| {
        funnel.report.with(|r| {
            let is_same = |lever: &LeverReport| lever.uplift > 0.0 && lever.hit == r.outlook.hit;
            let can_change = r.outlook.hit > 0.0 && r.outlook.hit < 1.0;
            can_change && r.value.levers.iter().any(is_same)
        })
    });
    view! {
        <div data-section="before-after">
            <PlainTable
                caption=Signal::derive(move || funnel.words().before_after.to_owned())
                columns=Signal::derive(columns) rows=Signal::derive(rows)
            />
        </div>
        <p class="caption">{move || funnel.words().before_after_text}</p>
        <Show when=move || is_still.get()>
            <p class="caption" data-part="jumps">{move || funnel.words().jumps}</p>
        </Show>
    }
}
