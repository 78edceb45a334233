//! Files by what the list does with them: how many there are of some classes, which is the one at a place, and at
//! which place one is. Each is told, and a file changes its class, in steps that grow with the logarithm of the number
//! of files; a file costs less than two bytes.

use super::work::touch;
use crate::live_photo::pair::FileId;
use crate::live_photo::set::{Element, Set};

/// What the list does with a file. It has one class at a time; one that has gone has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Flagged.
    Found,
    /// Graded Perhaps, and no ordinary Live Photo.
    Perhaps,
    /// Graded Perhaps, and an ordinary Live Photo.
    LivePerhaps,
    /// An ordinary Live Photo.
    Live,
    /// Read, and none of these.
    Other,
    /// Could not be read.
    Failed,
    /// Waits for its turn.
    Queued,
    /// Its bytes are waited for.
    Slow,
    /// Not read because the visitor does not want it.
    Skipped,
    /// Set aside.
    Aside,
}

impl Element for Class {
    const ALL: &'static [Self] = &[
        Self::Found,
        Self::Perhaps,
        Self::LivePerhaps,
        Self::Live,
        Self::Other,
        Self::Failed,
        Self::Queued,
        Self::Slow,
        Self::Skipped,
        Self::Aside,
    ];
}

/// Some classes.
pub type Classes = Set<Class>;

/// Files that are counted together.
const BLOCK: usize = 128;

/// How many files there are of each class, in the order of [`Class::ALL`].
type Counts = [u32; Class::ALL.len()];

/// The class of each file.
#[derive(Debug, Clone, Default)]
pub struct Ranked {
    classes: Vec<Option<Class>>,
    /// A Fenwick tree over blocks of files: the sum at `n - 1` is that of the last blocks up to the n-th, as many as the
    /// lowest bit of n says.
    sums: Vec<Counts>,
}

impl Ranked {
    /// Gives a file a class, or none. New files come in the order of their numbers.
    pub fn set(&mut self, file: FileId, class: Option<Class>) {
        if file == self.classes.len() {
            self.push();
        }
        let Some(known) = self.classes.get_mut(file) else { return };
        touch();
        let before = std::mem::replace(known, class);
        if before != class {
            self.step(file / BLOCK, before, |count| count.saturating_sub(1));
            self.step(file / BLOCK, class, |count| count.saturating_add(1));
        }
    }

    /// Makes room for one more file.
    fn push(&mut self) {
        if self.classes.len().is_multiple_of(BLOCK) {
            let last = self.sums.len() + 1;
            let first = last - lowest_bit(last);
            let mut sum = Counts::default();
            let mut end = last - 1;
            while end > first {
                touch();
                let part = self.sums.get(end - 1).into_iter().flatten();
                sum.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
                end -= lowest_bit(end);
            }
            self.sums.push(sum);
        }
        self.classes.push(None);
    }

    fn step(&mut self, block: usize, class: Option<Class>, change: fn(u32) -> u32) {
        let Some(class) = class else { return };
        let mut end = block + 1;
        while let Some(sum) = self.sums.get_mut(end - 1) {
            touch();
            let counts = sum.iter_mut().zip(Class::ALL).filter(|(_, known)| **known == class);
            counts.for_each(|(count, _)| *count = change(*count));
            end += lowest_bit(end);
        }
    }

    /// Whether a file is of one of these classes.
    #[must_use]
    pub fn is_of(&self, of: Classes, file: FileId) -> bool {
        touch();
        self.classes.get(file).copied().flatten().is_some_and(|class| of.contains(class))
    }

    /// How many files are of these classes.
    #[must_use]
    pub fn count(&self, of: Classes) -> usize {
        self.count_before(of, self.sums.len())
    }

    /// How many there are in the first so many blocks.
    fn count_before(&self, of: Classes, blocks: usize) -> usize {
        let (mut count, mut end) = (0, blocks);
        while end > 0 {
            count += self.sum(of, end);
            end -= lowest_bit(end);
        }
        count
    }

    /// The sum that ends with the `end`-th block.
    fn sum(&self, of: Classes, end: usize) -> usize {
        touch();
        let counts = self.sums.get(end - 1).into_iter().flatten().zip(Class::ALL);
        let count: u32 = counts.filter(|(_, class)| of.contains(**class)).map(|(count, _)| *count).sum();
        usize::try_from(count).unwrap_or(usize::MAX)
    }

    /// The file of these classes at this place among them, in the order in which files were found; the first is at 0.
    #[must_use]
    pub fn nth(&self, of: Classes, place: usize) -> Option<FileId> {
        let (mut blocks, mut before) = (0, place);
        let mut step = self.sums.len().checked_next_power_of_two().unwrap_or(0);
        while step > 0 {
            let end = blocks + step;
            if end <= self.sums.len() {
                let sum = self.sum(of, end);
                if sum <= before {
                    (blocks, before) = (end, before - sum);
                }
            }
            step /= 2;
        }
        let is_meant = |(_, class): &(FileId, &Option<Class>)| {
            touch();
            class.is_some_and(|class| of.contains(class))
        };
        let block = self.classes.iter().enumerate().skip(blocks * BLOCK).take(BLOCK);
        block.filter(is_meant).nth(before).map(|(file, _)| file)
    }

    /// At which place among the files of these classes a file is; none if it is of none of them.
    #[must_use]
    pub fn place(&self, of: Classes, file: FileId) -> Option<usize> {
        let is_meant = |class: &&Option<Class>| {
            touch();
            class.is_some_and(|class| of.contains(class))
        };
        self.classes.get(file).filter(is_meant)?;
        let block = file / BLOCK;
        let before = self.classes.get(block * BLOCK..file).into_iter().flatten().filter(is_meant).count();
        Some(self.count_before(of, block) + before)
    }
}

fn lowest_bit(number: usize) -> usize {
    number & number.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::super::work;
    use super::*;

    /// A number that looks like chance, always the same.
    fn next(state: &mut u64) -> usize {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*state >> 40).expect("24 bits")
    }

    fn some_class(state: &mut u64) -> Option<Class> {
        Class::ALL.get(next(state) % (Class::ALL.len() + 1)).copied()
    }

    fn check(ranked: &Ranked, expected: &[Option<Class>], of: Classes) {
        let is_meant = |file: &usize| expected[*file].is_some_and(|class| of.contains(class));
        let meant: Vec<FileId> = (0..expected.len()).filter(is_meant).collect();
        assert_eq!(ranked.count(of), meant.len(), "{of:?}");
        for (place, file) in meant.iter().enumerate() {
            assert_eq!(ranked.nth(of, place), Some(*file), "{of:?} at {place}");
            assert_eq!(ranked.place(of, *file), Some(place), "{of:?}, file {file}");
        }
        assert_eq!(ranked.nth(of, meant.len()), None);
        let other = (0..expected.len()).find(|file| !is_meant(file));
        assert_eq!(other.and_then(|file| ranked.place(of, file)), None);
    }

    #[test]
    fn as_a_plain_list_would_have_it() {
        let mut state = 1;
        for files in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 7 * BLOCK + 5, 16 * BLOCK] {
            let (mut ranked, mut expected) = (Ranked::default(), Vec::new());
            for file in 0..files {
                let class = some_class(&mut state);
                ranked.set(file, class);
                expected.push(class);
                if let Some(earlier) = next(&mut state).checked_rem(file) {
                    let class = some_class(&mut state);
                    ranked.set(earlier, class);
                    expected[earlier] = class;
                }
            }
            check(&ranked, &expected, Classes::default());
            check(&ranked, &expected, Class::ALL.iter().copied().collect());
            check(&ranked, &expected, [Class::Aside].into_iter().collect());
            check(&ranked, &expected, [Class::Found, Class::Queued, Class::Other].into_iter().collect());
        }
    }

    #[test]
    fn a_file_that_is_not_the_next_is_passed_over() {
        let mut ranked = Ranked::default();
        ranked.set(3, Some(Class::Found));
        assert_eq!(ranked.count(Class::ALL.iter().copied().collect()), 0);
    }

    /// A step more for each doubling, and a block.
    #[test]
    fn a_thousand_times_as_many_cost_ten_steps_more() {
        let of: Classes = [Class::Found].into_iter().collect();
        let cost = |files: usize| {
            let mut ranked = Ranked::default();
            let adding = (0..files).map(|file| work::of(|| ranked.set(file, Some(Class::Queued))));
            let adding = adding.max().expect("there are files");
            let file = files / 2;
            let changing = work::of(|| ranked.set(file, Some(Class::Found)));
            let asking = work::of(|| assert_eq!(ranked.nth(of, 0), Some(file)));
            let placing = work::of(|| assert_eq!(ranked.place(of, file), Some(0)));
            [adding, changing, asking, placing]
        };
        let (few, many) = (cost(200), cost(200_000));
        let limits = [11, 23, 11 + BLOCK, 11 + BLOCK];
        for ((few, many), more) in few.into_iter().zip(many).zip(limits) {
            assert!(many <= few + more, "{few} steps became {many}");
        }
    }
}
