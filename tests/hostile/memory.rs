//! Counts what is allocated. Each thread counts its own, so that tests may run side by side.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    static IN_USE: Cell<usize> = const { Cell::new(0) };
    static PEAK: Cell<usize> = const { Cell::new(0) };
}

#[global_allocator]
static COUNTING: Counting = Counting;

struct Counting;

fn count_in(size: usize) {
    let in_use = IN_USE.get().saturating_add(size);
    IN_USE.set(in_use);
    PEAK.set(PEAK.get().max(in_use));
}

fn count_out(size: usize) {
    IN_USE.set(IN_USE.get().saturating_sub(size));
}

// SAFETY: every call is passed on as it is; counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count_in(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count_in(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        count_out(layout.size());
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count_in(size);
        count_out(layout.size());
        unsafe { System.realloc(at, layout, size) }
    }
}

/// What `work` gives, and the most memory that it had at a time, in bytes.
pub fn measure<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = IN_USE.get();
    PEAK.set(before);
    let result = work();
    (result, PEAK.get().saturating_sub(before))
}

/// What `work` gives, and the memory that this takes, in bytes.
pub fn kept<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = IN_USE.get();
    let result = work();
    (result, IN_USE.get().saturating_sub(before))
}

#[test]
fn what_is_kept_is_counted() {
    let (_bytes, kept) = kept(|| {
        drop(vec![1_u8; 2_000_000]);
        vec![1_u8; 1_000_000]
    });
    assert!((1_000_000..1_100_000).contains(&kept), "{kept}");
}

#[test]
fn the_peak_is_counted() {
    let ((), peak) = measure(|| {
        drop(vec![1_u8; 1_000_000]);
        drop(vec![1_u8; 2_000_000]);
    });
    assert!((2_000_000..2_100_000).contains(&peak), "{peak}");
}
