//! The native program against ExifTool on the same folder, whole processes in turn; and how long one file is parsed.

use crate::folder::{self, Photos};
use crate::numbers::{count, median, ratio, spread, times, whole};
use crate::report::{Requirement, Section};
use crate::say;
use crate::table::Table;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use xtask::process::{output, run as run_command};
use xtask::{Outcome, root, target};

const ROUNDS: usize = 5;
/// How the native program is built; see Cargo.toml.
const PROFILE: &str = "native";

pub fn run() -> Outcome<Vec<Section>> {
    let photos = folder::get()?;
    Ok(vec![processes(&photos)?, parsing(&photos)?])
}

fn processes(photos: &Photos) -> Outcome<Section> {
    let mut build = Command::new("cargo");
    build.args(["build", "--quiet", "--profile", PROFILE, "--bin", "inspect"]).current_dir(root());
    run_command(&mut build)?;
    let program = target().join(PROFILE).join(format!("inspect{}", std::env::consts::EXE_SUFFIX));
    let ours = || command(&program, &["--json"], &photos.folder);
    let theirs = || command(Path::new("exiftool"), &["-fast2", "-json", "-r"], &photos.folder);
    // The round that does not count also shows that both do their work.
    let named = [models(&ours)?, models(&theirs)?];
    let mut seconds = [Vec::new(), Vec::new()];
    for round in 1..=ROUNDS {
        seconds[0].push(time(ours())?);
        seconds[1].push(time(theirs())?);
        say(&format!("native: round {round} of {ROUNDS} done"));
    }
    let files = count(photos.paths.len());
    let mut table = Table::new(&["", "files", "model found", "seconds", "from – to", "files/s"]);
    for (place, name) in ["`inspect --json`", "`exiftool -fast2 -json -r`"].into_iter().enumerate() {
        let (low, high) = spread(&seconds[place]);
        let middle = median(&seconds[place]);
        let (all, with_model) = named[place];
        table.row(&[
            name.to_owned(),
            whole(count(all)),
            whole(count(with_model)),
            format!("{middle:.2}"),
            format!("{low:.2} – {high:.2}"),
            whole(files / middle),
        ]);
    }
    let body = format!(
        "The same folder, whole processes, in turn, {ROUNDS} rounds after one that does not count. `inspect` is built with \
         the profile `{PROFILE}`. With `-fast2` ExifTool looks for nothing behind where a picture's data begin, so that it finds less.\n\n{}",
        table.text()
    );
    let what = "`inspect` against `exiftool -fast2`, whole folder";
    let requirements = vec![Requirement::at_least(what, 30.0, ratio(&seconds[1], &seconds[0]), times)];
    Ok(Section { heading: "The native program", body, requirements })
}

fn command(program: &Path, options: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(options).arg(folder).stderr(Stdio::null());
    command
}

fn time(mut command: Command) -> Outcome<f64> {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).status().map_err(|error| format!("{command:?}: {error}"))?;
    let took = start.elapsed().as_secs_f64();
    if status.success() { Ok(took) } else { Err(format!("{command:?} failed")) }
}

/// How many files a program tells of, and of how many the device's model.
fn models(command: &dyn Fn() -> Command) -> Outcome<(usize, usize)> {
    let text = output(&mut command()).ok_or_else(|| format!("{:?} failed", command()))?;
    // One array, or one object a line.
    let records: Vec<Value> = match serde_json::from_str(&text) {
        Ok(Value::Array(records)) => records,
        _ => text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect(),
    };
    let named = |record: &&Value| [&record["Model"], &record["model"]].into_iter().any(Value::is_string);
    Ok((records.len(), records.iter().filter(named).count()))
}

/// The criterion bench, and what it wrote down.
fn parsing(photos: &Photos) -> Outcome<Section> {
    say("native: criterion…");
    let written = target().join("criterion/parse");
    let _ = std::fs::remove_dir_all(&written);
    let mut command = Command::new("cargo");
    command.args(["bench", "--quiet", "--profile", PROFILE, "--package", "xtask", "--bench", "parse"]);
    command.args(["--", "--quiet", "--warm-up-time", "1", "--measurement-time", "3"]);
    command.env("CARGO_TARGET_DIR", target()).env("BENCH_PHOTOS", &photos.folder).current_dir(root());
    run_command(command.stdout(Stdio::null()))?;
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&written).map_err(|error| format!("criterion: {error}"))?.flatten() {
        let is_one = entry.file_name() != "report";
        found.extend(is_one.then(|| estimate(&entry.path())).transpose()?);
    }
    found.sort_by(|one: &Estimate, other| one.what.cmp(&other.what));
    let mut table = Table::new(&["one file, its bytes at hand", "µs", "95 % sure between"]);
    for Estimate { what, middle, low, high } in &found {
        table.row(&[what.clone(), format!("{middle:.1}"), format!("{low:.1} – {high:.1}")]);
    }
    let stills = found.iter().filter(|estimate| !estimate.what.contains("MOV"));
    let slowest = stills.map(|estimate| estimate.middle).fold(0.0, f64::max);
    let what = "parse time of one still, the slowest of those tried";
    let requirements = vec![Requirement::at_most(what, 15.0, slowest, |us| format!("{us:.1} µs"))];
    Ok(Section { heading: "Parsing one file", body: table.text(), requirements })
}

/// Medians in microseconds.
struct Estimate {
    what: String,
    middle: f64,
    low: f64,
    high: f64,
}

fn estimate(folder: &Path) -> Outcome<Estimate> {
    let path: PathBuf = folder.join("new/estimates.json");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("criterion: {error}"))?;
    let value: Value = serde_json::from_str(&text).map_err(|error| format!("criterion: {error}"))?;
    let median = &value["median"];
    let interval = &median["confidence_interval"];
    let microseconds = |value: &Value| value.as_f64().unwrap_or(f64::NAN) / 1000.0;
    Ok(Estimate {
        what: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        middle: microseconds(&median["point_estimate"]),
        low: microseconds(&interval["lower_bound"]),
        high: microseconds(&interval["upper_bound"]),
    })
}
