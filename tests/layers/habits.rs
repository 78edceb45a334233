//! Small files, no casts, no panics, no traces of a machine.

use crate::source::{Source, assert_none, rust, texts};

const MOST_LINES: usize = 399;

/// Casts that the language has no better words for, and why each is harmless: path, cast, how often.
const CASTS: [(&str, &str, usize); 10] = [
    // From a number of bits into the same or a larger one; no machine of ours has more than 64 bits.
    ("src/bytes/mod.rs", "as u64", 1),
    // A floating-point number has no other way into an integer: these are checked or clamped before.
    ("src/browser/blob.rs", "as u64", 1),
    ("src/browser/worker_client.rs", "as usize", 1),
    ("src/metadata/value.rs", "as u64", 1),
    ("src/ui/rows.rs", "as usize", 1),
    ("src/browser/page.rs", "as u32", 1),
    ("src/words/numbers.rs", "as u64", 2),
    // Integers as floating-point numbers: exact below 2⁵³, shown rounded above.
    ("src/browser/blob.rs", "as f64", 1),
    ("src/container/tracks.rs", "as f64", 2),
    ("src/metadata/value.rs", "as f64", 2),
];

const NUMBERS: [&str; 14] =
    ["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32", "f64"];

/// The casts to numbers in a line.
fn casts(line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let pairs = words.windows(2).filter(|pair| pair[0] == "as" && NUMBERS.contains(&pair[1]));
    pairs.map(|pair| pair.join(" ")).collect()
}

#[test]
fn numbers_are_not_cast() {
    let mut wrong = Vec::new();
    for source in rust(&["src"]) {
        let found = || {
            source.code().flat_map(|(number, line)| casts(line).into_iter().map(move |cast| (number, cast)))
        };
        for (number, cast) in found() {
            let allowed = CASTS.iter().any(|(path, known, _)| *path == source.path && *known == cast);
            if !allowed {
                wrong.push(format!("{}:{number}: {cast}", source.path));
            }
        }
        for (_, cast, times) in CASTS.iter().filter(|(path, ..)| *path == source.path) {
            let count = found().filter(|(_, found)| found == cast).count();
            if count != *times {
                wrong.push(format!(
                    "{}: {cast} stands there {count} times, in the list {times} times",
                    source.path
                ));
            }
        }
    }
    assert_none(&wrong, "Use from, try_from or bytes::index; offsets become indexes in src/bytes alone.");
}

#[test]
fn files_are_short() {
    let long = |source: &Source| source.text.lines().count() > MOST_LINES;
    let sources = rust(&["src", "xtask", "tests", "benches", "fuzz"]);
    let wrong: Vec<String> = sources.into_iter().filter(long).map(|source| source.path).collect();
    assert_none(&wrong, "Under 400 lines: give what is a thing of its own a file of its own.");
}

#[test]
fn nothing_panics_on_purpose() {
    let words = [
        ".unwrap()",
        ".expect(",
        ".unwrap_err()",
        ".expect_err(",
        "panic!",
        "unreachable!",
        "todo!",
        "unimplemented!",
        "assert!",
        "assert_eq!",
        "dbg!",
        "unsafe ",
    ];
    let mut wrong = Vec::new();
    for source in rust(&["src"]) {
        for (number, line) in source.code() {
            if words.iter().any(|word| line.contains(word)) {
                wrong.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert_none(&wrong, "Pass the error on or deal with it; no input may end the program.");
}

/// The library prints nothing: what it knows, it returns.
#[test]
fn only_programs_print() {
    let words = ["println!", "print!", "console::", "log!"];
    let mut wrong = Vec::new();
    for source in rust(&["src"]).iter().filter(|source| !source.path.starts_with("src/bin/")) {
        let found = source.code().filter(|(_, line)| words.iter().any(|word| line.contains(word)));
        wrong.extend(found.map(|(number, line)| format!("{}:{number}: {}", source.path, line.trim())));
    }
    assert_none(&wrong, "Return it: nothing about a person's photos goes into a log.");
}

#[test]
fn no_file_knows_a_machine() {
    // Written in halves, so that this file does not find itself.
    let traces = [("/ho", "me/"), ("/ro", "ot/"), ("/Us", "ers/"), ("/wo", "rk/"), (":\\Us", "ers")];
    let traces = traces.map(|(first, second)| format!("{first}{second}"));
    let mut wrong = Vec::new();
    for source in texts("") {
        for (number, line) in (1..).zip(source.text.lines()) {
            if traces.iter().any(|trace| line.contains(trace)) {
                wrong.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert_none(&wrong, "Paths are relative to the project, or come from the environment.");
}

/// The first line of a file says what it is for.
#[test]
fn every_file_says_what_it_is() {
    let silent = |source: &Source| !source.text.starts_with("//!");
    let wrong: Vec<String> =
        rust(&["src", "xtask", "tests"]).into_iter().filter(silent).map(|source| source.path).collect();
    assert_none(&wrong, "Begin the file with a line that says what it reads or does: //! …");
}
