//! What others have written and a web developer would take: from npm, at these versions, for the bench alone.

use crate::say;
use std::path::Path;
use std::process::Command;
use xtask::Outcome;
use xtask::process::run;

/// Packages with their versions.
pub const ALL: [&str; 5] = [
    "exifr@7.1.3",
    "exifreader@4.46.0",
    "mediainfo.js@0.3.8",
    "@uswriting/exiftool@1.0.9",
    "@6over3/zeroperl-ts@1.0.10",
];

/// Gets them into a folder's `node_modules`, once.
pub fn get(folder: &Path) -> Outcome {
    let stamp = folder.join("peers.txt");
    let wanted = ALL.join("\n");
    if std::fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    say(&format!("getting {} from npm, once", ALL.join(", ")));
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(Command::new(npm)
        .args([
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--loglevel=error",
            "--prefix",
        ])
        .arg(folder)
        .args(ALL))
    .map_err(|error| format!("{error}\nThe bench needs Node with npm, and the network."))?;
    std::fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))
}
