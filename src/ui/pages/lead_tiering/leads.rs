//! All leads as a grid: filter, sort, edit in place, paste from a spreadsheet, open one.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::filters::LeadFilters;
use super::lead::remove_leads;
use super::view_state::{LeadView, use_view};
use super::words;
use crate::engines::scorecard::Scale;
use crate::engines::value::fold;
use crate::i18n::date::{DayStyle, format_day};
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::{
    CellCode, Listing, Outcome, Reader, SortBy, Spellings, TierFilter, detail_of,
};
use crate::ui::components::{
    Align, CellKind, CellTone, CellView, Choice, DataGrid, Direction, EditKind, GridColumn, GridEdit, Tone,
    next_gesture,
};
use crate::ui::format;
use crate::ui::platform::dom;
use crate::ui::shell::export_these;
use crate::ui::state::App;
use crate::workspace::rows::{Cell, Column, ColumnKind, ColumnRole, Place};
use crate::workspace::{Action, CellEdit};

/// What a column of the grid shows.
#[derive(Debug, Clone, PartialEq)]
enum Shown {
    /// The column of the leads at this place.
    Column(usize),
    /// Worked out by the model.
    Tier,
    Score,
    Range,
    Extremes,
    Next,
    Known,
}

/// A grid column with what it shows.
type Layout = Arc<Vec<(GridColumn, Shown)>>;

/// The tab.
#[component]
pub fn LeadsTab() -> impl IntoView {
    let (app, view) = use_view();
    let layout = Memo::new(move |_| Arc::new(layout(app, view)));
    // Rows that come and go make a new order; edits of cells do not.
    let shape = Memo::new(move |_| app.workspace.with(|w| (w.leads.len(), w.leads.next_id)));
    let order = Memo::new(move |_| {
        shape.track();
        Arc::new(order(app, view))
    });
    let rows = RwSignal::new((0_usize, 0_usize));
    let columns =
        Signal::derive(move || layout.with(|l| l.iter().map(|(c, _)| c.clone()).collect::<Vec<_>>()));
    let what = move |column: usize| layout.with(|l: &Layout| l.get(column).map(|(_, s)| s.clone()));
    let cell = Callback::new(move |(row, column): (usize, usize)| {
        shown_cell(app, view, order.with(|o| o.get(row).copied()), what(column))
    });
    let selected = RwSignal::new(None::<usize>);
    // The cursor and the lead shown closely follow each other.
    Effect::new(move |_| {
        if let Some(row) = selected.get() {
            let id = order.with_untracked(|o| o.get(row).copied()).and_then(|index| {
                app.workspace
                    .with_untracked(|w| w.leads.place(index).and_then(|p| w.leads.id_at(p)))
            });
            if id.is_some() && view.selected.get_untracked() != id {
                // The lead shown above is taller or shorter than the one before; the table stays under the hand.
                dom::hold_still("lead-tabs", || view.selected.set(id));
            }
        }
    });
    let count = Signal::derive(move || order.with(|o| o.len()));
    let edit = Callback::new(move |edit: GridEdit| {
        apply_edit(app, &order.get_untracked(), &layout.get_untracked(), &edit)
    });
    let chosen = move || {
        let (first, last) = rows.get();
        last.saturating_sub(first) + 1
    };
    let ids_of = move |first: usize, last: usize| {
        order.with_untracked(|order| {
            let indices = order
                .get(first..=last.min(order.len().saturating_sub(1)))
                .unwrap_or_default();
            app.workspace.with_untracked(|w| {
                indices
                    .iter()
                    .filter_map(|i| w.leads.place(*i).and_then(|p| w.leads.id_at(p)))
                    .collect::<Vec<_>>()
            })
        })
    };
    let is_part =
        move || count.get() < app.workspace.with(|w| w.leads.len()) || view.sort.with(Option::is_some);
    let delete = move |_| {
        let (first, last) = rows.get_untracked();
        let ids = ids_of(first, last);
        if !ids.is_empty() {
            remove_leads(app, ids);
        }
    };
    view! {
        <LeadFilters shown=count/>
        <DataGrid
            label=Signal::derive(move || app.texts().leads.grid_label.to_owned())
            columns row_count=count cell
            copy_text=Callback::new(move |(row, column)| {
                copied(app, view, order.with_untracked(|o| o.get(row).copied()), untrack(|| what(column)))
            })
            on_edit=edit
            sort=view.sort
            on_sort=Callback::new(move |sort| view.sort.set(Some(sort)))
            selected_row=selected
            on_rows=Callback::new(move |range| rows.set(range))
        />
        <div class="grid-foot">
            <span class="muted">{move || app.texts().leads.paste_hint}</span>
            <Show when=move || { count.get() > 0 && is_part() }>
                <button type="button" class="btn" on:click=move |_| export_these(app, ids_of(0, usize::MAX))>
                    {move || {
                        let lang = app.lang.get();
                        fill(lang.texts().leads.export_these, &[("n", &format::count(count.get(), lang))])
                    }}
                </button>
            </Show>
            <Show when=move || { count.get() > 0 && chosen() > 1 }>
                <button type="button" class="btn" on:click=delete>
                    {move || format!("{} ({})", app.texts().leads.delete_selected, format::count(chosen(), app.lang.get()))}
                </button>
            </Show>
        </div>
    }
}

/// The filter's key for leads whose tier is open. No tier has it: their ids come from names or counters.
pub(super) const OPEN_TIERS: &str = "?";

fn layout(app: App, view: LeadView) -> Vec<(GridColumn, Shown)> {
    let lang = app.lang.get();
    let words = &lang.texts().leads;
    let computed = |key: &'static str, title: &str, width: f64| {
        GridColumn::new(key, title).width(width).kind(CellKind::ReadOnly)
    };
    let mut list = Vec::new();
    let columns = app.workspace.with(|w| Arc::clone(&w.leads.columns));
    let place = |role: ColumnRole| columns.iter().position(|c| c.role == role);
    let own = |at: usize| {
        columns
            .get(at)
            .map(|c| (own_column(view, c, lang), Shown::Column(at)))
    };
    let name = place(ColumnRole::Name);
    list.extend(name.and_then(own).map(|(c, s)| (c.width(190.0).frozen(), s)));
    list.push((
        computed("tier", words.col_tier, 72.0)
            .align(Align::Centre)
            .sortable(),
        Shown::Tier,
    ));
    list.push((
        computed("score", words.col_score, 72.0)
            .align(Align::End)
            .sortable(),
        Shown::Score,
    ));
    list.push((
        computed("range", words.col_range, 104.0).align(Align::End),
        Shown::Range,
    ));
    list.push((computed("extremes", words.col_extremes, 180.0), Shown::Extremes));
    list.push((computed("next", words.col_next, 190.0), Shown::Next));
    list.push((
        computed("known", words.col_known, 72.0)
            .align(Align::End)
            .sortable(),
        Shown::Known,
    ));
    let outcome = place(ColumnRole::Outcome);
    list.extend(outcome.and_then(own));
    let read: BTreeSet<String> =
        view.with_card(|card| card.factors.iter().map(|f| f.column.clone()).collect());
    let (factors, rest): (Vec<usize>, Vec<usize>) = (0..columns.len())
        .filter(|at| Some(*at) != name && Some(*at) != outcome)
        .partition(|at| columns.get(*at).is_some_and(|c| read.contains(&c.id)));
    list.extend(factors.into_iter().chain(rest).filter_map(own));
    list
}

/// A column of the leads as a grid column. Columns a factor reads by levels offer those levels.
fn own_column(view: LeadView, column: &Column, lang: Lang) -> GridColumn {
    let title = lang.of(&column.name);
    let grid = GridColumn::new(column.id.clone(), title).sortable();
    if column.role == ColumnRole::Outcome {
        let choice = |o: Outcome| Choice::new(o.word(), words::outcome(o, lang));
        let all = [Outcome::Open, Outcome::Won, Outcome::Lost].map(choice).to_vec();
        return grid.width(84.0).kind(CellKind::Choice(Arc::new(all)));
    }
    let levels = view.with_card(|card| {
        let factor = card
            .factors
            .iter()
            .find(|f| f.column == column.id && matches!(f.scale, Scale::Levels { .. }))?;
        let unknown = std::iter::once(Choice::new("", lang.texts().common.unknown));
        let levels = factor
            .levels()
            .iter()
            .map(|l| Choice::new(l.id.clone(), lang.of(&l.label)));
        Some(unknown.chain(levels).collect::<Vec<_>>())
    });
    match (levels, column.kind) {
        (Some(levels), _) => grid.width(140.0).kind(CellKind::Choice(Arc::new(levels))),
        (None, ColumnKind::Number) => grid.width(110.0).kind(CellKind::Number),
        (None, ColumnKind::Day) => grid.width(110.0).kind(CellKind::Date),
        (None, ColumnKind::Text) => grid.width(140.0),
    }
}

/// The leads the filter leaves, as places in the list, in the order asked for. Edits of cells do not reorder:
/// nothing shifts under the hand.
fn order(app: App, view: LeadView) -> Vec<usize> {
    let filter = view.filter.get();
    let sort = view.sort.get().map(|sort| {
        let by = match &*sort.key {
            "score" => SortBy::Score,
            "tier" => SortBy::Tier,
            "known" => SortBy::Known,
            column => SortBy::Column(column.to_owned()),
        };
        (by, sort.direction == Direction::Descending)
    });
    // Weights that move make a new order.
    app.lead_input.track();
    let card = view.card.get_untracked();
    let place = card.and_then(|card| card.tiers.iter().position(|t| t.id == filter));
    let tier = match place {
        _ if filter == OPEN_TIERS => TierFilter::Open,
        Some(at) => TierFilter::Stated(at),
        None => TierFilter::All,
    };
    let listing = Listing {
        tier,
        name_part: view.search.get(),
        sort,
    };
    let report = app.lead_report.get_untracked();
    app.workspace
        .with_untracked(|w| listing.of(&w.leads, &report.leads))
}

fn shown_cell(app: App, view: LeadView, index: Option<usize>, shown: Option<Shown>) -> CellView {
    let (Some(index), Some(shown)) = (index, shown) else {
        return CellView::default();
    };
    let lang = app.lang.get();
    let leads = &lang.texts().leads;
    let Some(lead) = app.lead_report.with(|r| r.leads.get(index).cloned()) else {
        return CellView::default();
    };
    match shown {
        Shown::Column(at) => own_cell(app, view, index, at, lang),
        Shown::Tier => {
            let text = view.with_card(|card| words::tiers(card, lead.tiers(), lang));
            CellView::badge(text, lead.tiers().stated().map_or(Tone::Plain, Tone::of_tier))
        }
        Shown::Score => match lead.score.value() {
            Some(score) => CellView {
                tone: CellTone::Strong,
                ..CellView::text(format::score(score, lang))
            },
            None => CellView {
                tone: CellTone::Muted,
                ..CellView::text("—")
            },
        },
        Shown::Range => CellView::text(match lead.score.range() {
            Some((low, high)) if high > low => format::score_range(low, high, lang),
            _ => String::new(),
        }),
        Shown::Known => CellView::text(format::percent(lead.score.coverage(), lang)),
        Shown::Extremes | Shown::Next => {
            let Some(place) = app.workspace.with(|w| w.leads.place(index)) else {
                return CellView::default();
            };
            let detail = app.workspace.with(|w| {
                view.with_card(|card| {
                    view.spellings.with(|spellings| {
                        let reader = Reader::with_spellings(card, &w.leads, w.profile.as_of, spellings);
                        detail_of(card, reader.readings(place))
                    })
                })
            });
            CellView::text(view.with_card(|card| match shown {
                Shown::Extremes => detail.extremes.map_or_else(String::new, |(best, weakest)| {
                    format!(
                        "{} / {}",
                        words::factor_name(card, best, lang),
                        words::factor_name(card, weakest, lang)
                    )
                }),
                _ => match detail.ask.first() {
                    Some(ask) => fill(
                        leads.next_ask,
                        &[("factor", &words::factor_name(card, ask.factor, lang))],
                    ),
                    None => card.tiers.get(lead.tiers().worst).map_or_else(String::new, |t| {
                        fill(
                            leads.next_respond,
                            &[("response", lang.of(&t.treatment.value.first_response))],
                        )
                    }),
                },
            }))
        }
    }
}

/// A cell of the leads: a level by its name, an outcome by its word, a number or a day as written.
fn own_cell(app: App, view: LeadView, index: usize, at: usize, lang: Lang) -> CellView {
    app.workspace.with(|w| {
        let Some(place) = w.leads.place(index) else {
            return CellView::default();
        };
        let Some(column) = w.leads.columns.get(at) else {
            return CellView::default();
        };
        let cell = w.leads.cell(place, at);
        if column.role == ColumnRole::Outcome {
            let outcome = Outcome::of_word(cell.as_text().unwrap_or_default());
            let tone = if outcome == Outcome::Won {
                CellTone::Strong
            } else {
                CellTone::Muted
            };
            return CellView {
                tone,
                ..CellView::text(words::outcome(outcome, lang))
            };
        }
        let of_level = view.with_card(|card| {
            view.spellings
                .with(|s| level_cell(card, s, w, column, &cell, lang))
        });
        of_level.unwrap_or_else(|| plain_cell(&cell, lang))
    })
}

/// A cell that a factor reads by levels: the level's name, or the word as it is with the reason it is not read.
fn level_cell(
    card: &crate::engines::scorecard::Scorecard,
    spellings: &Spellings,
    workspace: &crate::workspace::Workspace,
    column: &Column,
    cell: &Cell,
    lang: Lang,
) -> Option<CellView> {
    let at = card.factors.iter().position(|f| f.column == column.id)?;
    let factor = card.factors.get(at)?;
    let reader = Reader::with_spellings(card, &workspace.leads, workspace.profile.as_of, spellings);
    match reader.code(at, cell) {
        CellCode::Known(crate::engines::scorecard::Answer::Level(level)) => factor
            .levels()
            .get(level)
            .map(|l| CellView::text(lang.of(&l.label))),
        CellCode::Unmatched => {
            let words = &lang.texts().leads;
            let plain = plain_cell(cell, lang);
            let why = fill(words.unmatched_cell, &[("text", &plain.text)]);
            Some(CellView {
                invalid: Some(why),
                ..plain
            })
        }
        CellCode::Empty if matches!(factor.scale, Scale::Levels { .. }) => Some(CellView {
            tone: CellTone::Muted,
            is_ghost: true,
            ..CellView::text(lang.texts().common.unknown)
        }),
        _ => None,
    }
}

fn plain_cell(cell: &Cell, lang: Lang) -> CellView {
    match cell {
        Cell::Empty => CellView::default(),
        Cell::Text(text) => CellView::text(text.clone()),
        Cell::Number(x) => CellView::text(format::number(*x, lang)),
        Cell::Day(day) => CellView::text(format_day(*day, lang, DayStyle::Short)),
        Cell::Unread(text) => {
            let why = lang.texts().leads.unread_cell.to_owned();
            CellView {
                invalid: Some(why),
                ..CellView::text(text.clone())
            }
        }
    }
}

/// A cell for the clipboard and the editor: as stored, so that what is copied can be pasted back.
fn copied(app: App, view: LeadView, index: Option<usize>, shown: Option<Shown>) -> String {
    let stored = |index: usize, at: usize| {
        app.workspace.with_untracked(|w| {
            w.leads
                .place(index)
                .map(|p: Place| w.leads.cell(p, at))
                .unwrap_or_default()
        })
    };
    match (index, &shown) {
        (Some(index), Some(Shown::Column(at))) => match stored(index, *at) {
            Cell::Number(x) => x.to_string(),
            Cell::Day(day) => day.to_string(),
            _ => untrack(|| shown_cell(app, view, Some(index), shown)).text,
        },
        _ => untrack(|| shown_cell(app, view, index, shown)).text,
    }
}

/// Writes an edit of the grid into the leads: one step of undo, new leads for what reaches past the end.
fn apply_edit(app: App, order: &[usize], layout: &[(GridColumn, Shown)], edit: &GridEdit) {
    let mut edits = Vec::new();
    let mut added = Vec::new();
    app.workspace.with_untracked(|w| {
        for (down, values) in edit.values.iter().enumerate() {
            let targets = values.iter().enumerate().filter_map(|(across, text)| {
                let Shown::Column(at) = layout.get(edit.column + across)?.1 else {
                    return None;
                };
                let column = w.leads.columns.get(at)?;
                Some((column.id.clone(), cell_of(column, text)))
            });
            let row = order
                .get(edit.row + down)
                .and_then(|i| w.leads.place(*i))
                .and_then(|p| w.leads.id_at(p));
            match row {
                Some(row) => edits.extend(targets.map(|(column, cell)| CellEdit { row, column, cell })),
                None if edit.kind == EditKind::Paste => added.push(targets.collect::<Vec<_>>()),
                None => {}
            }
        }
    });
    let gesture = Some(next_gesture());
    if !edits.is_empty() {
        app.act(Action::SetCells(edits), gesture);
    }
    if !added.is_empty() {
        app.act(Action::AddLeads(added), gesture);
    }
}

/// A text as a cell. An outcome is read by its word in either language.
fn cell_of(column: &Column, text: &str) -> Cell {
    if column.role != ColumnRole::Outcome {
        return Cell::text(text.trim());
    }
    let folded = fold(text);
    let is = |outcome: Outcome| {
        folded == outcome.word()
            || [Lang::Zh, Lang::En]
                .iter()
                .any(|lang| fold(words::outcome(outcome, *lang)) == folded)
    };
    [Outcome::Won, Outcome::Lost, Outcome::Open]
        .into_iter()
        .find(|o| is(*o))
        .map_or_else(|| Cell::text(text.trim()), |o| Cell::text(o.word()))
}
