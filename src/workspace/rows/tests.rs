//! Rows and cells hold what they are given.
