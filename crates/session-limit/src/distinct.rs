//! Telling texts apart: sessions that are listed twice, distinct devices and addresses.

use crate::sorted::sorted;

/// For each text, whether an earlier one is the same.
pub(crate) fn repeats<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<bool> {
    // Ids of one provider begin alike: their hashes tell most of them apart at once. Where they
    // don't, the texts do, so that nobody can make this slow by choosing ids.
    let texts = sorted(texts.enumerate().map(|(place, text)| (hash(text), text, place)));
    let mut repeats = vec![false; texts.len()];
    for pair in texts.windows(2) {
        if let [(_, first, _), (_, second, place)] = pair
            && first == second
            && let Some(repeat) = repeats.get_mut(*place)
        {
            *repeat = true;
        }
    }
    repeats
}

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
    let repeats = repeats(known.into_iter());
    missing + repeats.iter().filter(|repeat| !**repeat).count()
}

/// FNV-1a.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
