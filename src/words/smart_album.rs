//! The Mac's own way: a smart album of Photos finds what this page finds, in the whole library.

use crate::session::{Device, Tally};

/// A step for who sits at a Mac.
pub const ASK: &str = "Ask Photos itself";
/// The same for who does not.
pub const ASK_AT_A_MAC: &str = "At a Mac, ask Photos itself";
/// Begins a tip, when something was found.
pub const SEE: &str = "To see them in Photos itself:";
/// How.
pub const HOW: &str = "File › New Smart Album…, then “Lens” “includes” “FaceTime”. It looks through the whole library, with what is only in iCloud.";

/// Whether the tip helps: something was found, and there is a Mac, or a library of Photos from one.
#[must_use]
pub fn helps(tally: &Tally, device: Device) -> bool {
    let found = tally.moments + tally.perhaps > 0 && !tally.is_going_on();
    found && (device == Device::Mac || tally.left_out > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_it_helps() {
        let none = Tally { files: 2, read: 2, ..Tally::default() };
        let found = Tally { moments: 1, ..none.clone() };
        let cases = [
            (found.clone(), Device::Mac, true),
            (found.clone(), Device::Mobile, false),
            (found.clone(), Device::Other, false),
            (Tally { left_out: 9, ..found.clone() }, Device::Other, true),
            (Tally { perhaps: 1, ..none.clone() }, Device::Mac, true),
            (Tally { read: 1, ..found }, Device::Mac, false),
            (none, Device::Mac, false),
        ];
        for (tally, device, expected) in cases {
            assert_eq!(helps(&tally, device), expected, "{tally:?} {device:?}");
        }
    }
}
