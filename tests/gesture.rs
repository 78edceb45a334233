//! What a pointer means on an opened picture.

#[path = "../src/ui/viewer/gesture.rs"]
mod gesture;

use gesture::{HOLD, Press, Swipe};

#[test]
fn swipes_lead_sideways_and_far_enough() {
    for (x, y, expected) in [
        (52.0, 100.0, Some(Swipe::Next)),
        (-300.0, 140.0, Some(Swipe::Next)),
        (148.0, 100.0, Some(Swipe::Previous)),
        (53.0, 100.0, None),
        (147.0, 100.0, None),
        (100.0, 400.0, None),
        (40.0, 131.0, None),
        (40.0, 130.0, Some(Swipe::Next)),
        (100.0, 100.0, None),
    ] {
        assert_eq!(Press::begin(100.0, 100.0).end(x, y), expected, "{x}, {y}");
    }
}

/// A finger trembles; one that has moved on is not held any more, even when it comes back.
#[test]
fn a_press_is_held_while_it_lies_still() {
    let mut press = Press::begin(100.0, 100.0);
    assert!(press.moved(109.0, 92.0));
    assert!(!press.moved(100.0, 111.0));
    assert!(!press.moved(100.0, 100.0));
}

/// The browser's own menu comes at half a second.
const _: () = assert!(HOLD < 500);
