//! Finds numbers by what they stand for. Only the numbers are kept, with hashes: what they stand for is compared where
//! it lies, so that no two things are ever taken for one because their hashes are equal.

use super::work::touch;
use std::hash::{BuildHasher, Hasher, RandomState};

/// A table of open addressing: a number stands at the first free place from where its hash points to. At least a
/// quarter of the places are free.
#[derive(Debug, Clone, Default)]
pub struct Index {
    places: Vec<Place>,
    taken: usize,
    hasher: RandomState,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    hash: u32,
    /// [`FREE`], or what was put in.
    number: u32,
}

const FREE: u32 = u32::MAX;

/// The fewest places there are, if any.
const FEWEST: usize = 16;

impl Index {
    /// The hash of a key.
    #[must_use]
    pub fn hash(&self, numbers: &[u64], text: &str) -> u32 {
        let mut hasher = self.hasher.build_hasher();
        numbers.iter().for_each(|number| hasher.write_u64(*number));
        hasher.write(text.as_bytes());
        u32::try_from(hasher.finish() >> 32).unwrap_or_default()
    }

    /// The number that was put in with this hash, and is the one that is meant.
    #[must_use]
    pub fn find(&self, hash: u32, is_meant: &dyn Fn(u32) -> bool) -> Option<u32> {
        let place = self.places.get(self.seek(hash, is_meant))?;
        (place.number != FREE).then_some(place.number)
    }

    /// Puts a number in, which is below [`u32::MAX`]. It takes the place of the one that is meant; gives that.
    pub fn put(&mut self, hash: u32, number: u32, is_meant: &dyn Fn(u32) -> bool) -> Option<u32> {
        if (self.taken + 1) * 4 > self.places.len() * 3 {
            self.grow();
        }
        let at = self.seek(hash, is_meant);
        let place = self.places.get_mut(at)?;
        let before = std::mem::replace(place, Place { hash, number }).number;
        self.taken += usize::from(before == FREE);
        (before != FREE).then_some(before)
    }

    /// The place of the number that is meant, or else a free one for it.
    fn seek(&self, hash: u32, is_meant: &dyn Fn(u32) -> bool) -> usize {
        let first = first_place(hash, self.places.len());
        let (before, behind) = self.places.split_at_checked(first).unwrap_or_default();
        let is_it = |place: &Place| {
            touch();
            place.number == FREE || (place.hash == hash && is_meant(place.number))
        };
        let at = behind.iter().position(is_it).map(|at| first + at);
        at.or_else(|| before.iter().position(is_it)).unwrap_or(usize::MAX)
    }

    /// Makes half as many places more.
    fn grow(&mut self) {
        let free = Place { hash: 0, number: FREE };
        let places = vec![free; (self.places.len() * 3 / 2).max(FEWEST)];
        let old = std::mem::replace(&mut self.places, places);
        for place in old.into_iter().filter(|place| place.number != FREE) {
            let at = self.seek(place.hash, &|_| false);
            if let Some(free) = self.places.get_mut(at) {
                *free = place;
            }
        }
    }
}

/// Where a hash points to: hashes are spread over all places.
fn first_place(hash: u32, places: usize) -> usize {
    let places = u64::try_from(places).unwrap_or_default();
    usize::try_from((u64::from(hash) * places) >> 32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::work;
    use super::*;

    #[test]
    fn numbers_are_found_again() {
        let mut index = Index::default();
        let hash = |index: &Index, number: u32| index.hash(&[u64::from(number)], "text");
        for number in 0..5000 {
            let hash = hash(&index, number);
            assert_eq!(index.find(hash, &|found| found == number), None);
            assert_eq!(index.put(hash, number, &|_| false), None);
        }
        for number in 0..5000 {
            assert_eq!(index.find(hash(&index, number), &|found| found == number), Some(number));
        }
        assert!(index.places.len() * 3 >= index.taken * 4 && index.places.len() < index.taken * 5 / 2);
    }

    /// What is meant decides, and nothing else.
    #[test]
    fn equal_hashes_are_no_proof() {
        for hash in [0, 7, u32::MAX] {
            let mut index = Index::default();
            for number in 0..100 {
                assert_eq!(index.put(hash, number, &|found| found == number), None);
            }
            for number in 0..100 {
                assert_eq!(index.find(hash, &|found| found == number), Some(number), "{hash}");
            }
            assert_eq!(index.find(hash, &|_| false), None);
            assert_eq!(index.find(hash ^ 1, &|_| true), None);
            assert_eq!(index.put(hash, 1000, &|found| found == 40), Some(40));
            assert_eq!(index.find(hash, &|found| found == 40), None, "another took its place");
        }
    }

    #[test]
    fn numbers_and_texts_make_a_key() {
        let index = Index::default();
        let hashes = [index.hash(&[1, 2], "a"), index.hash(&[2, 1], "a"), index.hash(&[1, 2], "b")];
        assert!(hashes[0] != hashes[1] && hashes[1] != hashes[2] && hashes[0] != hashes[2]);
    }

    /// Growing is paid by what was put in since it last grew.
    #[test]
    fn a_number_costs_the_same_among_many() {
        let each = |count: u32| {
            let mut index = Index::default();
            let all = work::of(|| {
                for number in 0..count {
                    let hash = index.hash(&[u64::from(number)], "");
                    index.put(hash, number, &|found| found == number);
                }
            });
            all / usize::try_from(count).expect("a few")
        };
        let (few, many) = (each(500), each(50_000));
        assert!(many <= few + 8, "{few} places became {many}");
    }
}
