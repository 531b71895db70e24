//! Properties of the query and its frozen text.
