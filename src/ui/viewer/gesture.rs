//! What a pointer means on a picture: press and hold, or a swipe to a neighbour. Plain numbers, tested by themselves
//! (`tests/gesture.rs`). Places are CSS pixels.

/// How long a press is held until the movie plays, in milliseconds: longer than a tap, and than a swipe's first move.
pub const HOLD: u32 = 180;
/// A finger that lies still moves so far.
const STILL: f64 = 10.0;
/// A swipe leads at least so far, and twice as far sideways as up or down.
const SWIPE: f64 = 48.0;

/// A press that has not ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Press {
    at: (f64, f64),
    /// Whether it has moved too far to be held.
    has_moved: bool,
}

/// Where a swipe leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Swipe {
    /// The finger went left: the next one comes from the right.
    Next,
    /// The other way.
    Previous,
}

impl Press {
    /// One begins here.
    #[must_use]
    pub fn begin(x: f64, y: f64) -> Self {
        Self { at: (x, y), has_moved: false }
    }

    /// The pointer is here now; tells whether it may still be held.
    pub fn moved(&mut self, x: f64, y: f64) -> bool {
        let (across, down) = self.way(x, y);
        self.has_moved |= across.abs().max(down.abs()) > STILL;
        !self.has_moved
    }

    /// It ends here: a swipe, or none.
    #[must_use]
    pub fn end(self, x: f64, y: f64) -> Option<Swipe> {
        let (across, down) = self.way(x, y);
        let is_swipe = across.abs() >= SWIPE && across.abs() >= 2.0 * down.abs();
        is_swipe.then_some(if across < 0.0 { Swipe::Next } else { Swipe::Previous })
    }

    fn way(self, x: f64, y: f64) -> (f64, f64) {
        (x - self.at.0, y - self.at.1)
    }
}
