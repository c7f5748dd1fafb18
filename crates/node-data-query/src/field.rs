//! What is counted: each count by its word, and by how it is made.

use node_contract::Login;
use plain_data::words;
use session_limit::{Census, Id, Row, Scope, count_distinct};

words! {
    /// What is counted, among the pre-existing sessions.
    #[derive(Default)]
    pub enum Field {
        /// The sessions.
        #[default]
        "activeSessionCount" => ActiveSessionCount,
        /// The sessions at the client that the login is for.
        "activeSessionCountForClient" => ActiveSessionCountForClient,
        /// The devices other than the login's own; a session without a device id counts as one.
        "distinctDeviceCount" => DistinctDeviceCount,
        /// The addresses other than the login's own; a session without one counts as one.
        "distinctIpCount" => DistinctIpCount,
    }
}

impl Field {
    /// Whether it counts sessions at the login's client only.
    #[must_use]
    pub fn is_about_client(self) -> bool {
        self == Self::ActiveSessionCountForClient
    }

    pub(crate) fn count(self, census: &Census, login: &Login) -> usize {
        match self {
            Self::ActiveSessionCount => census.counted(Scope::Subject).count(),
            Self::ActiveSessionCountForClient => census.counted(Scope::Client).count(),
            Self::DistinctDeviceCount => distinct(census, device_id, login.trusted_device()),
            Self::DistinctIpCount => {
                distinct(census, ip, login.device.and_then(|device| device.ip))
            }
        }
    }
}

/// How many distinct values the sessions have. One function for all sorts of them: each other one would be a
/// copy of the sorting.
#[inline(never)]
fn distinct<'a>(
    census: &Census<'a>,
    value: fn(&Row<'a>) -> Option<&'a str>,
    own: Option<&str>,
) -> usize {
    count_distinct(census.counted(Scope::Subject).map(value), own)
}

fn device_id<'a>(row: &Row<'a>) -> Option<&'a str> {
    row.session.device?.id.map(Id::as_str)
}

fn ip<'a>(row: &Row<'a>) -> Option<&'a str> {
    row.session.device?.ip
}
