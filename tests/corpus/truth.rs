//! What ExifTool read of each file.

use serde_json::Value;
use std::path::Path;

/// ExifTool's word on one file.
pub struct Truth {
    /// Relative to the corpus.
    pub path: String,
    tags: Value,
}

/// Our kinds, whether their facts are read, and ExifTool's file types that are meant by each. Documents, sound and
/// the like are many.
const KINDS: [(&str, bool, &[&str]); 17] = [
    ("jpeg", true, &["JPEG"]),
    ("heic", true, &["HEIC", "HEIF", "HEICS", "HEIFS"]),
    ("avif", true, &["AVIF"]),
    ("png", true, &["PNG"]),
    ("webp", true, &["WEBP", "Extended WEBP", "WEBP (lossless)"]),
    ("tiff", true, &["TIFF", "BTF", "DNG", "NEF", "ARW", "PEF", "IIQ"]),
    ("gif", false, &["GIF"]),
    ("jxl", true, &["JXL", "JXL Codestream"]),
    ("raw", true, &["CR2", "RW2", "ORF"]),
    ("raw", false, &["CR3", "CRW", "RAF", "RAF (M-RAW)", "MRW", "X3F"]),
    ("mov", true, &["MOV"]),
    ("mp4", true, &["MP4", "3GP", "M4V"]),
    ("other_picture", false, &["JP2", "J2C", "PSD", "BMP"]),
    ("other_movie", false, &["MKV", "WMV", "FLV", "M2TS", "RM", "AVI"]),
    ("tar", false, &["RAR"]),
    (
        "other",
        false,
        &["TXT", "XMP", "EXV", "ICC", "OGG", "PDF", "WAV", "FLAC", "JSON", "XML", "HTML", "CSV"],
    ),
    (
        "other",
        false,
        &["PLIST", "AAC", "RTF", "M4A", "TTF", "EPS", "VCard", "ICS", "MOBI", "ELF executable", "LNK"],
    ),
];

pub fn load(path: &Path) -> Vec<Truth> {
    let text = std::fs::read_to_string(path).expect("truth.json in the corpus");
    let Value::Array(files) = serde_json::from_str(&text).expect("truth.json is JSON") else {
        panic!("truth.json is not a list");
    };
    let path = |tags: &Value| tags["SourceFile"].as_str().expect("every file has a path").to_owned();
    files.into_iter().map(|tags| Truth { path: path(&tags), tags }).collect()
}

impl Truth {
    /// Whether ExifTool was happy with it.
    pub fn is_sound(&self) -> bool {
        self.text(&["ExifTool:Error"]).is_none() && self.text(&["ExifTool:Warning"]).is_none()
    }

    /// Whether it is of a kind of which facts are read here.
    pub fn is_read(&self) -> bool {
        self.known().is_some_and(|(_, read, _)| *read)
    }

    pub fn is_apple_still(&self) -> bool {
        let classes = self.tags["Classes"].as_array().map(Vec::as_slice).unwrap_or_default();
        classes.iter().any(|class| class.as_str().is_some_and(|class| class.starts_with("c_apple_")))
    }

    /// Our name of ExifTool's file type.
    pub fn kind(&self) -> Option<&'static str> {
        self.known().map(|(kind, ..)| *kind)
    }

    fn known(&self) -> Option<&'static (&'static str, bool, &'static [&'static str])> {
        let theirs = self.text(&["File:FileType"])?;
        KINDS.iter().find(|(.., types)| types.contains(&theirs.as_str()))
    }

    /// The first of these tags that is there and not blank.
    pub fn text(&self, tags: &[&str]) -> Option<String> {
        tags.iter().find_map(|tag| {
            let text = match &self.tags[*tag] {
                Value::String(text) => text.trim().to_owned(),
                Value::Null => return None,
                other => other.to_string(),
            };
            (!text.is_empty()).then_some(text)
        })
    }

    /// All values of these tags, sorted, each once; blank ones left out.
    pub fn list(&self, tags: &[&str]) -> Vec<String> {
        let one = |value: &Value| match value {
            Value::String(text) => text.trim().to_owned(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let mut all: Vec<String> = Vec::new();
        for tag in tags {
            match &self.tags[*tag] {
                Value::Array(values) => all.extend(values.iter().map(one)),
                value => all.push(one(value)),
            }
        }
        all.retain(|text| !text.is_empty());
        all.sort();
        all.dedup();
        all
    }
}
