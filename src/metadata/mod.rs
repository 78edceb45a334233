//! Payloads to facts: what the bytes that a container held say, one file per kind of metadata.

pub mod apple;
pub mod exif;
pub mod ifd;
pub mod iptc;
pub mod movie;
pub mod rdf;
pub mod tag_names;
pub mod text;
pub mod thumbnail;
pub mod value;
pub mod xmp;

use crate::bytes::{Error, limits};
use crate::container::Contents;
use crate::report::{Entry, Facts, Found, Part, Place, Remark, facts::FoundText};

/// What is known so far: the facts, all that was read, and what could not be.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// For the rule and the list.
    pub facts: Facts,
    /// For showing; empty unless they are wanted.
    pub entries: Vec<Entry>,
    /// What could not be read.
    pub remarks: Vec<Remark>,
    lists_entries: bool,
}

/// Reads all that a container held, and lists every entry if that is wanted: it takes as long as all the rest. Exif comes before XMP whatever their order in the file, since the first
/// source of a fact counts.
#[must_use]
pub fn read(contents: &Contents, lists_entries: bool) -> Findings {
    let mut findings = Findings { remarks: contents.remarks.clone(), lists_entries, ..Findings::default() };
    findings.facts.size = contents.size.clone();
    if let Some(found) = &contents.motion_photo {
        findings.list(found.place.clone(), "MotionPhoto", &found.value);
        findings.facts.motion_photo = Some(found.clone());
    }
    for part in [Part::Exif, Part::Xmp, Part::ExtendedXmp, Part::Iptc] {
        for payload in contents.payloads.iter().filter(|payload| payload.part == part) {
            let read = match part {
                Part::Exif => exif::read(payload, &mut findings),
                Part::Iptc => iptc::read(payload, &mut findings),
                _ => xmp::read(payload, &mut findings),
            };
            if let Err(error) = read {
                findings.remark(part, error);
            }
        }
    }
    if let Some(movie) = &contents.movie {
        movie::read(movie, &mut findings);
        let keys_cut = contents.remarks.iter().any(|remark| remark.part == Part::Keys);
        findings.facts.movie.iter_mut().for_each(|movie| movie.keys_cut = keys_cut);
    }
    findings
}

impl Findings {
    fn remark(&mut self, part: Part, error: Error) {
        if self.remarks.len() < limits::REMARKS {
            self.remarks.push(Remark { part, error });
        }
    }

    fn list(&mut self, place: Place, name: &str, value: &str) {
        if self.lists_entries && self.entries.len() < limits::LISTED_ENTRIES {
            self.entries.push(Entry { place, name: name.to_owned(), value: text::cut(value) });
        }
    }
}

/// Text without NULs and blanks around it, cut to what is kept; none when nothing is left.
fn found_text(value: &str, place: Place) -> FoundText {
    let value = text::trim(value);
    (!value.is_empty()).then(|| Found { value: text::cut(value), place })
}

/// Keeps a fact unless an earlier source had it. Called so often that a copy at each place would cost the page
/// kilobytes.
#[inline(never)]
fn keep_first<T>(fact: &mut Option<T>, found: Option<T>) {
    if fact.is_none() {
        *fact = found;
    }
}

/// Adds to a list of facts, each value once, as long as there is room.
#[inline(never)]
fn keep_also(facts: &mut Vec<Found<String>>, found: FoundText) {
    let is_known = |found: &Found<String>| facts.iter().any(|known| known.value == found.value);
    if let Some(found) = found.filter(|found| !is_known(found) && facts.len() < limits::KEPT_TEXTS) {
        facts.push(found);
    }
}
