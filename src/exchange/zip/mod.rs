//! Zip archives, as far as workbooks need them: entries read in pieces whose true size is counted, entries written.
//!
//! What an archive declares about sizes is never believed: an entry is inflated piece by piece into a window of fixed
//! size, and [`Unpacking::next`] refuses to go on where more comes out than [`Bounds`] allow.

mod crc;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::{Archive, Bounds, Unpacking, ZipFault};
pub use write::{EntryWriter, ZipWriter};
