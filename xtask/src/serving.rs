//! What hosts are to send with the built page: `dist/_headers`, which some static hosts read; docs/serving.md says
//! the same for others.

use crate::{Outcome, site};
use std::fmt::Write;
use std::path::Path;

/// The file of that name.
pub const FILE: &str = "_headers";

/// With every answer: an article of any origin may have the page in a frame, also one that is cross-origin isolated,
/// and load `embed.js`. What the page has no use for, no frame of it gets either.
pub const EVERYWHERE: [(&str, &str); 6] = [
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), autoplay=(self), camera=(), display-capture=(), geolocation=(), \
         gyroscope=(), hid=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), \
         publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()",
    ),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
];

/// Browsers keep what has its content's hash in its name.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// What keeps its name: a new release is there within minutes, and in between nothing is asked for again.
pub const SHORTLY: &str = "public, max-age=300";
/// Pages are asked for anew: they name the files that belong together.
pub const ASK_AGAIN: &str = "no-cache";

/// Who may have a page in a frame: an article of anybody's, and for what is no widget ourselves alone. It goes before
/// the `X-Frame-Options` that some hosts add.
const ANYBODY: &str = "frame-ancestors *";
const OURSELVES: &str = "frame-ancestors 'self'";

/// Writes it for the files of a built page.
pub fn write_headers(folder: &Path) -> Outcome {
    let mut text = String::from("/*\n");
    push(&mut text, &EVERYWHERE);
    let names = site::names(folder)?;
    for kept in folders(&names).filter(|name| is_hashed(name)) {
        text.push_str(&format!("/{kept}/*\n"));
        push(&mut text, &[("Cache-Control", FOR_EVER)]);
    }
    for name in names.iter().filter(|name| !name.contains('/') && *name != FILE) {
        let caching = caching(name);
        if name == "index.html" {
            let policy = policy(folder, name, ANYBODY)?;
            let headers = [("Cache-Control", caching), ("Content-Security-Policy", policy.as_str())];
            for path in ["/\n", "/index.html\n"] {
                text.push_str(path);
                push(&mut text, &headers);
            }
            continue;
        }
        text.push_str(&format!("/{name}\n"));
        push(&mut text, &[("Cache-Control", caching)]);
        if name.ends_with(".html") {
            push(&mut text, &[("Content-Security-Policy", policy(folder, name, OURSELVES)?.as_str())]);
        }
    }
    std::fs::write(folder.join(FILE), text).map_err(|error| format!("{FILE}: {error}"))
}

/// The folders in it, each once.
fn folders(names: &[String]) -> impl Iterator<Item = &str> {
    let mut folders: Vec<&str> = names.iter().filter_map(|name| Some(name.split_once('/')?.0)).collect();
    folders.dedup();
    folders.into_iter()
}

fn push(text: &mut String, headers: &[(&str, &str)]) {
    for (name, value) in headers {
        // Writing into a text does not fail.
        let _ = writeln!(text, "  {name}: {value}");
    }
}

fn caching(name: &str) -> &'static str {
    match name {
        _ if is_hashed(name) => FOR_EVER,
        _ if name.ends_with(".html") => ASK_AGAIN,
        _ => SHORTLY,
    }
}

/// Whether a file has its content's hash in its name, or in its folder's. It is a number of 64 bits, without zeros in front.
pub fn is_hashed(name: &str) -> bool {
    let is_hash =
        |part: &str| (10..=16).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.split(['-', '_', '.', '/']).any(is_hash)
}

/// The policy that a page has in itself, and who may have it in a frame, which only a header can say.
fn policy(folder: &Path, name: &str, ancestors: &str) -> Outcome<String> {
    let page = String::from_utf8_lossy(&site::read(folder, name)?).into_owned();
    let own = own_policy(&page).ok_or_else(|| format!("{name} has no policy"))?;
    Ok(format!("{own}; {ancestors}"))
}

fn own_policy(page: &str) -> Option<&str> {
    let tags = page.split("<meta ").filter_map(|text| text.split_once('>')).map(|(tag, _)| tag);
    let (_, after) =
        tags.into_iter().find(|tag| tag.contains("Content-Security-Policy"))?.split_once("content=\"")?;
    Some(after.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pages_own_policy() {
        for page in [
            "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"><meta content=\"a\">",
            "<meta content=\"a\"><meta content=\"default-src 'none'\" http-equiv=Content-Security-Policy>",
        ] {
            assert_eq!(own_policy(page), Some("default-src 'none'"), "{page}");
        }
        assert_eq!(own_policy("<p>"), None);
    }

    #[test]
    fn how_long_files_are_kept() {
        for (name, expected) in [
            ("app-0123456789abcdef_bg.wasm", FOR_EVER),
            ("style-0123456789abcdef.css", FOR_EVER),
            ("gifts-feced11fcca878.js", FOR_EVER),
            ("sample-0123456789abcdef/IMG_1.JPG", FOR_EVER),
            ("index.html", ASK_AGAIN),
            ("article.html", ASK_AGAIN),
            ("embed.js", SHORTLY),
            ("facade.css", SHORTLY),
        ] {
            assert_eq!(caching(name), expected, "{name}");
        }
    }
}
