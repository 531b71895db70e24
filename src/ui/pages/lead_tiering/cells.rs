//! What the row of one lead shows in the table of leads.

use std::cell::OnceCell;

use leptos::prelude::*;

use super::view_state::LeadView;
use super::words;
use crate::engines::scorecard::{Answer, Scale, Scorecard};
use crate::i18n::date::{DayStyle, format_day};
use crate::i18n::{Lang, fill};
use crate::models::lead_tiering::{CellCode, Detail, LeadScore, Outcome, Reader, detail_of};
use crate::ui::components::{CellTone, CellView, Tone};
use crate::ui::format;
use crate::ui::state::App;
use crate::workspace::rows::{Cell, Column, ColumnRole, Place, Rows};

/// What a column of the table shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shown {
    /// The column of the leads at this place.
    Column(usize),
    /// Worked out by the model.
    Tier,
    /// The score, where it is one number.
    Score,
    /// The score's range, where unknowns leave one.
    Range,
    /// The best and the weakest factor.
    Extremes,
    /// What to do next.
    Next,
    /// The share of the weight that is known.
    Known,
}

/// One lead with what its cells are made from, read once for the whole row.
pub struct LeadCells<'a> {
    lang: Lang,
    rows: &'a Rows,
    place: Place,
    lead: &'a LeadScore,
    scoring: Option<(&'a Scorecard, Reader<'a>)>,
    detail: OnceCell<Detail>,
}

/// Reads the lead at a place in the list; `None` where there is none.
pub fn with_lead<T>(
    app: App,
    view: LeadView,
    index: Option<usize>,
    read: impl FnOnce(&LeadCells) -> T,
) -> Option<T> {
    let index = index?;
    let lang = app.lang.get();
    let report = app.lead_report.get();
    let card = view.card.get();
    let spellings = view.spellings.get();
    app.workspace.with(|w| {
        let reader = |card| Reader::with_spellings(card, &w.leads, w.profile.as_of, &spellings);
        Some(read(&LeadCells {
            lang,
            rows: &w.leads,
            place: w.leads.place(index)?,
            lead: report.leads.get(index)?,
            scoring: card.as_deref().map(|card| (card, reader(card))),
            detail: OnceCell::new(),
        }))
    })
}

impl LeadCells<'_> {
    /// The cell of a column of the leads as it is stored.
    pub fn stored(&self, column: usize) -> Cell {
        self.rows.cell(self.place, column)
    }

    /// What a column of the table shows of the lead.
    pub fn cell(&self, shown: &Shown) -> CellView {
        let lang = self.lang;
        let score = &self.lead.score;
        match shown {
            Shown::Column(at) => self.own(*at),
            Shown::Tier => {
                let tiers = self.lead.tiers();
                let text = self.of_card(|card| words::tiers(card, tiers, lang));
                let card = self.scoring.as_ref().map(|(card, _)| *card);
                CellView::badge(
                    text,
                    card.map_or(Tone::Plain, |card| words::tier_tone(card, tiers)),
                )
            }
            Shown::Score => match score.value() {
                Some(value) => toned(format::score(value, lang), CellTone::Strong),
                None => toned("—".to_owned(), CellTone::Muted),
            },
            Shown::Range => CellView::text(match score.range() {
                Some((low, high)) if high > low => format::score_range(low, high, lang),
                _ => String::new(),
            }),
            Shown::Known => CellView::text(format::percent(score.coverage(), lang)),
            Shown::Extremes => CellView::text(self.of_card(|card| self.extremes(card))),
            Shown::Next => CellView::text(self.of_card(|card| self.next(card))),
        }
    }

    fn of_card(&self, read: impl FnOnce(&Scorecard) -> String) -> String {
        self.scoring
            .as_ref()
            .map(|(card, _)| read(card))
            .unwrap_or_default()
    }

    fn detail(&self) -> &Detail {
        self.detail.get_or_init(|| match &self.scoring {
            Some((card, reader)) => detail_of(card, reader.readings(self.place)),
            None => Detail::default(),
        })
    }

    fn extremes(&self, card: &Scorecard) -> String {
        let name = |factor| words::factor_name(card, factor, self.lang);
        match self.detail().extremes {
            Some((best, weakest)) => format!("{} / {}", name(best), name(weakest)),
            None => String::new(),
        }
    }

    /// The question to ask next; with all known, how soon to respond.
    fn next(&self, card: &Scorecard) -> String {
        let texts = self.lang.texts().leads();
        if let Some(ask) = self.detail().ask.first() {
            let name = words::factor_name(card, ask.factor, self.lang);
            return fill(texts.next_ask, &[("factor", &name)]);
        }
        let tier = card.tiers.get(self.lead.tiers().worst);
        tier.map_or_else(String::new, |tier| {
            let response = self.lang.of(&tier.treatment.value.first_response);
            fill(texts.next_respond, &[("response", response)])
        })
    }

    /// A level by its name, an outcome by its word, a number or a day as written.
    fn own(&self, at: usize) -> CellView {
        let Some(column) = self.rows.columns.get(at) else {
            return CellView::default();
        };
        let cell = self.stored(at);
        if column.role == ColumnRole::Outcome {
            let outcome = match &cell {
                Cell::Text(text) if Outcome::of_word(text).word() != text && !text.is_empty() => {
                    let why = fill(self.lang.texts().leads().unread_outcome, &[("text", text)]);
                    return CellView {
                        invalid: Some(why),
                        ..plain(&cell, self.lang)
                    };
                }
                Cell::Unread(_) => return plain(&cell, self.lang),
                cell => Outcome::of_word(cell.as_text().unwrap_or_default()),
            };
            let tone = match outcome {
                Outcome::Won => CellTone::Strong,
                Outcome::Open | Outcome::Lost => CellTone::Muted,
            };
            return toned(words::outcome(outcome, self.lang).to_owned(), tone);
        }
        self.level(column, &cell)
            .unwrap_or_else(|| plain(&cell, self.lang))
    }

    /// A cell that a factor reads by levels: the level's name, or the word as it is with the reason it is not read.
    fn level(&self, column: &Column, cell: &Cell) -> Option<CellView> {
        let (card, reader) = self.scoring.as_ref()?;
        let at = card.factors.iter().position(|f| f.column == column.id)?;
        let factor = card.factors.get(at)?;
        match reader.code(at, cell) {
            CellCode::Known(Answer::Level(level)) => {
                let level = factor.levels().get(level)?;
                Some(CellView::text(self.lang.of(&level.label)))
            }
            CellCode::Unmatched => {
                let plain = plain(cell, self.lang);
                let why = fill(self.lang.texts().leads().unmatched_cell, &[("text", &plain.text)]);
                Some(CellView {
                    invalid: Some(why),
                    ..plain
                })
            }
            CellCode::Empty if matches!(factor.scale, Scale::Levels { .. }) => Some(CellView {
                is_ghost: true,
                ..toned(self.lang.texts().common().unknown.to_owned(), CellTone::Muted)
            }),
            _ => None,
        }
    }
}

fn toned(text: String, tone: CellTone) -> CellView {
    CellView {
        tone,
        ..CellView::text(text)
    }
}

fn plain(cell: &Cell, lang: Lang) -> CellView {
    match cell {
        Cell::Empty => CellView::default(),
        Cell::Text(text) => CellView::text(text.clone()),
        Cell::Number(x) => CellView::text(format::number(*x, lang)),
        Cell::Day(day) => CellView::text(format_day(*day, lang, DayStyle::Short)),
        Cell::Unread(text) => CellView {
            invalid: Some(lang.texts().leads().unread_cell.to_owned()),
            ..CellView::text(text.clone())
        },
    }
}
