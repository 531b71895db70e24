//! Plain bytes for what is large and goes between page and worker: numbers as they lie in memory, little end first, so that
//! a hundred thousand of them cost a copy and no parsing. Never stored: both sides are of one build.

/// Adds a count. More than four bytes hold is no count of anything here.
pub(crate) fn put_count(out: &mut Vec<u8>, count: usize) {
    out.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

/// Adds a text, its length before it.
pub(crate) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_count(out, text.len());
    out.extend(text.as_bytes());
}

/// What is still to be read.
pub(crate) struct Rest<'a>(pub &'a [u8]);

impl<'a> Rest<'a> {
    /// So many bytes; none where there are fewer.
    pub fn take(&mut self, bytes: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(bytes)?;
        self.0 = rest;
        Some(taken)
    }

    /// So many numbers of `N` bytes each.
    pub fn words<const N: usize>(&mut self, count: usize) -> Option<&'a [[u8; N]]> {
        Some(self.take(count.checked_mul(N)?)?.as_chunks::<N>().0)
    }

    /// What [`put_count`] added.
    pub fn count(&mut self) -> Option<usize> {
        let [bytes] = self.words::<4>(1)? else {
            return None;
        };
        usize::try_from(u32::from_le_bytes(*bytes)).ok()
    }

    /// What [`put_text`] added.
    pub fn text(&mut self) -> Option<String> {
        let bytes = self.count()?;
        std::str::from_utf8(self.take(bytes)?).ok().map(str::to_owned)
    }
}
