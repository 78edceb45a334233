//! Sample files to look at the page with: `cargo run -p xtask --example samples -- FOLDER`.

#[path = "../../tests/support/mod.rs"]
mod support;

use std::path::Path;
use support::{facetime, samples};

fn main() {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: samples FOLDER");
        std::process::exit(2);
    };
    let files = [
        ("found/IMG_2001.JPG", facetime::still_jpeg()),
        ("found/IMG_2001.MOV", facetime::movie().build()),
        ("found/IMG_0815.HEIC", samples::camera_app_heic()),
        ("found/IMG_0815.MOV", samples::live_photo_movie().build()),
        ("found/Screenshot.png", samples::screenshot_png()),
        ("found/20240312_101500.jpg", samples::samsung_jpeg()),
        ("found/empty.jpg", Vec::new()),
        ("none/IMG_0815.HEIC", samples::camera_app_heic()),
        ("none/IMG_0816.JPG", samples::camera_app_jpeg()),
        ("none/20240312_101500.jpg", samples::samsung_jpeg()),
        ("look-alikes/Screenshot.png", samples::screenshot_png()),
        ("look-alikes/IMG_0444.HEIC", samples::screenshot_heic()),
    ];
    for (name, bytes) in files {
        let path = Path::new(&folder).join(name);
        let parent = path.parent().expect("each is in a folder");
        std::fs::create_dir_all(parent).expect("the folder can be made");
        std::fs::write(&path, bytes).expect("the file can be written");
    }
}
