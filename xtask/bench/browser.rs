//! Our page, our workers, raw reads and peers on the same files in one browser, round by round.

use crate::contestants::{Contestant, Role, all};
use crate::drive::{Inspected, inspect, to_json};
use crate::folder::{self, Photos};
use crate::harness::{Page, Server};
use crate::numbers::{count, median, ratio, spread, times, whole};
use crate::page::{self, Run};
use crate::report::{Requirement, Section};
use crate::table::Table;
use crate::visit::{OPEN, READER_CAME};
use crate::{few, plan, say};
use facetime_photo_inspector::report::Report;
use facetime_photo_inspector::session::{Action, FoundFile, Session};
use facetime_photo_inspector::words;
use nanoserde::DeBin;
use serde_json::{Value, json};
use std::path::Path;
use xtask::Outcome;

/// Rounds that count. One more before them does not.
pub const ROUNDS: usize = 5;

const WATCH: &str = include_str!("page/watch.js");

/// What our page says of a visit.
#[derive(serde::Deserialize)]
pub struct Visited {
    /// From the event that brought the files to the painted end, in milliseconds.
    pub ms: f64,
    /// To the first painted verdict.
    pub first: f64,
    /// Workers that were started.
    pub workers: usize,
    /// The longest task on the page's thread from the event on, in milliseconds; 0 if none took more than 50.
    pub task: f64,
    /// What the browser did on the page's thread before it told of the files, in milliseconds, likewise.
    pub before: f64,
}

/// Has the pages that are opened from here on take their times.
pub fn watch(page: &Page) {
    let unread = [words::verdict::QUEUED, words::verdict::SLOW];
    let script = WATCH.replace("UNREAD", &json!(unread).to_string());
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
}

/// Opens our page, ready to take so many files.
pub fn open_app(page: &Page, app: &Server, files: usize) {
    page.go(&app.url());
    page.wait_for(OPEN);
    page.wait_until("the reader", READER_CAME);
    page.eval::<Value>(&format!("(visit.expected = {files}, null)"));
}

/// What all contestants work with.
struct Arena {
    page: Page,
    app: Server,
    bench: Server,
    photos: Photos,
    files: Vec<Inspected>,
    /// What our page must say at its end.
    answer: String,
}

pub fn run() -> Outcome<Vec<Section>> {
    let arena = Arena::open()?;
    let plan = plan::of(arena.page.eval("navigator.hardwareConcurrency"));
    // Those that make pictures are among the started ones.
    let started = arena.visit()?.workers;
    if started < plan.workers {
        return Err(format!("the page has started {started} workers, and not {}", plan.workers));
    }
    say(&format!("the page reads with {plan:?}"));
    let contestants = all(plan);
    arena.check_workers(&contestants)?;
    let mut runs: Vec<Vec<Run>> = contestants.iter().map(|_| Vec::new()).collect();
    let mut few = few::Few::new(&arena.photos.paths);
    for round in 0..=ROUNDS {
        let rates = arena.round(round, &contestants)?;
        few.round(&arena.page, &arena.bench, round > 0)?;
        // The first round is for the caches.
        if round > 0 {
            runs.iter_mut().zip(rates).for_each(|(runs, run)| runs.push(run));
        }
        say(&format!("browser: round {round} of {ROUNDS} done"));
    }
    Ok(vec![arena.section(&contestants, &runs, plan), few.section()])
}

impl Arena {
    fn open() -> Outcome<Arena> {
        let photos = folder::get()?;
        let files = photos.paths.iter().map(|path| inspect(path)).collect::<Outcome<Vec<_>>>()?;
        let bench = page::host(&to_json(&photos.names(), &files))?;
        let answer = answer(&photos.paths, &files);
        let (app, page) = (Server::start(), Page::open("about:blank"));
        page.viewport(1280, 800);
        watch(&page);
        Ok(Arena { page, app, bench, photos, files, answer })
    }

    /// Our page reads all of it.
    fn visit(&self) -> Outcome<Visited> {
        let Arena { page, app, photos, .. } = self;
        open_app(page, app, photos.paths.len());
        page.drop_on("h1", &[&photos.folder]);
        let visited: Visited = page::wait(page, "visit.done")?;
        let said = page.text("h1");
        if said == self.answer {
            Ok(visited)
        } else {
            Err(format!("the page says \"{said}\", not \"{}\"", self.answer))
        }
    }

    /// Everybody once; who begins changes from round to round.
    fn round(&self, round: usize, contestants: &[Contestant]) -> Outcome<Vec<Run>> {
        let mut runs: Vec<Run> = contestants.iter().map(|_| Run::default()).collect();
        let inside: Vec<usize> =
            (0..contestants.len()).filter(|&at| contestants[at].function.is_some()).collect();
        let visited = self.visit()?;
        runs[0] =
            Run { ms: visited.ms, files: self.files.len(), models: self.models(true), ..Run::default() };
        page::open_with_folder(&self.page, &self.bench, &self.photos.folder);
        for turn in 0..inside.len() {
            let at = inside[(turn + round) % inside.len()];
            let contestant = &contestants[at];
            if let Some(function) = contestant.function {
                runs[at] = page::run(&self.page, function, &contestant.options)?;
                self.check(contestant, &mut runs[at])?;
                if let Some(reason) = runs[at].reason.as_ref().filter(|_| round == 0) {
                    say(&format!("{} failed on {}, first with: {reason}", contestant.name, runs[at].failed));
                }
            }
        }
        Ok(runs)
    }

    /// How many of the stills, or of all files, name their device.
    fn models(&self, with_movies: bool) -> usize {
        let wanted = |path: &Path| with_movies || folder::is_still(path);
        let named = self.photos.paths.iter().zip(&self.files).filter(|(path, _)| wanted(path));
        named.filter(|(_, file)| file.report.facts.model.is_some()).count()
    }

    /// Nobody is measured who leaves work out.
    fn check(&self, contestant: &Contestant, run: &mut Run) -> Outcome {
        let stills = self.photos.paths.iter().filter(|path| folder::is_still(path)).count();
        let expected = if contestant.role.reads_movies() { self.files.len() } else { stills };
        let bytes: u64 = self.files.iter().map(|file| file.report.bytes_read).sum();
        if contestant.role == Role::Worker {
            run.models = self.models(true);
        }
        if run.files != expected || (contestant.role == Role::Raw && run.bytes != bytes) {
            return Err(format!(
                "{}: {} files and {} bytes were read",
                contestant.name, run.files, run.bytes
            ));
        }
        Ok(())
    }

    /// What our workers say is what the native inspection says.
    fn check_workers(&self, contestants: &[Contestant]) -> Outcome {
        let Some(ours) = contestants.iter().find(|contestant| contestant.role == Role::Worker) else {
            return Ok(());
        };
        let mut options = ours.options.clone();
        options["keep"] = json!(true);
        page::open_with_folder(&self.page, &self.bench, &self.photos.folder);
        let run = page::run(&self.page, "ours", &options)?;
        let mut seen = 0;
        for reply in &run.replies {
            for (id, report) in reports(reply)? {
                let native = &self.files[id].report;
                seen += usize::from(report.facts == native.facts && report.reads == native.reads);
            }
        }
        let all = self.files.len();
        if seen == all {
            Ok(())
        } else {
            Err(format!("our workers read {seen} of {all} files as they should"))
        }
    }

    fn section(&self, contestants: &[Contestant], runs: &[Vec<Run>], plan: plan::Plan) -> Section {
        let rates: Vec<Vec<f64>> = runs.iter().map(|runs| runs.iter().map(rate).collect()).collect();
        let of = |role| {
            contestants.iter().zip(&rates).filter(move |(one, _)| one.role == role).map(|(_, rates)| rates)
        };
        let best =
            |role| of(role).max_by(|a, b| median(a).total_cmp(&median(b))).cloned().unwrap_or_default();
        let (page, raw) = (best(Role::Page), best(Role::Raw));
        let mut table =
            Table::new(&["", "files", "model found", "failed", "files/s", "from – to", "against raw"]);
        for ((contestant, runs), rates) in contestants.iter().zip(runs).zip(&rates) {
            let last = &runs[runs.len() - 1];
            let (low, high) = spread(rates);
            let models =
                if contestant.role == Role::Raw { "–".to_owned() } else { whole(count(last.models)) };
            table.row(&[
                contestant.name.clone(),
                whole(count(last.files)),
                models,
                last.failed.to_string(),
                whole(median(rates)),
                format!("{} – {}", whole(low), whole(high)),
                times(ratio(rates, &raw)),
            ]);
        }
        // Nobody is faster than the reads that they are made of.
        let against = |what, limit: f64, role| {
            let theirs = best(role);
            Requirement::at_least(what, limit.min(ratio(&raw, &theirs)), ratio(&page, &theirs), times)
        };
        let requirements = vec![
            Requirement::at_least("whole pipeline against raw reads", 0.85, ratio(&page, &raw), times),
            against("against exifr's best on one thread, or raw's own ratio", 1.8, Role::Exifr),
            against("against exifr in a pool of workers, or raw's own ratio", 1.2, Role::ExifrPool),
            against("against ExifReader's best, or raw's own ratio", 3.5, Role::ExifReader),
        ];
        Section { heading: "In the browser", body: self.words(&table, plan), requirements }
    }

    fn words(&self, table: &Table, plan: plan::Plan) -> String {
        let reads: u32 = self.files.iter().map(|file| file.report.reads).sum();
        format!(
            "{} files: 45 % HEIC, 20 % JPEG, 35 % MOV ({}; 250 of them by the writers as FaceTime's). Medians of {ROUNDS} \
             rounds after one that does not count; ratios are medians of the rounds' ratios. The folder is \
             dropped, and everybody lists it and opens its files for themselves: our page, our workers and raw reads by \
             name in their workers, peers by `file()` on the page, as their users do. The clock runs from the drop on, with \
             the start of workers, but without fetching or compiling any program. The page and our workers read groups of \
             {} files, {} at once in each of {} workers; {:.2} reads a file. Raw reads are the very same ranges, composed \
             in the same way. Peers read the stills alone, ours movies too.\n\n{}",
            whole(count(self.files.len())),
            self.photos.what,
            plan.group,
            plan.groups_at_once,
            plan.workers,
            f64::from(reads) / count(self.files.len()),
            table.text()
        )
    }
}

fn rate(run: &Run) -> f64 {
    count(run.files) * 1000.0 / run.ms
}

/// The answer to a visit with these files.
fn answer(paths: &[std::path::PathBuf], files: &[Inspected]) -> String {
    let mut session = Session::default();
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let found = paths.iter().zip(files).map(|(path, file)| FoundFile {
        name: name(path),
        length: file.length,
        ..FoundFile::default()
    });
    session.apply(Action::Found(found.collect()));
    session.apply(Action::Read(files.iter().map(|file| file.report.clone()).enumerate().collect()));
    words::headline::answer(session.tally())
}

/// The reports in a worker's reply, behind the 16 bits that say which variant it is.
fn reports(reply: &str) -> Outcome<Vec<(usize, Report)>> {
    let bytes = decode(reply);
    let reports = bytes.get(2..).and_then(|bytes| Vec::deserialize_bin(bytes).ok());
    reports.ok_or_else(|| "what a worker said is not understood".to_owned())
}

/// Base64, as the browser writes it.
fn decode(text: &str) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text.bytes().filter_map(|byte| DIGITS.iter().position(|digit| *digit == byte));
    let (mut bytes, mut bits, mut have) = (Vec::new(), 0_usize, 0);
    for digit in digits {
        (bits, have) = ((bits << 6 | digit) & 0xFFFF, have + 6);
        if have >= 8 {
            have -= 8;
            bytes.push(((bits >> have) & 0xFF) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read() {
        assert_eq!(decode("Zm9vYmE="), b"fooba");
        assert_eq!(decode("/+8A"), [255, 239, 0]);
    }
}
