//! Which thumbnails are made next, and which are kept: what is on screen comes first, and what has left it is not made.

use super::ways::{Source, Step, Way, is_common};
use crate::live_photo::pair::FileId;
use crate::report::Kind;

/// Thumbnails that are kept: some screens of the largest window. Each has 7 to 50 KB.
pub const MOST_KEPT: usize = 300;

/// Little pictures that are read at once: a screen's are there after two or three reads, and none waits for long.
pub const AT_ONCE: usize = 16;

/// So many pictures of a kind are tried to be decoded before the browser is taken not to know the kind.
const TRIES: u8 = 3;

/// What is known of a file's thumbnail.
#[derive(Debug, PartialEq, Eq)]
pub enum Look<'a, P> {
    /// It may come.
    Coming,
    /// It is there.
    There(&'a P),
    /// No way has led to one.
    Missing,
}

/// A thumbnail that is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Job {
    /// Whose.
    pub id: FileId,
    /// By which way.
    pub step: Step,
}

/// Thumbnails, those that are there and those that are to be made; `P` is what one is in the browser.
#[derive(Debug)]
pub struct Queue<P> {
    kept: Vec<Kept<P>>,
    /// What is on screen, the nearest first.
    wished: Vec<FileId>,
    /// Whether a thumbnail of Exif's size is too small for where it is shown.
    fine: bool,
    /// Counts wishes: what was wished longest ago leaves first.
    now: u64,
    /// Kinds of pictures that were not decoded, and how many, or none any more.
    refused: Vec<(Kind, Option<u8>)>,
    /// Movies that were not played: neither they nor their stills ask for them again.
    unplayed: Vec<FileId>,
}

#[derive(Debug)]
struct Kept<P> {
    source: Source,
    picture: Option<P>,
    /// Whether the picture is as fine as it gets.
    is_fine: bool,
    /// Ways that were gone, as bits.
    tried: u8,
    is_busy: bool,
    /// Whether who made it with others failed: then it is made by itself.
    alone: bool,
    wished_at: u64,
}

impl<P> Default for Queue<P> {
    fn default() -> Self {
        Self {
            kept: Vec::new(),
            wished: Vec::new(),
            fine: false,
            now: 0,
            refused: Vec::new(),
            unplayed: Vec::new(),
        }
    }
}

/// A way's bit among those that were tried.
fn bit(id: FileId, step: &Step) -> u8 {
    let way = match step.way {
        Way::Embedded(..) => 1,
        Way::Decoded(..) => 2,
        Way::Frame => 4,
        Way::Module => 8,
    };
    if step.from == id { way } else { way << 4 }
}

impl<P> Queue<P> {
    /// Takes in what is on screen now, the nearest first, and whether it is shown large. What was wished before and has
    /// not been begun is dropped. Tells whether it is known now of something that it will never be there.
    pub fn wish(&mut self, sources: Vec<Source>, fine: bool) -> bool {
        let mut has_missing = false;
        self.now += 1;
        self.fine = fine;
        self.wished.clear();
        for source in sources {
            self.wished.push(source.id);
            let now = self.now;
            match self.find(source.id) {
                Some(kept) => (kept.source, kept.wished_at) = (source, now),
                None => {
                    let kept = Kept {
                        source,
                        picture: None,
                        is_fine: false,
                        tried: 0,
                        is_busy: false,
                        alone: false,
                        wished_at: now,
                    };
                    has_missing |= self.step(&kept).is_none();
                    self.kept.push(kept);
                }
            }
        }
        while self.kept.len() > MOST_KEPT {
            let idle = self.kept.iter().enumerate().filter(|(_, kept)| !kept.is_busy);
            let Some((oldest, _)) = idle.min_by_key(|(_, kept)| kept.wished_at) else { break };
            self.kept.swap_remove(oldest);
        }
        has_missing
    }

    /// What is known of a file's thumbnail.
    #[must_use]
    pub fn look(&self, id: FileId) -> Look<'_, P> {
        match self.kept.iter().find(|kept| kept.source.id == id) {
            Some(Kept { picture: Some(picture), .. }) => Look::There(picture),
            Some(kept) if !kept.is_busy && self.step(kept).is_none() => Look::Missing,
            _ => Look::Coming,
        }
    }

    /// What a worker is to make next: several little pictures, or one of a picture that is decoded; nothing if all are
    /// made. With `free_only`, none is decoded.
    pub fn next(&mut self, free_only: bool) -> Vec<Job> {
        let mut jobs: Vec<Job> = Vec::new();
        for (id, step, alone) in self.open().filter(|(_, step, _)| matches!(step.way, Way::Embedded(..))) {
            if alone && !jobs.is_empty() {
                continue;
            }
            jobs.push(Job { id, step });
            if alone || jobs.len() == AT_ONCE {
                break;
            }
        }
        if jobs.is_empty() && !free_only {
            let decoded = |(_, step, _): &(FileId, Step, bool)| matches!(step.way, Way::Decoded(..));
            // First those that show nothing yet.
            let first = self.open().find(decoded).or_else(|| self.coarse().find(decoded));
            jobs.extend(first.map(|(id, step, _)| Job { id, step }));
        }
        self.begin(&jobs);
        jobs
    }

    /// What the page itself is to have made next in this way, for which it has one player, and one module.
    pub fn next_of_page(&mut self, way: Way) -> Option<Job> {
        let (id, step, _) = self.open().find(|(_, step, _)| step.way == way)?;
        let job = Job { id, step };
        self.begin(&[job]);
        Some(job)
    }

    /// A thumbnail was made, or could not be.
    pub fn made(&mut self, job: &Job, picture: Option<P>) {
        if let Way::Decoded(kind, _) = job.step.way {
            self.note(kind, picture.is_some());
        }
        if job.step.way == Way::Frame && picture.is_none() {
            self.unplayed.push(job.step.from);
        }
        self.end(job, picture);
    }

    fn end(&mut self, job: &Job, picture: Option<P>) {
        let Some(kept) = self.find(job.id) else { return };
        kept.is_busy = false;
        kept.tried |= bit(job.id, &job.step);
        if picture.is_some() {
            kept.picture = picture;
            kept.is_fine = !matches!(job.step.way, Way::Embedded(..));
        }
    }

    /// These could not be opened, or who made them has failed: that says nothing of what the browser can decode. Who of
    /// many was guilty is found by making each alone.
    pub fn failed(&mut self, jobs: &[Job]) {
        if let [job] = jobs {
            return self.end(job, None);
        }
        for job in jobs {
            if let Some(kept) = self.find(job.id) {
                (kept.is_busy, kept.alone) = (false, true);
            }
        }
    }

    /// The browser does not show what is there: another way is gone.
    pub fn broken(&mut self, id: FileId) {
        if let Some(kept) = self.find(id) {
            kept.picture = None;
            // The way that led to it was tried; those before it were, too.
            kept.is_fine = false;
        }
    }

    /// Those on screen that have no picture, with the way that is to be gone next.
    fn open(&self) -> impl Iterator<Item = (FileId, Step, bool)> + '_ {
        self.wishes()
            .filter(|kept| kept.picture.is_none())
            .filter_map(|kept| Some((kept.source.id, *self.step(kept)?, kept.alone)))
    }

    /// Those on screen whose picture is too small for it.
    fn coarse(&self) -> impl Iterator<Item = (FileId, Step, bool)> + '_ {
        let coarse = self.wishes().filter(|kept| self.fine && kept.picture.is_some() && !kept.is_fine);
        coarse.filter_map(|kept| Some((kept.source.id, *self.step(kept)?, kept.alone)))
    }

    fn wishes(&self) -> impl Iterator<Item = &Kept<P>> + '_ {
        let kept = |id: &FileId| self.kept.iter().find(|kept| kept.source.id == *id);
        self.wished.iter().filter_map(kept).filter(|kept| !kept.is_busy)
    }

    /// The first way that was not gone yet and may lead somewhere.
    fn step<'a>(&self, kept: &'a Kept<P>) -> Option<&'a Step> {
        kept.source.steps.iter().find(|step| {
            let is_refused = match step.way {
                Way::Decoded(kind, _) => self.is_refused(kind),
                Way::Frame => self.unplayed.contains(&step.from),
                Way::Embedded(..) | Way::Module => false,
            };
            kept.tried & bit(kept.source.id, step) == 0 && !is_refused
        })
    }

    fn begin(&mut self, jobs: &[Job]) {
        for job in jobs {
            if let Some(kept) = self.find(job.id) {
                kept.is_busy = true;
            }
        }
    }

    fn find(&mut self, id: FileId) -> Option<&mut Kept<P>> {
        self.kept.iter_mut().find(|kept| kept.source.id == id)
    }

    /// Notes whether the browser has decoded a picture of a kind that not every browser knows.
    fn note(&mut self, kind: Kind, is_decoded: bool) {
        if is_common(kind) {
            return;
        }
        match self.refused.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, refused)) if is_decoded => *refused = None,
            Some((_, refused)) => *refused = refused.map(|count| count.saturating_add(1)),
            None => self.refused.push((kind, (!is_decoded).then_some(1))),
        }
    }

    fn is_refused(&self, kind: Kind) -> bool {
        self.refused
            .iter()
            .any(|(known, refused)| *known == kind && refused.is_some_and(|count| count >= TRIES))
    }
}
