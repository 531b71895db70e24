//! Puts arguments into a sentence of the catalogue.

/// Replaces each `{name}` of `template` by its value; a name without a value stays as it is written.
///
/// A value is never read as a template itself, so braces in a user's text do no harm.
///
/// ```
/// use loudou::i18n::fill;
/// assert_eq!(fill("Row {row}: {what}", &[("row", "3"), ("what", "{row}")]), "Row 3: {row}");
/// assert_eq!(fill("{other} stays", &[("row", "3")]), "{other} stays");
/// ```
///
/// `{name?one|many}` is a word that goes with a value: the first form where that is one of something, else the second.
///
/// ```
/// use loudou::i18n::fill;
/// let said = |n| fill("{n} {n?rep is|reps are} missing", &[("n", n)]);
/// assert_eq!((said("1"), said("12")), ("1 rep is missing".into(), "12 reps are missing".into()));
/// // With its unit, too.
/// assert_eq!(fill("{n} {n?has|have} to be added", &[("n", "1 customer")]), "1 customer has to be added");
/// ```
#[must_use]
pub fn fill(template: &str, arguments: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let named = after.split_once('}').and_then(|(name, tail)| {
            let (name, forms) = name.split_once('?').unwrap_or((name, ""));
            let (_, value) = arguments.iter().find(|(known, _)| *known == name)?;
            let is_one = value.split(' ').next() == Some("1");
            Some((
                if forms.is_empty() {
                    value
                } else {
                    form(forms, is_one)
                },
                tail,
            ))
        });
        if let Some((value, tail)) = named {
            out.push_str(value);
            rest = tail;
        } else {
            out.push('{');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// The word of `one|many` that goes with a count; a word without a bar goes with any.
///
/// ```
/// use loudou::i18n::form;
/// assert_eq!([form("person|people", true), form("person|people", false), form("人", true)], ["person", "people", "人"]);
/// ```
#[must_use]
pub fn form(forms: &str, is_one: bool) -> &str {
    let (one, many) = forms.split_once('|').unwrap_or((forms, forms));
    if is_one { one } else { many }
}
