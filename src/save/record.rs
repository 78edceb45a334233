//! What is told of a file in exports: a value for each key, the same on the page and by the native program.

use crate::bytes::Error;
use crate::live_photo::pair::FileId;
use crate::live_photo::{Mark, Sign, Support};
use crate::report::Remark;
use crate::session::{File, Outcome, Session};

/// The keys, in the order in which they stand.
pub const KEYS: [&str; 27] = [
    "path",
    "kind",
    "grade",
    "near_miss",
    "marks",
    "supports",
    "signs",
    "identifier",
    "group",
    "make",
    "model",
    "lens_model",
    "user_comment",
    "software",
    "taken",
    "taken_from",
    "width",
    "height",
    "latitude",
    "longitude",
    "duration_s",
    "keywords",
    "remarks",
    "error",
    "length",
    "reads",
    "bytes_read",
];

/// Keys at the end whose values only the native program knows.
pub const COSTS: usize = 2;

/// What stands behind a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing is known.
    Nothing,
    /// A text out of the file, or a code of ours.
    Text(&'a str),
    /// A text that was made.
    Made(String),
    /// A whole number.
    Whole(u64),
    /// Any number.
    Number(f64),
    /// Texts.
    List(Vec<String>),
    /// Why a file could not be read, and at which byte.
    Failure(Error),
}

/// What is told of one file, by the keys.
pub type Record<'a> = [Value<'a>; KEYS.len()];

/// Numbers for identifiers that two or more files have, in the order in which they come up.
#[derive(Debug, Default)]
pub struct Groups {
    /// By the identifiers' numbers; 0 for those that have not come up.
    numbers: Vec<u64>,
    given: u64,
}

impl Groups {
    fn number(&mut self, session: &Session, id: FileId) -> Option<u64> {
        session.moment(id).filter(|moment| moment.size() > 1)?;
        let identifier = usize::try_from(session.identifier(id)?).ok()?;
        if self.numbers.len() <= identifier {
            self.numbers.resize(identifier + 1, 0);
        }
        let number = self.numbers.get_mut(identifier)?;
        if *number == 0 {
            self.given += 1;
            *number = self.given;
        }
        Some(*number)
    }
}

/// A file with the folders it came in; one in an archive behind that: `archive.zip!/folder/name`.
#[must_use]
pub fn path(session: &Session, id: FileId) -> String {
    let mut path = String::new();
    let mut next = session.get(id);
    while let Some(file) = next {
        let folder = file.folder();
        let between = if folder.is_empty() { "" } else { "/" };
        let inner = if path.is_empty() { "" } else { "!/" };
        path = [folder, between, file.name(), inner, &path].concat();
        next = file.inside().and_then(|archive| session.get(archive));
    }
    path
}

/// What is told of a file; none of one that was not read. `costs` are its reads and the bytes that were read.
#[must_use]
pub fn record<'a>(
    session: &'a Session,
    id: FileId,
    path: String,
    groups: &mut Groups,
    costs: Option<(u32, u64)>,
) -> Option<Record<'a>> {
    let file = session.get(id)?;
    let outcome = file.outcome()?;
    Some(values(session, (id, file, outcome), path, groups.number(session, id), costs))
}

fn values<'a>(
    session: &'a Session,
    (id, file, outcome): (FileId, File<'a>, Outcome<'a>),
    path: String,
    group: Option<u64>,
    costs: Option<(u32, u64)>,
) -> Record<'a> {
    let verdict = outcome.verdict;
    let taken = session.taken(id);
    let (size, position) = (outcome.size(), outcome.position());
    [
        Value::Made(path),
        Value::Text(outcome.kind.code()),
        Value::Text(verdict.grade.code()),
        text(verdict.near_miss.map(|near_miss| near_miss.code())),
        list(verdict.marks.iter().map(Mark::code)),
        list(verdict.supports.iter().map(Support::code)),
        list(verdict.signs.iter().map(Sign::code)),
        text(outcome.identifier()),
        whole(group),
        text(outcome.make()),
        text(outcome.model()),
        text(outcome.lens_model()),
        text(outcome.user_comment()),
        text(outcome.software()),
        taken.map_or(Value::Nothing, |taken| Value::Made(taken.at.to_string())),
        text(taken.map(|taken| taken.from.code())),
        whole(size.map(|size| size.width)),
        whole(size.map(|size| size.height)),
        number(position.map(|position| position.latitude)),
        number(position.map(|position| position.longitude)),
        number(outcome.duration()),
        list(outcome.keywords()),
        list(outcome.remarks().iter().map(Remark::code)),
        outcome.error().map_or(Value::Nothing, Value::Failure),
        Value::Whole(file.length()),
        whole(costs.map(|(reads, _)| reads)),
        whole(costs.map(|(_, bytes)| bytes)),
    ]
}

fn text(text: Option<&str>) -> Value<'_> {
    text.map_or(Value::Nothing, Value::Text)
}

fn whole<'a>(number: Option<impl Into<u64>>) -> Value<'a> {
    number.map_or(Value::Nothing, |number| Value::Whole(number.into()))
}

fn number<'a>(number: Option<f64>) -> Value<'a> {
    number.map_or(Value::Nothing, Value::Number)
}

fn list<'a>(texts: impl Iterator<Item = impl Into<String>>) -> Value<'a> {
    Value::List(texts.map(Into::into).collect())
}
