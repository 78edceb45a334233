//! What an article hears that has the page in a frame: how many files of which grade, and nothing about any of them.

use super::Tally;
use crate::live_photo::Grade;

/// How many files there are; of how many of them it is known what they are, or never will be; and how many have which
/// grade, in the order of [`Grade::ALL`].
pub type Counts = [usize; 2 + Grade::ALL.len()];

/// What has been told, so that nothing is told twice.
#[derive(Debug, Default)]
pub struct Told {
    latest: Option<(bool, Counts)>,
}

impl Told {
    /// What is new: whether all is read, and the counts. None if nothing is, or nothing was given yet.
    pub fn news(&mut self, tally: &Tally) -> Option<(bool, Counts)> {
        if tally.given() == 0 && !tally.is_going_on() {
            return None;
        }
        let [certain, very_likely, likely, perhaps, no, cannot_tell] = tally.grades;
        let counts = [tally.files, tally.done(), certain, very_likely, likely, perhaps, no, cannot_tell];
        let news = Some((!tally.is_going_on(), counts));
        if news == self.latest {
            return None;
        }
        self.latest = news;
        news
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_new_is_told_once() {
        let mut told = Told::default();
        assert_eq!(told.news(&Tally::default()), None, "nothing was given");
        let searching = Tally { searches: 1, ..Tally::default() };
        assert_eq!(told.news(&searching), Some((false, [0; 8])));
        let begun = Tally { files: 9, read: 2, skipped: 1, grades: [1, 0, 0, 0, 1, 0], ..Tally::default() };
        assert_eq!(told.news(&begun), Some((false, [9, 3, 1, 0, 0, 0, 1, 0])));
        assert_eq!(told.news(&begun), None);
        let done = Tally { files: 9, read: 9, grades: [3, 2, 1, 1, 1, 1], ..Tally::default() };
        assert_eq!(told.news(&done), Some((true, [9, 9, 3, 2, 1, 1, 1, 1])));
        assert_eq!(told.news(&done), None);
        assert_eq!(told.news(&begun), Some((false, [9, 3, 1, 0, 0, 0, 1, 0])), "more was given");
    }

    #[test]
    fn an_empty_folder_has_a_result() {
        let mut told = Told::default();
        assert!(told.news(&Tally { searches: 1, ..Tally::default() }).is_some());
        let only_left_out = Tally { left_out: 3, ..Tally::default() };
        assert_eq!(told.news(&only_left_out), Some((true, [0; 8])));
    }
}
