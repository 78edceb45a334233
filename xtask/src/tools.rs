//! Getting the tools that a build needs: the wasm target, Trunk and wasm-bindgen.
//!
//! A tool of the right version on the PATH is used as it is. A missing one is installed where Cargo
//! installs programs; beside one of another version, ours goes into the target folder instead, so that
//! nobody's own tools change.

use crate::process::{output, run};
use crate::{Outcome, root, target};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::Command;

/// The newest that builds with the Rust version named in Cargo.toml.
const TRUNK: &str = "0.21.14";
/// The driver of Firefox. Any version of it serves; this one is got where there is none.
pub const GECKODRIVER: &str = "geckodriver";
const GECKODRIVER_VERSION: &str = "0.37.1";
/// Any version of it serves; this one is got where there is none.
const CARGO_FUZZ: &str = "cargo-fuzz";
const CARGO_FUZZ_VERSION: &str = "0.13.2";
const WASM: &str = "wasm32-unknown-unknown";

/// The tools of a build, each there and of the right version.
pub struct Tools {
    path: OsString,
}

/// A program that cargo can install.
struct Tool {
    program: &'static str,
    package: &'static str,
    version: String,
    /// Whether it builds with its own lock file.
    locked: bool,
    minutes: u32,
}

impl Tools {
    /// Finds the tools, and installs those that are missing.
    pub fn ready() -> Outcome<Tools> {
        let tools = Tools { path: search_path()? };
        wasm_target()?;
        tools.get(&Tool {
            program: "trunk",
            package: "trunk",
            version: TRUNK.to_owned(),
            locked: true,
            minutes: 5,
        })?;
        tools.get(&Tool {
            program: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            version: locked_version("wasm-bindgen")?,
            // Its lock file is older than what it builds with.
            locked: false,
            minutes: 4,
        })?;
        Ok(tools)
    }

    /// Finds nightly Rust and cargo-fuzz, and installs what is missing. They are for fuzzing alone.
    pub fn for_fuzzing() -> Outcome<Tools> {
        let tools = Tools { path: search_path()? };
        nightly()?;
        if tools.version(CARGO_FUZZ).is_none() {
            tools.get(&Tool {
                program: CARGO_FUZZ,
                package: CARGO_FUZZ,
                version: CARGO_FUZZ_VERSION.to_owned(),
                locked: true,
                minutes: 2,
            })?;
        }
        Ok(tools)
    }

    /// Gets Firefox's driver, if there is none.
    pub fn geckodriver(&self) -> Outcome {
        if self.version(GECKODRIVER).is_some() {
            return Ok(());
        }
        self.get(&Tool {
            program: GECKODRIVER,
            package: GECKODRIVER,
            version: GECKODRIVER_VERSION.to_owned(),
            locked: true,
            minutes: 3,
        })
    }

    /// A command that finds our tools before any others.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", &self.path).current_dir(root());
        command
    }

    fn get(&self, tool: &Tool) -> Outcome {
        let found = self.version(tool.program);
        if found.as_deref() == Some(&tool.version) {
            return Ok(());
        }
        self.install(tool, found.as_deref())?;
        match self.version(tool.program) {
            Some(version) if version == tool.version => Ok(()),
            _ => Err(format!(
                "{} {} was installed but is not found: put {} on your PATH",
                tool.program,
                tool.version,
                cargo_bin().unwrap_or_else(|| "~/.cargo/bin".into()).display()
            )),
        }
    }

    fn install(&self, tool: &Tool, found: Option<&str>) -> Outcome {
        let beside = found.map(|version| format!(" (found here: {version}, which stays as it is)"));
        eprintln!(
            "xtask: getting {} {}{}, once. Without a ready-made one it is compiled, about {} minutes on two cores.",
            tool.program,
            tool.version,
            beside.unwrap_or_default(),
            tool.minutes
        );
        if self.binstall(tool, found.is_some()) {
            return Ok(());
        }
        let mut command = self.command("cargo");
        command.args(["install", tool.package, "--version", &tool.version]);
        if tool.locked {
            command.arg("--locked");
        }
        own_root(&mut command, found.is_some());
        // A tool that runs for a second need not be compiled for five more minutes.
        command
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            // Our own target folder is no place for a tool's objects.
            .env_remove("CARGO_TARGET_DIR");
        run(&mut command).map_err(|error| {
            format!(
                "{error}\nIt needs a C compiler and the network. You can also install {} {} your own way and \
                 put it on your PATH.",
                tool.program, tool.version
            )
        })
    }

    /// Tries to fetch a ready-made program, if `cargo binstall` is here.
    fn binstall(&self, tool: &Tool, beside: bool) -> bool {
        if output(self.command("cargo").args(["binstall", "-V"])).is_none() {
            return false;
        }
        let mut command = self.command("cargo");
        command.args(["binstall", "--no-confirm", "--version", &tool.version, tool.package]);
        own_root(&mut command, beside);
        run(&mut command).is_ok()
    }

    fn version(&self, program: &str) -> Option<String> {
        let text = output(self.command(program).arg("--version"))?;
        text.split_whitespace().nth(1).map(str::to_owned)
    }
}

/// The version of a package in Cargo.lock.
pub fn locked_version(package: &str) -> Outcome<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock cannot be read: {error}"))?;
    version_in(&lock, package).ok_or_else(|| format!("Cargo.lock names no {package}"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

/// Adds the wasm target to the toolchain, if it is missing.
fn wasm_target() -> Outcome {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(root()))
        .ok_or("rustc is not found: install Rust with rustup, see https://rustup.rs")?;
    if PathBuf::from(sysroot).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    eprintln!("xtask: adding the target {WASM} to the Rust toolchain, once, about 20 MB.");
    run(Command::new("rustup").args(["target", "add", WASM]).current_dir(root()))
        .map_err(|error| format!("{error}\nWithout rustup, install Rust's standard library for {WASM}."))
}

/// Adds nightly Rust beside the toolchain in use, if it is missing: cargo-fuzz's instrumentation is not stable.
fn nightly() -> Outcome {
    let rustup = || Command::new("rustup");
    let there = output(rustup().args(["run", "nightly", "rustc", "--version"])).is_some();
    if there {
        return Ok(());
    }
    eprintln!("xtask: adding nightly Rust beside the toolchain in use, once, about 200 MB.");
    run(rustup().args(["toolchain", "install", "nightly", "--profile", "minimal"]))
        .map_err(|error| format!("{error}\nFuzzing needs nightly Rust by rustup, see https://rustup.rs"))
}

fn own_root(command: &mut Command, beside: bool) {
    if beside {
        command.arg("--root").arg(own_folder());
    }
}

fn own_folder() -> PathBuf {
    target().join("tools")
}

fn cargo_bin() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_INSTALL_ROOT").or_else(|| std::env::var_os("CARGO_HOME"));
    let home = home.map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    Some(home?.join("bin"))
}

/// Our own folder first, then everything as before, then where Cargo installs programs.
pub fn search_path() -> Outcome<OsString> {
    let before = std::env::var_os("PATH").unwrap_or_default();
    let folders =
        [own_folder().join("bin")].into_iter().chain(std::env::split_paths(&before)).chain(cargo_bin());
    std::env::join_paths(folders).map_err(|error| format!("a folder cannot be on a PATH: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_very_package() {
        let lock = "name = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    name = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
