//! Rooms: worlds in which the same sessions of a person are alive are played together.

/// Some worlds, and what is alive in each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    /// The sessions, in the order in which they came.
    pub(crate) alive: Vec<usize>,
    /// The worlds.
    pub(crate) worlds: Vec<usize>,
}

/// Every world, in as few rooms as there are lists of sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rooms(Vec<Room>);

impl Rooms {
    /// Every world as it is before anybody logs in.
    pub(crate) fn empty(worlds: usize) -> Self {
        Self(vec![Room { alive: Vec::new(), worlds: (0..worlds).collect() }])
    }

    /// Puts worlds with these sessions together with those that have the same.
    pub(crate) fn add(&mut self, alive: Vec<usize>, worlds: Vec<usize>) {
        match self.0.iter_mut().find(|room| room.alive == alive) {
            Some(room) => room.worlds.extend(worlds),
            None => self.0.push(Room { alive, worlds }),
        }
    }

    /// A session ended by itself, wherever it is still alive.
    pub(crate) fn end(&mut self, session: usize) {
        for room in &mut self.0 {
            room.alive.retain(|alive| *alive != session);
        }
    }
}

impl IntoIterator for Rooms {
    type Item = Room;
    type IntoIter = std::vec::IntoIter<Room>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worlds_in_which_the_same_is_alive_share_a_room_again() {
        let mut rooms = Rooms::default();
        rooms.add(vec![1, 2], vec![0]);
        rooms.add(vec![2], vec![1, 2]);
        rooms.add(vec![1, 2], vec![3]);
        rooms.end(1);
        let found: Vec<Room> = rooms.into_iter().collect();
        let room = |worlds: &[usize]| Room { alive: vec![2], worlds: worlds.to_vec() };
        assert_eq!(found, [room(&[0, 3]), room(&[1, 2])]);
    }
}
