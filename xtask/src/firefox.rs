//! Firefox and its driver, for the tests that it takes part in.

use crate::Outcome;
use crate::machine::{install, may_install, on_path};
use crate::tools::{GECKODRIVER, Tools};
use std::path::PathBuf;

const BROWSERS: &[&str] = &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];

/// A browser and its driver.
pub struct Firefox {
    /// The browser's program.
    pub browser: PathBuf,
    /// The driver's program.
    pub driver: PathBuf,
}

/// Finds them, and on Debian, as root, installs them first if they are missing.
pub fn get(tools: &Tools) -> Outcome<Firefox> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if !may_install() {
        return Err("there is no Firefox with a geckodriver on the PATH".to_owned());
    }
    if browser().is_none() {
        eprintln!("xtask: installing Firefox with apt-get, once, about 1 minute.");
        install(&["firefox-esr"])?;
    }
    tools.geckodriver()?;
    find().ok_or_else(|| "Firefox or its driver was installed but is not found".to_owned())
}

/// Finds them.
pub fn find() -> Option<Firefox> {
    let driver = std::env::var_os("GECKODRIVER").map(PathBuf::from).or_else(|| on_path(GECKODRIVER))?;
    Some(Firefox { browser: browser()?, driver })
}

fn browser() -> Option<PathBuf> {
    BROWSERS.iter().find_map(|name| on_path(name))
}
