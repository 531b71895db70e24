//! Names that can be told apart.

/// Numbers from here on are part of a name, such as the year in "Pipeline 2026".
const HIGHEST_NUMBER: u32 = 1_000;

/// A name nothing of the same kind has: the wanted one, or with the first free number behind it. A name that is numbered
/// already, beside the one it was numbered after, counts on.
///
/// ```
/// use loudou::workspace::free_name;
/// assert_eq!(free_name("Untitled", ["Acme"]), "Untitled");
/// assert_eq!(free_name("Untitled", ["Untitled", "Untitled 2"]), "Untitled 3");
/// ```
#[must_use]
pub fn free_name<'a>(wanted: &str, taken: impl IntoIterator<Item = &'a str>) -> String {
    let taken: Vec<&str> = taken.into_iter().map(str::trim).collect();
    let wanted = wanted.trim();
    if !taken.contains(&wanted) {
        return wanted.to_owned();
    }
    let stem = numbered(wanted).filter(|stem| taken.contains(stem));
    let stem = stem.unwrap_or(wanted);
    (2_u32..)
        .map(|n| format!("{stem} {n}"))
        .find(|name| !taken.contains(&name.as_str()))
        .unwrap_or_default()
}

/// Whether a name is this one, numbered or not.
#[must_use]
pub fn is_name_of(name: &str, stem: &str) -> bool {
    name == stem || numbered(name) == Some(stem)
}

/// What stands before the number of a numbered name.
fn numbered(name: &str) -> Option<&str> {
    let (stem, number) = name.rsplit_once(' ')?;
    let number: u32 = number.parse().ok()?;
    (2..HIGHEST_NUMBER).contains(&number).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::{free_name, is_name_of};

    #[test]
    fn a_name_that_is_taken_gets_the_first_free_number() {
        let golden: [(&str, &[&str], &str); 10] = [
            ("未命名", &[], "未命名"),
            ("未命名", &["未命名"], "未命名 2"),
            ("未命名", &["未命名", "未命名 2"], "未命名 3"),
            ("Untitled", &["Untitled", "Untitled 3"], "Untitled 2"),
            ("Untitled", &["Untitled 2"], "Untitled"),
            (" Untitled ", &["Untitled"], "Untitled 2"),
            ("Acme 2", &["Acme", "Acme 2"], "Acme 3"),
            ("Acme 2", &["Acme 2"], "Acme 2 2"),
            // A year is no number of a copy.
            ("Plan 2026", &["Plan", "Plan 2026"], "Plan 2026 2"),
            ("7", &["7"], "7 2"),
        ];
        for (wanted, taken, name) in golden {
            assert_eq!(free_name(wanted, taken.iter().copied()), name);
        }
    }

    #[test]
    fn a_numbered_name_is_known_by_what_it_was_numbered_after() {
        assert!(is_name_of("Sample", "Sample") && is_name_of("Sample 12", "Sample"));
        for other in ["Sample 1", "Sample 2026", "Sample2", "Sample +", "My Sample 2"] {
            assert!(!is_name_of(other, "Sample"), "{other}");
        }
    }
}
