//! The ways in which a thumbnail of a file can be had, the cheapest first, and why there is none.

use crate::live_photo::pair::FileId;
use crate::report::{Kind, Size, Thumbnail};
use crate::session::{OtherHalf, Outcome, Session};

/// Pixels of a picture that is decoded for its thumbnail. The largest sensors of phones have 200 million; decoded, one
/// takes four bytes for each.
const MOST_PIXELS: u64 = 210_000_000;

/// How much ways can cost: as many sorts as there are of [`Way`].
const COSTS: usize = 4;

/// A way to come by a thumbnail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The little picture in Exif, of a picture of this size.
    Embedded(Thumbnail, Option<Size>),
    /// The picture itself, of this kind and size, if the browser decodes it.
    Decoded(Kind, Size),
    /// A movie's first frame, if the browser plays it.
    Frame,
    /// The picture itself, decoded by the page's own module.
    Module,
}

/// Who decodes HEIC.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HeicDecoder {
    /// Nobody, or it is not known yet.
    #[default]
    Nobody,
    /// The browser.
    Browser,
    /// The page's own module.
    Module,
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

/// Kinds that some browser decodes, as far as only trying tells.
fn may_decode(kind: Kind) -> bool {
    is_common(kind) || matches!(kind, Kind::Avif | Kind::Tiff | Kind::Jxl)
}

/// What there is to make a file's thumbnail of; none of a file that was not read. Of what costs the same, its own comes
/// before that of its other half.
#[must_use]
pub fn source(session: &Session, id: FileId, heic: HeicDecoder) -> Option<Source> {
    let outcome = session.outcome(id)?;
    let both = [Some((id, outcome)), half(session, id, outcome)].into_iter().flatten();
    let own: Vec<_> = both.map(|(from, outcome)| (from, own(outcome, heic))).collect();
    // Cost by cost.
    let step = |at: usize| {
        own.iter().filter_map(move |(from, ways)| Some(Step { way: (*ways.get(at)?)?, from: *from }))
    };
    Some(Source { id, steps: (0..COSTS).flat_map(step).collect() })
}

/// Its other half. One that is only named alike may show something else.
fn half<'a>(session: &'a Session, id: FileId, outcome: Outcome<'_>) -> Option<(FileId, Outcome<'a>)> {
    outcome.identifier()?;
    match session.other_half(id) {
        OtherHalf::Here(halves, _) => halves.first().and_then(|half| Some((*half, session.outcome(*half)?))),
        _ => None,
    }
}

/// The ways that begin with this file, the cheapest first: a player takes some memory for each movie, and the module
/// seconds of time.
fn own(outcome: Outcome<'_>, heic: HeicDecoder) -> [Option<Way>; COSTS] {
    let (kind, size) = (outcome.kind, outcome.size());
    if outcome.error().is_some() {
        return [None; COSTS];
    }
    let embedded = outcome.thumbnail().map(|thumbnail| Way::Embedded(thumbnail, size));
    let may_decode = may_decode(kind) || (kind, heic) == (Kind::Heic, HeicDecoder::Browser);
    let decoded = size.filter(|size| may_decode && (1..=MOST_PIXELS).contains(&size.pixels()));
    let decoded = decoded.map(|size| Way::Decoded(kind, size));
    let frame = kind.is_movie().then_some(Way::Frame);
    let module = ((kind, heic) == (Kind::Heic, HeicDecoder::Module)).then_some(Way::Module);
    [embedded, decoded, frame, module]
}

/// Why there is none of a file that was read.
#[must_use]
pub fn why(outcome: Outcome<'_>, heic: HeicDecoder) -> Why {
    let kind = outcome.kind;
    match outcome.size() {
        _ if !kind.is_photo_or_movie() => Why::NoPicture,
        _ if outcome.error().is_some() => Why::Unread,
        _ if kind.is_movie() => Why::Unplayed,
        _ if kind == Kind::Heic && heic != HeicDecoder::Nobody => Why::Broken,
        Some(size) if size.pixels() > MOST_PIXELS => Why::TooLarge,
        _ if is_common(kind) => Why::Broken,
        _ => Why::Unknown,
    }
}
