//! Pictures of the built page, to look at: `cargo run -p xtask --example shots -- OUT [STATE…]`, all states or
//! these. Each at three widths, light and dark. Run `cargo xtask build` first.

#[path = "../tests/end_to_end/harness/mod.rs"]
mod harness;
#[path = "../tests/end_to_end/states.rs"]
mod states;
#[path = "../../tests/support/mod.rs"]
mod support;
#[path = "../tests/end_to_end/visit.rs"]
#[allow(dead_code, reason = "a part of it is used here")]
mod visit;
#[path = "../tests/end_to_end/workers.rs"]
#[allow(dead_code, unused_imports, reason = "a part of it is used here")]
mod workers;

use harness::Page;
use states::State;
use std::path::{Path, PathBuf};

const SIZES: [(u32, u32); 3] = [(390, 844), (768, 1024), (1440, 900)];
const SCHEMES: [&str; 2] = ["light", "dark"];

fn main() {
    let mut arguments = std::env::args_os().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: shots OUT [STATE…]");
        std::process::exit(2);
    };
    let wanted: Vec<String> = arguments.map(|state| state.to_string_lossy().into_owned()).collect();
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for State { name, visit, .. } in states::some(&wanted) {
        take_all(&visit.page, &folder, name);
        for error in visit.page.errors() {
            eprintln!("console: {error}");
        }
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
