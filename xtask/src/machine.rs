//! What is on this machine, and getting more on a Debian.

use crate::process::{output, run};
use crate::{Outcome, tools};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Installs packages of Debian.
pub fn install(packages: &[&str]) -> Outcome {
    run(apt().arg("update"))?;
    run(apt().args(["install", "--yes", "--no-install-recommends"]).args(packages))
}

/// Whether `install` can work: on Debian, as root.
pub fn may_install() -> bool {
    Path::new("/etc/debian_version").exists()
        && on_path("apt-get").is_some()
        && output(Command::new("id").arg("-u")).as_deref() == Some("0")
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// A program where ours are, on the PATH, or where Cargo installs them.
pub fn on_path(name: &str) -> Option<PathBuf> {
    if Path::new(name).is_absolute() {
        return Path::new(name).exists().then(|| name.into());
    }
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = tools::search_path().ok()?;
    std::env::split_paths(&path).map(|folder| folder.join(&name)).find(|file| file.is_file())
}
