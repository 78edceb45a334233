//! Making the built page smaller without changing what it does: `cargo xtask shrink`, which Trunk calls at the
//! end of each build (see Trunk.toml). It also names by their content what Trunk does not, and puts beside the page what
//! hosts and bundlers want.
//!
//! wasm-bindgen names each import with a hash of sixteen digits, which no compression shortens and which
//! stands in the module and in its glue. Short names save 3.3 KB of the first visit, scripts without
//! comments and indentation 0.8 KB, and a module without sections for debuggers and linkers more.

use crate::{Outcome, package, serving, site};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Names of functions and the like: nothing that a browser needs.
const CUSTOM_SECTION: u8 = 0;
const IMPORT_SECTION: u8 = 2;
const FUNCTION: u8 = 0;
/// The signature `\0asm` and the version.
const HEADER: usize = 8;
/// Files that Trunk does not name by their content, and what their names begin with. Those of one module get the same name.
const NAMED_HERE: [(&str, &[&str]); 4] = [
    ("reader", &["reader.js", "reader_bg.wasm"]),
    ("decoder", &["decoder.js", "decoder_bg.wasm"]),
    ("probe", &["probe.heic"]),
    ("frame", &["frame.js"]),
];
/// The folder of the sample photos.
const SAMPLE: &str = "sample";
/// What the module calls its glue.
const GLUE: &str = ".";

/// Shrinks the page that Trunk is about to hand over, but for a debug build, names what has no name yet, and adds what
/// hosts and bundlers want beside it.
pub fn run() -> Outcome {
    let variable =
        |name: &str| std::env::var(name).map_err(|_| format!("{name} is not set: Trunk calls this command"));
    let folder = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    if variable("TRUNK_PROFILE")? == "release" {
        shrink(&folder)?;
    }
    NAMED_HERE.iter().try_for_each(|(stem, names)| name_by_content(&folder, stem, names))?;
    name_sample(&folder)?;
    serving::write_headers(&folder)?;
    package::write(&folder)
}

fn shrink(folder: &Path) -> Outcome {
    let names = site::names(folder)?;
    for name in names.iter().filter(|name| name.ends_with(".js")) {
        // A module lies beside its glue; a script may have none.
        let module = name.replace(".js", "_bg.wasm");
        let short = if names.contains(&module) { shrink_module(folder, &module)? } else { Vec::new() };
        let script = String::from_utf8_lossy(&site::read(folder, name)?).into_owned();
        let script = without_comments(&script).ok_or_else(|| {
            format!(
                "{name} holds a text of several lines, or code beside a comment, which is not understood here"
            )
        })?;
        write(folder, name, rename(script, &short).as_bytes())?;
    }
    Ok(())
}

/// Gives the new names of a module's imports.
fn shrink_module(folder: &Path, name: &str) -> Outcome<Vec<(String, String)>> {
    let mut short = Vec::new();
    let module = shorten_imports(&site::read(folder, name)?, &mut short)
        .ok_or_else(|| format!("{name} is not a module of functions imported from its glue alone"))?;
    write(folder, name, &module)?;
    Ok(short)
}

/// Names files by their content, as Trunk does with all others: a page and a reader of different builds never meet, and
/// both can be kept by browsers for ever.
fn name_by_content(folder: &Path, stem: &str, names: &[&str]) -> Outcome {
    let hash = content_hash(folder, names)?;
    let new = |name: &str| name.replacen(stem, &format!("{stem}-{hash}"), 1);
    names.iter().try_for_each(|name| rename_in_page(folder, name, &new(name)))
}

/// Names the folder of the sample photos by all that is in it: what one of its files is called stays as it is, since
/// visitors see that.
fn name_sample(folder: &Path) -> Outcome {
    let names = site::names(&folder.join(SAMPLE))?;
    let hash = content_hash(folder, names.iter().map(|name| format!("{SAMPLE}/{name}")))?;
    rename_in_page(folder, SAMPLE, &format!("{SAMPLE}-{hash}"))
}

/// A hash of these files' names and bytes, in 16 digits.
fn content_hash(folder: &Path, names: impl IntoIterator<Item = impl AsRef<str>>) -> Outcome<String> {
    let mut hasher = DefaultHasher::new();
    for name in names {
        name.as_ref().hash(&mut hasher);
        site::read(folder, name.as_ref())?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Gives a file or folder another name, and the page that one.
fn rename_in_page(folder: &Path, name: &str, new: &str) -> Outcome {
    let index = String::from_utf8_lossy(&site::read(folder, "index.html")?).into_owned();
    let address = format!("./{name}");
    if !index.contains(&address) {
        return Err(format!("index.html does not name {name}"));
    }
    std::fs::rename(folder.join(name), folder.join(new)).map_err(|error| format!("{name}: {error}"))?;
    write(folder, "index.html", index.replace(&address, &format!("./{new}")).as_bytes())
}

/// The module without custom sections, and with other names for its imports, each given with the name it had.
fn shorten_imports(module: &[u8], short: &mut Vec<(String, String)>) -> Option<Vec<u8>> {
    let mut shortened = module.get(..HEADER)?.to_vec();
    let mut rest = module.get(HEADER..)?;
    while let Some((&id, after)) = rest.split_first() {
        let (section, after) = sized(after)?;
        rest = after;
        if id == CUSTOM_SECTION {
            continue;
        }
        let section = if id == IMPORT_SECTION { imports(section, short)? } else { section.to_vec() };
        shortened.push(id);
        push_sized(&mut shortened, &section);
    }
    Some(shortened)
}

fn imports(section: &[u8], short: &mut Vec<(String, String)>) -> Option<Vec<u8>> {
    let (count, mut rest) = number(section)?;
    let mut shortened = Vec::new();
    push_number(&mut shortened, count);
    for position in 0..count {
        let (module, after) = sized(rest)?;
        let (name, after) = sized(after)?;
        let (&kind, after) = after.split_first()?;
        let (kind_of_function, after) = number(after)?;
        if kind != FUNCTION {
            return None;
        }
        rest = after;
        if position == 0 {
            short.push((String::from_utf8(module.to_vec()).ok()?, GLUE.to_owned()));
        }
        let new = format!("i{position}");
        push_sized(&mut shortened, GLUE.as_bytes());
        push_sized(&mut shortened, new.as_bytes());
        shortened.push(kind);
        push_number(&mut shortened, kind_of_function);
        short.push((String::from_utf8(name.to_vec()).ok()?, new));
    }
    rest.is_empty().then_some(shortened)
}

/// Bytes that stand behind their number.
fn sized(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (size, rest) = number(bytes)?;
    rest.split_at_checked(usize::try_from(size).ok()?)
}

fn push_sized(to: &mut Vec<u8>, bytes: &[u8]) {
    push_number(to, bytes.len() as u64);
    to.extend_from_slice(bytes);
}

/// A number in LEB128: seven bits a byte, the lowest first, the top bit set where more follow.
fn number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let length = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)? + 1;
    let (own, rest) = bytes.split_at(length);
    Some((own.iter().rev().fold(0, |number, byte| number << 7 | u64::from(byte & 0x7F)), rest))
}

fn push_number(to: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// A script without lines of comments and without indentation. What stands beside a comment in its line, and
/// texts of several lines, in which no comment could be told from text, are not understood: there is none then.
fn without_comments(script: &str) -> Option<String> {
    let mut kept = String::new();
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            in_comment = !line.contains("*/");
            if !in_comment && !line.ends_with("*/") {
                return None;
            }
        } else if !line.is_empty() && !line.starts_with("//") {
            if !line.matches('`').count().is_multiple_of(2) {
                return None;
            }
            kept.push_str(line);
            kept.push('\n');
        }
    }
    Some(kept)
}

fn rename(mut script: String, short: &[(String, String)]) -> String {
    // Longer names first: none is replaced as a part of another.
    let mut short: Vec<_> = short.iter().collect();
    short.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    for (name, new) in short {
        script = script.replace(name, new);
    }
    script
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Outcome {
    std::fs::write(folder.join(name), bytes).map_err(|error| format!("{name}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one import of a function, and a section behind it.
    fn module(kind: u8) -> Vec<u8> {
        let mut import = vec![1];
        push_sized(&mut import, b"./app_bg.js");
        push_sized(&mut import, b"__wbg_now_00112233445566aa");
        import.extend([kind, 0x81, 0x01]);
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.push(IMPORT_SECTION);
        push_sized(&mut module, &import);
        module.push(CUSTOM_SECTION);
        push_sized(&mut module, b"\x04name");
        module.push(10);
        push_sized(&mut module, &[7; 300]);
        module
    }

    #[test]
    fn imports_get_short_names_and_the_code_stays() {
        let mut short = Vec::new();
        let shortened = shorten_imports(&module(FUNCTION), &mut short).expect("it is a module");
        let mut expected = b"\0asm\x01\0\0\0\x02\x09\x01\x01.\x02i0\x00\x81\x01\x0a\xac\x02".to_vec();
        expected.extend([7; 300]);
        assert_eq!(shortened, expected);
        let script = "const i = { __wbg_now_00112233445566aa: f }; return { \"./app_bg.js\": i };";
        assert_eq!(rename(script.to_owned(), &short), "const i = { i0: f }; return { \".\": i };");
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        assert_eq!(shorten_imports(&module(2), &mut Vec::new()), None, "a memory");
        let whole = module(FUNCTION);
        let between_sections = [whole.len() - 303, whole.len() - 310];
        for length in (HEADER + 1..whole.len()).filter(|length| !between_sections.contains(length)) {
            assert_eq!(shorten_imports(&whole[..length], &mut Vec::new()), None, "cut at {length}");
        }
    }

    #[test]
    fn scripts_lose_comments_and_indentation() {
        let script = "// one\n  /**\n   * two\n   */\n  f(`a // b`); // three\n\n";
        assert_eq!(without_comments(script).as_deref(), Some("f(`a // b`); // three\n"));
        assert_eq!(without_comments("a = b\n  * c;").as_deref(), Some("a = b\n* c;\n"));
        for script in ["const text = `\n// no comment\n`;", "/* one */ f();", "/*\n*/ f();"] {
            assert_eq!(without_comments(script), None, "{script}");
        }
    }
}
