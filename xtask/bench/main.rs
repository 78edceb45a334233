//! `cargo xtask bench [PART…]`: how fast the page reads, beside what a web developer would take today, on the same
//! files and in the same browser; and how it grows. Every part prints its tables; all of them together are kept as
//! `benches/RESULTS.md`.

mod browser;
mod bytes;
mod contestants;
mod drive;
mod few;
mod folder;
mod grown;
mod growth;
mod machine;
mod native;
mod numbers;
mod page;
mod peers;
mod plan;
mod reads;
mod report;
mod sources;
mod table;

#[path = "../tests/end_to_end/harness/mod.rs"]
mod harness;
#[path = "../../tests/support/mod.rs"]
mod support;
#[path = "../tests/end_to_end/visit.rs"]
#[allow(dead_code, reason = "a part of it is used here")]
mod visit;

use report::Section;
use std::process::ExitCode;
use xtask::Outcome;

/// A part of the bench.
type Part = fn() -> Outcome<Vec<Section>>;

/// In this order: the browser first, while nothing else has run.
const PARTS: [(&str, Part); 4] =
    [("browser", browser::run), ("growth", growth::run), ("native", native::run), ("bytes", bytes::run)];

/// Alone and not with the others: it decides how the page is to read, and is kept as `benches/READS.md`.
const READS: &str = "reads";

fn main() -> ExitCode {
    match run(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("bench: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(wanted: &[String]) -> Outcome {
    if wanted == [READS] {
        let sections = reads::run()?;
        sections.iter().for_each(|section| println!("\n{}", section.text()));
        return report::write_reads(&sections);
    }
    if let Some(unknown) = wanted.iter().find(|word| !PARTS.iter().any(|(name, _)| name == word)) {
        return Err(format!("there is no part \"{unknown}\""));
    }
    let mut sections = Vec::new();
    for (name, part) in PARTS {
        if wanted.is_empty() || wanted.iter().any(|word| word == name) {
            say(&format!("{name}…"));
            let found = part()?;
            found.iter().for_each(|section| println!("\n{}", section.text()));
            sections.extend(found);
        }
    }
    println!("\n{}", report::requirements(&sections));
    if wanted.is_empty() { report::write(&sections) } else { Ok(()) }
}

/// Says what is being done.
pub fn say(what: &str) {
    eprintln!("bench: {what}");
}

/// Where the bench keeps its files.
pub fn kept() -> std::path::PathBuf {
    xtask::target().join("bench")
}
