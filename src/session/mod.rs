//! A visit: the files that were found, their reports, groups and verdicts. One state, changed by
//! [`Session::apply`] alone; pure code, without a browser and without a clock.

pub mod aside;
pub mod attempt;
pub mod diagnosis;
pub mod filter;
pub mod gone;
pub mod halves;
pub mod library;
pub mod ranked;
pub mod tally;
mod work;

pub use aside::Aside;
pub use attempt::Attempt;
pub use diagnosis::{Device, Diagnosis, Messenger};
pub use filter::Filter;
pub use halves::OtherHalf;
pub use tally::Tally;

use crate::bytes::Error;
use crate::live_photo::facetime::judge;
use crate::live_photo::pair::{Doubles, FileId, Moment, Moments, Namesakes};
use crate::live_photo::{Group, Traits, Verdict, marks};
use crate::report::{Facts, Kind, Remark, Report, Taken};
use ranked::{Class, Ranked};

/// A file as it was found, before anything of it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundFile {
    /// Its name.
    pub name: String,
    /// The folders it was found in, joined by `/`; empty when it came alone.
    pub folder: String,
    /// The archive it lies in; the folders are then those inside the archive.
    pub inside: Option<FileId>,
    /// Its length in bytes.
    pub length: u64,
    /// When it was last changed, as the file system says, in milliseconds since 1970; 0 where it does not say.
    pub modified: u64,
}

/// What is kept of a file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What it is.
    pub kind: Kind,
    /// Its facts.
    pub facts: Facts,
    /// What could not be read of it.
    pub remarks: Vec<Remark>,
    /// Why it could not be read at all.
    pub error: Option<Error>,
    /// The judgement as of now; files of its group may still change it.
    pub verdict: Verdict,
    aside: Option<Aside>,
    traits: Traits,
}

impl Outcome {
    /// Why it is set aside; none of what is shown.
    #[must_use]
    pub fn aside(&self) -> Option<Aside> {
        self.aside
    }

    /// The device: as the file names it, else as its FaceTime lens does.
    #[must_use]
    pub fn device(&self) -> Option<String> {
        if let Some(model) = &self.facts.model {
            return Some(model.value.clone());
        }
        let (device, _) = marks::facetime_camera(&self.facts.lens_model.as_ref()?.value)?;
        (!device.is_empty()).then_some(device)
    }
}

/// A file of the visit.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// As it was found.
    pub found: FoundFile,
    /// Absent until it has been read. On its own, since it is many times as long as the rest, which a file has from the
    /// start.
    pub outcome: Option<Box<Outcome>>,
    /// Why it has no outcome.
    pub unread: Unread,
}

impl File {
    /// Why it is set aside; none of what is shown.
    #[must_use]
    pub fn aside(&self) -> Option<Aside> {
        match &self.outcome {
            Some(outcome) => outcome.aside,
            None => (self.unread == Unread::LeftOut).then_some(Aside::LeftOut),
        }
    }
}

/// What a file that has not been read waits for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unread {
    /// Its turn.
    #[default]
    Queued,
    /// Its bytes, which do not come at once: it may be on a slow disk, or still in the cloud.
    Slow,
    /// Nothing: the visitor does not want it read.
    Skipped,
    /// Nothing: it lies in a Photos library and is not looked at.
    LeftOut,
    /// Nothing: when its folder was looked at again, it was no longer there, or has changed and is another file since.
    Gone,
}

/// What can happen in a visit.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A search for files begins.
    Search,
    /// A search for files has ended.
    Searched,
    /// Files were found. They get the next numbers, in this order.
    Found(Vec<FoundFile>),
    /// Files were read.
    Read(Vec<(FileId, Report)>),
    /// The bytes of these files do not come at once.
    Slow(Vec<FileId>),
    /// The visitor does not want this file read.
    Skip(FileId),
    /// The visitor wants none of those read whose bytes do not come.
    SkipSlow,
    /// The visitor wants no more files read, nor searched for.
    SkipAll,
    /// These files are no longer there.
    Gone(Vec<FileId>),
}

/// All that is known in a visit.
#[derive(Debug, Clone, Default)]
pub struct Session {
    files: Vec<File>,
    moments: Moments,
    namesakes: Namesakes,
    doubles: Doubles,
    ranked: Ranked,
    tally: Tally,
}

impl Session {
    /// Takes in what happened.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Search => self.tally.searches += 1,
            Action::Searched => self.tally.searches = self.tally.searches.saturating_sub(1),
            Action::Found(found) => found.into_iter().for_each(|file| self.add(file)),
            Action::Read(reports) => reports.into_iter().for_each(|(id, report)| self.file(id, report)),
            Action::Slow(files) => files.into_iter().for_each(|id| self.put_off(id, Unread::Slow)),
            Action::Skip(id) => self.put_off(id, Unread::Skipped),
            Action::Gone(files) => self.forget(&files),
            Action::SkipSlow => self.skip(Class::Slow),
            Action::SkipAll => {
                self.tally.searches = 0;
                self.skip(Class::Queued);
                self.skip(Class::Slow);
            }
        }
    }

    /// Every file, by its number.
    #[must_use]
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// One file.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&File> {
        self.files.get(id)
    }

    /// The counts.
    #[must_use]
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// All files that share this file's identifier, with itself; none without an identifier.
    #[must_use]
    pub fn moment(&self, id: FileId) -> Option<&Moment> {
        self.moments.get(self.identifier(id)?)
    }

    /// The other files of its group: its other half, and copies.
    pub fn group_members(&self, id: FileId) -> impl Iterator<Item = FileId> + '_ {
        self.moment(id).into_iter().flat_map(Moment::files).filter(move |other| *other != id)
    }

    /// Files of the same folder and stem that are not of its group: shown together, "by name, not proven".
    /// Files with another identifier are no such files.
    pub fn namesakes(&self, id: FileId) -> impl Iterator<Item = FileId> + '_ {
        self.beside(id).filter(move |other| self.may_belong(id, *other))
    }

    /// Whether two files can belong together though no identifier says so.
    fn may_belong(&self, id: FileId, other: FileId) -> bool {
        let both_identified = self.identifier(id).is_some() && self.identifier(other).is_some();
        let both_pictures = self.is_photo_or_movie(id) && self.is_photo_or_movie(other);
        !both_identified && both_pictures
    }

    /// The other files of the same folder and stem, whatever they are.
    fn beside(&self, id: FileId) -> impl Iterator<Item = FileId> + '_ {
        let found = self.files.get(id).map(|file| &file.found);
        let files = found
            .map(|found| self.namesakes.get(found.inside, &found.folder, &found.name))
            .unwrap_or_default();
        files.iter().copied().filter(move |other| *other != id)
    }

    /// The other files of the same name and length, wherever they lie and whatever they are.
    fn doubles(&self, id: FileId) -> impl Iterator<Item = FileId> + '_ {
        let found = self.files.get(id).map(|file| &file.found);
        let files = found.map(|found| self.doubles.get(&found.name, found.length)).unwrap_or_default();
        files.iter().copied().filter(move |other| *other != id)
    }

    /// When a file was taken; a still without a date takes its movie's.
    #[must_use]
    pub fn taken(&self, id: FileId) -> Option<&Taken> {
        let own = |id: FileId| self.outcome(id)?.facts.taken.as_ref();
        own(id).or_else(|| own(*self.moment(id)?.dated_movies.first()?))
    }

    /// What is known of a file that was read.
    #[must_use]
    pub fn outcome(&self, id: FileId) -> Option<&Outcome> {
        self.files.get(id)?.outcome.as_deref()
    }

    /// Whether a file is not read because the visitor does not want it.
    #[must_use]
    pub fn is_skipped(&self, id: FileId) -> bool {
        self.get(id).is_some_and(|file| file.outcome.is_none() && file.unread == Unread::Skipped)
    }

    /// Whether a file's bytes are waited for.
    #[must_use]
    pub fn is_slow(&self, id: FileId) -> bool {
        self.get(id).is_some_and(|file| file.outcome.is_none() && file.unread == Unread::Slow)
    }

    /// Whether a file is still to be read.
    #[must_use]
    pub fn is_wanted(&self, id: FileId) -> bool {
        let waits = |file: &File| matches!(file.unread, Unread::Queued | Unread::Slow);
        self.get(id).is_some_and(|file| file.outcome.is_none() && waits(file))
    }

    fn identifier(&self, id: FileId) -> Option<&str> {
        Some(&self.outcome(id)?.facts.identifier.as_ref()?.value)
    }

    fn is_photo_or_movie(&self, id: FileId) -> bool {
        self.outcome(id).is_some_and(|outcome| outcome.kind.is_photo_or_movie())
    }

    fn add(&mut self, found: FoundFile) {
        let id = self.files.len();
        let unread = match library::is_left_out(&found.folder, &found.name) {
            true => Unread::LeftOut,
            false => Unread::Queued,
        };
        if unread == Unread::Queued {
            self.namesakes.add(found.inside, &found.folder, &found.name, id);
            self.doubles.add(&found.name, found.length, id);
        }
        self.tally.count_found(&found, unread, true);
        self.files.push(File { found, outcome: None, unread });
        self.rank(id);
    }

    /// Skips all files that wait so.
    fn skip(&mut self, waiting: Class) {
        let waiting = [waiting].into_iter().collect();
        while let Some(id) = self.ranked.nth(waiting, 0) {
            self.put_off(id, Unread::Skipped);
        }
    }

    /// Notes what a file waits for, if it has not been read. One that is skipped or left out waits for nothing.
    fn put_off(&mut self, id: FileId, unread: Unread) {
        let file = self.files.get_mut(id).filter(|file| file.outcome.is_none());
        if let Some(file) = file.filter(|file| matches!(file.unread, Unread::Queued | Unread::Slow)) {
            self.tally.count_unread(file.unread, false);
            file.unread = unread;
            self.tally.count_unread(unread, true);
            self.rank(id);
        }
    }

    /// Files a report. A second one on the same file is passed over, since it can say nothing new; so is one on a
    /// file that is left out, since it can only say that it was not read.
    fn file(&mut self, id: FileId, report: Report) {
        let is_expected = |file: &&mut File| {
            file.outcome.is_none() && !matches!(file.unread, Unread::LeftOut | Unread::Gone)
        };
        let Some(file) = self.files.get_mut(id).filter(is_expected) else { return };
        // One that was skipped may have been under way already.
        self.tally.count_unread(file.unread, false);
        let traits = traits(&file.found.name, &report);
        let aside = Aside::of(&file.found, &report);
        self.tally.bytes_read += report.bytes_read;
        let identifier = report.facts.identifier.as_ref().map(|identifier| identifier.value.clone());
        let verdict = judge(&traits, &Group::of(&traits));
        let Report { kind, facts, remarks, error, .. } = report;
        let outcome = Outcome { kind, facts, remarks, error, verdict, aside, traits };
        self.tally.count_outcome(&file.found, &outcome, true);
        file.outcome = Some(Box::new(outcome));
        let Some(identifier) = identifier else {
            self.count(id, true);
            return;
        };
        self.count_moment(&identifier, false);
        let Some(outcome) = self.files.get(id).and_then(|file| file.outcome.as_ref()) else { return };
        let is_dated = outcome.facts.taken.is_some();
        let changed = self.moments.add(&identifier, id, &outcome.traits, is_dated);
        self.judge_all_again(changed);
        self.judge_again(id);
        self.count(id, true);
        self.count_moment(&identifier, true);
    }

    fn judge_all_again(&mut self, members: Vec<FileId>) {
        for member in members {
            self.count(member, false);
            self.judge_again(member);
            self.count(member, true);
        }
    }

    fn judge_again(&mut self, id: FileId) {
        let Some(group) = self.moment(id).map(|moment| moment.group) else { return };
        if let Some(outcome) = self.files.get_mut(id).and_then(|file| file.outcome.as_mut()) {
            outcome.verdict = judge(&outcome.traits, &group);
        }
    }

    /// Counts a file's verdict in, or out before it changes.
    fn count(&mut self, id: FileId, in_: bool) {
        self.rank(id);
        let Some(outcome) = self.files.get(id).and_then(|file| file.outcome.as_ref()) else { return };
        let identifier = outcome.facts.identifier.as_ref();
        self.tally.count_verdict(&outcome.verdict, identifier.is_none(), in_);
        if let Some(identifier) = identifier {
            self.moments.count(&identifier.value, &outcome.verdict, outcome.kind.is_movie(), in_);
        }
    }

    /// Counts a group in, or out before it changes.
    fn count_moment(&mut self, identifier: &str, in_: bool) {
        if let Some(moment) = self.moments.get(identifier) {
            let whole = moment.flagged_stills > 0 && moment.flagged_movies > 0;
            let flagged = moment.flagged_stills + moment.flagged_movies > 0;
            self.tally.count_moment(flagged, whole, moment.live > 0, in_);
        }
    }
}

/// What the rule sees of a report.
fn traits(name: &str, report: &Report) -> Traits {
    match report.error {
        Some(_) => Traits::unread(report.kind),
        None => Traits::of(name, report.kind, &report.facts, report.remarks.is_empty()),
    }
}
