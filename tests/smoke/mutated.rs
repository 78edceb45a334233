//! The run: inputs of all targets in turn, until the time is over.

use crate::fuzzed::TARGETS;
use crate::mutator::mutated;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// As long as a plain `cargo test` may wait for it; `SMOKE_SECONDS` says otherwise.
const SECONDS: f64 = 1.5;

/// An input that takes longer hangs.
const HANG: Duration = Duration::from_secs(30);

/// A target's place in the list, and the number of its input.
type Input = (usize, u64);

fn setting<T: std::str::FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok().and_then(|value| value.parse().ok())
}

/// `SMOKE_FROM` is the number of the first input, by which a failure can be repeated alone: each target has at
/// least one input, however short the time.
#[test]
fn mutated_samples() {
    let from = setting("SMOKE_FROM").unwrap_or(0);
    let time = Duration::from_secs_f64(setting("SMOKE_SECONDS").unwrap_or(SECONDS));
    let (started, inputs) = channel();
    thread::spawn(move || run(from, time, &started));
    let mut tried = vec![0_u64; TARGETS.len()];
    let mut latest = None;
    loop {
        match inputs.recv_timeout(HANG) {
            Ok(Some(input)) => {
                latest = Some(input);
                tried[input.0] += 1;
            }
            Ok(None) => break,
            Err(RecvTimeoutError::Timeout) => fail(latest, "hangs"),
            Err(RecvTimeoutError::Disconnected) => fail(latest, "fails, as it says above"),
        }
    }
    let counts = TARGETS.iter().zip(&tried).map(|(target, tried)| format!("{} {tried}", target.name));
    say(&format!("inputs tried: {}", counts.collect::<Vec<_>>().join(", ")));
    assert!(tried.iter().all(|tried| *tried > 0), "a target had no turn: {tried:?}");
}

/// Tells of each input before it is tried, and of the end.
fn run(from: u64, time: Duration, started: &Sender<Option<Input>>) {
    let end = Instant::now() + time;
    let seeds: Vec<Vec<Vec<u8>>> = TARGETS.iter().map(|target| (target.seeds)()).collect();
    for number in from.. {
        for (index, target) in TARGETS.iter().enumerate() {
            let input = mutated(&seeds[index], number);
            let _ = started.send(Some((index, number)));
            (target.run)(&input);
        }
        if Instant::now() >= end {
            break;
        }
    }
    let _ = started.send(None);
}

fn fail(latest: Option<Input>, how: &str) -> ! {
    let (index, number) = latest.expect("the seeds can be made");
    let target = &TARGETS[index];
    let file = keep(target.name, number, &mutated(&(target.seeds)(), number));
    panic!(
        "{}: input {number} {how}. It is in {}; again: SMOKE_SECONDS=0 SMOKE_FROM={number} cargo test --test smoke",
        target.name,
        file.display()
    );
}

fn keep(target: &str, number: u64, input: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("smoke");
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    let file = folder.join(format!("{target}-{number}"));
    std::fs::write(&file, input).expect("the target folder can be written");
    file
}

/// Says something even where a test's output is captured.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "smoke: {line}");
}
