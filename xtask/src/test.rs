//! All tests: native, in the browser, end to end.

use crate::chromium::{self, Chromium};
use crate::process::{Ended, end_marked, run as run_command, run_with_limit, succeeded};
use crate::tools::Tools;
use crate::{Outcome, firefox, site, target};
use std::process::Command;
use std::time::Duration;

/// A browser's start sometimes hangs; the tests themselves take seconds.
const IN_BROWSER_LIMIT: Duration = Duration::from_secs(180);

/// How long the fuzz targets are tried with mutated samples (`tests/smoke`).
const SMOKE_SECONDS: &str = "60";

/// `cargo xtask test`: stops at the first kind of test that fails.
pub fn run() -> Outcome {
    heading("native tests");
    native()?;
    // First what may be refused, then what takes long.
    let chromium = chromium::get()?;
    let tools = Tools::ready()?;
    heading("tests in the browser");
    in_browser(&tools, &chromium)?;
    heading("end to end");
    if let Err(reason) = firefox::get(&tools) {
        eprintln!("xtask: the tests in Firefox are skipped, since {reason}.");
    }
    site::run(&tools)?;
    run_command(tools.command("cargo").args(["test", "--package", "xtask"]))
}

/// The whole default package with its documentation's examples, as plain `cargo test` does, but with more patience
/// for the smoke test of the fuzz targets.
fn native() -> Outcome {
    run_command(
        Command::new("cargo").arg("test").env("SMOKE_SECONDS", SMOKE_SECONDS).current_dir(crate::root()),
    )
}

fn in_browser(tools: &Tools, chromium: &Chromium) -> Outcome {
    // Compiling takes as long as it takes: only the browser has a limit.
    run_command(web_tests(tools).arg("--no-run"))?;
    for _ in 0..2 {
        match one_try(tools, chromium)? {
            Ended::ByItself(status) => return succeeded(&web_tests(tools), status),
            Ended::TooLate => eprintln!("xtask: the browser hung for {} s", IN_BROWSER_LIMIT.as_secs()),
        }
    }
    Err("the tests in the browser did not come to an end, twice".to_owned())
}

fn one_try(tools: &Tools, chromium: &Chromium) -> Outcome<Ended> {
    let folder = target().join("in-browser");
    let profile = folder.join(format!("profile-{}", std::process::id()));
    let settings = folder.join("webdriver.json");
    std::fs::create_dir_all(&profile)
        .and_then(|()| std::fs::write(&settings, chromium::capabilities(chromium, &profile)))
        .map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut command = web_tests(tools);
    command.env("CHROMEDRIVER", &chromium.driver).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &settings);
    let ended = run_with_limit(&mut command, IN_BROWSER_LIMIT);
    end_marked(&chromium::profile_flag(&profile));
    let _ = std::fs::remove_dir_all(&profile);
    ended
}

fn web_tests(tools: &Tools) -> Command {
    let mut command = tools.command("cargo");
    command.args(["test", "--target", "wasm32-unknown-unknown", "--features", "web", "--test", "web"]);
    command
}

fn heading(text: &str) {
    eprintln!("\nxtask: {text}");
}
