//! Counts the entries of the state that are touched, in unit tests alone: there it is shown that no step of a visit
//! costs more than the change it brings.

/// One entry is touched: a file, a place in an index, a link, a count.
#[cfg(not(test))]
#[inline]
pub(super) fn touch() {}

#[cfg(test)]
pub(super) use counted::{of, touch};

#[cfg(test)]
mod counted {
    use std::cell::Cell;

    thread_local! {
        static TOUCHED: Cell<usize> = const { Cell::new(0) };
    }

    pub fn touch() {
        TOUCHED.set(TOUCHED.get() + 1);
    }

    /// How many entries `step` touches.
    pub fn of(step: impl FnOnce()) -> usize {
        let before = TOUCHED.get();
        step();
        TOUCHED.get() - before
    }
}
