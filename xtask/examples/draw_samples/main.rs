//! Draws the sample photos that the page offers to try it with:
//! `cargo run -p xtask --example draw_samples -- www`. They go into `sample/`; beside that comes `probe.heic`, by which the
//! page finds out whether a browser shows HEIC.
//!
//! Pictures, movements and sounds are made here; ffmpeg codes them (see `coded.rs`); the marks are written by the
//! writers of `tests/support`. Written anew they look the same, byte for byte only with the same ffmpeg: what matters
//! of them is in `tests/sample.rs`.

mod canvas;
mod coded;
mod figure;
mod files;
mod scenes;
#[path = "../../../tests/support/mod.rs"]
mod support;

use std::path::PathBuf;

fn main() {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: draw_samples FOLDER");
        std::process::exit(2);
    };
    let mut whole = 0;
    for (name, bytes) in files::all() {
        println!("{name:<28} {:>7}", bytes.len());
        whole += bytes.len();
        std::fs::write(folder.join("sample").join(name), bytes).expect("the folder is there");
    }
    std::fs::write(folder.join("probe.heic"), files::probe()).expect("the folder is there");
    println!("{:<28} {whole:>7}", "in all");
}
