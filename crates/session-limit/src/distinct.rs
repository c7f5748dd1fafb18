//! Counting distinct devices and addresses.

/// How many distinct values there are, other than `own`; each missing value counts as one.
#[must_use]
pub fn count_distinct<'a>(
    values: impl Iterator<Item = Option<&'a str>>,
    own: Option<&str>,
) -> usize {
    let mut missing = 0;
    let mut known = Vec::new();
    for value in values {
        match value {
            None => missing += 1,
            Some(value) if Some(value) == own => {}
            Some(value) => known.push(value),
        }
    }
    known.sort_unstable();
    known.dedup();
    missing + known.len()
}
