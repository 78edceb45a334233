//! `cargo xtask fuzz`: every target of `fuzz/` for its share of the time, and a table of what came of it.
//!
//! All that it writes is in the target folder's `fuzz/`: seeds, a corpus that later runs begin with, logs, and
//! what was found.

use crate::process::{output, run as run_command};
use crate::tools::Tools;
use crate::{Outcome, root, target};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// More would leave the machine to nobody else.
const MOST_JOBS: u64 = 2;

/// In seconds. No input takes a tenth of one, but the machine may be busy with other things.
const HANG: u32 = 20;

/// In megabytes, for the whole process with the sanitizer and the corpus. What a single inspection takes is counted
/// in the targets themselves, with a limit of 32.
const MEMORY: u32 = 512;

/// In bytes: two of a JPEG's segments, or twice a `moov` that is read in one piece.
const LARGEST_INPUT: u32 = 128 * 1024;

struct Wanted {
    minutes: u64,
    jobs: u64,
    targets: Vec<String>,
}

/// What came of one target.
#[derive(Debug, Default, PartialEq)]
struct Came {
    target: String,
    runs: u64,
    cpu_seconds: f64,
    edges: u64,
    memory: u64,
    slowest: u64,
    finds: usize,
}

/// Fuzzes for so many minutes; fails when anything was found.
pub fn run(arguments: &[&str]) -> Outcome {
    let known = known_targets()?;
    let wanted = wanted(arguments, &known)?;
    let tools = Tools::for_fuzzing()?;
    let programs = build(&tools)?;
    let seconds = wanted.minutes * 60 * wanted.jobs / wanted.targets.len() as u64;
    eprintln!("xtask: {} targets, {seconds} s each", wanted.targets.len());
    let (waiting, all) = (Mutex::new(wanted.targets.iter()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..wanted.jobs {
            scope.spawn(|| {
                while let Some(target) = waiting.lock().ok().and_then(|mut waiting| waiting.next()) {
                    let came = fuzz(&programs, target, seconds);
                    let _ = came.as_ref().map(|came| eprintln!("{HEADING}\n{}", line(came)));
                    all.lock().expect("no other job has panicked").push(came);
                }
            });
        }
    });
    let all = all.into_inner().map_err(|_| "a job has panicked")?.into_iter().collect::<Outcome<Vec<_>>>()?;
    println!("\n{}", table(&all));
    let finds: usize = all.iter().map(|came| came.finds).sum();
    if finds == 0 { Ok(()) } else { Err(format!("{finds} found: {}", folder("finds")?.display())) }
}

fn wanted(arguments: &[&str], known: &[String]) -> Outcome<Wanted> {
    let mut wanted = Wanted { minutes: 0, jobs: 1, targets: Vec::new() };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|value| value.parse().ok()).unwrap_or(0);
        match *argument {
            "--minutes" => wanted.minutes = number(),
            "--jobs" => wanted.jobs = number(),
            target if known.iter().any(|known| known == target) => wanted.targets.push(target.to_owned()),
            other => return Err(format!("there is no target {other}, but {}", known.join(", "))),
        }
    }
    if wanted.minutes == 0 || !(1..=MOST_JOBS).contains(&wanted.jobs) {
        return Err(format!("say for how long, as in --minutes 10, and at most --jobs {MOST_JOBS}"));
    }
    if wanted.targets.is_empty() {
        wanted.targets = known.to_vec();
    }
    Ok(wanted)
}

/// One for each program in `fuzz/fuzz_targets`.
fn known_targets() -> Outcome<Vec<String>> {
    let folder = root().join("fuzz/fuzz_targets");
    let entries = folder.read_dir().map_err(|error| format!("{}: {error}", folder.display()))?;
    let name = |path: PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
    let mut names: Vec<String> = entries.flatten().filter_map(|entry| name(entry.path())).collect();
    names.sort();
    Ok(names)
}

/// Writes the seeds and builds the programs; gives their folder.
fn build(tools: &Tools) -> Outcome<PathBuf> {
    let mut seeds = tools.command("cargo");
    seeds.args(["test", "--quiet", "--test", "smoke", "every_target_has_seeds"]);
    run_command(seeds.env("SEEDS_DIR", folder("seeds")?))?;
    let (folder, mut fuzz) = (folder("build")?, tools.command("rustup"));
    fuzz.args(["run", "nightly", "cargo", "fuzz", "build", "--target-dir"]).arg(&folder);
    run_command(&mut fuzz)?;
    let version =
        output(tools.command("rustup").args(["run", "nightly", "rustc", "-vV"])).unwrap_or_default();
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(folder.join(host.ok_or("rustc does not say for which machine it builds")?).join("release"))
}

fn folder(name: &str) -> Outcome<PathBuf> {
    let folder = target().join("fuzz").join(name);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

fn fuzz(programs: &Path, target: &str, seconds: u64) -> Outcome<Came> {
    let (finds, log) = (folder(&format!("finds/{target}"))?, folder("logs")?.join(target));
    let writing = std::fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    // The shell tells what its child has cost, in every Unix.
    let mut command = Command::new("sh");
    command.args(["-c", r#""$@"; ended=$?; times; exit $ended"#, "sh"]).arg(programs.join(target));
    command.args([folder(&format!("corpus/{target}"))?, folder(&format!("seeds/{target}"))?]);
    command.args(Some(root().join("fuzz/finds").join(target)).filter(|kept| kept.is_dir()));
    command.arg(format!("-dict={}", root().join(format!("fuzz/dictionaries/{target}.dict")).display()));
    command.arg(format!("-artifact_prefix={}/", finds.display()));
    command.args([format!("-max_total_time={seconds}"), format!("-timeout={HANG}")]);
    command.args([format!("-rss_limit_mb={MEMORY}"), format!("-max_len={LARGEST_INPUT}")]);
    command.arg("-print_final_stats=1").stderr(writing).stdout(Stdio::piped());
    // Memory that was given back is kept from reuse for a while, by default more than is allowed here in all.
    command.env("ASAN_OPTIONS", "detect_odr_violation=0:quarantine_size_mb=16");
    eprintln!("xtask: {target}; its log is {}", log.display());
    let ended = command.output().map_err(|error| format!("sh did not start: {error}"))?;
    let said = String::from_utf8_lossy(&std::fs::read(&log).unwrap_or_default()).into_owned();
    let finds = usize::from(!ended.status.success());
    let times = String::from_utf8_lossy(&ended.stdout).into_owned();
    Ok(Came { target: target.to_owned(), finds, cpu_seconds: cpu_seconds(&times), ..came(&said) })
}

/// What libFuzzer says of its run; times and finds are not in it.
fn came(log: &str) -> Came {
    let last = |what: &str| {
        let number = |line: &str| line.split_once(what)?.1.split_whitespace().next()?.parse().ok();
        log.lines().rev().find_map(number).unwrap_or(0)
    };
    Came {
        runs: last("stat::number_of_executed_units:"),
        edges: last(" cov: "),
        memory: last("stat::peak_rss_mb:"),
        slowest: last("stat::slowest_unit_time_sec:"),
        ..Came::default()
    }
}

/// Of the shell's children: the second line of `times`, as in `1m2.50s 0m0.25s`.
fn cpu_seconds(times: &str) -> f64 {
    let seconds = |time: &str| {
        let (minutes, seconds) = time.trim_end_matches('s').split_once('m')?;
        Some(minutes.parse::<f64>().ok()? * 60.0 + seconds.parse::<f64>().ok()?)
    };
    times.lines().nth(1).unwrap_or_default().split_whitespace().filter_map(seconds).sum()
}

const HEADING: &str = "target            runs  CPU minutes  edges  MB at most  slowest, s  finds";

fn line(came: &Came) -> String {
    let Came { target, runs, cpu_seconds, edges, memory, slowest, finds } = came;
    let minutes = cpu_seconds / 60.0;
    format!("{target:<10} {runs:>11} {minutes:>12.1} {edges:>6} {memory:>11} {slowest:>11} {finds:>6}")
}

fn table(all: &[Came]) -> String {
    let runs: u64 = all.iter().map(|came| came.runs).sum();
    let hours = all.iter().map(|came| came.cpu_seconds).sum::<f64>() / 3600.0;
    let finds: usize = all.iter().map(|came| came.finds).sum();
    let lines: Vec<String> = all.iter().map(line).collect();
    format!("{HEADING}\n{}\nin all: {runs} runs in {hours:.2} CPU hours, {finds} finds", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read() {
        let log = "#2\tINITED cov: 31 ft: 5 corp: 1/1b\n#900\tDONE   cov: 4574 ft: 9 corp: 6/1Kb rss: 99Mb\n\
                   stat::number_of_executed_units: 900\nstat::slowest_unit_time_sec:    2\n\
                   stat::peak_rss_mb:              113\n";
        let expected = Came { runs: 900, edges: 4574, memory: 113, slowest: 2, ..Came::default() };
        assert_eq!(came(log), expected);
        assert_eq!(came("nothing"), Came::default());
        assert!((cpu_seconds("0m0.00s 0m0.00s\n1m2.50s 0m0.25s\n") - 62.75).abs() < 1e-9);
        let all = table(&[Came { cpu_seconds: 1800.0, ..expected }, Came { finds: 1, ..Came::default() }]);
        assert!(all.ends_with("in all: 900 runs in 0.50 CPU hours, 1 finds"), "{all}");
    }

    #[test]
    fn arguments() {
        let known = ["jpeg".to_owned(), "png".to_owned()];
        let read = |arguments: &[&str]| wanted(arguments, &known).ok();
        let all = read(&["--minutes", "3"]).expect("minutes are enough");
        assert_eq!((all.minutes, all.jobs, all.targets.len()), (3, 1, 2));
        let one = read(&["png", "--jobs", "2", "--minutes", "1"]).expect("in any order");
        assert_eq!((one.jobs, one.targets), (2, vec!["png".to_owned()]));
        let wrong: [&[&str]; 5] = [
            &[],
            &["--minutes"],
            &["--minutes", "x"],
            &["--minutes", "1", "--jobs", "3"],
            &["--minutes", "1", "gif"],
        ];
        assert!(wrong.iter().all(|arguments| read(arguments).is_none()));
    }
}
