//! A filter of one's own, as a smart album of Photos: rules over what is kept of a file, of which all must hold, or any.

use super::query::{begins_with, ends_with, includes};
use super::{File, Fold, Session};
use crate::live_photo::pair::FileId;
use crate::report::DateTime;

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The lens.
    Lens,
    /// The user's comment.
    Comment,
    /// Any of the keywords.
    Keyword,
    /// Who made the device, or its model.
    Camera,
    /// The program, or the system's version.
    Software,
    /// The file's name.
    Name,
    /// Any of the folders and archives that it lies in.
    Folder,
    /// What sort of file it is.
    Kind,
    /// When it was taken.
    Taken,
    /// Its length in bytes.
    Size,
    /// How long the movie is.
    Duration,
    /// Whether it says where it was taken.
    Position,
    /// How sure it is that it comes from a call.
    Grade,
}

/// What sort of values a field has, and with that how it can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Text.
    Text,
    /// One of a few things.
    Choice,
    /// A day.
    Date,
    /// Megabytes, or seconds.
    Number,
}

/// How a field is compared with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "they say what they are")]
pub enum Condition {
    Includes,
    DoesNotInclude,
    Is,
    IsNot,
    BeginsWith,
    EndsWith,
    IsBefore,
    IsAfter,
    IsInYear,
    IsMore,
    IsLess,
}

impl Field {
    /// All fields, as they are offered.
    pub const ALL: [Self; 13] = [
        Self::Lens,
        Self::Comment,
        Self::Keyword,
        Self::Camera,
        Self::Software,
        Self::Name,
        Self::Folder,
        Self::Kind,
        Self::Taken,
        Self::Size,
        Self::Duration,
        Self::Position,
        Self::Grade,
    ];

    /// The sort of its values.
    #[must_use]
    pub fn sort(self) -> Sort {
        match self {
            Self::Taken => Sort::Date,
            Self::Size | Self::Duration => Sort::Number,
            Self::Kind | Self::Position | Self::Grade => Sort::Choice,
            _ => Sort::Text,
        }
    }

    /// What one of its values is, of those there are to choose from: as a rule has it.
    #[must_use]
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Kind => &["photo", "movie", "heic", "jpeg", "png", "webp", "avif", "tiff", "mov", "mp4"],
            Self::Position => &["yes", "no"],
            Self::Grade => &["certain", "very_likely", "likely", "perhaps", "no", "cannot_tell"],
            _ => &[],
        }
    }

    /// How many of what is kept are one of what is written.
    fn unit(self) -> u64 {
        if self == Self::Size { 1_000_000 } else { 1000 }
    }
}

impl Sort {
    /// How its values can be compared.
    #[must_use]
    pub fn conditions(self) -> &'static [Condition] {
        use Condition::{
            BeginsWith, DoesNotInclude, EndsWith, Includes, Is, IsAfter, IsBefore, IsInYear, IsLess, IsMore,
            IsNot,
        };
        match self {
            Self::Text => &[Includes, DoesNotInclude, Is, IsNot, BeginsWith, EndsWith],
            Self::Choice => &[Is, IsNot],
            Self::Date => &[IsBefore, IsAfter, IsInYear],
            Self::Number => &[IsMore, IsLess],
        }
    }
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    field: Field,
    condition: Condition,
    text: String,
    /// What the text says, if it is a date or a number.
    number: u64,
}

impl Rule {
    /// A rule, as a visitor has put it; none if it is not whole yet. Days are written `2025-03-14`, numbers `1.5`.
    #[must_use]
    pub fn of(field: Field, condition: Condition, text: &str) -> Option<Self> {
        let text = text.trim();
        let number = match (field.sort(), condition) {
            (Sort::Date, Condition::IsInYear) => text.parse().ok()?,
            (Sort::Date, _) => day(&DateTime::parse(text)?),
            (Sort::Number, _) => decimal(text, field.unit())?,
            (Sort::Text | Sort::Choice, _) => 0,
        };
        let is_whole = !text.is_empty() && field.sort().conditions().contains(&condition);
        is_whole.then(|| Self { field, condition, text: text.to_owned(), number })
    }

    fn holds(&self, session: &Session, id: FileId) -> bool {
        match self.field.sort() {
            Sort::Text | Sort::Choice => {
                texts(session, id, self.field).is_some_and(|texts| self.holds_for(&texts, session.fold))
            }
            Sort::Date => session.taken_at(id).is_some_and(|at| match self.condition {
                Condition::IsBefore => day(&at) < self.number,
                Condition::IsAfter => day(&at) > self.number,
                _ => u64::from(at.year) == self.number,
            }),
            Sort::Number if self.field == Field::Size => {
                let length = session.get(id).map(File::length).filter(|length| *length > 0);
                length.is_some_and(|length| self.is_met(length > self.number, length < self.number))
            }
            Sort::Number => {
                let limit = f64::from(u32::try_from(self.number).unwrap_or(u32::MAX)) / 1000.0;
                let duration = session.outcome(id).and_then(|outcome| outcome.duration());
                duration.is_some_and(|duration| self.is_met(duration > limit, duration < limit))
            }
        }
    }

    fn is_met(&self, is_more: bool, is_less: bool) -> bool {
        if self.condition == Condition::IsMore { is_more } else { is_less }
    }

    /// Of several texts one must do; and none, where it is about what must not be.
    fn holds_for(&self, texts: &[&str], fold: Fold) -> bool {
        let value = fold.of(&self.text);
        let any = |test: fn(&str, &str) -> bool| texts.iter().any(|text| test(&fold.of(text), &value));
        match self.condition {
            Condition::Includes => any(includes),
            Condition::DoesNotInclude => !any(includes),
            Condition::Is => any(|text, value| text == value),
            Condition::IsNot => !any(|text, value| text == value),
            Condition::BeginsWith => any(begins_with),
            Condition::EndsWith => any(ends_with),
            _ => false,
        }
    }
}

/// The texts of a field, if they are known: most are not before a file has been read.
fn texts<'a>(session: &'a Session, id: FileId, field: Field) -> Option<Vec<&'a str>> {
    let file = session.get(id)?;
    match field {
        Field::Name => return Some(vec![file.name()]),
        Field::Folder => return Some(session.location(id)),
        _ => {}
    }
    let outcome = file.outcome()?;
    let said = |texts: [Option<&'a str>; 2]| texts.into_iter().flatten().collect();
    Some(match field {
        Field::Lens => said([outcome.lens_model(), None]),
        Field::Comment => said([outcome.user_comment(), None]),
        Field::Keyword => outcome.keywords().collect(),
        Field::Camera => said([outcome.make(), outcome.model()]),
        Field::Software => said([outcome.software(), None]),
        Field::Kind if outcome.kind.is_movie() => vec![outcome.kind.code(), "movie"],
        Field::Kind if outcome.kind.is_still() => vec![outcome.kind.code(), "photo"],
        Field::Kind => vec![outcome.kind.code()],
        Field::Position => vec![if outcome.position().is_some() { "yes" } else { "no" }],
        _ => vec![outcome.verdict.grade.code()],
    })
}

/// A day as a number: 20250314.
fn day(at: &DateTime) -> u64 {
    (u64::from(at.year) * 100 + u64::from(at.month)) * 100 + u64::from(at.day)
}

/// A number of units, written with a point or a comma, or without.
fn decimal(text: &str, unit: u64) -> Option<u64> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let mut number = whole.parse::<u64>().ok()?.checked_mul(unit)?;
    let mut unit = unit;
    for digit in fraction.chars() {
        unit /= 10;
        number = number.checked_add(u64::from(digit.to_digit(10)?) * unit)?;
    }
    Some(number)
}

/// Rules that are put together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SmartFilter {
    /// Those that are whole.
    pub rules: Vec<Rule>,
    /// Whether one of them is enough.
    pub any: bool,
}

impl SmartFilter {
    /// Whether it lets a file through. Without a rule it lets all through.
    #[must_use]
    pub fn matches(&self, session: &Session, id: FileId) -> bool {
        let holds = |rule: &Rule| rule.holds(session, id);
        match self.any && !self.rules.is_empty() {
            true => self.rules.iter().any(holds),
            false => self.rules.iter().all(holds),
        }
    }
}
