//! The machine and the versions, for the report.

use std::path::Path;
use std::process::Command;
use xtask::process::output;

fn first_value(path: &str, name: &str) -> Option<String> {
    let text = std::fs::read_to_string(path).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// Processor, cores, memory, and the system.
pub fn describe() -> String {
    let processor = first_value("/proc/cpuinfo", "model name").unwrap_or_else(|| "a processor".to_owned());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = first_value("/proc/meminfo", "MemTotal")
        .and_then(|text| text.split_whitespace().next()?.parse::<u64>().ok())
        .map_or_else(String::new, |kilobytes| format!(", {} GB of memory", kilobytes / 1_000_000));
    format!("{processor}, {cores} cores{memory}, {}", std::env::consts::OS)
}

/// Today, as `2026-01-31`.
pub fn today() -> String {
    output(Command::new("date").args(["-u", "+%F"])).unwrap_or_else(|| "day unknown".to_owned())
}

/// The last word of what a program says of its version.
pub fn version(program: &Path, flag: &str) -> String {
    let text = output(Command::new(program).arg(flag)).unwrap_or_default();
    text.split_whitespace()
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .map_or_else(|| "of unknown version".to_owned(), str::to_owned)
}
