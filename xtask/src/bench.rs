//! The bench: gets what it needs, builds the page, and runs `xtask/bench`.

use crate::machine::{install, may_install, on_path};
use crate::process::run as run_command;
use crate::tools::Tools;
use crate::{Outcome, chromium, site};

/// `cargo xtask bench [PART…]`.
pub fn run(parts: &[&str]) -> Outcome {
    chromium::get()?;
    exiftool()?;
    let tools = Tools::ready()?;
    site::run(&tools)?;
    // What drives is no part of what is measured: a debug build is there soonest.
    let mut command = tools.command("cargo");
    command.args(["run", "--quiet", "--package", "xtask", "--example", "bench", "--"]).args(parts);
    run_command(&mut command)
}

/// Finds ExifTool, and on Debian, as root, installs it first.
fn exiftool() -> Outcome {
    if on_path("exiftool").is_some() {
        return Ok(());
    }
    if !may_install() {
        return Err("the bench needs exiftool on the PATH".to_owned());
    }
    eprintln!("xtask: installing ExifTool with apt-get, once.");
    install(&["libimage-exiftool-perl"])
}
