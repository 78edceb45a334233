//! Many things of one sort, in pieces of memory of one size: none is ever moved, and little room is kept free.

use super::work::touch;

/// Things in one piece.
const PAGE: usize = 128;

/// A list that only grows.
#[derive(Debug, Clone)]
pub struct Pages<T> {
    pages: Vec<Vec<T>>,
    count: usize,
}

impl<T> Default for Pages<T> {
    fn default() -> Self {
        Self { pages: Vec::new(), count: 0 }
    }
}

impl<T> Pages<T> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Adds one.
    pub fn push(&mut self, thing: T) {
        if self.count.is_multiple_of(PAGE) {
            self.pages.push(Vec::with_capacity(PAGE));
        }
        if let Some(page) = self.pages.last_mut() {
            touch();
            page.push(thing);
            self.count += 1;
        }
    }

    /// One of them; the first is at 0.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&T> {
        touch();
        self.pages.get(at / PAGE)?.get(at % PAGE)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        touch();
        self.pages.get_mut(at / PAGE)?.get_mut(at % PAGE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_stay_where_they_are() {
        let mut pages = Pages::default();
        for number in 0..3 * PAGE + 1 {
            assert_eq!((pages.len(), pages.get(number)), (number, None));
            pages.push(number);
        }
        let first: *const usize = pages.get(0).expect("there is one");
        for number in 0..3 * PAGE + 1 {
            assert_eq!(pages.get(number), Some(&number));
        }
        *pages.get_mut(PAGE).expect("there is one") = 7;
        pages.push(8);
        assert_eq!((pages.get(PAGE), pages.get(3 * PAGE + 1)), (Some(&7), Some(&8)));
        assert_eq!(pages.get(0).map(std::ptr::from_ref), Some(first));
    }
}
