//! How well a few typed letters match a name: for the command palette.

/// Ranks `text` against `query`; `None` when it does not match, else higher is better.
///
/// Every letter of the query has to appear in the text in order, whatever its case. A run counts more than
/// scattered letters, the start of a word more than its middle, a shorter text more than a longer one.
///
/// ```
/// use loudou::ui::components::match_rank;
/// assert!(match_rank("销售", "销售目标 · 年") > match_rank("销售", "客户销售额驱动"));
/// assert!(match_rank("exp", "Export file") > match_rank("exp", "Next page"));
/// assert_eq!(match_rank("zz", "Export file"), None);
/// ```
#[must_use]
pub fn match_rank(query: &str, text: &str) -> Option<i32> {
    let wanted: Vec<char> = query
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    let mut wanted = wanted.into_iter().peekable();
    let mut rank = 0_i32;
    let mut run = 0_i32;
    let mut is_word_start = true;
    let mut length = 0_i32;
    for letter in text.chars().flat_map(char::to_lowercase) {
        if wanted.peek() == Some(&letter) {
            wanted.next();
            run += 1;
            rank += 4 + 8 * (run - 1) + if is_word_start { 10 } else { 0 };
            // The very beginning of the name is what people type first.
            rank += if length == 0 { 10 } else { 0 };
        } else {
            run = 0;
        }
        is_word_start = !letter.is_alphanumeric();
        length += 1;
    }
    wanted.peek().is_none().then(|| rank.saturating_sub(length / 4))
}

#[cfg(test)]
mod tests {
    use super::match_rank;

    #[test]
    fn an_empty_query_matches_all() {
        assert!(match_rank("", "anything").is_some());
        assert!(match_rank("  ", "").is_some());
    }

    #[test]
    fn runs_beat_scattered_letters() {
        assert!(match_rank("und", "Undo") > match_rank("und", "up, next, down"));
    }

    #[test]
    fn order_matters() {
        assert_eq!(match_rank("ba", "ab"), None);
    }
}
