//! Which files are selected: a bit for each, whether it is shown or not. Plain numbers, tested by themselves
//! (`tests/selection.rs`).

use std::ops::Range;

/// The selection.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    bits: Vec<u64>,
    count: usize,
    /// How often something has been selected, or no longer.
    changes: usize,
    /// From where to where a range was selected last: it can be extended.
    range: Option<(usize, usize)>,
}

/// The files that are shown, as far as a range among them needs it.
pub trait Rows {
    /// The row of a file, if it is shown.
    fn row(&self, file: usize) -> Option<usize>;
    /// The files of these rows.
    fn files(&self, rows: Range<usize>) -> Vec<usize>;
}

impl Selection {
    /// How many files are selected.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// How often it has changed.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.changes
    }

    /// Whether a file is.
    #[must_use]
    pub fn has(&self, file: usize) -> bool {
        self.bits.get(file / 64).is_some_and(|bits| bits & bit(file) != 0)
    }

    /// All that are, by their numbers.
    pub fn files(&self) -> impl Iterator<Item = usize> + '_ {
        let of_word = |(word, bits): (usize, &u64)| {
            let bits = *bits;
            (word * 64..word * 64 + 64).filter(move |file| bits & bit(*file) != 0)
        };
        self.bits.iter().enumerate().filter(|(_, bits)| **bits != 0).flat_map(of_word)
    }

    /// Selects files, or no longer.
    pub fn set(&mut self, files: &[usize], selected: bool) {
        for file in files {
            if self.has(*file) != selected {
                self.flip(*file);
            }
        }
    }

    /// Selects a file, or no longer. A range can be extended from it.
    pub fn toggle(&mut self, file: usize) {
        self.flip(file);
        self.begin(file);
    }

    /// A range can be extended from this file.
    pub fn begin(&mut self, file: usize) {
        self.range = Some((file, file));
    }

    /// Whether the range that was selected last ends with this file.
    #[must_use]
    pub fn ends_with(&self, file: usize) -> bool {
        self.range.is_some_and(|(_, end)| end == file)
    }

    /// Selects all from where the range began to a file, and no longer what it held beyond that. Without a beginning that
    /// is shown, it begins here.
    pub fn extend(&mut self, to: usize, rows: &dyn Rows) {
        let row = |file| rows.row(file);
        let between = |one: usize, other: usize| rows.files(one.min(other)..one.max(other) + 1);
        let Some(last) = row(to) else { return };
        let begun = self.range.and_then(|(from, end)| Some((from, row(from)?, row(end))));
        let (from, first, end) = begun.unwrap_or((to, last, None));
        if let Some(end) = end {
            self.set(&between(first, end), false);
        }
        self.set(&between(first, last), true);
        self.range = Some((from, to));
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        *self = Self { changes: self.changes + self.count, ..Self::default() };
    }

    fn flip(&mut self, file: usize) {
        let word = file / 64;
        if word >= self.bits.len() {
            self.bits.resize(word + 1, 0);
        }
        if let Some(bits) = self.bits.get_mut(word) {
            *bits ^= bit(file);
            self.changes += 1;
            self.count = if *bits & bit(file) == 0 { self.count - 1 } else { self.count + 1 };
        }
    }
}

fn bit(file: usize) -> u64 {
    1 << (file % 64)
}
