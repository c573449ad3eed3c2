//! What can go wrong on the way to a page's data.

/// Why a page's data could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No answer: offline, or the connection broke.
    Unreachable,
    /// The host answered with this HTTP status instead.
    Status(u16),
    /// It is no JSON, or cut off, or not what is expected; where.
    Unreadable(String),
    /// It carries this schema number instead of [`crate::model::SCHEMA`].
    OtherSchema(u32),
}
