//! Chromium and its driver, for the tests.

use crate::Outcome;
use crate::machine::{install, may_install, on_path};
use std::path::{Path, PathBuf};

/// Started in tests with these: without a window, and without its own talk with its maker.
pub const FLAGS: &[&str] = &[
    "--headless=new",
    // As root, and in most containers, Chromium does not start otherwise. It sees only our own page.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
];

const BROWSERS: &[&str] = &[
    // Debian's program itself: the wrapper on the PATH adds flags of its own.
    "/usr/lib/chromium/chromium",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const ADVICE: &str =
    "the browser tests need Chromium (or Chrome) and a chromedriver of the same version on the PATH";

/// A browser and its driver.
pub struct Chromium {
    /// The browser's program; `None` where only the driver knows it.
    pub browser: Option<PathBuf>,
    /// The driver's program.
    pub driver: PathBuf,
}

/// Finds them, and on Debian, as root, installs them first if they are missing.
pub fn get() -> Outcome<Chromium> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if !may_install() {
        return Err(ADVICE.to_owned());
    }
    eprintln!("xtask: installing Chromium and its driver with apt-get, once, about 2 minutes.");
    install(&["chromium", "chromium-driver", "fonts-liberation"])
        .map_err(|error| format!("{error}\n{ADVICE}"))?;
    find().ok_or_else(|| ADVICE.to_owned())
}

/// Finds them.
pub fn find() -> Option<Chromium> {
    let driver = std::env::var_os("CHROMEDRIVER").map(PathBuf::from).or_else(|| on_path("chromedriver"))?;
    let browser = BROWSERS.iter().find_map(|name| on_path(name));
    // The driver finds an installed Chrome in Windows and macOS by itself; elsewhere no browser is none.
    (browser.is_some() || cfg!(windows) || cfg!(target_os = "macos")).then_some(Chromium { browser, driver })
}

/// The capabilities for a driver as JSON, with a profile of its own.
pub fn capabilities(chromium: &Chromium, profile: &Path) -> String {
    let mut flags: Vec<String> = FLAGS.iter().map(|flag| format!("{flag:?}")).collect();
    flags.push(format!("{:?}", profile_flag(profile)));
    let binary = chromium.browser.as_ref().map(|path| format!("\"binary\": {path:?}, ")).unwrap_or_default();
    format!("{{\"goog:chromeOptions\": {{{binary}\"args\": [{}]}}}}\n", flags.join(", "))
}

/// The flag for a profile folder; it stands in the command line of all the browser's processes that matter.
pub fn profile_flag(profile: &Path) -> String {
    format!("--user-data-dir={}", profile.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capabilities_name_the_browser_and_its_profile() {
        let chromium = Chromium { browser: Some("/usr/bin/it".into()), driver: "driver".into() };
        let json = capabilities(&chromium, Path::new("/tmp/profile"));
        assert!(json.contains("\"binary\": \"/usr/bin/it\""), "{json}");
        assert!(json.contains("\"--user-data-dir=/tmp/profile\"]"), "{json}");
    }
}
