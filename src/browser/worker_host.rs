//! Inside a worker: reads the files it is sent, and answers with their reports.

use super::blob::{FileRange, Missing, Outcome, length, read_side_by_side};
use super::messages::{Reply, Request};
use super::seal;
use crate::inspect::{Inspection, Step};
use crate::live_photo::pair::FileId;
use crate::report::Report;
use gloo::events::EventListener;
use js_sys::global;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

/// A read that takes longer leaves its group, in milliseconds. Files on a disk take a few.
const PATIENCE: u32 = 2000;
/// Files that are read side by side, each alone, when a read of many fails or takes too long.
const FEW: usize = 4;

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
    let Some((request, files)) = Request::from_message(message) else { return };
    let tell = |reply: Reply| {
        let bytes = reply.to_message();
        let moved = js_sys::Array::of1(&bytes.buffer());
        // Posting our own bytes can only fail when the worker is being ended.
        let _ = scope.post_message_with_transfer(&bytes, &moved);
    };
    match request {
        Request::Read { ids, patiently } => {
            Group::new(&ids, &files, (!patiently).then_some(PATIENCE), &tell).read().await;
        }
        Request::Open(id) => {
            let open = |reply: Reply| {
                if let Reply::Read(reports) = reply {
                    reports.into_iter().for_each(|(id, report)| tell(Reply::Opened(id, Box::new(report))));
                }
            };
            Group::new(&[id], &files, None, &open).with_entries().read().await;
        }
        Request::Try => tell(Reply::Tried(seal::try_to_send().await)),
    }
}

/// A file that is being read, and the ranges it wants next.
struct Reading {
    id: FileId,
    inspection: Inspection,
    wanted: Vec<FileRange>,
}

/// Files that are read side by side: what all of them want next is one read. When that fails or takes too
/// long, the guilty ones are found by reading each alone.
pub struct Group<'a> {
    /// In milliseconds, for a read.
    limit: Option<u32>,
    tell: &'a dyn Fn(Reply),
    with_entries: bool,
    waiting: Vec<Reading>,
    /// Those that are to be read each alone.
    doubtful: Vec<Reading>,
    done: Vec<(FileId, Report)>,
    slow: Vec<FileId>,
}

impl<'a> Group<'a> {
    /// Of these files. `limit` is how many milliseconds a read may take before its file is let go of as slow.
    pub fn new(ids: &[FileId], files: &[File], limit: Option<u32>, tell: &'a dyn Fn(Reply)) -> Self {
        let mut group = Self {
            limit,
            tell,
            with_entries: false,
            waiting: Vec::new(),
            doubtful: Vec::new(),
            done: Vec::new(),
            slow: Vec::new(),
        };
        for (id, file) in ids.iter().zip(files) {
            let length = length(file);
            let inspection = Inspection::new(&file.name(), length);
            let reading = Reading { id: *id, inspection, wanted: vec![(file.clone(), 0..0)] };
            // A file that was deleted after it was chosen has no length; nor has an empty one, but that can
            // be read.
            let first = if length == 0 { &mut group.doubtful } else { &mut group.waiting };
            first.push(reading);
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
        std::mem::take(&mut self.waiting).into_iter().for_each(|reading| self.go_on(reading));
        loop {
            let alone = !self.doubtful.is_empty();
            let round = match alone {
                true => self.doubtful.drain(..FEW.min(self.doubtful.len())).collect(),
                false => std::mem::take(&mut self.waiting),
            };
            let wanted = round.iter().map(|reading| reading.wanted.clone());
            let reads = if alone { wanted.collect() } else { vec![wanted.flatten().collect()] };
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
                Err(Missing::Never(reason)) => self.end(reading.id, reading.inspection.failed(reason)),
            }
        }
        self.tell();
    }

    fn supply(&mut self, mut reading: Reading, pieces: Vec<Vec<u8>>) {
        for ((_, range), bytes) in reading.wanted.iter().zip(pieces) {
            reading.inspection.supply(range.start, bytes);
        }
        self.go_on(reading);
    }

    fn go_on(&mut self, mut reading: Reading) {
        match (reading.inspection.step(), reading.wanted.first()) {
            (Step::Read(ranges), Some((file, _))) => {
                reading.wanted = ranges.into_iter().map(|range| (file.clone(), range)).collect();
                self.waiting.push(reading);
            }
            (done, _) => self.end(reading.id, done),
        }
    }

    fn end(&mut self, id: FileId, step: Step) {
        if let Step::Done(report) = step {
            let entries = if self.with_entries { report.entries } else { Vec::new() };
            self.done.push((id, Report { entries, ..*report }));
        }
    }

    /// Tells what is known and was not told yet.
    fn tell(&mut self) {
        let (done, slow) = (std::mem::take(&mut self.done), std::mem::take(&mut self.slow));
        if !done.is_empty() {
            (self.tell)(Reply::Read(done));
        }
        if !slow.is_empty() {
            (self.tell)(Reply::Slow(slow));
        }
    }
}
