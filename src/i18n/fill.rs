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
#[must_use]
pub fn fill(template: &str, arguments: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let named = after.split_once('}').and_then(|(name, tail)| {
            arguments
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (*value, tail))
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
