//! The ways in which a thumbnail of a file can be had, the cheapest first, and why there is none.

use crate::live_photo::pair::FileId;
use crate::report::{Kind, Size, Thumbnail};
use crate::session::{OtherHalf, Outcome, Session};

/// Pixels of a picture that is decoded for its thumbnail. The largest sensors of phones have 200 million; decoded, one
/// takes four bytes for each.
const MOST_PIXELS: u64 = 210_000_000;

/// A way to come by a thumbnail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The little picture in Exif, of a picture of this size.
    Embedded(Thumbnail, Option<Size>),
    /// The picture itself, of this kind and size, if the browser decodes it.
    Decoded(Kind, Size),
    /// A movie's first frame, if the browser plays it.
    Frame,
}

/// A way, and the file it begins with: the one whose thumbnail it is, or its other half.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The way.
    pub way: Way,
    /// The file.
    pub from: FileId,
}

/// What there is to make a thumbnail of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file.
    pub id: FileId,
    /// The ways, in the order in which they are tried. The other half of a file may come later, and adds to them.
    pub steps: Vec<Step>,
}

/// Why a file has no thumbnail, when no way has led to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is neither photo nor movie.
    NoPicture,
    /// It could not be read.
    Unread,
    /// It has more pixels than are decoded here.
    TooLarge,
    /// The browser does not show pictures of this kind.
    Unknown,
    /// It should, but could not.
    Broken,
    /// The browser does not play this movie.
    Unplayed,
}

/// Kinds that every browser decodes: one that is not decoded is broken.
#[must_use]
pub fn is_common(kind: Kind) -> bool {
    matches!(kind, Kind::Jpeg | Kind::Png | Kind::Webp | Kind::Gif)
}

/// Kinds that some browser decodes.
fn may_decode(kind: Kind) -> bool {
    is_common(kind) || matches!(kind, Kind::Heic | Kind::Avif | Kind::Tiff | Kind::Jxl)
}

/// What there is to make a file's thumbnail of; none of a file that was not read.
///
/// A way that needs something else (another decoder) has its place at the end of what this gives.
#[must_use]
pub fn source(session: &Session, id: FileId) -> Option<Source> {
    let outcome = session.outcome(id)?;
    let mut steps = own(session, id, outcome);
    // One that is only named alike may show something else.
    if outcome.kind.is_photo_or_movie()
        && outcome.identifier().is_some()
        && let OtherHalf::Here(halves, _) = session.other_half(id)
        && let Some(half) = halves.first()
        && let Some(outcome) = session.outcome(*half)
    {
        steps.extend(own(session, *half, outcome));
    }
    Some(Source { id, steps })
}

fn own(session: &Session, from: FileId, outcome: Outcome<'_>) -> Vec<Step> {
    let is_inside = session.get(from).is_some_and(|file| file.inside().is_some());
    let kind = outcome.kind;
    if outcome.error().is_some() || is_inside {
        return Vec::new();
    }
    let size = outcome.size();
    let embedded = outcome.thumbnail().map(|thumbnail| Way::Embedded(thumbnail, size));
    let decoded = size.filter(|size| may_decode(kind) && (1..=MOST_PIXELS).contains(&size.pixels()));
    let decoded = decoded.map(|size| Way::Decoded(kind, size));
    let frame = kind.is_movie().then_some(Way::Frame);
    [embedded, decoded, frame].into_iter().flatten().map(|way| Step { way, from }).collect()
}

/// Why there is none of a file that was read.
#[must_use]
pub fn why(outcome: Outcome<'_>) -> Why {
    let kind = outcome.kind;
    match outcome.size() {
        _ if !kind.is_photo_or_movie() => Why::NoPicture,
        _ if outcome.error().is_some() => Why::Unread,
        _ if kind.is_movie() => Why::Unplayed,
        Some(size) if size.pixels() > MOST_PIXELS => Why::TooLarge,
        _ if is_common(kind) => Why::Broken,
        _ => Why::Unknown,
    }
}
