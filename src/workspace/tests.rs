//! What a workspace promises.
