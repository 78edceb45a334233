//! Names under which files are saved: their own, made safe for every system, and numbered where two would be the same.

use crate::session::{Fold, Index};

/// What Windows forbids in names, and what would lead into folders.
const FORBIDDEN: &[char] = &['<', '>', ':', '"', '/', '\\', '|', '?', '*'];

/// What Windows takes for devices, whatever stands behind a point.
const DEVICES: [&str; 6] = ["con", "conin$", "conout$", "prn", "aux", "nul"];
/// The same, with a digit behind them.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// Bytes of a stem that are kept: with a number and an extension behind it, every system takes it.
const LONGEST: usize = 220;
/// What is longer is no extension.
const LONGEST_EXTENSION: usize = 16;

/// For a file whose name leaves nothing.
const NAMELESS: &str = "file";

/// What turns the direction of what stands behind it: a name could seem to have another extension.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A name without anything that any system forbids, that leads elsewhere or hides what it is.
#[must_use]
pub fn safe(name: &str) -> String {
    let is_safe = |c: char| !c.is_control() && !FORBIDDEN.contains(&c) && !turns_direction(c);
    let replaced = |c: char| if is_safe(c) { c } else { '_' };
    let name: String = name.chars().map(replaced).collect();
    let (stem, extension) = split(name.trim().trim_end_matches(['.', ' ']));
    let is_kept = |(at, c): &(usize, char)| at + c.len_utf8() <= LONGEST;
    let mut safe: String = stem.char_indices().take_while(is_kept).map(|(_, c)| c).collect();
    if extension.is_empty() {
        // Windows would take them away, and two names could become one.
        safe.truncate(safe.trim_end_matches(['.', ' ']).len());
    }
    if is_device(&safe) {
        safe.insert(0, '_');
    }
    if safe.trim_matches('.').is_empty() {
        safe = NAMELESS.to_owned();
    }
    safe.push_str(extension);
    safe
}

/// Whether Windows takes a file of this stem for a device.
fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end();
    let numbered = || first.strip_suffix(|c: char| c.is_ascii_digit() || "¹²³".contains(c));
    let is_one_of = |name: &str, devices: &[&str]| devices.iter().any(|it| it.eq_ignore_ascii_case(name));
    is_one_of(first, &DEVICES) || numbered().is_some_and(|name| is_one_of(name, &NUMBERED_DEVICES))
}

/// A name's stem, and its extension with the point before it. A point at the beginning begins none.
fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(point) if point > 0 && name.len() - point <= LONGEST_EXTENSION => {
            name.split_at_checked(point).unwrap_or((name, ""))
        }
        _ => (name, ""),
    }
}

/// A name with a number behind its stem: `IMG_1 (2).HEIC`. The first has none.
#[must_use]
pub fn numbered(name: &str, number: u32) -> String {
    let (stem, extension) = split(name);
    if number < 2 { name.to_owned() } else { format!("{stem} ({number}){extension}") }
}

/// Names that are given to files, each once.
pub struct Names {
    fold: Fold,
    given: Vec<Given>,
    index: Index,
}

struct Given {
    /// Folded.
    name: String,
    /// The next number to be tried for a file that would have this name too.
    next: u32,
}

impl Names {
    /// None yet. `fold` makes one of all names that Windows and Macs take for the same: they look at neither case nor
    /// composition, and a Mac writes `é` as two characters where others write one.
    #[must_use]
    pub fn new(fold: Fold) -> Self {
        Self { fold, given: Vec::new(), index: Index::default() }
    }

    /// Names for files that are to have one stem: that of the first. A file alone has its own.
    pub fn give(&mut self, names: &[&str]) -> Vec<String> {
        let safe: Vec<String> = names.iter().map(|name| safe(name)).collect();
        let stem = safe.first().map_or("", |name| split(name).0);
        let wanted: Vec<String> = safe.iter().map(|name| stem.to_owned() + split(name).1).collect();
        if let [first, others @ ..] = wanted.as_slice()
            && others.iter().any(|other| self.fold.of(other) == self.fold.of(first))
        {
            return names.iter().flat_map(|name| self.give(&[name])).collect();
        }
        let mut number = 1;
        loop {
            let numbered: Vec<String> = wanted.iter().map(|name| numbered(name, number)).collect();
            let folded: Vec<String> = numbered.iter().map(|name| self.fold.of(name)).collect();
            let taken = folded.iter().find_map(|name| self.find(name));
            match taken.and_then(|taken| self.given.get_mut(taken)) {
                None => {
                    folded.into_iter().for_each(|name| self.take(name));
                    return numbered;
                }
                // Where thousands have one name, the first of them knows which numbers were tried.
                Some(given) if number < 2 => {
                    number = given.next;
                    given.next += 1;
                }
                Some(_) => number += 1,
            }
        }
    }

    fn find(&self, name: &str) -> Option<usize> {
        let hash = self.index.hash(&[], name);
        let given = |number: u32| self.given.get(usize::try_from(number).ok()?);
        let found = self.index.find(hash, &|number| given(number).is_some_and(|given| given.name == name));
        usize::try_from(found?).ok()
    }

    fn take(&mut self, name: String) {
        let hash = self.index.hash(&[], &name);
        let Ok(number) = u32::try_from(self.given.len()) else { return };
        self.index.put(hash, number, &|_| false);
        self.given.push(Given { name, next: 2 });
    }
}
