//! The list's filters by name, and the list as it is shown.

use super::groups::{self, Group};
use crate::live_photo::pair::FileId;
pub use crate::session::Filter;
use crate::session::Session;
use crate::session::arranged::Arranged;
use crate::words::page::filter as words;
use std::ops::Range;

/// A filter's name.
#[must_use]
pub fn name(filter: Filter) -> &'static str {
    match filter {
        Filter::FaceTime => words::FACETIME,
        Filter::WorthALook => words::WORTH_A_LOOK,
        Filter::LivePhotos => words::LIVE_PHOTOS,
        Filter::All => words::ALL,
        Filter::NotReadable => words::NOT_READABLE,
        Filter::Slow => words::SLOW,
        Filter::SetAside => words::SET_ASIDE,
    }
}

/// The files of the list, in its order. Rows are counted from 0.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    session: &'a Session,
    filter: Filter,
}

impl<'a> Shown<'a> {
    /// What a filter shows; or the list that was made of it, for who looks for something or wants another order.
    #[must_use]
    pub fn of(session: &'a Session, filter: Filter) -> Self {
        Self { session, filter }
    }

    /// How many they are.
    #[must_use]
    pub fn count(self) -> usize {
        self.session.arranged().map_or_else(|| self.session.row_count(self.filter), Arranged::count)
    }

    /// The file of a row.
    #[must_use]
    pub fn file(self, row: usize) -> Option<FileId> {
        match self.session.arranged() {
            Some(list) => list.file(row),
            None => self.session.rows(self.filter, row..row.saturating_add(1)).first().copied(),
        }
    }

    /// The files of these rows.
    #[must_use]
    pub fn files(self, rows: Range<usize>) -> Vec<FileId> {
        match self.session.arranged() {
            Some(list) => rows.map_while(|row| list.file(row)).collect(),
            None => self.session.rows(self.filter, rows),
        }
    }

    /// The groups that they stand in by their dates; none while they stand in another order.
    #[must_use]
    pub fn groups(self) -> Vec<Group> {
        if !self.is_by_date() {
            return Vec::new();
        }
        groups::by_time(self.count(), &|row| {
            let at = self.session.taken_at(self.file(row)?)?;
            Some((at.year, at.month, at.day))
        })
    }

    /// Whether they stand in the order of their dates.
    fn is_by_date(self) -> bool {
        self.session.arranged().is_some_and(Arranged::is_by_date)
    }

    /// The row of a file.
    #[must_use]
    pub fn row(self, file: FileId) -> Option<usize> {
        match self.session.arranged() {
            Some(list) => list.row(file),
            None => self.session.row_of(self.filter, file),
        }
    }
}
