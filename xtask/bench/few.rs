//! Programs that read everything there is, on a few files: per file, against our reader on the same files.

use crate::harness::{Page, Server};
use crate::numbers::{count, median, ratio, spread, times};
use crate::page::{self, Run};
use crate::report::{Requirement, Section};
use crate::say;
use crate::table::Table;
use serde_json::{Value, json};
use std::path::PathBuf;
use xtask::Outcome;

/// How many files: the folder's first, which have its proportions.
const FILES: usize = 20;

/// Who reads them.
pub struct Few {
    paths: Vec<PathBuf>,
    contestants: Vec<(&'static str, &'static str, Value)>,
    runs: Vec<Vec<Run>>,
}

impl Few {
    pub fn new(paths: &[PathBuf]) -> Few {
        let contestants = vec![
            ("our reader in one worker, all at once", "oursFew", json!({ "together": true })),
            ("our reader in one worker, one after the other", "oursFew", json!({ "together": false })),
            ("their reads alone, nothing read out of them", "rawFew", Value::Null),
            ("exiftool-wasm, `-json -fast2`", "exiftool", json!({ "args": ["-json", "-fast2"] })),
            ("mediainfo.js", "mediainfo", Value::Null),
        ];
        let runs = contestants.iter().map(|_| Vec::new()).collect();
        Few { paths: paths.iter().take(FILES).cloned().collect(), contestants, runs }
    }

    /// Everybody once.
    pub fn round(&mut self, page: &Page, bench: &Server, counts: bool) -> Outcome {
        page::open_with_files(page, bench, &self.paths);
        for ((_, function, options), runs) in self.contestants.iter().zip(&mut self.runs) {
            let run = page::run(page, function, options)?;
            if let Some(reason) = run.reason.as_ref().filter(|_| !counts) {
                say(&format!(
                    "{function} failed on {} of {} files, first of all with: {reason}",
                    run.failed, run.files
                ));
            }
            if counts {
                runs.push(run);
            }
        }
        Ok(())
    }

    pub fn section(&self) -> Section {
        let each: Vec<Vec<f64>> = self.runs.iter().map(|runs| runs.iter().map(per_file).collect()).collect();
        let mut table =
            Table::new(&["", "files", "something found", "failed", "ms a file", "from – to", "against ours"]);
        for (((name, function, _), runs), each_ms) in self.contestants.iter().zip(&self.runs).zip(&each) {
            let last = &runs[runs.len() - 1];
            let (low, high) = spread(each_ms);
            let found = match *function {
                "oursFew" => last.files.to_string(),
                "rawFew" => "–".to_owned(),
                _ => last.models.to_string(),
            };
            table.row(&[
                (*name).to_owned(),
                last.files.to_string(),
                found,
                last.failed.to_string(),
                format!("{:.2}", median(each_ms)),
                format!("{low:.2} – {high:.2}"),
                times(ratio(each_ms, &each[0])),
            ]);
        }
        let against = ratio(&each[3], &each[0]);
        let what = "against exiftool-wasm, per file";
        let body = format!(
            "The folder's first {FILES} files, in the same rounds. Every program is loaded, and has read a file, before \
             its clock starts.\n\n{}",
            table.text()
        );
        let requirements = vec![Requirement::at_least(what, 500.0, against, times)];
        Section { heading: "Programs that read everything, in the browser", body, requirements }
    }
}

fn per_file(run: &Run) -> f64 {
    run.ms / count(run.files)
}
