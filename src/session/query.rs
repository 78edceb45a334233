//! What a visitor looks for: words, all of which must be said of a file by its name, its folder, its device or its date.

use super::{File, Session};
use crate::live_photo::pair::FileId;
use crate::report::DateTime;

/// The words that are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<Word>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    text: String,
    /// The months whose names begin so, January being the lowest bit.
    months: u16,
}

/// So many letters make out a month; fewer begin too many other words.
const MONTH: usize = 3;

impl Query {
    /// What is looked for with this text, in a language of such names of months.
    #[must_use]
    pub fn of(text: &str, months: &[&str; 12]) -> Self {
        let word = |text: &str| {
            let begins =
                |name: &str| name.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text));
            let is_month = |name: &str| text.len() >= MONTH && begins(name);
            let months = months.iter().rev().fold(0, |bits, name| bits * 2 + u16::from(is_month(name)));
            Word { text: text.to_owned(), months }
        };
        Self { words: text.split_whitespace().map(word).collect() }
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether all words are said of a file.
    #[must_use]
    pub fn matches(&self, session: &Session, id: FileId) -> bool {
        self.words.iter().all(|word| word.is_said(session, id))
    }
}

impl Word {
    fn is_said(&self, session: &Session, id: FileId) -> bool {
        let fold = session.fold;
        let word = fold.of(&self.text);
        let includes = |text: &str| includes(&fold.of(text), &word);
        let by_device = || {
            let said = session.outcome(id).is_some_and(|outcome| {
                [outcome.make(), outcome.model(), outcome.lens_model()].into_iter().flatten().any(includes)
            });
            said || session.taken_with(id).is_some_and(|device| includes(&device))
        };
        session.get(id).map(File::name).is_some_and(includes)
            || session.location(id).into_iter().any(includes)
            || session.dated(id).is_some_and(|date| self.is_in_date(&date.at))
            || by_device()
    }

    /// Whether it is a part of a date, or begins one: `March`, `mar`, `2025`, `2025-03`, `2025-03-14`, `03-14`, `14`, `7`.
    fn is_in_date(&self, at: &DateTime) -> bool {
        let is_month = self.months.checked_shr(u32::from(at.month).saturating_sub(1)).unwrap_or(0) & 1 == 1;
        let is_day = || self.text.len() <= 2 && self.text.parse() == Ok(at.day);
        let date = written(at);
        let begins =
            |part: usize| date.get(part..).is_some_and(|date| date.starts_with(self.text.as_bytes()));
        is_month || is_day() || [YEAR, MONTH_OF_YEAR, DAY].into_iter().any(begins)
    }
}

/// Where the parts of a written date begin.
const YEAR: usize = 0;
const MONTH_OF_YEAR: usize = 5;
const DAY: usize = 8;

/// A date as `2025-03-14`.
fn written(at: &DateTime) -> [u8; 10] {
    let (year, month, day) = (at.year, u16::from(at.month), u16::from(at.day));
    let digits = [year / 1000, year / 100, year / 10, year, 0, month / 10, month, 0, day / 10, day];
    let mut date = digits.map(|number| b'0' + u8::try_from(number % 10).unwrap_or_default());
    (date[4], date[7]) = (b'-', b'-');
    date
}

/// Whether a text includes a word. Both are as [`super::Fold`] makes them, as for all of these.
#[must_use]
pub fn includes(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    word.is_empty() || text.windows(word.len()).any(|part| part == word)
}

/// Whether it begins with one.
#[must_use]
pub fn begins_with(text: &str, word: &str) -> bool {
    text.as_bytes().starts_with(word.as_bytes())
}

/// Whether it ends with one.
#[must_use]
pub fn ends_with(text: &str, word: &str) -> bool {
    text.as_bytes().ends_with(word.as_bytes())
}
