//! Inside a worker: reads the files it is sent, and answers with their reports.

use super::blob::blob_of;
use super::blob::{BlobRange, Missing, Outcome, length, modified, read_side_by_side};
use super::handle::{open_by_name, settle};
use super::messages::{Reply, Request, Source, Wanted};
use super::unpack::contents_of;
use super::{save_host, seal, thumbnail_host};
use crate::archive;
use crate::bytes::ErrorKind;
use crate::inspect::Step;
use crate::live_photo::pair::FileId;
use crate::report::{Archived, Report};
use crate::session::Measure;
use gloo::events::EventListener;
use js_sys::{Array, global};
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, File, MessageEvent};

/// A read that takes longer leaves its group, in milliseconds. Files on a disk take a few.
const PATIENCE: u32 = 2000;
/// Files that are read side by side, each alone, when a read of many fails or takes too long.
const FEW: usize = 4;
/// Files of an archive that are told at once: the page takes a few milliseconds for so many.
const LISTED_AT_ONCE: usize = 500;

/// Who is told of what was read, with a blob where there is one.
type Tell<'a> = &'a dyn Fn(Reply, Option<&Blob>);

/// Answers requests for as long as the worker lives.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = global().unchecked_into();
    let listener = EventListener::new(&scope.clone(), "message", move |event| {
        let data = event.unchecked_ref::<MessageEvent>().data();
        let scope = scope.clone();
        spawn_local(async move { answer(&scope, &data).await });
    });
    // The worker listens as long as it lives, and ends as a whole.
    listener.forget();
}

async fn answer(scope: &DedicatedWorkerGlobalScope, message: &JsValue) {
    let Some((request, sources)) = Request::from_message(message) else { return };
    let tell = |reply: Reply, blob: Option<&Blob>| {
        let (message, moved) = reply.to_message(blob);
        // Posting our own bytes can only fail when the worker is being ended.
        let _ = scope.post_message_with_transfer(&message, &moved);
    };
    match request {
        Request::Read { files, patiently } => {
            let (files, blobs) = open_all(files, sources, &tell).await;
            tell(Reply::Measured(measure(&files, &blobs)), None);
            Group::new(files, &blobs, (!patiently).then_some(PATIENCE), &tell).read().await;
        }
        Request::Open(file) => {
            let (files, blobs) = open_all(vec![file], sources, &tell).await;
            tell(Reply::Measured(measure(&files, &blobs)), None);
            // What lies in an archive was told when it was first read.
            let open = |reply: Reply, _: Option<&Blob>| {
                if let Reply::Read(reports) = reply {
                    let opened = reports.into_iter().map(|(id, report)| Reply::Opened(id, Box::new(report)));
                    opened.for_each(|reply| tell(reply, None));
                }
            };
            Group::new(files, &blobs, None, &open).with_entries().read().await;
        }
        Request::Picture(sought) => {
            let made = thumbnail_host::make(&sought, &sources).await;
            let _ = scope.post_message(&made.map_or(JsValue::NULL, JsValue::from));
        }
        Request::Contents(Wanted { id, archived }) => {
            let contents = match (archived, sources.first()) {
                (Some(archived), Some(Source::Blob(blob))) => contents_of(&archived, blob).await,
                _ => Err(ErrorKind::Unreadable),
            };
            tell(Reply::Contents(id, contents.as_ref().err().copied()), contents.as_ref().ok());
        }
        Request::Save { form, files } => {
            save_host::save(form, files, sources, &|told, blob| {
                let (message, moved) = told.to_message(blob);
                let _ = scope.post_message_with_transfer(&message, &moved);
            })
            .await;
        }
        Request::StopSaving => save_host::stop(),
        Request::Try => tell(Reply::Tried(seal::try_to_send().await), None),
    }
}

/// Opens those files that are known by their names, all at once. What cannot be opened is told, and left out.
async fn open_all(files: Vec<Wanted>, sources: Vec<Source>, tell: Tell<'_>) -> (Vec<Wanted>, Vec<Blob>) {
    let by_name = |source: &Source| match source {
        Source::Blob(_) => None,
        Source::Named(folder, name) => Some(open_by_name(folder, name)),
    };
    let opening: Array = sources.iter().filter_map(by_name).collect();
    let opened: Vec<Result<File, ErrorKind>> =
        if opening.length() > 0 { settle(&opening).await } else { Vec::new() };
    let mut opened = opened.into_iter();
    let (mut there, mut blobs, mut unopened) = (Vec::new(), Vec::new(), Vec::new());
    for (wanted, source) in files.into_iter().zip(sources) {
        let blob = match source {
            Source::Blob(blob) => Ok(blob),
            Source::Named(..) => opened.next().unwrap_or(Err(ErrorKind::Unreadable)).map(Blob::from),
        };
        match blob {
            Ok(blob) => {
                there.push(wanted);
                blobs.push(blob);
            }
            Err(reason) => unopened.push((wanted.id, reason)),
        }
    }
    if !unopened.is_empty() {
        tell(Reply::Unopened(unopened), None);
    }
    (there, blobs)
}

/// What files measure. Those in archives are known from there.
fn measure(files: &[Wanted], blobs: &[Blob]) -> Vec<Measure> {
    let files = files.iter().zip(blobs).filter(|(wanted, _)| wanted.archived.is_none());
    let measure = |(wanted, blob): (&Wanted, &Blob)| {
        let modified = blob.dyn_ref::<File>().map(modified).unwrap_or_default();
        Measure { file: wanted.id, length: length(blob), modified }
    };
    files.map(measure).collect()
}

/// A file that is being read, the blob that holds it, and the ranges it wants next.
struct Reading {
    id: FileId,
    inspection: archive::Reading,
    blob: Blob,
    wanted: Vec<Range<u64>>,
}

impl Reading {
    fn new(file: Wanted, blob: &Blob) -> Self {
        let name = || blob.dyn_ref::<File>().map(File::name).unwrap_or_default();
        let inspection = match &file.archived {
            Some(archived) => archive::Reading::inside(archived),
            None => archive::Reading::new(&name(), length(blob)),
        };
        Self { id: file.id, inspection, blob: blob.clone(), wanted: Vec::new() }
    }

    fn ranges(&self) -> impl Iterator<Item = BlobRange> + '_ {
        self.wanted.iter().map(|range| (self.blob.clone(), range.clone()))
    }
}

/// Files that are read side by side: what all of them want next is one read. When that fails or takes too
/// long, the guilty ones are found by reading each alone.
pub struct Group<'a> {
    /// In milliseconds, for a read.
    limit: Option<u32>,
    tell: Tell<'a>,
    with_entries: bool,
    waiting: Vec<Reading>,
    /// Those that are to be read each alone.
    doubtful: Vec<Reading>,
    /// Those that are unpacked into memory: one after the other, when the others are done.
    large: Vec<Reading>,
    done: Vec<(FileId, Report)>,
    slow: Vec<FileId>,
}

impl<'a> Group<'a> {
    /// Of these files. `limit` is how many milliseconds a read may take before its file is let go of as slow.
    pub fn new(files: Vec<Wanted>, blobs: &[Blob], limit: Option<u32>, tell: Tell<'a>) -> Self {
        let mut group = Self {
            limit,
            tell,
            with_entries: false,
            waiting: Vec::new(),
            doubtful: Vec::new(),
            large: Vec::new(),
            done: Vec::new(),
            slow: Vec::new(),
        };
        for (file, blob) in files.into_iter().zip(blobs) {
            let mut reading = Reading::new(file, blob);
            // A file that was deleted after it was chosen has no length; nor has an empty one, but that can
            // be read.
            if length(blob) == 0 {
                reading.wanted.push(0..0);
                group.doubtful.push(reading);
            } else {
                group.waiting.push(reading);
            }
        }
        group
    }

    /// The same, and each report has the long list of all that was read.
    #[must_use]
    pub fn with_entries(self) -> Self {
        Self { with_entries: true, ..self }
    }

    /// Reads all, and tells of each once: its report, or that it is slow. Reports come in the order in which
    /// they are done.
    pub async fn read(mut self) {
        for mut reading in std::mem::take(&mut self.waiting) {
            if !self.with_entries {
                reading.inspection.leave_out_entries();
            }
            self.go_on(reading);
        }
        loop {
            if self.waiting.is_empty() && self.doubtful.is_empty() {
                self.waiting.extend(self.large.pop());
            }
            let alone = !self.doubtful.is_empty();
            let round = match alone {
                true => self.doubtful.drain(..FEW.min(self.doubtful.len())).collect(),
                false => std::mem::take(&mut self.waiting),
            };
            let reads: Vec<Vec<BlobRange>> = match alone {
                true => round.iter().map(|reading| reading.ranges().collect()).collect(),
                false => vec![round.iter().flat_map(Reading::ranges).collect()],
            };
            if round.is_empty() {
                return self.tell();
            }
            let outcomes = read_side_by_side(&reads, self.limit).await;
            if alone || round.len() == 1 {
                self.take_each(round, outcomes);
            } else {
                self.take_together(round, outcomes);
            }
        }
    }

    /// Takes in what came of one read for all of a round.
    fn take_together(&mut self, round: Vec<Reading>, outcomes: Vec<Outcome>) {
        let mut pieces = match outcomes.into_iter().next() {
            Some(Ok(pieces)) => pieces.into_iter(),
            _ => return self.doubtful = round,
        };
        for reading in round {
            let own = pieces.by_ref().take(reading.wanted.len()).collect();
            self.supply(reading, own);
        }
    }

    /// Takes in what came of a read for each, and tells of it at once.
    fn take_each(&mut self, round: Vec<Reading>, outcomes: Vec<Outcome>) {
        for (reading, outcome) in round.into_iter().zip(outcomes) {
            match outcome {
                Ok(pieces) => self.supply(reading, pieces),
                Err(Missing::Slow) => self.slow.push(reading.id),
                Err(Missing::Never(reason)) => {
                    let failed = reading.inspection.failed(reason);
                    self.end(reading, failed);
                }
            }
        }
        self.tell();
    }

    fn supply(&mut self, mut reading: Reading, pieces: Vec<Vec<u8>>) {
        for (range, bytes) in reading.wanted.iter().zip(pieces) {
            reading.inspection.supply(range.start, bytes);
        }
        self.go_on(reading);
    }

    fn go_on(&mut self, mut reading: Reading) {
        match reading.inspection.step() {
            Step::Read(ranges) => {
                reading.wanted = ranges;
                let is_large = reading.inspection.is_unpacked_whole();
                if is_large { self.large.push(reading) } else { self.waiting.push(reading) }
            }
            done @ Step::Done(_) => self.end(reading, done),
        }
    }

    fn end(&mut self, mut reading: Reading, step: Step) {
        if let Step::Done(mut report) = step {
            if self.tell_archived(&report.archived, &mut reading).is_err() {
                *report = Report { kind: report.kind, ..Report::unread(ErrorKind::TooLarge) };
            }
            let entries = if self.with_entries { report.entries } else { Vec::new() };
            self.done.push((reading.id, Report { entries, archived: Vec::new(), ..*report }));
        }
    }

    /// Tells what lies in an archive, some at a time.
    ///
    /// # Errors
    ///
    /// When the browser has no room for what was unpacked.
    fn tell_archived(&self, archived: &[Archived], reading: &mut Reading) -> Result<(), JsValue> {
        let unpacked = reading.inspection.take_unpacked().map(|bytes| blob_of(&bytes)).transpose()?;
        let mut told = 0;
        for files in archived.chunks(LISTED_AT_ONCE) {
            (self.tell)(Reply::Listed(reading.id, told, files.to_vec()), unpacked.as_ref());
            told += files.len();
        }
        Ok(())
    }

    /// Tells what is known and was not told yet.
    fn tell(&mut self) {
        let (done, slow) = (std::mem::take(&mut self.done), std::mem::take(&mut self.slow));
        if !done.is_empty() {
            (self.tell)(Reply::Read(done), None);
        }
        if !slow.is_empty() {
            (self.tell)(Reply::Slow(slow), None);
        }
    }
}
