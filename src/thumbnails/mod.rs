//! Thumbnails: in which ways one of a file can be had, which are made next, and which are kept. Plain numbers, without a
//! browser; [`crate::session`] tells of the files.

pub mod queue;
pub mod turned;
pub mod ways;

pub use queue::{Look, Queue};
pub use ways::{Source, Step, Way, Why};

/// The shorter side of a thumbnail that is made, in pixels: of a cell of 200 CSS pixels on a screen with two for each,
/// nearly all. More would cost memory and time, and is hardly seen.
pub const SHORTER_SIDE: u32 = 360;

/// The longer side at most: of a panorama only the middle shows.
pub const LONGER_SIDE: u32 = 720;

/// Width and height of a thumbnail of a picture of this size, at most as large as that.
#[must_use]
pub fn fit(width: u32, height: u32) -> (u32, u32) {
    let (shorter, longer) = (width.min(height).max(1), width.max(height).max(1));
    // Both as fractions of the picture: the smaller one counts.
    let (part, whole) =
        match u64::from(SHORTER_SIDE) * u64::from(longer) > u64::from(LONGER_SIDE) * u64::from(shorter) {
            true => (LONGER_SIDE.min(longer), longer),
            false => (SHORTER_SIDE.min(shorter), shorter),
        };
    let scale = |side: u32| {
        let scaled = u64::from(side) * u64::from(part) / u64::from(whole);
        u32::try_from(scaled).unwrap_or(LONGER_SIDE).max(1)
    };
    (scale(width), scale(height))
}

/// The part of a little picture that shows the picture, without the bars that some cameras put beside it to fill its
/// shape: from where, and how large; both in its pixels. None if it has the picture's own shape.
#[must_use]
pub fn without_bars(little: (u32, u32), picture: (u32, u32)) -> Option<[u32; 4]> {
    let ((width, height), (wide, high)) = (little, picture);
    if [width, height, wide, high].contains(&0) {
        return None;
    }
    // As wide as the little picture, or as high: one of them fits in.
    let scale = |side: u32, whole: u32, part: u32| {
        u32::try_from(u64::from(side) * u64::from(whole) / u64::from(part)).unwrap_or(u32::MAX).max(1)
    };
    let (fitting_height, fitting_width) = (scale(width, high, wide), scale(height, wide, high));
    let (inner_width, inner_height) = (fitting_width.min(width), fitting_height.min(height));
    // Rounding makes a pixel or two.
    let bars = (width - inner_width).max(height - inner_height);
    (bars > MOST_ROUNDED)
        .then(|| [(width - inner_width) / 2, (height - inner_height) / 2, inner_width, inner_height])
}

/// Pixels by which a little picture's shape may differ from the picture's.
const MOST_ROUNDED: u32 = 3;

#[cfg(test)]
mod tests {
    use super::{fit, without_bars};

    #[test]
    fn thumbnails_keep_their_shape() {
        for (picture, expected) in [
            ((4032, 3024), (480, 360)),
            ((3024, 4032), (360, 480)),
            ((1000, 1000), (360, 360)),
            ((360, 480), (360, 480)),
            ((100, 50), (100, 50)),
            ((16_000, 4000), (720, 180)),
            ((4000, 16_000), (180, 720)),
            ((600, 10), (600, 10)),
            ((u32::MAX, 1), (720, 1)),
            ((1, 1), (1, 1)),
            ((0, 0), (1, 1)),
        ] {
            assert_eq!(fit(picture.0, picture.1), expected, "{picture:?}");
        }
    }

    #[test]
    fn bars_are_left_out() {
        for (little, picture, expected) in [
            ((160, 120), (4000, 3000), None),
            ((160, 120), (3000, 2000), Some([0, 7, 160, 106])),
            ((160, 120), (1920, 1080), Some([0, 15, 160, 90])),
            ((160, 120), (3000, 4000), Some([35, 0, 90, 120])),
            ((160, 107), (3000, 2000), None),
            ((160, 120), (1, u32::MAX), Some([79, 0, 1, 120])),
            ((0, 120), (4000, 3000), None),
            ((160, 120), (0, 3000), None),
        ] {
            assert_eq!(without_bars(little, picture), expected, "{little:?} of {picture:?}");
        }
    }
}
