//! Building the page, and what it weighs.

use crate::process::run as run_command;
use crate::tools::Tools;
use crate::{Outcome, root};
use std::path::{Path, PathBuf};

/// The parts in which the page arrives, in this order: what each is, and the most that it may weigh, compressed.
const PARTS: [(Fetched, &str, usize); 5] = [
    // The first round trips bring as much on any connection: people see the page, and can give it their photos.
    (Fetched::AtFirst, "until the drop zone works", 15_000),
    // While people look for their photos: about half a second on a slow phone connection. What they give meanwhile waits.
    (Fetched::ForThePage, "the page behind it", 200_000),
    // The same, and nobody sees that it is missing before the first file is listed.
    (Fetched::ForReading, "what reads, in workers", 125_000),
    // When the page has nothing else to do, in browsers that show no HEIC.
    (Fetched::AtLeisure, "what decodes HEIC", 110_000),
    // Most readers of an article never use the widget in it.
    (Fetched::ByArticles, "what an article loads", 3_000),
];

/// What each part has at least.
const EXPECTED: [(Fetched, &str); 10] = [
    (Fetched::AtFirst, ".html"),
    (Fetched::AtFirst, ".js"),
    (Fetched::AtFirst, ".css"),
    (Fetched::ForThePage, ".js"),
    (Fetched::ForThePage, ".wasm"),
    (Fetched::ForReading, ".js"),
    (Fetched::ForReading, ".wasm"),
    (Fetched::AtLeisure, ".js"),
    (Fetched::AtLeisure, ".wasm"),
    (Fetched::ByArticles, ".js"),
];

/// As static hosts compress what they keep.
const QUALITY: u32 = 11;
const WINDOW: u32 = 22;

/// A file of the built page.
struct Built {
    name: String,
    raw: usize,
    brotli: usize,
    fetched: Fetched,
}

/// When a file is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fetched {
    /// With the document.
    AtFirst,
    /// By the first script: the program.
    ForThePage,
    /// By the same once the program runs.
    ForReading,
    /// Later, by browsers that need it.
    AtLeisure,
    /// By every article that has the widget in it.
    ByArticles,
    WhenAskedFor,
}

/// `cargo xtask build`: builds, checks, and prints the sizes.
pub fn run(tools: &Tools) -> Outcome {
    build(tools)?;
    report(&measure(&folder())?)
}

/// Builds the page in release into `dist/`, and checks it.
pub fn build(tools: &Tools) -> Outcome {
    let mut command = tools.command("trunk");
    command.args(["--skip-version-check", "build", "--release"]);
    without_no_color(&mut command);
    run_command(&mut command)?;
    check_glue(&folder())
}

/// Where the built page is.
pub fn folder() -> PathBuf {
    root().join("dist")
}

/// Trunk reads `NO_COLOR` as its own option and accepts only `true` and `false`, where the convention is
/// any value.
pub fn without_no_color(command: &mut std::process::Command) {
    command.env_remove("NO_COLOR");
}

/// Workers start from a blob of the glue's text, where an import's relative address leads nowhere.
fn check_glue(dist: &Path) -> Outcome {
    for name in names(dist)?.iter().filter(|name| name.ends_with(".js")) {
        if let Some(line) = String::from_utf8_lossy(&read(dist, name)?).lines().find(|line| imports(line)) {
            return Err(format!(
                "dist/{name} imports another module: {line}\nWorkers start from a blob of the glue's text and \
                 cannot follow it: a dependency brings JavaScript of its own, do without it."
            ));
        }
    }
    Ok(())
}

/// Whether a line of JavaScript is a static import; `import(…)` and `import.meta` are none.
fn imports(line: &str) -> bool {
    let line = line.trim_start();
    let after = line.strip_prefix("import").and_then(|rest| rest.trim_start().chars().next());
    let import = after.is_some_and(|next| "{*\"'".contains(next))
        || line.strip_prefix("import ").is_some_and(|rest| rest.contains(" from "));
    import || (line.starts_with("export") && line.contains(" from "))
}

fn measure(dist: &Path) -> Outcome<Vec<Built>> {
    let index = String::from_utf8_lossy(&read(dist, "index.html")?).into_owned();
    let measured = names(dist)?.into_iter().map(|name| {
        let bytes = read(dist, &name)?;
        let fetched = match name.as_str() {
            "index.html" => Fetched::AtFirst,
            _ if name.starts_with("sample-") => Fetched::WhenAskedFor,
            "embed.js" => Fetched::ByArticles,
            // index.html names it for frames, which alone fetch it.
            _ if name.starts_with("frame-") => Fetched::WhenAskedFor,
            _ if !index.contains(&format!("./{name}")) => Fetched::WhenAskedFor,
            _ if name.starts_with("reader-") => Fetched::ForReading,
            _ if name.starts_with("decoder-") || name.starts_with("probe-") => Fetched::AtLeisure,
            _ if name.starts_with("app-") => Fetched::ForThePage,
            _ => Fetched::AtFirst,
        };
        Ok(Built { raw: bytes.len(), brotli: brotli_size(&bytes)?, fetched, name })
    });
    measured.collect()
}

fn report(files: &[Built]) -> Outcome {
    println!();
    // A page that names its files in another way than is looked for here would weigh nothing.
    for (part, kind) in EXPECTED {
        if !files.iter().any(|file| file.fetched == part && file.name.ends_with(kind)) {
            return Err(format!("no {kind} file is fetched {part:?}: the page cannot be measured"));
        }
    }
    let sizes = PARTS.map(|(part, what, limit)| (what, print_sizes(what, files, part), limit));
    print_sizes("only when asked for", files, Fetched::WhenAskedFor);
    for (what, size, limit) in sizes {
        if size > limit {
            return Err(format!("{what}: {size} bytes, more than the limit of {limit}"));
        }
        println!("{what}: {size} of at most {limit} bytes");
    }
    println!("The page is in dist/.");
    Ok(())
}

/// Prints the files that are fetched at this time, and gives what they weigh compressed.
fn print_sizes(heading: &str, files: &[Built], fetched: Fetched) -> usize {
    let files: Vec<_> = files.iter().filter(|file| file.fetched == fetched).collect();
    let sum = |size: fn(&Built) -> usize| files.iter().map(|file| size(file)).sum::<usize>();
    let (raw, brotli) = (sum(|file| file.raw), sum(|file| file.brotli));
    if !files.is_empty() {
        println!("{heading:<44} {:>10} {:>10}", "raw", "brotli");
        for file in files {
            println!("  {:<42} {:>10} {:>10}", file.name, file.raw, file.brotli);
        }
        println!("{:<44} {raw:>10} {brotli:>10}\n", "  in all");
    }
    brotli
}

fn brotli_size(bytes: &[u8]) -> Outcome<usize> {
    compress(bytes).map(|compressed| compressed.len())
}

/// Bytes as static hosts send them, compressed with brotli.
///
/// # Errors
///
/// When the compressor refuses them.
pub fn compress(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: QUALITY as i32,
        lgwin: WINDOW as i32,
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)
        .map_err(|error| format!("brotli failed: {error}"))?;
    Ok(compressed)
}

/// The files below a folder, by their paths with `/`, sorted.
pub fn names(folder: &Path) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        let entries = std::fs::read_dir(&next).map_err(|error| format!("{}: {error}", next.display()))?;
        for entry in entries {
            let path = entry.map_err(|error| format!("{}: {error}", next.display()))?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let inside = path.strip_prefix(folder).unwrap_or(&path);
                found.push(inside.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A file of the built page.
pub fn read(folder: &Path, name: &str) -> Outcome<Vec<u8>> {
    std::fs::read(folder.join(name)).map_err(|error| format!("{}: {error}", folder.join(name).display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn static_imports_are_seen_and_dynamic_ones_are_not() {
        let yes = [
            "import { a } from './a.js';",
            "import * as a from 'a'",
            "import './a.js'",
            "  import a from \"a\"",
        ];
        let no = [
            "import(url)",
            "import.meta.url",
            "imports.wbg = 1;",
            "const from = importScripts;",
            "export { a };",
        ];
        for line in yes {
            assert!(imports(line), "{line}");
        }
        for line in no {
            assert!(!imports(line), "{line}");
        }
        assert!(imports("export { a } from './a.js';"));
    }

    #[test]
    fn the_measure_is_that_of_real_brotli() {
        let bytes = "the same again, ".repeat(1000);
        let size = brotli_size(bytes.as_bytes()).expect("it compresses");
        assert!(size < 60, "{size}");
    }
}
