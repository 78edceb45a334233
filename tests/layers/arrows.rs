//! Which part of the crate may name which other: top to bottom only.

use crate::paths::behind;
use crate::source::{assert_none, rust};

/// Each part, and those it may name.
const ARROWS: [(&str, &[&str]); 16] = [
    ("bytes", &[]),
    ("picture", &["bytes"]),
    ("read_plan", &[]),
    ("report", &["bytes"]),
    ("container", &["bytes", "read_plan", "report"]),
    ("metadata", &["bytes", "container", "report"]),
    ("inspect", &["bytes", "container", "metadata", "read_plan", "report"]),
    ("archive", &["bytes", "container", "inspect", "report"]),
    ("live_photo", &["metadata", "report"]),
    ("session", &["bytes", "live_photo", "report"]),
    ("save", &["bytes", "live_photo", "metadata", "report", "session"]),
    ("thumbnails", &["live_photo", "report", "session"]),
    ("words", &["bytes", "live_photo", "report", "session", "thumbnails"]),
    ("dispatch", &["bytes", "live_photo", "read_plan"]),
    (
        "browser",
        &[
            "archive",
            "bytes",
            "dispatch",
            "inspect",
            "live_photo",
            "picture",
            "read_plan",
            "report",
            "save",
            "session",
            "thumbnails",
        ],
    ),
    ("ui", &["browser", "bytes", "live_photo", "report", "save", "session", "thumbnails", "words"]),
];

/// Parts that know errors, and of bytes nothing else.
const ERRORS_ONLY: [&str; 5] = ["report", "session", "dispatch", "words", "ui"];

/// The programs, and the list of the parts.
const OUTSIDE: [&str; 2] = ["bin", "lib"];

#[test]
fn every_part_is_known() {
    let known = |name: &str| OUTSIDE.contains(&name) || ARROWS.iter().any(|(part, _)| *part == name);
    let sources = rust(&["src"]);
    let unknown: Vec<String> = sources
        .iter()
        .filter(|source| !source.module().is_some_and(known))
        .map(|source| source.path.clone())
        .collect();
    assert_none(&unknown, "Give every part of src its arrows: in this test, DESIGN and ARCHITECTURE.md.");
}

#[test]
fn arrows_lead_from_top_to_bottom() {
    let mut wrong = Vec::new();
    for (part, allowed) in ARROWS {
        for source in rust(&["src"]).iter().filter(|source| source.module() == Some(part)) {
            for path in behind("crate", &source.code_text()) {
                let other = path.first().map(String::as_str).unwrap_or_default();
                if other != part && !allowed.contains(&other) {
                    wrong.push(format!("{} names crate::{}", source.path, path.join("::")));
                }
            }
        }
    }
    assert_none(&wrong, "Move what is shared down to a part that both may name, or pass it in from above.");
}

#[test]
fn parts_above_the_bytes_know_their_errors_alone() {
    let mut wrong = Vec::new();
    for source in rust(&["src"]) {
        let concerned = source.module().is_some_and(|part| ERRORS_ONLY.contains(&part));
        for path in behind("crate::bytes", &source.code_text()) {
            let name = path.first().map(String::as_str).unwrap_or_default();
            if concerned && !matches!(name, "error" | "Error" | "ErrorKind") {
                wrong.push(format!("{} names crate::bytes::{}", source.path, path.join("::")));
            }
        }
    }
    assert_none(
        &wrong,
        "Only Error and ErrorKind of bytes may be named here: raw bytes are read further down.",
    );
}

/// Paths through `super` could go around the arrows.
#[test]
fn super_stays_inside_a_part() {
    let mut wrong = Vec::new();
    for source in rust(&["src"]) {
        let at_the_top = source.path.ends_with("/mod.rs") || source.path.matches('/').count() == 1;
        for (number, line) in source.code() {
            if line.contains("super::super") || (at_the_top && line.contains("super::")) {
                wrong.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert_none(
        &wrong,
        "Name other parts from the crate's root, with crate::, so that the arrows can be seen.",
    );
}
