//! The naive ledger: sessions and logins in the plainest words, to hold the nodes against.
