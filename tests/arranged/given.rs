//! What the tables are made of: files as they are when they were read, and the list of them.

use facetime_photo_inspector::live_photo::pair::FileId;
use facetime_photo_inspector::report::facts::FoundText;
use facetime_photo_inspector::report::{
    DateTime, Facts, Field, Found, Kind, MovieFacts, Part, Place, Position, Report, Taken, TakenFrom,
};
use facetime_photo_inspector::session::{Action, Facet, FoundFile, Measure, Session, Wanted};

pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A file with what was read of it.
#[derive(Clone)]
pub struct Given {
    pub path: &'static str,
    pub length: u64,
    /// In milliseconds since 1970.
    pub modified: u64,
    pub report: Report,
}

fn place() -> Place {
    Place {
        part: Part::Exif,
        part_offset: 0,
        part_length: 0,
        field: Field::Name(String::new()),
        value_offset: None,
    }
}

fn found<T>(value: T) -> Option<Found<T>> {
    Some(Found { value, place: place() })
}

fn text(value: &str) -> FoundText {
    found(value.to_owned())
}

/// A file that says nothing.
pub fn file(path: &'static str, kind: Kind) -> Given {
    Given { path, length: 1000, modified: 1, report: Report { kind, ..Report::default() } }
}

impl Given {
    fn with(mut self, change: impl FnOnce(&mut Facts)) -> Self {
        change(&mut self.report.facts);
        self
    }

    pub fn length(mut self, length: u64) -> Self {
        self.length = length;
        self
    }

    /// When the file was last changed.
    pub fn changed(mut self, at: &str) -> Self {
        let seconds = DateTime::parse(at).and_then(DateTime::seconds_since_1970).expect("a time in a zone");
        self.modified = u64::try_from(seconds).expect("after 1970") * 1000;
        self
    }

    pub fn camera(self, make: &str, model: &str) -> Self {
        self.with(|facts| (facts.make, facts.model) = (text(make), text(model)))
    }

    pub fn lens(self, lens: &str) -> Self {
        self.with(|facts| facts.lens_model = text(lens))
    }

    pub fn comment(self, comment: &str) -> Self {
        self.with(|facts| facts.user_comment = text(comment))
    }

    pub fn software(self, software: &str) -> Self {
        self.with(|facts| facts.software = text(software))
    }

    pub fn keyword(self, keyword: &str) -> Self {
        self.with(|facts| facts.keywords.extend(text(keyword)))
    }

    pub fn identifier(self, identifier: &str) -> Self {
        self.with(|facts| facts.identifier = text(identifier))
    }

    pub fn at(self, latitude: f64, longitude: f64) -> Self {
        self.with(|facts| facts.position = found(Position { latitude, longitude }))
    }

    pub fn duration(self, seconds: f64) -> Self {
        self.with(|facts| {
            facts.movie = Some(MovieFacts { duration: Some(seconds), keys: 1, ..MovieFacts::default() });
        })
    }

    pub fn taken(self, at: &str) -> Self {
        self.taken_from(at, TakenFrom::Exif)
    }

    pub fn taken_from(self, at: &str, from: TakenFrom) -> Self {
        let at = DateTime::parse(at).expect("a date");
        self.with(|facts| facts.taken = Some(Taken { at, from, place: place() }))
    }

    pub fn found(&self) -> FoundFile {
        let (folder, name) = self.path.rsplit_once('/').unwrap_or(("", self.path));
        FoundFile { name: name.to_owned(), folder: folder.to_owned(), ..FoundFile::default() }
    }
}

/// A visit of these files, all read.
pub fn visit(files: &[Given]) -> Session {
    visit_with(Session::default(), files)
}

/// The same in a visit that has begun.
pub fn visit_with(mut session: Session, files: &[Given]) -> Session {
    session.apply(Action::Found(files.iter().map(Given::found).collect()));
    let measure =
        |(file, given): (FileId, &Given)| Measure { file, length: given.length, modified: given.modified };
    session.apply(Action::Measured(files.iter().enumerate().map(measure).collect()));
    session.apply(Action::Read(files.iter().map(|given| given.report.clone()).enumerate().collect()));
    session
}

/// Arranges until all is done.
pub fn arrange(session: &mut Session, wanted: &Wanted) {
    session.apply(Action::Arrange(Some(wanted.clone())));
    while session.is_arranging() {
        session.apply(Action::Arrange(Some(wanted.clone())));
    }
}

/// The files that are shown, in their order.
pub fn shown(session: &Session, wanted: &Wanted) -> Vec<FileId> {
    match session.arranged() {
        Some(list) => {
            let files: Vec<FileId> = (0..list.count()).filter_map(|row| list.file(row)).collect();
            assert_eq!((files.len(), list.file(list.count())), (list.count(), None));
            for (row, file) in files.iter().enumerate() {
                assert_eq!(list.row(*file), Some(row));
            }
            let others = (0..session.known()).filter(|file| !files.contains(file));
            others.for_each(|file| assert_eq!(list.row(file), None, "{file} is not shown"));
            files
        }
        None => {
            assert!(wanted.is_plain());
            session.rows(wanted.filter, 0..session.row_count(wanted.filter))
        }
    }
}

/// The paths of the files that are shown.
pub fn paths(files: &[Given], wanted: &Wanted) -> Vec<&'static str> {
    let mut session = visit(files);
    arrange(&mut session, wanted);
    shown(&session, wanted).into_iter().map(|file| files[file].path).collect()
}

/// What there is of a facet, as `value count`.
pub fn facet(session: &Session, facet: Facet) -> Vec<String> {
    session.facet(facet, 100).into_iter().map(|(value, count)| format!("{value} {count}")).collect()
}
