//! `cargo xtask serve | build | test`.

use std::process::ExitCode;
use xtask::{Outcome, serve, shrink, site, test, tools::Tools};

const USAGE: &str = "\
cargo xtask serve   build the page in release and serve it on this machine
cargo xtask build   build the page into dist/, ready for any static host, and print its sizes
cargo xtask test    run all tests: native, in the browser, end to end

What is missing on this machine (the wasm target, Trunk, wasm-bindgen, for tests Chromium and
Firefox on Debian) is installed first; that is said before it starts.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["serve"] => serve::run(&Tools::ready()?),
        ["build"] => site::run(&Tools::ready()?),
        ["test"] => test::run(),
        ["shrink"] => shrink::run(),
        ["help" | "-h" | "--help"] => {
            println!("{USAGE}");
            Ok(())
        }
        [] => Err(format!("say what to do\n\n{USAGE}")),
        [other, ..] => Err(format!("unknown or too many words, from \"{other}\" on\n\n{USAGE}")),
    }
}
