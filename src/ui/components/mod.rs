//! Parts used by every page, one to a file.
