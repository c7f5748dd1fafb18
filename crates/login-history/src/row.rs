//! One session of a history, as it is packed.

use session_limit::whole;

/// How many numbers a row is packed in: the person, when the session was created, when it ended (not a
/// number: it is open), where its id ends among the ids, its client (0: not known, else its place
/// from 1 on), and its kind.
pub const ROW_NUMBERS: usize = 6;

/// One session.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// Whose it is.
    pub(crate) person: usize,
    /// When it was created, epoch milliseconds.
    pub(crate) created: u64,
    /// When it ended by itself, where it did.
    pub(crate) ended: Option<u64>,
    /// Where its id stands among the ids: from, to.
    pub(crate) id: (usize, usize),
    /// The place of its client, where it is known.
    pub(crate) client: Option<usize>,
    /// The place of its kind.
    pub(crate) kind: usize,
}

impl Row {
    /// The row whose id begins there; nothing where a number is none that can stand there.
    pub(crate) fn unpack(packed: &[f64; ROW_NUMBERS], begin: usize) -> Option<Self> {
        let [person, created, ended, id_end, client, kind] = *packed;
        Some(Self {
            person: place(person)?,
            created: whole(created)?,
            ended: if ended.is_nan() { None } else { Some(whole(ended)?) },
            id: (begin, place(id_end)?),
            client: place(client)?.checked_sub(1),
            kind: place(kind)?,
        })
    }
}

fn place(number: f64) -> Option<usize> {
    usize::try_from(whole(number)?).ok()
}
