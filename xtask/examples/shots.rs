//! Pictures of the built page, to look at: `cargo run -p xtask --example shots -- OUT [FILE or FOLDER…]`.
//!
//! Run `cargo xtask build` first. Without files the first screen is taken; with files, also what it shows
//! of them. Each at three widths, light and dark.

#[path = "../tests/end_to_end/harness/mod.rs"]
mod harness;

use harness::{Page, Server};
use std::path::{Path, PathBuf};

const SIZES: [(u32, u32); 3] = [(390, 844), (768, 1024), (1440, 900)];
const SCHEMES: [&str; 2] = ["light", "dark"];

fn main() {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: shots OUT [FILE or FOLDER…]");
        std::process::exit(2);
    };
    let paths: Vec<PathBuf> = arguments.map(|path| path.canonicalize().expect("the path exists")).collect();
    std::fs::create_dir_all(&folder).expect("the folder can be made");

    let server = Server::start();
    let page = Page::open(&server.url());
    page.wait_until("the start", "!document.getElementById('opening')");
    take_all(&page, &folder, "first");
    if !paths.is_empty() {
        page.drop_on("body", &paths);
        page.settle();
        take_all(&page, &folder, "files");
    }
    for error in page.errors() {
        eprintln!("console: {error}");
    }
}

fn take_all(page: &Page, folder: &Path, name: &str) {
    for (width, height) in SIZES {
        for scheme in SCHEMES {
            page.viewport(width, height);
            // Movement would be caught half-way.
            page.prefer(&[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]);
            page.settle();
            let path = folder.join(format!("{name}-{width}-{scheme}.png"));
            page.screenshot(&path);
            println!("{}", path.display());
        }
    }
}
