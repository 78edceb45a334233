//! `cargo xtask fuzz`: every target of `fuzz/` for its share of the time, and a table of what came of it.
//!
//! All that it writes is in the target folder's `fuzz/`: seeds, a corpus that later runs begin with, logs, and
//! what was found.

mod results;

use crate::process::{output, run as run_command};
use crate::tools::Tools;
use crate::{Outcome, root, target};
use results::{Came, HEADING};
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

/// Fuzzes for so many minutes; fails when anything was found.
pub fn run(arguments: &[&str]) -> Outcome {
    let known = known_targets()?;
    let wanted = wanted(arguments, &known)?;
    let tools = Tools::for_fuzzing()?;
    let programs = build(&tools)?;
    let seconds = wanted.minutes * 60 * wanted.jobs / wanted.targets.len() as u64;
    eprintln!(
        "xtask: {} targets, {seconds} s each; logs: {}",
        wanted.targets.len(),
        folder("logs")?.display()
    );
    println!("{HEADING}");
    let (waiting, all) = (Mutex::new(wanted.targets.iter()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..wanted.jobs {
            scope.spawn(|| {
                while let Some(target) = waiting.lock().ok().and_then(|mut waiting| waiting.next()) {
                    let came = fuzz(&programs, target, seconds);
                    let _ = came.as_ref().map(|came| println!("{}", came.line()));
                    all.lock().expect("no other job has panicked").push(came);
                }
            });
        }
    });
    let all = all.into_inner().map_err(|_| "a job has panicked")?.into_iter().collect::<Outcome<Vec<_>>>()?;
    println!("\n{}", results::table(&all));
    let found: Vec<&str> =
        all.iter().filter(|came| came.finds > 0).map(|came| came.target.as_str()).collect();
    if found.is_empty() {
        return Ok(());
    }
    Err(format!(
        "something was found by {}: see the ends of the logs. Again: {} with a file out of {}",
        found.join(", "),
        programs.join("TARGET").display(),
        folder("finds")?.join("TARGET").display()
    ))
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
    let ended = command.output().map_err(|error| format!("sh did not start: {error}"))?;
    let said = String::from_utf8_lossy(&std::fs::read(&log).unwrap_or_default()).into_owned();
    let finds = usize::from(!ended.status.success());
    let times = String::from_utf8_lossy(&ended.stdout).into_owned();
    let cpu_seconds = results::cpu_seconds(&times);
    Ok(Came { target: target.to_owned(), finds, cpu_seconds, ..Came::said(&said) })
}

#[cfg(test)]
mod tests {
    use super::*;

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
