//! Running other programs, with time limits, and ending what they leave behind.

use crate::Outcome;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// How a program with a time limit ended.
pub enum Ended {
    /// By itself.
    ByItself(ExitStatus),
    /// By us, with everything it had started.
    TooLate,
}

/// Runs a program to its end; what it prints is seen. An error names the command.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    succeeded(command, status)
}

/// Says which command failed, if it did.
pub fn succeeded(command: &Command, status: ExitStatus) -> Outcome {
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", line(command))) }
}

/// What a program prints on its standard output, or `None` when it is not there or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program that may hang: past the limit it and all that it has started are ended.
pub fn run_with_limit(command: &mut Command, limit: Duration) -> Outcome<Ended> {
    let mut child = command.spawn().map_err(|error| cannot_start(command, &error))?;
    match wait(&mut child, limit) {
        Some(status) => Ok(Ended::ByItself(status)),
        None => {
            end_family(child.id());
            let _ = child.wait();
            Ok(Ended::TooLate)
        }
    }
}

/// Waits for a child to end, at most for `limit`.
pub fn wait(child: &mut Child, limit: Duration) -> Option<ExitStatus> {
    let start = Instant::now();
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        if start.elapsed() > limit {
            return None;
        }
        sleep(LOOK_AGAIN);
    }
}

/// Ends a process and all its descendants, by their ids.
pub fn end_family(id: u32) {
    if cfg!(windows) {
        let _ = output(Command::new("taskkill").args(["/T", "/F", "/PID", &id.to_string()]));
        return;
    }
    kill(&family(id, ""));
}

/// A process, and those of its descendants in whose command line `mark` stands.
pub fn family(id: u32, mark: &str) -> Vec<u32> {
    let all = processes();
    let mut family = vec![id];
    let mut next = 0;
    while let Some(&parent) = family.get(next) {
        family.extend(all.iter().filter(|process| process.parent == parent).map(|process| process.id));
        next += 1;
    }
    let is_marked = |id: &u32| all.iter().any(|process| process.id == *id && process.command.contains(mark));
    family.retain(|member| *member == id || is_marked(member));
    family
}

/// Ends the processes in whose command line `mark` stands: a name nobody else has, such as the path of
/// a browser's profile made for one test. A browser's helpers that have left the family are found so.
pub fn end_marked(mark: &str) {
    let own = std::process::id();
    let marked: Vec<u32> = processes()
        .iter()
        .filter(|process| process.id != own && process.command.contains(mark))
        .map(|process| process.id)
        .collect();
    kill(&marked);
}

struct Process {
    id: u32,
    parent: u32,
    command: String,
}

fn kill(ids: &[u32]) {
    if ids.is_empty() {
        return;
    }
    let ids: Vec<String> = ids.iter().map(u32::to_string).collect();
    // The shell's own `kill`: a small Debian has no other.
    let _ = output(Command::new("sh").arg("-c").arg(format!("kill -KILL {}", ids.join(" "))));
}

fn processes() -> Vec<Process> {
    match std::fs::read_dir("/proc") {
        Ok(entries) => entries.flatten().filter_map(|entry| from_proc(&entry.path())).collect(),
        Err(_) => from_ps(),
    }
}

/// Linux: a small Debian has no `ps`.
fn from_proc(folder: &std::path::Path) -> Option<Process> {
    let id = folder.file_name()?.to_str()?.parse().ok()?;
    let status = std::fs::read_to_string(folder.join("status")).ok()?;
    let parent = status.lines().find_map(|line| line.strip_prefix("PPid:"))?.trim().parse().ok()?;
    let command = std::fs::read(folder.join("cmdline")).ok()?;
    Some(Process { id, parent, command: String::from_utf8_lossy(&command).replace('\0', " ") })
}

/// The other Unixes.
fn from_ps() -> Vec<Process> {
    let list = output(Command::new("ps").args(["-A", "-o", "pid=,ppid=,command="])).unwrap_or_default();
    list.lines().filter_map(from_ps_line).collect()
}

fn from_ps_line(line: &str) -> Option<Process> {
    let (id, rest) = line.trim().split_once(' ')?;
    let (parent, command) = rest.trim().split_once(' ')?;
    Some(Process { id: id.parse().ok()?, parent: parent.parse().ok()?, command: command.to_owned() })
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("`{}` did not start: {error}", line(command))
}

/// The command as a person would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_past_its_limit_is_ended_with_its_children() {
        let mark = format!("97{}", std::process::id());
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("sleep {mark} & sleep {mark}; true"));
        let ended = run_with_limit(&mut command, Duration::from_millis(300));
        assert!(matches!(ended, Ok(Ended::TooLate)));
        sleep(Duration::from_millis(100));
        let wanted = format!("sleep {mark}");
        assert!(!processes().iter().any(|process| process.command.contains(&wanted)));
    }

    #[test]
    fn a_failure_names_its_command() {
        let error = run(Command::new("sh").args(["-c", "exit 3"])).expect_err("it failed");
        assert!(error.contains("sh -c exit 3"), "{error}");
    }
}
