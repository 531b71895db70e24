//! A block of rows as [plain bytes](crate::engines::bytes), for moving it between page and worker.

use std::collections::BTreeMap;

use crate::engines::bytes::{Rest, put_count, put_text};
use crate::workspace::rows::{Block, Cells};

const TEXT: u8 = 0;
const NUMBER: u8 = 1;
const DAY: u8 = 2;
/// Stands for no day; no calendar reaches it.
const NO_DAY: i32 = i32::MIN;

/// A block as bytes.
///
/// ```
/// use loudou::i18n::{Lang, date::Day};
/// use loudou::jobs::{decode_block, encode_block};
/// use loudou::workspace::Workspace;
/// let workspace = Workspace::with_sample("w".into(), "W".into(), Lang::Zh, Day::new(2026, 11, 21).unwrap());
/// let block = &workspace.leads.blocks[0];
/// assert_eq!(decode_block(&encode_block(block)).as_ref(), Some(block.as_ref()));
/// ```
#[must_use]
pub fn encode_block(block: &Block) -> Vec<u8> {
    let mut out = Vec::with_capacity(block.ids.len() * (4 + 6 * block.columns.len()));
    put_count(&mut out, block.ids.len());
    out.extend(block.ids.iter().flat_map(|id| id.to_le_bytes()));
    put_count(&mut out, block.columns.len());
    for cells in &block.columns {
        match cells {
            Cells::Text { words, codes } => {
                out.push(TEXT);
                put_count(&mut out, words.len());
                words.iter().for_each(|word| put_text(&mut out, word));
                out.extend(codes.iter().flat_map(|code| code.to_le_bytes()));
            }
            Cells::Number { values, unread } => {
                out.push(NUMBER);
                out.extend(values.iter().flat_map(|x| x.unwrap_or(f64::NAN).to_le_bytes()));
                put_unread(&mut out, unread);
            }
            Cells::Day { values, unread } => {
                out.push(DAY);
                out.extend(values.iter().flat_map(|day| day.unwrap_or(NO_DAY).to_le_bytes()));
                put_unread(&mut out, unread);
            }
        }
    }
    out
}

/// The block of these bytes; none where they are not a whole one.
#[must_use]
pub fn decode_block(bytes: &[u8]) -> Option<Block> {
    let mut rest = Rest(bytes);
    let rows = rest.count()?;
    let ids = rest
        .words::<4>(rows)?
        .iter()
        .map(|b| u32::from_le_bytes(*b))
        .collect();
    let columns = rest.count()?;
    let columns = (0..columns)
        .map(|_| rest.cells(rows))
        .collect::<Option<Vec<_>>>()?;
    rest.0.is_empty().then_some(Block { ids, columns })
}

fn put_unread(out: &mut Vec<u8>, unread: &BTreeMap<usize, String>) {
    put_count(out, unread.len());
    for (at, text) in unread {
        put_count(out, *at);
        put_text(out, text);
    }
}

impl Rest<'_> {
    fn unread(&mut self) -> Option<BTreeMap<usize, String>> {
        let count = self.count()?;
        (0..count).map(|_| Some((self.count()?, self.text()?))).collect()
    }

    fn cells(&mut self, rows: usize) -> Option<Cells> {
        let [kind] = self.take(1)? else {
            return None;
        };
        Some(match *kind {
            TEXT => {
                let count = self.count()?;
                let words = (0..count).map(|_| self.text()).collect::<Option<Vec<_>>>()?;
                let codes = self.words::<4>(rows)?.iter().map(|b| u32::from_le_bytes(*b));
                Cells::Text {
                    words,
                    codes: codes.collect(),
                }
            }
            NUMBER => {
                let values = self.words::<8>(rows)?.iter().map(|b| f64::from_le_bytes(*b));
                Cells::Number {
                    values: values.map(|x| x.is_finite().then_some(x)).collect(),
                    unread: self.unread()?,
                }
            }
            DAY => {
                let values = self.words::<4>(rows)?.iter().map(|b| i32::from_le_bytes(*b));
                Cells::Day {
                    values: values.map(|day| (day != NO_DAY).then_some(day)).collect(),
                    unread: self.unread()?,
                }
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(rows: usize) -> impl Strategy<Value = Cells> {
        let unread = || prop::collection::btree_map(0..rows.max(1), "\\PC{0,4}", 0..3);
        let number = any::<f64>().prop_filter("finite", |x| x.is_finite());
        prop_oneof![
            (
                prop::collection::vec("\\PC{0,8}", 0..5),
                prop::collection::vec(0..5_u32, rows)
            )
                .prop_map(|(words, codes)| Cells::Text { words, codes }),
            (prop::collection::vec(prop::option::of(number), rows), unread())
                .prop_map(|(values, unread)| Cells::Number { values, unread }),
            (
                prop::collection::vec(prop::option::of(-1_000_000..1_000_000), rows),
                unread()
            )
                .prop_map(|(values, unread)| Cells::Day { values, unread }),
        ]
    }

    fn blocks() -> impl Strategy<Value = Block> {
        (0..20_usize).prop_flat_map(|rows| {
            let ids = prop::collection::vec(any::<u32>(), rows);
            let columns = prop::collection::vec(cells(rows), 0..4);
            (ids, columns).prop_map(|(ids, columns)| Block { ids, columns })
        })
    }

    proptest! {
        #[test]
        fn a_block_comes_back(block in blocks()) {
            let bytes = encode_block(&block);
            prop_assert_eq!(decode_block(&bytes), Some(block));
        }

        #[test]
        fn what_is_cut_short_is_no_block(block in blocks(), cut in any::<prop::sample::Index>()) {
            let bytes = encode_block(&block);
            prop_assert_eq!(decode_block(&bytes[..cut.index(bytes.len())]), None);
        }

        #[test]
        fn any_bytes_are_a_block_or_none(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode_block(&bytes);
        }
    }
}
