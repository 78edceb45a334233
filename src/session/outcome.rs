//! What is kept of a file that was read: a few hundred bytes, on which the list, its filters, groups and exports work.
//! All else is read again when a person opens the file.

use super::Aside;
use super::files::{Files, Kept};
use super::texts::TextId;
use crate::bytes::Error;
use crate::live_photo::pair::FileId;
use crate::live_photo::{Traits, Verdict, marks};
use crate::report::facts::FoundText;
use crate::report::{DateTime, Kind, Position, Remark, Report, Size, Taken, TakenFrom, Thumbnail};
use std::ops::{Deref, Range};

/// When a photo or movie was taken, and how that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// When.
    pub at: DateTime,
    /// By which source.
    pub from: TakenFrom,
}

impl From<&Taken> for Dated {
    fn from(taken: &Taken) -> Self {
        Self { at: taken.at, from: taken.from }
    }
}

/// What is kept of every file that was read, apart from its texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// Not a number where there is none; so are the two below.
    latitude: f64,
    longitude: f64,
    duration: f64,
    pub(super) identifier: TextId,
    make: TextId,
    model: TextId,
    lens_model: TextId,
    user_comment: TextId,
    software: TextId,
    size: Size,
    /// Of no bytes where there is none.
    thumbnail: Thumbnail,
    pub(super) taken: Option<Dated>,
    /// What it is.
    pub kind: Kind,
    /// The judgement as of now; files of its group may still change it.
    pub verdict: Verdict,
    pub(super) aside: Option<Aside>,
    pub(super) traits: Traits,
    pub(super) has_maker_note: bool,
    has_no_keys: bool,
    has_size: bool,
}

/// What few files have.
#[derive(Debug, Clone, Default)]
pub(super) struct Rare {
    keywords: Vec<TextId>,
    remarks: Vec<Remark>,
    error: Option<Error>,
    /// The files that lie in it, as stretches that were found one after the other.
    pub inside: Vec<Range<FileId>>,
    /// How many those are.
    pub inside_count: usize,
}

impl Files {
    /// Keeps what is to be kept of a report.
    pub(super) fn keep(
        &mut self,
        id: FileId,
        report: Report,
        traits: Traits,
        judged: (Verdict, Option<Aside>),
    ) {
        let Report { kind, facts, remarks, error, .. } = report;
        let mut text = |found: &FoundText| self.texts.intern(found.as_ref().map_or("", |found| &found.value));
        let size = facts.size.map(|size| size.value);
        let position = facts.position.map(|position| position.value);
        let (verdict, aside) = judged;
        let judged = Judged {
            make: text(&facts.make),
            model: text(&facts.model),
            lens_model: text(&facts.lens_model),
            user_comment: text(&facts.user_comment),
            software: text(&facts.software),
            identifier: self.identifiers.intern(facts.identifier.as_ref().map_or("", |found| &found.value)),
            latitude: position.map_or(f64::NAN, |position| position.latitude),
            longitude: position.map_or(f64::NAN, |position| position.longitude),
            duration: facts.movie.as_ref().and_then(|movie| movie.duration).unwrap_or(f64::NAN),
            has_size: size.is_some(),
            size: size.unwrap_or(Size { width: 0, height: 0 }),
            thumbnail: facts.thumbnail.unwrap_or_default(),
            taken: facts.taken.as_ref().map(Dated::from),
            kind,
            verdict,
            aside,
            traits,
            has_maker_note: facts.maker_note.is_some(),
            has_no_keys: facts.movie.is_some_and(|movie| movie.keys == 0 && !movie.keys_cut),
        };
        let keywords: Vec<TextId> =
            facts.keywords.iter().map(|keyword| self.texts.intern(&keyword.value)).collect();
        let Some(kept) = self.kept_mut(id) else { return };
        kept.outcome = Some(judged);
        if !keywords.is_empty() || !remarks.is_empty() || error.is_some() {
            let rare = kept.rare.get_or_insert_default();
            (rare.keywords, rare.remarks, rare.error) = (keywords, remarks, error);
        }
    }
}

impl Kept {
    /// Forgets what was read.
    pub(super) fn forget(&mut self) {
        self.outcome = None;
        if let Some(rare) = &mut self.rare {
            (rare.keywords, rare.remarks, rare.error) = Default::default();
        }
    }
}

/// A file that was read, as far as it is known without reading it again. What every such file has is in [`Judged`].
#[derive(Debug, Clone, Copy)]
pub struct Outcome<'a> {
    files: &'a Files,
    judged: &'a Judged,
    rare: Option<&'a Rare>,
}

impl Deref for Outcome<'_> {
    type Target = Judged;

    fn deref(&self) -> &Judged {
        self.judged
    }
}

impl<'a> Outcome<'a> {
    pub(super) fn of(files: &'a Files, kept: &'a Kept) -> Option<Self> {
        Some(Self { files, judged: kept.outcome.as_ref()?, rare: kept.rare.as_deref() })
    }

    /// Why it is set aside; none of what is shown.
    #[must_use]
    pub fn aside(&self) -> Option<Aside> {
        self.judged.aside
    }

    /// Why it could not be read at all.
    #[must_use]
    pub fn error(&self) -> Option<Error> {
        self.rare?.error
    }

    /// What could not be read of it.
    #[must_use]
    pub fn remarks(&self) -> &'a [Remark] {
        self.rare.map_or(&[], |rare| &rare.remarks)
    }

    /// What it shares with the other files of its group.
    #[must_use]
    pub fn identifier(&self) -> Option<&'a str> {
        self.files.identifiers.said(self.judged.identifier)
    }

    /// Who made the device.
    #[must_use]
    pub fn make(&self) -> Option<&'a str> {
        self.files.texts.said(self.judged.make)
    }

    /// The device, as the file names it.
    #[must_use]
    pub fn model(&self) -> Option<&'a str> {
        self.files.texts.said(self.judged.model)
    }

    /// The lens.
    #[must_use]
    pub fn lens_model(&self) -> Option<&'a str> {
        self.files.texts.said(self.judged.lens_model)
    }

    /// The user's comment.
    #[must_use]
    pub fn user_comment(&self) -> Option<&'a str> {
        self.files.texts.said(self.judged.user_comment)
    }

    /// The program, or the system's version, that wrote it.
    #[must_use]
    pub fn software(&self) -> Option<&'a str> {
        self.files.texts.said(self.judged.software)
    }

    /// Its keywords.
    pub fn keywords(&self) -> impl Iterator<Item = &'a str> {
        let (texts, rare) = (&self.files.texts, self.rare);
        rare.into_iter().flat_map(|rare| &rare.keywords).map(|keyword| texts.get(*keyword))
    }

    /// Size in pixels.
    #[must_use]
    pub fn size(&self) -> Option<Size> {
        self.judged.has_size.then_some(self.judged.size)
    }

    /// The little picture in its Exif.
    #[must_use]
    pub fn thumbnail(&self) -> Option<Thumbnail> {
        Some(self.judged.thumbnail).filter(|thumbnail| thumbnail.length > 0)
    }

    /// Where it was taken.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        let Judged { latitude, longitude, .. } = *self.judged;
        (!latitude.is_nan()).then_some(Position { latitude, longitude })
    }

    /// How long a movie is, in seconds.
    #[must_use]
    pub fn duration(&self) -> Option<f64> {
        Some(self.judged.duration).filter(|duration| !duration.is_nan())
    }

    /// Whether it is a movie whose metadata has no key at all.
    #[must_use]
    pub fn has_no_keys(&self) -> bool {
        self.judged.has_no_keys
    }

    /// The device: as the file names it, else as its FaceTime lens does.
    #[must_use]
    pub fn device(&self) -> Option<String> {
        if let Some(model) = self.model() {
            return Some(model.to_owned());
        }
        let (device, _) = marks::facetime_camera(self.lens_model()?)?;
        (!device.is_empty()).then_some(device)
    }
}
