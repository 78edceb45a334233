//! A list that is made for what a visitor wants to see: files of an album that are looked for, in an order of their own.
//!
//! It is made in slices, and then kept as files change. What it holds of a file is what the order and the facets need, 40
//! bytes; a slice looks at its own files, finds their places among the others, and moves the numbers behind them up.

use super::facets::{Each, Facet, Facets, Values};
use super::moments::Moment;
use super::order::by_name;
use super::query::Query;
use super::rings::Small;
use super::smart::SmartFilter;
use super::sorted::{merged, sorted};
use super::work::touch;
use super::{File, Filter, Order, Session};
use crate::live_photo::pair::FileId;
use std::cmp::Ordering;

/// Files that are looked at in one go: a few milliseconds.
const SLICE: usize = 2048;

/// What a visitor wants to see.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// The album.
    pub filter: Filter,
    /// What is looked for in it.
    pub query: Query,
    /// The filter of their own.
    pub smart: SmartFilter,
    /// What is chosen of each facet; blank for all.
    pub facets: Each<String>,
    /// In which order.
    pub order: Order,
    /// Whether a Live Photo is one picture: its movies are left out where its still is shown.
    pub as_pictures: bool,
}

impl Wanted {
    /// Whether it is an album as it is: that needs no list of its own.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.order == Order::AsFound && !self.as_pictures && !self.is_narrowed()
    }

    /// Whether it leaves something of the album out.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        let Self { query, smart, facets, .. } = self;
        !query.is_empty() || !smart.rules.is_empty() || facets.iter().any(|chosen| !chosen.is_empty())
    }
}

/// A file that the album, the search and the smart filter leave.
#[derive(Debug, Clone, Copy)]
struct Entry {
    key: u64,
    values: Values,
}

/// The list.
#[derive(Debug, Clone)]
pub struct Arranged {
    wanted: Wanted,
    /// Whether the visit had come to its end when the list was begun.
    at_end: bool,
    rows: Vec<Small>,
    /// The row of each file.
    places: Vec<Small>,
    entries: Vec<Option<Entry>>,
    facets: Facets,
    /// Files that have changed since they were looked at.
    changed: Vec<Small>,
    /// The first file that was not looked at yet.
    next: FileId,
}

impl Arranged {
    fn new(wanted: Wanted, session: &Session) -> Self {
        Self {
            facets: Facets::of(&wanted.facets),
            wanted,
            at_end: !session.tally.is_going_on(),
            rows: Vec::new(),
            places: Vec::new(),
            entries: Vec::new(),
            changed: Vec::new(),
            next: 0,
        }
    }

    /// How many files it shows.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// What it shows.
    #[must_use]
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// Whether files of one day stand side by side.
    #[must_use]
    pub fn is_by_date(&self) -> bool {
        matches!(self.wanted.order, Order::Newest | Order::Oldest)
    }

    /// The file of a row; the first row is 0.
    #[must_use]
    pub fn file(&self, row: usize) -> Option<FileId> {
        self.rows.get(row)?.id()
    }

    /// The row of a file, if it is shown.
    #[must_use]
    pub fn row(&self, file: FileId) -> Option<usize> {
        self.places.get(file)?.id()
    }

    /// What there is of a facet, with counts.
    #[must_use]
    pub fn most(&self, facet: Facet, most: usize) -> Vec<(&str, usize)> {
        self.facets.most(facet, most)
    }

    /// Notes that a file has changed.
    fn note(&mut self, file: FileId) {
        if file < self.next {
            self.changed.push(Small::from(Some(file)));
        }
    }

    fn is_done(&self, session: &Session) -> bool {
        self.changed.is_empty() && self.next >= session.files.len()
    }

    /// Whether it is what would be made now.
    fn is_of(&self, wanted: &Wanted, session: &Session) -> bool {
        let follows_end = wanted.order == Order::AsFound;
        self.wanted == *wanted && (!follows_end || self.at_end != session.tally.is_going_on())
    }

    /// Takes in what has changed, and goes on with what was not looked at yet.
    fn step(&mut self, session: &Session) {
        let slice = self.slice(session.files.len());
        if slice.is_empty() {
            return;
        }
        let news: Vec<Small> = slice.iter().copied().filter(|file| self.look_at(*file, session)).collect();
        if news.len() < slice.len() || news.iter().any(|file| self.place_of(*file).is_some()) {
            // Taken out first, since their places are not what they were.
            slice.iter().for_each(|file| self.put(*file, None));
            let places = &self.places;
            let stays = |file: &Small| file.id().and_then(|file| places.get(file)?.id()).is_some();
            self.rows.retain(stays);
        }
        let is_before = |one: Small, other: Small| self.compare(one, other, session).is_lt();
        self.rows = merged(&self.rows, &sorted(&news, &is_before), &is_before);
        for row in 0..self.rows.len() {
            if let Some(file) = self.rows.get(row).copied() {
                self.put(file, Some(row));
            }
        }
    }

    /// The next files to be looked at, each once.
    fn slice(&mut self, known: usize) -> Vec<Small> {
        let mut slice = self.changed.split_off(self.changed.len().saturating_sub(SLICE));
        slice = sorted(&slice, &|one, other| one.number() < other.number());
        slice.dedup();
        let end = known.min(self.next + SLICE - slice.len());
        slice.extend((self.next..end).map(|file| Small::from(Some(file))));
        self.next = end.max(self.next);
        self.places.resize(self.next, Small::default());
        self.entries.resize(self.next, None);
        slice
    }

    /// Looks at a file, counts it, and tells whether it is shown.
    fn look_at(&mut self, file: Small, session: &Session) -> bool {
        touch();
        let Some(id) = file.id() else { return false };
        let entry = self.is_meant(id, session).then(|| {
            let values = self.facets.values(session, id);
            let [device, ..] = values;
            Entry { key: self.wanted.order.key(session, id, self.facets.text(device)), values }
        });
        let Some(known) = self.entries.get_mut(id) else { return false };
        if let Some(before) = std::mem::replace(known, entry) {
            self.facets.count(&before.values, false);
        }
        if let Some(entry) = entry {
            self.facets.count(&entry.values, true);
        }
        entry.is_some_and(|entry| self.facets.lets_through(&entry.values))
    }

    fn is_meant(&self, id: FileId, session: &Session) -> bool {
        let is_seen_in = |still: FileId| still != id && self.is_wanted(still, session);
        let still = session.moment(id).filter(|_| self.wanted.as_pictures).and_then(Moment::first_still);
        self.is_wanted(id, session) && !(session.is_movie(id) && still.is_some_and(is_seen_in))
    }

    fn is_wanted(&self, id: FileId, session: &Session) -> bool {
        let Wanted { filter, query, smart, .. } = &self.wanted;
        session.is_in(*filter, id) && query.matches(session, id) && smart.matches(session, id)
    }

    fn put(&mut self, file: Small, row: Option<usize>) {
        if let Some(place) = file.id().and_then(|file| self.places.get_mut(file)) {
            *place = Small::from(row);
        }
    }

    fn place_of(&self, file: Small) -> Option<usize> {
        self.row(file.id()?)
    }

    fn compare(&self, one: Small, other: Small, session: &Session) -> Ordering {
        let entry = |file: Small| self.entries.get(file.id()?).copied().flatten();
        let (Some(entry_of_one), Some(entry_of_other)) = (entry(one), entry(other)) else {
            return Ordering::Equal;
        };
        let by_text = || match self.wanted.order {
            Order::Name => {
                let name = |file: Small| file.id().and_then(|id| session.get(id)).map_or("", File::name);
                by_name(name(one), name(other))
            }
            Order::Device if entry_of_one.values != entry_of_other.values => {
                let device = |Entry { values: [device, ..], .. }| self.facets.text(device);
                by_name(device(entry_of_one), device(entry_of_other))
            }
            _ => Ordering::Equal,
        };
        let by_key = entry_of_one.key.cmp(&entry_of_other.key);
        by_key.then_with(by_text).then(one.number().cmp(&other.number()))
    }
}

/// The list that is shown, and one that is being made to be shown next.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    now: Option<Box<Arranged>>,
    coming: Option<Box<Arranged>>,
}

impl Lists {
    /// Notes that a file has changed.
    pub(super) fn note(&mut self, file: FileId) {
        self.now.iter_mut().chain(&mut self.coming).for_each(|list| list.note(file));
    }

    fn latest(&mut self) -> Option<&mut Box<Arranged>> {
        self.coming.as_mut().or(self.now.as_mut())
    }
}

impl Session {
    /// The list that was made for what the visitor wants; none while an album is shown as it is.
    #[must_use]
    pub fn arranged(&self) -> Option<&Arranged> {
        self.lists.now.as_deref().filter(|list| !list.wanted.is_plain())
    }

    /// What there is of a facet among the files that are shown, with counts.
    #[must_use]
    pub fn facet(&self, facet: Facet, most: usize) -> Vec<(&str, usize)> {
        self.lists.now.as_ref().map(|list| list.most(facet, most)).unwrap_or_default()
    }

    /// Whether a list is still to be made, or does not know yet what has changed.
    #[must_use]
    pub fn is_arranging(&self) -> bool {
        let Lists { now, coming } = &self.lists;
        coming.is_some() || now.as_ref().is_some_and(|list| !list.is_done(self))
    }

    /// Goes on with the list for what is wanted: a slice of it.
    pub(super) fn arrange(&mut self, wanted: Option<Wanted>) {
        let Some(wanted) = wanted else {
            self.lists = Lists::default();
            return;
        };
        let mut lists = std::mem::take(&mut self.lists);
        if !lists.latest().is_some_and(|list| list.is_of(&wanted, self)) {
            // What was wanted meanwhile is wanted no more.
            lists.coming = Some(Box::new(Arranged::new(wanted, self)));
        }
        if let Some(list) = lists.latest() {
            list.step(self);
        }
        if lists.coming.as_ref().is_some_and(|list| list.is_done(self)) {
            lists.now = lists.coming.take();
        }
        self.lists = lists;
    }
}

/// A list costs what it holds once, and then what changes.
#[cfg(test)]
mod tests {
    use super::super::work;
    use super::super::{Action, FoundFile};
    use super::*;

    fn found(id: FileId) -> FoundFile {
        let name = format!("IMG_{}.JPG", id * 7919 % 100_003);
        FoundFile { name, folder: "DCIM".to_owned(), inside: None, length: 9, modified: 1 }
    }

    fn visit(files: usize) -> Session {
        let mut session = Session::default();
        session.apply(Action::Found((0..files).map(found).collect()));
        session
    }

    fn by_name() -> Wanted {
        Wanted { order: Order::Name, ..Wanted::default() }
    }

    /// A comparison looks at both files.
    const COMPARED: usize = 3;

    /// What each slice of a list costs.
    fn arrange(session: &mut Session, wanted: &Wanted) -> Vec<usize> {
        let mut costs = Vec::new();
        while costs.is_empty() || session.is_arranging() {
            costs.push(work::of(|| session.apply(Action::Arrange(Some(wanted.clone())))));
        }
        costs
    }

    /// A file of a slice is looked at, and compared with others: in its slice once for each doubling, and then where it
    /// goes in the list, which is a step or two for each doubling of the files between two of the slice.
    #[test]
    fn a_slice_costs_the_same_among_many() {
        let mut session = visit(100_000);
        let costs = arrange(&mut session, &by_name());
        assert_eq!(costs.len(), 100_000_usize.div_ceil(SLICE));
        let most = costs.into_iter().max().unwrap_or_default();
        assert!(most <= SLICE * (20 + COMPARED * (12 + 2 * 5)), "{most} touches");
    }

    #[test]
    fn a_change_costs_what_it_brings() {
        let cost = |files: usize| {
            let mut session = visit(files);
            arrange(&mut session, &by_name());
            let next = session.known();
            session.apply(Action::Found((next..next + 64).map(found).collect()));
            session.apply(Action::Skip(files / 2));
            arrange(&mut session, &by_name()).into_iter().sum::<usize>()
        };
        let (few, many) = (cost(128), cost(100_000));
        // So many doublings more, two comparisons for each.
        assert!(many <= few + 65 * 10 * 2 * COMPARED, "{few} touches became {many}");
        assert!(few > 0, "it is counted");
    }

    #[test]
    fn what_is_kept_of_a_file() {
        let each = size_of::<Option<Entry>>() + 2 * size_of::<Small>();
        assert_eq!(each, 40, "as the head of this file says");
    }
}
