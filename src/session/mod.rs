//! A visit: the files that were found, their reports, groups and verdicts. One state, changed by
//! [`Session::apply`] alone; pure code, without a browser and without a clock.

pub mod arranged;
pub mod aside;
pub mod attempt;
mod camera;
pub mod dated;
pub mod diagnosis;
pub mod facets;
mod files;
pub mod filter;
mod fold;
mod found;
pub mod gone;
pub mod halves;
mod index;
pub mod library;
mod moments;
mod namesakes;
mod noted;
pub mod order;
mod outcome;
mod pages;
pub mod query;
mod ranked;
mod rings;
pub mod smart;
mod sorted;
pub mod tally;
mod texts;
pub mod told;
mod work;

pub use arranged::Wanted;
pub use aside::Aside;
pub use attempt::Attempt;
pub use camera::Side;
pub use dated::{Clock, DateSource, ShownDate};
pub use diagnosis::{Device, Diagnosis, Messenger};
pub use facets::Facet;
pub use files::File;
pub use filter::Filter;
pub use fold::Fold;
pub use found::{FoundFile, Measure};
pub use halves::OtherHalf;
pub use index::Index;
pub use moments::Moment;
pub use order::Order;
pub use outcome::{Dated, Judged, Outcome};
pub use tally::Tally;

use crate::live_photo::facetime::judge;
use crate::live_photo::pair::FileId;
use crate::live_photo::{Group, Traits};
use crate::report::Report;
use arranged::Lists;
use files::{Files, Kept};
use moments::Moments;
use namesakes::{Doubles, Namesakes};
use ranked::{Class, Ranked};
use rings::Members;

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
    /// Files were opened.
    Measured(Vec<Measure>),
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
    /// The visitor wants to see this, or still wants it: a slice of the list is made. Without anything, albums are shown as
    /// they are.
    Arrange(Option<Wanted>),
}

/// All that is known in a visit.
#[derive(Debug, Clone, Default)]
pub struct Session {
    files: Files,
    moments: Moments,
    namesakes: Namesakes,
    doubles: Doubles,
    ranked: Ranked,
    tally: Tally,
    lists: Lists,
    clock: Clock,
    fold: Fold,
}

impl Session {
    /// Takes in what happened.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Search => self.tally.searches += 1,
            Action::Searched => self.tally.searches = self.tally.searches.saturating_sub(1),
            Action::Found(found) => found.iter().for_each(|file| self.add(file)),
            Action::Measured(measures) => measures.into_iter().for_each(|measure| self.measure(measure)),
            Action::Read(reports) => reports.into_iter().for_each(|(id, report)| self.file(id, report)),
            Action::Slow(files) => files.into_iter().for_each(|id| self.put_off(id, Unread::Slow)),
            Action::Skip(id) => self.put_off(id, Unread::Skipped),
            Action::Gone(files) => self.forget(&files),
            Action::SkipSlow => self.skip(Class::Slow),
            Action::Arrange(wanted) => self.arrange(wanted),
            Action::SkipAll => {
                self.tally.searches = 0;
                self.skip(Class::Queued);
                self.skip(Class::Slow);
            }
        }
    }

    /// How many files were found, with those that have gone since: the number of the next one.
    #[must_use]
    pub fn known(&self) -> usize {
        self.files.len()
    }

    /// Every file, by its number.
    pub fn files(&self) -> impl Iterator<Item = File<'_>> {
        (0..self.files.len()).filter_map(|id| self.files.get(id))
    }

    /// One file.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<File<'_>> {
        self.files.get(id)
    }

    /// The counts.
    #[must_use]
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// All files that share this file's identifier, with itself; none without an identifier.
    #[must_use]
    pub fn moment(&self, id: FileId) -> Option<Moment<'_>> {
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
        let files = self
            .files
            .kept(id)
            .map(|kept| self.namesakes.get(&self.files, kept.inside, kept.folder, self.files.name(kept)));
        others(files, id)
    }

    /// The other files of the same name and length, wherever they lie and whatever they are.
    fn doubles(&self, id: FileId) -> impl Iterator<Item = FileId> + '_ {
        others(self.files.kept(id).map(|kept| self.doubles.get(&self.files, kept)), id)
    }

    /// When a file was taken; a still without a date takes its movie's.
    #[must_use]
    pub fn taken(&self, id: FileId) -> Option<Dated> {
        let own = |id: FileId| self.outcome(id)?.taken;
        own(id).or_else(|| own(self.moment(id)?.dated_movie()?))
    }

    /// What is known of a file that was read.
    #[must_use]
    pub fn outcome(&self, id: FileId) -> Option<Outcome<'_>> {
        self.files.get(id)?.outcome()
    }

    /// Whether a file is not read because the visitor does not want it.
    #[must_use]
    pub fn is_skipped(&self, id: FileId) -> bool {
        self.waits(id, &[Unread::Skipped])
    }

    /// Whether a file's bytes are waited for.
    #[must_use]
    pub fn is_slow(&self, id: FileId) -> bool {
        self.waits(id, &[Unread::Slow])
    }

    /// Whether a file is still to be read.
    #[must_use]
    pub fn is_wanted(&self, id: FileId) -> bool {
        self.waits(id, &[Unread::Queued, Unread::Slow])
    }

    fn waits(&self, id: FileId, so: &[Unread]) -> bool {
        self.files.kept(id).is_some_and(|kept| kept.outcome.is_none() && so.contains(&kept.unread))
    }

    /// The number of a file's identifier. Files of one group have the same.
    #[must_use]
    pub fn identifier(&self, id: FileId) -> Option<u32> {
        let identifier = self.files.kept(id)?.outcome.as_ref()?.identifier.number();
        (identifier > 0).then_some(identifier)
    }

    fn is_movie(&self, id: FileId) -> bool {
        self.outcome(id).is_some_and(|outcome| outcome.kind.is_movie())
    }

    fn is_photo_or_movie(&self, id: FileId) -> bool {
        self.outcome(id).is_some_and(|outcome| outcome.kind.is_photo_or_movie())
    }

    fn add(&mut self, found: &FoundFile) {
        let id = self.files.len();
        let unread = match library::is_left_out(&found.folder, &found.name) {
            true => Unread::LeftOut,
            false => Unread::Queued,
        };
        self.files.add(found, unread);
        if unread == Unread::Queued {
            self.namesakes.add(&self.files, id);
            if found.is_measured() {
                self.doubles.add(&self.files, id);
            }
        }
        if let Some(file) = self.files.get(id) {
            self.tally.count_found(file, true);
        }
        self.rank(id);
    }

    /// Notes what a file measures. Nothing of that is looked at before a file has been opened once.
    fn measure(&mut self, measure: Measure) {
        let id = measure.file;
        let is_new =
            |kept: &&mut Kept| !kept.is_measured() && !matches!(kept.unread, Unread::LeftOut | Unread::Gone);
        let Some(kept) = self.files.kept_mut(id).filter(is_new) else { return };
        kept.measure(measure);
        self.note(id);
        self.tally.count_measured(measure);
        self.doubles.add(&self.files, id);
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
        if self.is_wanted(id)
            && let Some(kept) = self.files.kept_mut(id)
        {
            self.tally.count_unread(kept.unread, false);
            kept.unread = unread;
            self.tally.count_unread(unread, true);
            self.rank(id);
        }
    }

    /// Files a report. A second one on the same file is passed over, since it can say nothing new; so is one on a
    /// file that is left out, since it can only say that it was not read.
    fn file(&mut self, id: FileId, report: Report) {
        // One that was skipped may have been under way already.
        if !self.waits(id, &[Unread::Queued, Unread::Slow, Unread::Skipped]) {
            return;
        }
        let Some(file) = self.files.get(id) else { return };
        self.tally.count_unread(file.unread(), false);
        self.tally.bytes_read += report.bytes_read;
        let traits = traits(file.name(), &report);
        let aside = Aside::of(file.folder(), file.name(), &report);
        let is_dated = report.facts.taken.is_some();
        self.files.keep(id, report, traits, (judge(&traits, &Group::of(&traits)), aside));
        if let Some((file, outcome)) = self.files.get(id).and_then(|file| Some((file, file.outcome()?))) {
            self.tally.count_outcome(file, outcome, true);
        }
        let Some(identifier) = self.identifier(id) else {
            self.count(id, true);
            return;
        };
        self.count_moment(identifier, false);
        let lent = self.lent(identifier);
        let changed = self.moments.add(identifier, id, &traits, is_dated);
        if self.lent(identifier) != lent {
            self.note_group(identifier);
        }
        self.judge_all_again(changed);
        self.judge_again(id);
        self.count(id, true);
        self.count_moment(identifier, true);
    }

    fn judge_all_again(&mut self, members: Vec<FileId>) {
        for member in members {
            self.count(member, false);
            self.judge_again(member);
            self.count(member, true);
        }
    }

    fn judge_again(&mut self, id: FileId) {
        let Some(group) = self.moment(id).map(Moment::group) else { return };
        if let Some(outcome) = self.files.kept_mut(id).and_then(|kept| kept.outcome.as_mut()) {
            outcome.verdict = judge(&outcome.traits, &group);
        }
    }

    /// Counts a file's verdict in, or out before it changes.
    fn count(&mut self, id: FileId, in_: bool) {
        self.rank(id);
        let identifier = self.identifier(id);
        let Some(outcome) = self.files.get(id).and_then(File::outcome) else { return };
        self.tally.count_verdict(&outcome.verdict, identifier.is_none(), in_);
        if let Some(identifier) = identifier {
            self.moments.count(identifier, &outcome.verdict, outcome.kind.is_movie(), in_);
        }
    }

    /// Counts a group in, or out before it changes.
    fn count_moment(&mut self, identifier: u32, in_: bool) {
        if let Some(moment) = self.moments.get(identifier) {
            let [stills, movies] = moment.flagged();
            let is_whole = stills > 0 && movies > 0;
            let covered = self.covered(moment);
            self.tally.count_moment(stills + movies > 0, is_whole, in_);
            self.tally.count_covered(covered, in_);
        }
    }
}

/// Those of these files that are not this one.
fn others(files: Option<Members<'_>>, id: FileId) -> impl Iterator<Item = FileId> + '_ {
    files.into_iter().flatten().filter(move |other| *other != id)
}

/// What the rule sees of a report.
fn traits(name: &str, report: &Report) -> Traits {
    match report.error {
        Some(_) => Traits::unread(report.kind),
        None => Traits::of(name, report.kind, &report.facts, report.remarks.is_empty()),
    }
}
