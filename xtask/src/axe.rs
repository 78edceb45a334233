//! axe-core, which looks for hindrances to people with disabilities: for tests only, and only where Node is.

use crate::process::{output, run};
use crate::target;
use std::path::PathBuf;
use std::process::Command;

const PACKAGE: &str = "axe-core@4.10.3";

/// The script, gotten once from npm; `None`, with a notice, where that cannot be.
pub fn get() -> Option<PathBuf> {
    let folder = target().join("axe");
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if script.exists() {
        return Some(script);
    }
    if output(npm().arg("--version")).is_none() {
        eprintln!("xtask: there is no npm, so the tests with axe-core are skipped");
        return None;
    }
    eprintln!("xtask: getting {PACKAGE} from npm, once.");
    let gotten = std::fs::create_dir_all(&folder).map_err(|error| error.to_string()).and_then(|()| {
        run(npm()
            .args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"])
            .arg(&folder)
            .arg(PACKAGE))
    });
    if let Err(error) = gotten {
        eprintln!("xtask: {error}: the tests with axe-core are skipped");
    }
    script.exists().then_some(script)
}

fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}
