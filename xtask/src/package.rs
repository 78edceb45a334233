//! The element for articles as a package for bundlers: `dist/npm`, ready to be packed.

use crate::{Outcome, root, site};
use std::path::Path;

/// Where it lies in the built page.
pub const FOLDER: &str = "npm";
/// Its name.
pub const NAME: &str = "facetime-photo-inspector-element";

/// Writes it, out of the built `embed.js`.
pub fn write(dist: &Path) -> Outcome {
    let package = dist.join(FOLDER);
    std::fs::create_dir_all(&package).map_err(|error| format!("{}: {error}", package.display()))?;
    let texts = root().join("www").join(FOLDER);
    for (from, name) in [(dist, "embed.js"), (texts.as_path(), "embed.d.ts"), (texts.as_path(), "README.md")]
    {
        put(&package, name, &site::read(from, name)?)?;
    }
    for license in ["LICENSE-MIT", "LICENSE-APACHE"] {
        put(&package, license, &site::read(root(), license)?)?;
    }
    put(&package, "package.json", manifest().as_bytes())
}

fn put(package: &Path, name: &str, bytes: &[u8]) -> Outcome {
    std::fs::write(package.join(name), bytes).map_err(|error| format!("{FOLDER}/{name}: {error}"))
}

/// It has this package's version, which is the project's.
fn manifest() -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!(
        r#"{{
  "name": "{NAME}",
  "version": "{version}",
  "description": "A card for articles: which of your photos are FaceTime Live Photos?",
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "main": "./embed.js",
  "types": "./embed.d.ts",
  "exports": {{ ".": {{ "types": "./embed.d.ts", "default": "./embed.js" }} }},
  "sideEffects": true,
  "files": ["embed.js", "embed.d.ts", "README.md", "LICENSE-MIT", "LICENSE-APACHE"]
}}
"#
    )
}
