//! All leads as a grid: filter, sort, edit in place, paste from a spreadsheet, open one.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::cells::{LeadCells, Shown, with_lead};
use super::filters::LeadFilters;
use super::lead::remove_leads;
use super::view_state::{LeadView, use_view};
use super::words;
use crate::engines::pace::{Pace, Sliced};
use crate::engines::scorecard::Scale;
use crate::engines::value::fold;
use crate::exchange::detect::{self, plain_meaning};
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::{Listing, Outcome, SortBy, TierFilter};
use crate::models::parameter::Unit;
use crate::ui::components::{
    Align, CellKind, Choice, DataGrid, Direction, EditKind, GridColumn, GridEdit, GridSort, Toast, Tone,
    next_gesture,
};
use crate::ui::figure::Style;
use crate::ui::format;
use crate::ui::parts::export;
use crate::ui::platform::dom;
use crate::ui::platform::turns::use_long;
use crate::ui::shell::Export;
use crate::ui::state::App;
use crate::workspace::rows::{Cell, Column, ColumnKind, ColumnRole};
use crate::workspace::{Action, CellEdit};

/// The tab.
#[component]
pub fn LeadsTab() -> impl IntoView {
    let (app, view) = use_view();
    let layout = Memo::new(move |_| Arc::new(layout(app, view)));
    // Rows that come and go make a new order; edits of cells do not.
    let shape = Memo::new(move |_| app.workspace.with(|w| (w.leads.len(), w.leads.next_id)));
    let (order, is_ordering) = use_long(move || {
        shape.track();
        order(app, view)
    });
    let rows = RwSignal::new((0_usize, 0_usize));
    let columns =
        Signal::derive(move || layout.with(|l| l.iter().map(|(c, _)| c.clone()).collect::<Vec<_>>()));
    let row = Callback::new(move |row: usize| {
        let index = order.with(|o| o.get(row).copied());
        let cells = |lead: &LeadCells| layout.with(|l| l.iter().map(|(_, shown)| lead.cell(shown)).collect());
        with_lead(app, view, index, cells).unwrap_or_default()
    });
    let copy_row = Callback::new(move |row: usize| {
        untrack(|| {
            // What leaves the page is of the document as it is.
            app.report_at_once();
            let index = order.with(|o| o.get(row).copied());
            let texts =
                |lead: &LeadCells| layout.with(|l| l.iter().map(|(_, shown)| copied(lead, shown)).collect());
            with_lead(app, view, index, texts)
        })
        .unwrap_or_default()
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
    let goes_by_least = move || {
        let is_range = |sort: &GridSort| matches!(&*sort.key, "score" | "tier");
        view.sort.with(|sort| sort.as_ref().is_some_and(is_range))
    };
    let delete = move |_| {
        let (first, last) = rows.get_untracked();
        let ids = ids_of(first, last);
        if !ids.is_empty() {
            remove_leads(app, ids);
        }
    };
    view! {
        <LeadFilters shown=count is_busy=is_ordering/>
        <DataGrid
            label=Signal::derive(move || app.texts().leads().grid_label.to_owned())
            columns row_count=count row copy_row
            on_edit=edit
            sort=view.sort
            on_sort=Callback::new(move |sort| view.sort.set(Some(sort)))
            selected_row=selected
            on_rows=Callback::new(move |range| rows.set(range))
        />
        <div class="grid-foot">
            <span class="muted">
                {move || app.texts().leads().paste_hint}
                <Show when=goes_by_least>
                    <br/>
                    {move || app.texts().leads().sorted_by_least}
                </Show>
            </span>
            <Show when=move || { count.get() > 0 && is_part() }>
                <button type="button" class="btn" on:click=move |_| export(app, Export::These(ids_of(0, usize::MAX)))>
                    {move || {
                        let lang = app.lang.get();
                        fill(lang.texts().leads().export_these, &[("n", &format::count(count.get(), lang))])
                    }}
                </button>
            </Show>
            <Show when=move || { count.get() > 0 && chosen() > 1 }>
                <button type="button" data-edit="" class="btn" on:click=delete>
                    {move || format!("{} ({})", app.texts().leads().delete_selected, format::count(chosen(), app.lang.get()))}
                </button>
            </Show>
        </div>
    }
}

/// The filter's key for leads whose tier is open. No tier has it: their ids come from names or counters.
pub(super) const OPEN_TIERS: &str = "?";

fn layout(app: App, view: LeadView) -> Vec<(GridColumn, Shown)> {
    let lang = app.lang.get();
    let words = lang.texts().leads();
    let computed = |key: &'static str, title: &str, width: f64| {
        GridColumn::new(key, title).width(width).kind(CellKind::ReadOnly)
    };
    let mut list = Vec::new();
    let (columns, style) = app.workspace.with(|w| {
        // Cells hold single units, whatever the figures are shown in.
        let style = Style::of(&w.profile, lang).single();
        (Arc::clone(&w.leads.columns), style)
    });
    let place = |role: ColumnRole| columns.iter().position(|c| c.role == role);
    let own = |at: usize| {
        columns
            .get(at)
            .map(|c| (own_column(view, c, style), Shown::Column(at)))
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
    let extremes = computed("extremes", words.col_extremes, 180.0).off_paper();
    list.push((extremes, Shown::Extremes));
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

/// A column of the leads as a grid column. Columns a factor reads by levels offer those levels; that of the money says in
/// what it is counted. However many there are, paper has room for those whose role is known.
fn own_column(view: LeadView, column: &Column, style: Style) -> GridColumn {
    let lang = style.lang;
    let name = lang.of(&column.name);
    let is_money = column.role == ColumnRole::Amount;
    let title = if is_money {
        let unit = style.unit(Unit::Money);
        fill(lang.texts().leads().col_money, &[("name", name), ("unit", &unit)])
    } else {
        name.to_owned()
    };
    let mut grid = GridColumn::new(column.id.clone(), title).sortable();
    if matches!(column.role, ColumnRole::Key | ColumnRole::Other) {
        grid = grid.off_paper();
    }
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
        let unknown = std::iter::once(Choice::new("", lang.texts().common().unknown));
        let levels = factor
            .levels()
            .iter()
            .map(|l| Choice::new(l.id.clone(), lang.of(&l.label)));
        Some(unknown.chain(levels).collect::<Vec<_>>())
    });
    match (levels, column.kind) {
        (Some(levels), _) => grid.width(140.0).kind(CellKind::Choice(Arc::new(levels))),
        (None, ColumnKind::Number) if is_money => grid.width(160.0).kind(CellKind::Number),
        (None, ColumnKind::Number) => grid.width(110.0).kind(CellKind::Number),
        (None, ColumnKind::Day) => grid.width(110.0).kind(CellKind::Date),
        (None, ColumnKind::Text) => grid.width(140.0),
    }
}

/// The leads the filter leaves, as places in the list, in the order asked for. Edits of cells do not reorder:
/// nothing shifts under the hand.
fn order(app: App, view: LeadView) -> Sliced<Vec<usize>> {
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
    // Weights that move make a new order, and so do the scores that they had to wait for.
    app.lead_input.track();
    app.report_waits.track();
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
    let rows = app.workspace.with_untracked(|w| w.leads.clone());
    let pace = Pace::in_slices();
    let for_work = pace.clone();
    let work = async move { listing.of_paced(&rows, &report.leads, &for_work).await };
    Sliced::new(work, pace)
}

/// A cell for the clipboard and the editor: as stored, so that what is copied can be pasted back.
fn copied(lead: &LeadCells, shown: &Shown) -> String {
    match shown {
        Shown::Column(at) => match lead.stored(*at) {
            Cell::Number(x) => x.to_string(),
            Cell::Day(day) => day.to_string(),
            _ => lead.cell(shown).text,
        },
        _ => lead.cell(shown).text,
    }
}

/// Writes an edit of the grid into the leads: one step of undo, new leads for what reaches past the end.
fn apply_edit(app: App, order: &[usize], layout: &[(GridColumn, Shown)], edit: &GridEdit) {
    let mut edits = Vec::new();
    let mut added = Vec::new();
    let is_own = |across: usize| matches!(layout.get(edit.column + across), Some((_, Shown::Column(_))));
    let lost = edit.values.iter().flat_map(|values| {
        let cells = values.iter().enumerate();
        cells.filter(|(across, text)| !is_own(*across) && !text.trim().is_empty())
    });
    let lost = lost.count();
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
    if edit.kind == EditKind::Paste && lost > 0 {
        let lang = app.lang.get_untracked();
        let said = fill(
            lang.texts().leads().pasted_over,
            &[("n", &format::count(lost, lang))],
        );
        app.say(Toast::new(said).tone(Tone::Warn));
    }
}

const fn said(outcome: detect::Outcome) -> Outcome {
    match outcome {
        detect::Outcome::Won => Outcome::Won,
        detect::Outcome::Lost => Outcome::Lost,
        detect::Outcome::Open => Outcome::Open,
    }
}

/// A text as a cell. An outcome is read by its word in either language, or by another that says the same; what says
/// neither is kept as it is.
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
        .or_else(|| plain_meaning(text).map(said))
        .map_or_else(|| Cell::text(text.trim()), |o| Cell::text(o.word()))
}
