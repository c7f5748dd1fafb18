//! The modules: the crate that each is written in, and the JavaScript package that ships it.

use std::path::{Path, PathBuf};

/// A module, in a folder of its own in `dist`.
#[derive(Clone, Copy)]
pub struct Module {
    /// The name of that folder; of a node also the type that a flow names.
    pub name: &'static str,
    /// The crate.
    pub package: &'static str,
}

/// The modules of one JavaScript package.
pub struct Shipped {
    /// Where they are laid, from the top of the repository.
    dist: &'static str,
    pub modules: &'static [Module],
    pub made_for: MadeFor,
    /// What `require` gets, by the source of each.
    pub bundles: &'static [(&'static str, &'static str)],
}

/// What a module is made for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum MadeFor {
    /// Cold processes and bundles: small, and as text too.
    Start,
    /// Long work: fast.
    Work,
}

/// One file without a letter that is not ASCII, which a cold process reads in a third of the time of the
/// single files.
const BUNDLES: [(&str, &str); 2] = [("index.cjs", "require.js"), ("inlined.cjs", "inlined.js")];

/// Every module there is.
pub const SHIPPED: [Shipped; 2] = [
    Shipped {
        dist: "js-wrapper/nodes/dist",
        modules: &[
            Module { name: "data-query", package: "node-data-query" },
            Module { name: "force-logout", package: "node-force-logout" },
            Module { name: "logout", package: "node-logout" },
        ],
        made_for: MadeFor::Start,
        bundles: &BUNDLES,
    },
    Shipped {
        dist: "js-wrapper/simulation/dist",
        modules: &[Module { name: "login-history", package: "login-history" }],
        made_for: MadeFor::Work,
        bundles: &[],
    },
];

impl Shipped {
    /// Where the built files are laid.
    pub fn dist(&self, root: &Path) -> PathBuf {
        root.join(self.dist)
    }
}
