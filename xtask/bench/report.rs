//! What is kept of a whole run: `benches/RESULTS.md`.

use crate::table::Table;
use crate::{machine, peers, say};
use std::path::Path;
use xtask::Outcome;

/// What a part found out: a heading, text in Markdown, and the requirements that it speaks to.
pub struct Section {
    pub heading: &'static str,
    pub body: String,
    pub requirements: Vec<Requirement>,
}

/// One of the numbers that must be reached.
#[derive(Clone)]
pub struct Requirement {
    pub what: &'static str,
    pub must: String,
    pub figure: String,
    pub reached: bool,
}

impl Requirement {
    /// A figure that must be at least so much.
    pub fn at_least(what: &'static str, limit: f64, figure: f64, write: impl Fn(f64) -> String) -> Self {
        let must = format!("≥ {}", write(limit));
        Self { what, must, figure: write(figure), reached: figure >= limit }
    }

    /// A figure that must be at most so much.
    pub fn at_most(what: &'static str, limit: f64, figure: f64, write: impl Fn(f64) -> String) -> Self {
        let must = format!("≤ {}", write(limit));
        Self { what, must, figure: write(figure), reached: figure <= limit }
    }
}

impl Section {
    pub fn text(&self) -> String {
        format!("## {}\n\n{}\n", self.heading, self.body.trim())
    }
}

/// All requirements with their figures.
pub fn requirements(sections: &[Section]) -> String {
    let mut table = Table::new(&["", "must reach", "reached", ""]);
    for Requirement { what, must, figure, reached } in sections.iter().flat_map(|part| &part.requirements) {
        let word = if *reached { "yes" } else { "no" };
        table.row(&[(*what).to_owned(), must.clone(), figure.clone(), word.to_owned()]);
    }
    table.text()
}

/// Writes a whole run down.
pub fn write(sections: &[Section]) -> Outcome {
    let path = xtask::root().join("benches/RESULTS.md");
    let text = whole(sections, &facts());
    std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    say("written to benches/RESULTS.md");
    Ok(())
}

/// Writes down what the sweep of reads has found.
pub fn write_reads(sections: &[Section]) -> Outcome {
    let path = xtask::root().join("benches/READS.md");
    let parts: Vec<String> = sections.iter().map(Section::text).collect();
    let text = format!(
        "# How files are best read\n\nWritten by `cargo xtask bench reads`, for `src/read_plan.rs`. {}\n\n{}",
        facts(),
        parts.join("\n")
    );
    std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    say("written to benches/READS.md");
    Ok(())
}

fn facts() -> String {
    let browser = xtask::chromium::find().and_then(|chromium| chromium.browser);
    let browser = browser.map_or_else(|| "?".to_owned(), |path| machine::version(&path, "--version"));
    let exiftool = machine::version(Path::new("exiftool"), "-ver");
    let rustc = machine::version(Path::new("rustc"), "--version");
    format!(
        "{}, on {}. Chromium {browser} without a window, rustc {rustc}, ExifTool {exiftool}; from npm {}.",
        machine::today(),
        machine::describe(),
        peers::ALL.join(", ")
    )
}

/// What bounds the figures, written by hand beside them.
const LEARNED: &str = "What bounds these figures, and what was tried, stands in [LEARNED.md](LEARNED.md).";

fn whole(sections: &[Section], facts: &str) -> String {
    let parts: Vec<String> = sections.iter().map(Section::text).collect();
    format!(
        "# Results\n\nWritten by `cargo xtask bench`; `cargo xtask bench PART` prints one part. {facts}\n\n\
         ## What must be reached\n\n{}\n{LEARNED}\n\n{}",
        requirements(sections),
        parts.join("\n")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::times;

    #[test]
    fn a_run_is_written_down_with_what_it_reached() {
        let requirements = vec![
            Requirement::at_least("faster", 1.8, 1.9, times),
            Requirement::at_most("smaller", 3.0, 3.1, |percent| format!("{percent} %")),
        ];
        let text = whole(&[Section { heading: "Part", body: "Table.".to_owned(), requirements }], "Today.");
        for line in [
            "| faster  |   ≥ 1.80 × |  1.90 × | yes |",
            "| smaller |      ≤ 3 % |   3.1 % |  no |",
            "## Part\n\nTable.\n",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
    }
}
