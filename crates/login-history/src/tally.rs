//! The tally: whom a world touched, and how often.

/// What one world came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many people were touched at least once.
    pub people: u32,
    /// At how many logins the rule held.
    pub logins: u32,
    /// How many sessions were ended before their time.
    pub ended: u32,
    last: Option<usize>,
}

impl Tally {
    /// Counts a login of a person, and how many sessions it ended.
    pub(crate) fn touch(&mut self, person: usize, ended: usize) {
        self.logins += 1;
        self.ended += u32::try_from(ended).unwrap_or(u32::MAX);
        if self.last.replace(person) != Some(person) {
            self.people += 1;
        }
    }
}
