//! Learning against cases worked out elsewhere.
