//! What is read out while files are read: at the start, at every tenth of the way, and the answer at the end.

use crate::session::Tally;
use crate::words::{headline, page as words};

/// How far the visitor has been told.
#[derive(Debug, Default, PartialEq, Eq)]
pub enum Spoken {
    /// Nothing yet.
    #[default]
    Nothing,
    /// So many tenths of the files. It only grows, though more files may still be found.
    Tenths(usize),
    /// The answer.
    Answer,
}

impl Spoken {
    /// Follows the counts.
    pub fn follow(&mut self, tally: &Tally) {
        // The last tenth is the answer's, and more files may still be found.
        let tenths = ((tally.read + tally.skipped) * 10 / tally.files.max(1)).min(9);
        *self = match self {
            Self::Nothing if tally.given() == 0 && !tally.is_going_on() => Self::Nothing,
            _ if !tally.is_going_on() => Self::Answer,
            Self::Tenths(told) => Self::Tenths(tenths.max(*told)),
            Self::Nothing | Self::Answer => Self::Tenths(0),
        };
    }

    /// The sentence.
    #[must_use]
    pub fn sentence(&self, tally: &Tally) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Tenths(0) => words::READING_BEGINS.to_owned(),
            Self::Tenths(tenths) => words::tenths_read(*tenths),
            Self::Answer => {
                format!("{}. {}", headline::answer(tally), headline::remark(tally).unwrap_or_default())
            }
        }
    }
}
