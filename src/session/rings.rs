//! Files that belong together, at the cost of one link for each: every file knows the next, the last one the first.

use super::work::touch;
use crate::live_photo::pair::FileId;

/// A file's number in four bytes, or none. No visit has so many files that it would not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Small(u32);

const NOBODY: u32 = u32::MAX;

impl Default for Small {
    fn default() -> Self {
        Self(NOBODY)
    }
}

impl From<Option<FileId>> for Small {
    fn from(id: Option<FileId>) -> Self {
        Self(id.and_then(|id| u32::try_from(id).ok()).unwrap_or(NOBODY))
    }
}

impl Small {
    /// The file.
    #[must_use]
    pub fn id(self) -> Option<FileId> {
        FileId::try_from(self.0).ok().filter(|_| self.0 != NOBODY)
    }

    /// The number, as it stands in an [`Index`](super::index::Index).
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }

    /// What has this number.
    #[must_use]
    pub fn numbered(number: u32) -> Self {
        Self(number)
    }
}

/// Files in the order in which they were put in: what is known is the last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ring(Small);

impl Ring {
    /// The ring with this last file, or without any.
    #[must_use]
    pub fn ending_with(last: Option<u32>) -> Self {
        Self(last.map(Small).unwrap_or_default())
    }
}

/// The links of rings. A file is in one of them at most.
#[derive(Debug, Clone, Default)]
pub struct Rings {
    next: Vec<Small>,
}

impl Rings {
    /// Puts a file at a ring's end.
    pub fn append(&mut self, ring: &mut Ring, file: FileId) {
        if self.next.len() <= file {
            self.next.resize(file + 1, Small::default());
        }
        let number = Small::from(Some(file));
        let before = std::mem::replace(ring, Ring(number));
        let first = match before.0.id().and_then(|last| self.next.get_mut(last)) {
            Some(next) => std::mem::replace(next, number),
            None => number,
        };
        if let Some(next) = self.next.get_mut(file) {
            touch();
            *next = first;
        }
    }

    /// The files of a ring, from its first to its last.
    #[must_use]
    pub fn files(&self, ring: Ring) -> Members<'_> {
        let first = ring.0.id().and_then(|last| self.next.get(last)).copied();
        Members { next: &self.next, at: first.unwrap_or_default(), last: ring.0 }
    }

    /// Takes those files out that are not to stay.
    pub fn retain(&mut self, ring: &mut Ring, stays: &dyn Fn(FileId) -> bool) {
        let staying: Vec<FileId> = self.files(*ring).filter(|file| stays(*file)).collect();
        *ring = Ring::default();
        staying.into_iter().for_each(|file| self.append(ring, file));
    }
}

/// The files of a ring.
#[derive(Debug, Clone)]
pub struct Members<'a> {
    next: &'a [Small],
    at: Small,
    last: Small,
}

impl Iterator for Members<'_> {
    type Item = FileId;

    fn next(&mut self) -> Option<FileId> {
        let file = self.at.id()?;
        touch();
        self.at = match self.at == self.last {
            true => Small::default(),
            false => self.next.get(file).copied().unwrap_or_default(),
        };
        Some(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_in_their_order() {
        let mut rings = Rings::default();
        let (mut one, mut other) = (Ring::default(), Ring::default());
        assert_eq!(rings.files(one).count(), 0);
        for file in [5, 2, 9] {
            rings.append(&mut one, file);
        }
        rings.append(&mut other, 3);
        assert_eq!(rings.files(one).collect::<Vec<_>>(), [5, 2, 9]);
        assert_eq!(rings.files(other).collect::<Vec<_>>(), [3]);
        rings.retain(&mut one, &|file| file != 9);
        assert_eq!(rings.files(one).collect::<Vec<_>>(), [5, 2]);
        rings.append(&mut one, 9);
        assert_eq!(rings.files(one).collect::<Vec<_>>(), [5, 2, 9]);
        rings.retain(&mut one, &|_| false);
        assert_eq!(rings.files(one).count(), 0);
    }
}
