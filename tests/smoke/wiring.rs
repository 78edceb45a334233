//! cargo-fuzz has every target that the smoke test has, its seeds, and the libraries that are shipped.

use crate::fuzzed::TARGETS;
use std::collections::BTreeSet;
use std::path::Path;

fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_target_is_fuzzed() {
    let manifest = text("fuzz/Cargo.toml");
    for target in TARGETS {
        let name = target.name;
        let program = text(&format!("fuzz/fuzz_targets/{name}.rs"));
        assert!(program.contains(&format!("fuzzed::{name}(")), "fuzz_targets/{name}.rs calls its function");
        let path = format!("name = \"{name}\"\npath = \"fuzz_targets/{name}.rs\"");
        assert!(manifest.contains(&path), "fuzz/Cargo.toml has a [[bin]] with {path}");
        assert!(text(&format!("fuzz/dictionaries/{name}.dict")).contains('"'), "{name} has a dictionary");
    }
    let names: BTreeSet<&str> = TARGETS.iter().map(|target| target.name).collect();
    assert_eq!(names.len(), manifest.matches("[[bin]]").count(), "each [[bin]] is a target, once");
}

/// `SEEDS_DIR` has them written there, a folder for each target, as `cargo xtask fuzz` wants them.
#[test]
fn every_target_has_seeds_that_pass() {
    let folder = std::env::var_os("SEEDS_DIR");
    for target in TARGETS {
        let seeds = (target.seeds)();
        assert!(seeds.len() > 1, "{}: there are seeds to splice", target.name);
        for (number, seed) in seeds.iter().enumerate() {
            (target.run)(seed);
            if let Some(folder) = &folder {
                let folder = Path::new(folder).join(target.name);
                std::fs::create_dir_all(&folder).expect("the folder for seeds can be made");
                std::fs::write(folder.join(number.to_string()), seed).expect("a seed can be written");
            }
        }
    }
}

/// The version of a package in a lock file.
fn version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    lock.lines().skip_while(|line| *line != name).nth(1)
}

#[test]
fn what_is_shipped_is_fuzzed() {
    let (shipped, fuzzed) = (text("Cargo.lock"), text("fuzz/Cargo.lock"));
    for package in ["kamadak-exif", "quick-xml", "nanoserde", "rawzip", "miniz_oxide"] {
        let expected = version(&shipped, package);
        assert!(expected.is_some(), "{package} is shipped");
        let advice = format!("cargo update --manifest-path fuzz/Cargo.toml --package {package} --precise …");
        assert_eq!(version(&fuzzed, package), expected, "{package}: {advice}");
    }
}
