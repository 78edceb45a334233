//! Inside a worker: reads the files it is sent, and answers with their reports.

use super::blob::{length, read_together};
use super::messages::{Reply, Request};
use crate::inspect::{Inspection, Step};
use crate::live_photo::pair::FileId;
use crate::report::Report;
use gloo::events::EventListener;
use js_sys::global;
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

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
    let reply = match request {
        Request::Read(ids) => Reply::Read(read_all(&ids, &files).await),
        Request::Open(id) => {
            let report = read_all(&[id], &files).await.pop().map(|(_, report)| report);
            Reply::Opened(id, Box::new(report.unwrap_or_default()))
        }
    };
    let reply = match reply {
        Reply::Read(reports) => Reply::Read(reports.into_iter().map(without_entries).collect()),
        opened => opened,
    };
    if let Some(bytes) = reply.to_message() {
        let moved = js_sys::Array::of1(&bytes.buffer());
        // Posting our own bytes can only fail when the worker is being ended.
        let _ = scope.post_message_with_transfer(&bytes, &moved);
    }
}

fn without_entries((id, report): (FileId, Report)) -> (FileId, Report) {
    (id, Report { entries: Vec::new(), ..report })
}

/// A file that is being read.
struct Reading {
    id: FileId,
    file: File,
    inspection: Inspection,
    wanted: Vec<Range<u64>>,
}

/// Reads files side by side: what all of them want next is one read. When that fails, the guilty file is
/// found by reading each alone. Their reports come in the order in which they are done.
pub async fn read_all(ids: &[FileId], files: &[File]) -> Vec<(FileId, Report)> {
    let mut reports = Vec::with_capacity(ids.len());
    let mut waiting = Vec::new();
    for (id, file) in ids.iter().zip(files) {
        let mut inspection = Inspection::new(&file.name(), length(file));
        let step = if is_gone(file).await { inspection.unreadable() } else { inspection.step() };
        proceed(
            Reading { id: *id, file: file.clone(), inspection, wanted: Vec::new() },
            step,
            &mut waiting,
            &mut reports,
        );
    }
    while !waiting.is_empty() {
        let round = std::mem::take(&mut waiting);
        let together: Vec<_> = round.iter().flat_map(Reading::ranges).collect();
        let mut pieces = read_together(&together).await.ok().map(Vec::into_iter);
        for mut reading in round {
            let ranges: Vec<_> = reading.ranges().collect();
            let own = match &mut pieces {
                Some(pieces) => Some(pieces.by_ref().take(ranges.len()).collect()),
                None => read_together(&ranges).await.ok(),
            };
            let step = reading.go_on(own);
            proceed(reading, step, &mut waiting, &mut reports);
        }
    }
    reports
}

/// A file that was deleted after it was chosen has no length; nor has an empty one, but that can be read.
async fn is_gone(file: &File) -> bool {
    length(file) == 0 && JsFuture::from(file.array_buffer()).await.is_err()
}

impl Reading {
    fn ranges(&self) -> impl Iterator<Item = (File, Range<u64>)> + '_ {
        self.wanted.iter().map(|range| (self.file.clone(), range.clone()))
    }

    fn go_on(&mut self, pieces: Option<Vec<Vec<u8>>>) -> Step {
        let Some(pieces) = pieces else { return self.inspection.unreadable() };
        for (range, bytes) in self.wanted.iter().zip(pieces) {
            self.inspection.supply(range.start, bytes);
        }
        self.inspection.step()
    }
}

fn proceed(reading: Reading, step: Step, waiting: &mut Vec<Reading>, reports: &mut Vec<(FileId, Report)>) {
    match step {
        Step::Done(report) => reports.push((reading.id, *report)),
        Step::Read(wanted) => waiting.push(Reading { wanted, ..reading }),
    }
}
