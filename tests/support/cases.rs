//! The cases that every build must get right, as data. Expected answers use the words of the native
//! program's JSON.

mod movies;
mod pairs;
mod stills;

use super::facetime::IDENTIFIER;

/// A file of a case, to be written or dropped as it is.
#[derive(Clone)]
pub struct SampleFile {
    /// Relative, with `/` between folder and name.
    pub path: &'static str,
    pub bytes: Vec<u8>,
}

/// What must be said of one file, given all files of its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    pub path: &'static str,
    /// `jpeg`, `heic`, `png`, `mov`
    pub kind: &'static str,
    /// `certain`, `very_likely`, `likely`, `perhaps`, `no`, `cannot_tell`
    pub grade: &'static str,
    /// `edited`, `mac_webcam`, `screenshot`, `selfie`, `live_photo`, `homemade_live_photo`, `motion_photo`,
    /// `stripped`
    pub near_miss: Option<&'static str>,
    /// `user_comment`, `lens_model`, `keywords`, in this order
    pub marks: &'static [&'static str],
    pub identifier: Option<&'static str>,
}

impl Expected {
    pub fn new(kind: &'static str, grade: &'static str) -> Self {
        Self { path: "", kind, grade, near_miss: None, marks: &[], identifier: None }
    }

    pub fn near_miss(self, near_miss: &'static str) -> Self {
        Self { near_miss: Some(near_miss), ..self }
    }

    pub fn marks(self, marks: &'static [&'static str]) -> Self {
        Self { marks, ..self }
    }

    /// The file carries [`IDENTIFIER`].
    pub fn identified(self) -> Self {
        Self { identifier: Some(IDENTIFIER), ..self }
    }
}

/// Files that are read in one visit, and what must come of it.
#[derive(Clone)]
pub struct Case {
    /// The case's number in the specification.
    pub number: u32,
    /// What it shows; begins with a letter where a number has several variants.
    pub what: &'static str,
    pub files: Vec<SampleFile>,
    /// One for each file, in the same order.
    pub expected: Vec<Expected>,
    /// The paths of each group of two or more files with one identifier; a file in none has no group.
    pub groups: Vec<Vec<&'static str>>,
    /// Flagged groups and flagged files without a group.
    pub moments: u32,
    /// Paths that must be shown together by name, and of which none is then called missing. Says nothing of
    /// files that are in one group anyway.
    pub together_by_name: Vec<Vec<&'static str>>,
}

impl Case {
    fn new(number: u32, what: &'static str) -> Self {
        Self {
            number,
            what,
            files: Vec::new(),
            expected: Vec::new(),
            groups: Vec::new(),
            moments: 0,
            together_by_name: Vec::new(),
        }
    }

    fn file(mut self, path: &'static str, bytes: Vec<u8>, expected: Expected) -> Self {
        self.files.push(SampleFile { path, bytes });
        self.expected.push(Expected { path, ..expected });
        self
    }

    /// All files so far are of one group.
    fn one_group(mut self) -> Self {
        self.groups = vec![self.paths()];
        self
    }

    /// All files so far are shown together by name.
    fn shown_together(mut self) -> Self {
        self.together_by_name = vec![self.paths()];
        self
    }

    fn moments(mut self, moments: u32) -> Self {
        self.moments = moments;
        self
    }

    fn paths(&self) -> Vec<&'static str> {
        self.files.iter().map(|file| file.path).collect()
    }
}

/// Every case, by number.
pub fn all() -> Vec<Case> {
    let mut cases = [stills::cases(), movies::cases(), pairs::cases()].concat();
    cases.sort_by_key(|case| (case.number, case.what));
    cases
}

/// The cases of one number: its variants, or the one.
pub fn numbered(number: u32) -> Vec<Case> {
    all().into_iter().filter(|case| case.number == number).collect()
}
