//! The package for bundlers: packed, installed and imported by npm and Node, where they are.

use crate::harness::Folder;
use std::path::PathBuf;
use std::process::Command;
use xtask::package;

fn built() -> PathBuf {
    let dist = std::env::var_os("APP_DIST").map_or_else(xtask::site::folder, PathBuf::from);
    dist.join(package::FOLDER)
}

fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}\n{out}\n{err}");
    out.trim().to_owned()
}

#[test]
fn it_is_the_element_with_its_types() {
    let read = |name: &str| std::fs::read_to_string(built().join(name)).expect("it is built");
    let dist = built().parent().expect("it is in dist").join("embed.js");
    assert_eq!(read("embed.js"), std::fs::read_to_string(dist).expect("it is built"));
    let manifest: serde_json::Value = serde_json::from_str(&read("package.json")).expect("it is JSON");
    for file in manifest["files"].as_array().expect("it lists its files") {
        assert!(!read(file.as_str().expect("a name")).is_empty());
    }
    // Every attribute and event has its type.
    let (script, types) = (read("embed.js"), read("embed.d.ts"));
    for name in ["src", "theme", "accent", "height", "label", "loading", "compact"] {
        assert!(script.contains(&format!("\"{name}\"")) && types.contains(&format!("  {name}: ")), "{name}");
    }
    for name in ["files", "read", "certain", "very_likely", "likely", "perhaps", "no", "cannot_tell"] {
        assert!(
            script.contains(&format!("\"{name}\"")) && types.contains(&format!(" {name}: number")),
            "{name}"
        );
    }
    for kind in ["ready", "resize", "progress", "result", "error"] {
        assert!(
            script.contains(&format!("{kind}: ")) && types.contains(&format!("\"fpi-{kind}\"")),
            "{kind}"
        );
    }
}

#[test]
fn it_can_be_packed_and_imported() {
    if xtask::process::output(Command::new("npm").arg("--version")).is_none() {
        return println!("skipped: there is no npm here");
    }
    let folder = Folder::new();
    let packed = output(
        Command::new("npm")
            .args(["pack", "--silent", "--pack-destination"])
            .arg(folder.path())
            .current_dir(built()),
    );
    std::fs::write(folder.path().join("package.json"), "{ \"private\": true }").expect("it can be written");
    let offline = ["install", "--offline", "--no-audit", "--no-fund", "--silent"];
    output(Command::new("npm").args(offline).arg(format!("./{packed}")).current_dir(folder.path()));
    // As on a server that renders pages: there is no browser, and nothing fails.
    let program = format!(
        "const {{ FacetimePhotoInspector }} = await import('{}'); console.log(typeof FacetimePhotoInspector, FacetimePhotoInspector.observedAttributes.length);",
        package::NAME
    );
    let said = output(
        Command::new("node").args(["--input-type=module", "--eval", &program]).current_dir(folder.path()),
    );
    assert_eq!(said, "function 7");
}
