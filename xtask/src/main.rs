//! `cargo xtask serve | build | test | bench | fuzz`.

use std::process::ExitCode;
use xtask::{Outcome, bench, fuzz, serve, shrink, site, test, tools::Tools};

const USAGE: &str = "\
cargo xtask serve   build the page in release and serve it on this machine
cargo xtask build   build the page into dist/, ready for any static host, and print its sizes
cargo xtask test    run all tests: native, in the browser, end to end
cargo xtask bench [browser | growth | native | bytes | reads]
                    how fast it reads, beside what others read with; all parts together take about
                    half an hour and write benches/RESULTS.md
cargo xtask fuzz --minutes N [--jobs 2] [TARGET…]
                    look for files that crash, hang or cost too much, N minutes in all, with
                    nightly Rust; one target after the other, or two at a time

What is missing on this machine (the wasm target, Trunk, wasm-bindgen, for tests Chromium and
Firefox on Debian, for the bench ExifTool too, for fuzzing nightly Rust and cargo-fuzz) is installed first; that is said
before it starts.";

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
        ["bench", parts @ ..] => bench::run(parts),
        ["fuzz", wanted @ ..] => fuzz::run(wanted),
        ["shrink"] => shrink::run(),
        ["help" | "-h" | "--help"] => {
            println!("{USAGE}");
            Ok(())
        }
        [] => Err(format!("say what to do\n\n{USAGE}")),
        [other, ..] => Err(format!("unknown or too many words, from \"{other}\" on\n\n{USAGE}")),
    }
}
