//! How files are best read: sweeps over what `src/read_plan.rs` chooses. Raw reads, since what is read out of them costs the
//! same however they came.

use crate::drive::{Inspected, inspect_opened_by, to_json};
use crate::folder::{self, Photos, is_still};
use crate::harness::Page;
use crate::numbers::{count, median, whole};
use crate::page;
use crate::report::Section;
use crate::say;
use crate::table::Table;
use facetime_photo_inspector::inspect;
use facetime_photo_inspector::read_plan::{GROUP, GROUPS_AT_ONCE, Opening};
use serde_json::json;
use std::path::{Path, PathBuf};
use xtask::Outcome;

/// Rounds that count; one more before them does not.
const ROUNDS: usize = 3;
const WORKERS: [usize; 4] = [1, 2, 3, 4];
const AT_ONCE: [usize; 3] = [1, 2, 4];
const GROUPS: [usize; 5] = [8, 16, 32, 64, 128];
const KIB: u64 = 1024;
/// Bytes of a still's opening, in KiB.
const HEADS: [u64; 5] = [8, 16, 32, 64, 128];
/// Bytes of the end of a movie's opening, in KiB.
const TAILS: [u64; 5] = [8, 20, 36, 68, 132];
/// Workers that the sweep of openings has.
const FEW: usize = 2;

/// Which files have another opening.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Jpeg,
    Heic,
    Movie,
}

impl Kind {
    fn of(path: &Path) -> Kind {
        match path.extension().and_then(|end| end.to_str()) {
            Some(end) if end.eq_ignore_ascii_case("heic") => Kind::Heic,
            _ if is_still(path) => Kind::Jpeg,
            _ => Kind::Movie,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Kind::Jpeg => "JPEG",
            Kind::Heic => "HEIC",
            Kind::Movie => "MOV",
        }
    }
}

pub fn run() -> Outcome<Vec<Section>> {
    let photos = folder::get()?;
    Ok(vec![workers_and_groups(&photos)?, openings(&photos)?])
}

/// Files a second by raw reads of some of the folder's files, each way once in each round.
fn rates(folder: &Path, sets: &[(&[String], &[Inspected])], ways: &[serde_json::Value]) -> Outcome<Vec<f64>> {
    let page = Page::open("about:blank");
    let mut rates: Vec<Vec<f64>> = vec![Vec::new(); sets.len() * ways.len()];
    for round in 0..=ROUNDS {
        for (set, (names, files)) in sets.iter().enumerate() {
            let bench = page::host(&to_json(names, files))?;
            for (at, way) in ways.iter().enumerate() {
                // Each gets files that nobody has opened before.
                page::open_with_folder(&page, &bench, folder);
                let run = page::run(&page, "raw", way)?;
                if round > 0 {
                    rates[set * ways.len() + at].push(count(run.files) * 1000.0 / run.ms);
                }
            }
        }
        say(&format!("reads: round {round} of {ROUNDS} done"));
    }
    Ok(rates.iter().map(|rates| median(rates)).collect())
}

fn way(workers: usize, at_once: usize, group: usize) -> serde_json::Value {
    json!({ "workers": workers, "groupsAtOnce": at_once, "group": group })
}

fn workers_and_groups(photos: &Photos) -> Outcome<Section> {
    let files = photos.paths.iter().map(|path| crate::drive::inspect(path)).collect::<Outcome<Vec<_>>>()?;
    let mut ways: Vec<(String, serde_json::Value)> = Vec::new();
    for workers in WORKERS {
        for at_once in AT_ONCE {
            ways.push((
                format!("{workers} workers, {at_once} groups of {GROUP} at once in each"),
                way(workers, at_once, GROUP),
            ));
        }
    }
    for group in GROUPS {
        ways.push((
            format!("{FEW} workers, {GROUPS_AT_ONCE} groups of {group} at once in each"),
            way(FEW, GROUPS_AT_ONCE, group),
        ));
    }
    let values: Vec<_> = ways.iter().map(|(_, way)| way.clone()).collect();
    let rates = rates(&photos.folder, &[(&photos.names(), &files)], &values)?;
    let mut table = Table::new(&["", "files/s"]);
    for ((name, _), rate) in ways.iter().zip(rates) {
        table.row(&[name.clone(), whole(rate)]);
    }
    let body = format!(
        "{} files, the ranges that our reader asks for, medians of {ROUNDS} rounds.\n\n{}",
        whole(count(files.len())),
        table.text()
    );
    Ok(Section { heading: "How many workers, reads and files a read", body, requirements: Vec::new() })
}

/// For each kind and each size of its opening: how many files need no second read, and what it costs.
fn openings(photos: &Photos) -> Outcome<Section> {
    let mut table = Table::new(&["", "one read is enough", "reads a file", "KiB a file", "files/s"]);
    for kind in [Kind::Jpeg, Kind::Heic, Kind::Movie] {
        let of_kind = photos.paths.iter().zip(photos.names()).filter(|(path, _)| Kind::of(path) == kind);
        let (paths, names): (Vec<&PathBuf>, Vec<String>) = of_kind.unzip();
        let sizes = if kind == Kind::Movie { TAILS } else { HEADS };
        let mut sets = Vec::new();
        for size in sizes {
            let opening = match kind {
                Kind::Movie => Opening { head: 4 * KIB, tail: size * KIB },
                _ => Opening { head: size * KIB, tail: 0 },
            };
            let read = |path: &&PathBuf| inspect_opened_by(path, |length| opening.ranges(length));
            sets.push(paths.iter().map(read).collect::<Outcome<Vec<_>>>()?);
        }
        let named: Vec<_> = sets.iter().map(|files| (names.as_slice(), files.as_slice())).collect();
        let rates = rates(&photos.folder, &named, &[way(FEW, GROUPS_AT_ONCE, GROUP)])?;
        let chosen = inspect::opening(&format!("a.{}", kind.name()), u64::MAX);
        let chosen = chosen.last().map_or(0, |range| (range.end - range.start) / KIB);
        for ((size, files), rate) in sizes.iter().zip(&sets).zip(rates) {
            let all = count(files.len());
            let sum = |of: fn(&Inspected) -> u64| files.iter().map(of).sum::<u64>() as f64;
            let enough = files.iter().filter(|file| file.reads.len() == 1).count();
            let mark = if *size == chosen { " (chosen)" } else { "" };
            table.row(&[
                format!("{} {size} KiB{mark}", kind.name()),
                format!("{:.0} %", count(enough) * 100.0 / all),
                format!("{:.2}", sum(|file| file.reads.len() as u64) / all),
                format!("{:.1}", sum(|file| file.report.bytes_read) / all / KIB as f64),
                whole(rate),
            ]);
        }
    }
    let body = format!(
        "Openings of each kind by their size, a movie's with 4 KiB of its start. {FEW} workers, {GROUPS_AT_ONCE} groups of \
         {GROUP} at once, medians of {ROUNDS} rounds.\n\n{}",
        table.text()
    );
    Ok(Section { heading: "How much of a file at first", body, requirements: Vec::new() })
}
