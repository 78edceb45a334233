//! What is counted of the files that are shown and selected: anew only when that may have changed, since there can be very
//! many.

use super::app::App;
use super::filter::Shown;
use super::view::View;
use crate::save::along;
use crate::session::arranged::Arranged;
use crate::session::{Filter, Tally, Wanted};

/// Files that are looked at to tell how many pictures there are: some milliseconds of a slow phone.
const MOST: usize = 2000;

/// What can be taken home.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Offered {
    /// Nothing is there, or files are still read.
    #[default]
    Nothing,
    /// So many pictures of the grid, or files of the list.
    Counted(usize),
    /// More than are counted.
    Many,
}

/// What is counted of: an album, with all counts, how it is seen, the list that is made of it and how long that is, and how
/// often the selection has changed.
#[derive(Debug, Clone, PartialEq)]
struct Of(Filter, Tally, View, Option<Wanted>, usize, usize);

/// What was counted last.
#[derive(Debug, Default)]
pub struct Counted {
    of: Option<Of>,
    /// How many of the selected files are not shown.
    pub hidden: usize,
    /// What can be taken home.
    pub offered: Offered,
}

impl App {
    /// Counts again, if there is something new.
    pub(super) fn count(&mut self) {
        let list = self.session.arranged();
        let (wanted, length) = (list.map(|list| list.wanted().clone()), list.map_or(0, Arranged::count));
        let of = Of(
            self.filter,
            self.session.tally().clone(),
            self.view,
            wanted,
            length,
            self.selection.changes(),
        );
        if self.counted.of.as_ref() != Some(&of) {
            let shown = Shown::of(&self.session, self.filter);
            let hidden = self.selection.files().filter(|file| shown.row(*file).is_none()).count();
            self.counted = Counted { of: Some(of), hidden, offered: self.count_offered() };
        }
    }

    fn count_offered(&self) -> Offered {
        let files = match self.selection.count() {
            0 => Shown::of(&self.session, self.filter).count(),
            selected => selected,
        };
        if self.session.tally().is_going_on() {
            return Offered::Nothing;
        }
        if files > MOST {
            return Offered::Many;
        }
        let files = self.to_take();
        let count = match self.view {
            View::Grid => along::pictures(&self.session, &files),
            View::List => files.len(),
        };
        if count == 0 { Offered::Nothing } else { Offered::Counted(count) }
    }
}
