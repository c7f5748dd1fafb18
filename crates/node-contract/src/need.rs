//! What a node needs of the directory: a flow that needs more than there is is refused before it runs.

use plain_data::words;

words! {
    /// What a node, as it is set, needs the directory to know or to be able to do.
    #[derive(PartialOrd, Ord)]
    pub enum Need {
        /// It tells which clients a session serves. Who needs it is about clients.
        "clientIds" => ClientIds,
        /// It tells which device a session lives on.
        "deviceId" => DeviceId,
        /// It can end one session and leave the others.
        "endsSession" => EndsSession,
        /// It tells when a session expires.
        "expiresAt" => ExpiresAt,
        /// It tells when a session was last used.
        "lastActiveAt" => LastActiveAt,
    }
}

/// Those of them that a node has, in the order in which they are given.
pub fn needs<const MOST: usize>(of_node: [(bool, Need); MOST]) -> Vec<Need> {
    of_node.into_iter().filter_map(|(has, need)| has.then_some(need)).collect()
}
