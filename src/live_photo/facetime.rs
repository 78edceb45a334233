//! THE rule: which files come from a FaceTime call, and how sure that is. Nothing decides this elsewhere.
//!
//! A file's facts are reduced to [`Traits`]; traits give its own grade; the traits of all files with its
//! identifier, a [`Group`], may raise it; then near-misses are named.

use super::marks;
use super::set::Set;
use super::verdict::{Grade, Mark, NearMiss, Sign, Support, Verdict};
use crate::metadata::apple::CONTENT_IDENTIFIER;
use crate::metadata::text::normalised;
use crate::report::facts::FoundText;
use crate::report::{Facts, Kind};

/// More than a video call ever has.
const MOST_PIXELS: u64 = 8_500_000;

/// What the rule needs to know of one file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traits {
    /// Whether it is a movie.
    pub is_movie: bool,
    /// Whether it has an identifier.
    pub has_identifier: bool,
    /// The marks it has.
    pub marks: Set<Mark>,
    /// KW: the movie's only keyword is the mark.
    pub only_keyword: bool,
    /// BARE.
    pub bare: bool,
    /// Signs of another origin.
    pub signs: Set<Sign>,
    /// A lens that mentions FaceTime, and is neither the mark nor a Mac's camera.
    pub mentions_facetime: bool,
    /// Exposure data, or a lens as the Camera app writes it.
    pub camera_app_still: bool,
    /// Data of the Camera app in either half.
    pub camera_app: bool,
    /// Nothing but the identifier.
    pub only_identifier: bool,
    /// A photo that tells nothing at all.
    pub tells_nothing: bool,
    /// A photo or movie of which nothing could be read, a photo whose readable parts tell nothing, or a movie
    /// without a mark whose keys could not all be read.
    pub unread: bool,
    /// An edited version, by its name or the program that wrote it.
    pub edited: bool,
    /// By a Mac's camera.
    pub webcam: bool,
    /// A screenshot.
    pub screenshot: bool,
    /// A selfie by the Camera app.
    pub selfie: bool,
    /// A motion photo.
    pub motion_photo: bool,
}

/// What can be asked of a text that may be absent.
fn is(found: &FoundText, test: impl Fn(&str) -> bool) -> bool {
    found.as_ref().is_some_and(|found| test(&found.value))
}

impl Traits {
    /// Of a file that was read. `complete` is false when a part of it could not be.
    #[must_use]
    pub fn of(name: &str, kind: Kind, facts: &Facts, complete: bool) -> Self {
        let still = kind.is_still();
        let exposed =
            facts.exposure_time.is_some() || facts.f_number.is_some() || facts.focal_length.is_some();
        let camera_app_still = still && (exposed || is(&facts.lens_model, marks::is_camera_app_lens));
        let device = |test: fn(&str) -> bool| is(&facts.model, test) || is(&facts.lens_model, test);
        let by_photo_booth = facts.keywords.iter().any(|word| marks::is_photo_booth(&word.value));
        let lens_mentions = is(&facts.lens_model, marks::mentions_facetime);
        let mut traits = Self {
            is_movie: kind.is_movie(),
            has_identifier: facts.identifier.is_some(),
            bare: facts.movie.as_ref().is_some_and(|movie| movie.camera_keys.is_empty() && !movie.keys_cut),
            camera_app_still,
            camera_app: camera_app_still
                || (kind.is_movie() && (facts.make.is_some() || facts.model.is_some())),
            only_identifier: complete && only_identifier(facts, kind),
            tells_nothing: complete && tells_nothing(facts, kind),
            unread: !complete && tells_nothing(facts, kind),
            edited: marks::is_edited_name(name)
                || is(&facts.software, |software| !marks::is_version_number(software)),
            webcam: device(marks::is_webcam) || by_photo_booth,
            screenshot: is(&facts.user_comment, marks::is_screenshot_comment),
            selfie: is(&facts.lens_model, marks::is_selfie_lens),
            motion_photo: facts.motion_photo.is_some(),
            ..Self::default()
        };
        traits.find_marks(facts, still);
        let keys_cut = facts.movie.as_ref().is_some_and(|movie| movie.keys_cut);
        traits.unread |= keys_cut && !still && traits.marks.is_empty();
        traits.mentions_facetime = still && lens_mentions && !traits.has(Mark::LensModel);
        traits.signs = if still { signs(facts, &traits) } else { Set::default() };
        traits
    }

    /// Of a photo or movie that could not be read.
    #[must_use]
    pub fn unread(kind: Kind) -> Self {
        Self { is_movie: kind.is_movie(), unread: true, ..Self::default() }
    }

    fn find_marks(&mut self, facts: &Facts, still: bool) {
        if still && is(&facts.user_comment, marks::is_facetime_comment) {
            self.marks.insert(Mark::UserComment);
        }
        if still && is(&facts.lens_model, marks::is_facetime_lens) {
            self.marks.insert(Mark::LensModel);
        }
        let is_mark = |word: &crate::report::Found<String>| marks::is_facetime_keyword(&word.value);
        if !still && facts.keywords.iter().any(is_mark) {
            self.marks.insert(Mark::Keywords);
            self.only_keyword = facts.keywords.iter().all(is_mark);
        }
    }

    /// Whether it has this mark.
    #[must_use]
    pub fn has(&self, mark: Mark) -> bool {
        self.marks.contains(mark)
    }

    /// Whether it is a still with a mark: half of what makes a group certain.
    fn is_marked_still(&self) -> bool {
        self.has(Mark::UserComment) || self.has(Mark::LensModel)
    }

    /// Whether it is a movie with KW: the other half.
    fn is_marked_movie(&self) -> bool {
        self.has(Mark::Keywords) && self.only_keyword
    }

    /// 1: the grade a file has by itself, if any.
    #[must_use]
    pub fn own_grade(&self) -> Option<Grade> {
        let clean = self.signs.is_empty();
        match (self.has(Mark::UserComment), self.has(Mark::LensModel)) {
            (true, true) => Some(Grade::Certain),
            (false, true) => Some(if clean { Grade::VeryLikely } else { Grade::Likely }),
            (true, false) => Some(if clean { Grade::VeryLikely } else { Grade::Perhaps }),
            (false, false) if self.is_marked_movie() && self.bare && self.has_identifier => {
                Some(Grade::VeryLikely)
            }
            (false, false) => (self.has(Mark::Keywords) || self.mentions_facetime).then_some(Grade::Perhaps),
        }
    }
}

/// Signs of another origin on a still. Some speak only against one of the marks.
fn signs(facts: &Facts, traits: &Traits) -> Set<Sign> {
    let other_make = is(&facts.make, |make| normalised(make) != "apple");
    let other_lens = match (&facts.model, &facts.lens_model) {
        (Some(model), Some(lens)) => {
            !normalised(&lens.value).starts_with(&format!("{} ", normalised(&model.value)))
        }
        _ => false,
    };
    let many_pixels = facts.size.as_ref().is_some_and(|size| size.value.pixels() > MOST_PIXELS);
    let same_title = is(&facts.user_comment, |comment| {
        facts.titles.iter().any(|title| normalised(&title.value) == normalised(comment))
    });
    let all = [
        (Sign::ExposureTime, facts.exposure_time.is_some()),
        (Sign::FNumber, facts.f_number.is_some()),
        (Sign::FocalLength, facts.focal_length.is_some()),
        (Sign::CameraAppLens, is(&facts.lens_model, marks::is_camera_app_lens)),
        (Sign::OtherMake, other_make),
        (Sign::LensOfOtherModel, other_lens),
        (Sign::TooManyPixels, many_pixels),
        (Sign::Position, traits.has(Mark::LensModel) && facts.position.is_some()),
        (Sign::SameTitle, traits.has(Mark::UserComment) && same_title),
    ];
    all.into_iter().filter_map(|(sign, present)| present.then_some(sign)).collect()
}

/// No word, device, date or position.
fn is_silent(facts: &Facts) -> bool {
    let texts = [&facts.make, &facts.model, &facts.lens_model, &facts.user_comment, &facts.software];
    texts.into_iter().all(Option::is_none)
        && facts.titles.is_empty()
        && facts.captions.is_empty()
        && facts.keywords.is_empty()
        && facts.position.is_none()
}

/// Structural tags such as Orientation and pixel sizes do not count: re-encoders leave them.
fn tells_nothing(facts: &Facts, kind: Kind) -> bool {
    matches!(kind, Kind::Jpeg | Kind::Heic | Kind::Webp | Kind::Avif)
        && is_silent(facts)
        && !facts.dated
        && facts.maker_note.is_none()
        && facts.motion_photo.is_none()
}

/// As apps write halves of a Live Photo that they make. A movie's header may have a date.
fn only_identifier(facts: &Facts, kind: Kind) -> bool {
    let exposed = facts.exposure_time.is_some() || facts.f_number.is_some() || facts.focal_length.is_some();
    let nothing_else = match &facts.movie {
        Some(movie) if kind.is_movie() => movie.keys == 1 && !movie.user_data,
        _ => kind.is_still() && !facts.dated && !exposed && facts.apple_entries == [CONTENT_IDENTIFIER],
    };
    facts.identifier.is_some() && is_silent(facts) && nothing_else
}

/// What is known of all files with one identifier. Counts, so that files can come in any order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Group {
    stills: u32,
    movies: u32,
    marked_stills: u32,
    marked_movies: u32,
    strong: u32,
    camera_app: u32,
    only_identifier: u32,
}

impl Group {
    /// A file by itself.
    #[must_use]
    pub fn of(traits: &Traits) -> Self {
        let mut group = Self::default();
        group.add(traits);
        group
    }

    /// Takes a file in.
    pub fn add(&mut self, traits: &Traits) {
        self.count(traits, |count, applies| *count = count.saturating_add(u32::from(applies)));
    }

    /// Takes a file out that was taken in.
    pub fn remove(&mut self, traits: &Traits) {
        self.count(traits, |count, applies| *count = count.saturating_sub(u32::from(applies)));
    }

    fn count(&mut self, traits: &Traits, step: fn(&mut u32, bool)) {
        let strong = matches!(traits.own_grade(), Some(Grade::Certain | Grade::VeryLikely));
        step(&mut self.stills, !traits.is_movie);
        step(&mut self.movies, traits.is_movie);
        step(&mut self.marked_stills, traits.is_marked_still());
        step(&mut self.marked_movies, traits.is_marked_movie());
        step(&mut self.strong, strong);
        step(&mut self.camera_app, traits.camera_app);
        step(&mut self.only_identifier, traits.only_identifier);
    }

    /// How many stills or movies of it are here.
    #[must_use]
    pub fn half_size(&self, movies: bool) -> usize {
        usize::try_from(if movies { self.movies } else { self.stills }).unwrap_or(usize::MAX)
    }

    /// Whether a still and a movie of it are here.
    #[must_use]
    pub fn has_both_halves(&self) -> bool {
        self.stills > 0 && self.movies > 0
    }

    /// All that a member's verdict depends on: while it stays the same, so do the verdicts.
    #[must_use]
    pub fn says(&self) -> [bool; 5] {
        [
            self.has_both_halves(),
            self.marked_stills > 0 && self.marked_movies > 0,
            self.strong > 0,
            self.camera_app > 0,
            self.only_identifier == self.stills + self.movies,
        ]
    }
}

/// The verdict on a file in its group; a file without an identifier is a group by itself.
#[must_use]
pub fn judge(traits: &Traits, group: &Group) -> Verdict {
    let grade = grade(traits, group);
    let near_miss = near_miss(traits, group, grade);
    let bare = (traits.is_movie && traits.bare).then_some(Support::Bare);
    let pair = (traits.has_identifier && group.has_both_halves()).then_some(Support::Pair);
    Verdict {
        grade: grade.unwrap_or(if traits.tells_nothing || traits.unread {
            Grade::CannotTell
        } else {
            Grade::No
        }),
        near_miss,
        marks: traits.marks,
        supports: bare.into_iter().chain(pair).collect(),
        signs: traits.signs,
    }
}

/// 1 and 2: what a file says itself, and what its group adds. Nothing is lowered.
fn grade(traits: &Traits, group: &Group) -> Option<Grade> {
    let [_, makes_certain, has_strong, ..] = group.says();
    if makes_certain && (traits.is_marked_still() || traits.is_marked_movie()) {
        return Some(Grade::Certain);
    }
    match traits.own_grade() {
        Some(grade) if grade.is_flagged() => Some(grade),
        _ if has_strong && !traits.camera_app_still => Some(Grade::Likely),
        own => own,
    }
}

/// 3: the first that applies, in the order of the specification. A flagged file can only be an edited one.
fn near_miss(traits: &Traits, group: &Group, grade: Option<Grade>) -> Option<NearMiss> {
    if grade.is_some_and(Grade::is_flagged) {
        return traits.edited.then_some(NearMiss::Edited);
    }
    let [both_halves, _, _, camera_app, all_only_identifier] = group.says();
    let tests = [
        (NearMiss::MacWebcam, traits.webcam),
        (NearMiss::Screenshot, traits.screenshot),
        (NearMiss::Selfie, traits.selfie),
        (NearMiss::LivePhoto, traits.has_identifier && camera_app),
        (NearMiss::HomemadeLivePhoto, both_halves && all_only_identifier),
        (NearMiss::MotionPhoto, traits.motion_photo),
        (NearMiss::Stripped, traits.tells_nothing),
    ];
    tests.into_iter().find_map(|(near_miss, applies)| applies.then_some(near_miss))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Field, Found, MovieFacts, Part, Place};

    fn movie_with_keyword() -> Facts {
        let place = Place {
            part: Part::Keys,
            part_offset: 0,
            part_length: 0,
            field: Field::Name(String::new()),
            value_offset: None,
        };
        let found = |value: &str| Found { value: value.to_owned(), place: place.clone() };
        Facts {
            identifier: Some(found("1")),
            keywords: vec![found("FaceTime")],
            movie: Some(MovieFacts::default()),
            ..Facts::default()
        }
    }

    /// A HEIC can hold a sequence of pictures, and with it what a movie holds.
    #[test]
    fn a_still_has_no_movies_mark() {
        let facts = movie_with_keyword();
        for (kind, expected) in [(Kind::Heic, false), (Kind::Mov, true)] {
            assert_eq!(Traits::of("a", kind, &facts, true).has(Mark::Keywords), expected, "{kind:?}");
        }
    }

    #[test]
    fn keys_that_were_not_read_are_not_absent() {
        for (keys_cut, expected) in [(false, Grade::VeryLikely), (true, Grade::Perhaps)] {
            let movie = Some(MovieFacts { keys_cut, ..MovieFacts::default() });
            let facts = Facts { movie, ..movie_with_keyword() };
            assert_eq!(Traits::of("a", Kind::Mov, &facts, !keys_cut).own_grade(), Some(expected));
        }
    }
}
