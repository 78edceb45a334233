//! What ExifTool read of each file.

use serde_json::Value;
use std::path::Path;

/// ExifTool's word on one file.
pub struct Truth {
    /// Relative to the corpus.
    pub path: String,
    tags: Value,
}

/// Our kinds, and ExifTool's file types that are meant by each. Documents, sound and the like are many; an MP4 of
/// sound alone, which ExifTool calls M4A, is left out: its bytes say that it is an MP4.
const KINDS: [(&str, &[&str]); 16] = [
    ("jpeg", &["JPEG"]),
    ("heic", &["HEIC", "HEIF", "HEICS", "HEIFS"]),
    ("avif", &["AVIF"]),
    ("png", &["PNG"]),
    ("webp", &["WEBP", "Extended WEBP", "WEBP (lossless)"]),
    ("tiff", &["TIFF", "BTF", "DNG", "NEF", "ARW", "PEF", "IIQ"]),
    ("gif", &["GIF"]),
    ("jxl", &["JXL", "JXL Codestream"]),
    ("raw", &["CR2", "CR3", "CRW", "RAF", "RAF (M-RAW)", "RW2", "ORF", "MRW", "X3F"]),
    ("mov", &["MOV"]),
    ("mp4", &["MP4", "3GP", "M4V"]),
    ("other_picture", &["JP2", "J2C", "PSD", "BMP"]),
    ("other_movie", &["MKV", "WMV", "FLV", "M2TS", "RM", "AVI"]),
    ("tar", &["RAR"]),
    ("other", &["TXT", "XMP", "EXV", "ICC", "OGG", "PDF", "WAV", "FLAC", "JSON", "XML", "HTML", "CSV"]),
    ("other", &["PLIST", "AAC", "RTF", "TTF", "EPS", "VCard", "ICS", "MOBI", "ELF executable", "LNK", "URL"]),
];

/// Kinds of which facts are compared.
const READ: [&str; 8] = ["jpeg", "heic", "avif", "png", "webp", "tiff", "mov", "mp4"];

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
        self.kind().is_some_and(|kind| READ.contains(&kind))
    }

    pub fn is_apple_still(&self) -> bool {
        let classes = self.tags["Classes"].as_array().map(Vec::as_slice).unwrap_or_default();
        classes.iter().any(|class| class.as_str().is_some_and(|class| class.starts_with("c_apple_")))
    }

    /// Our name of ExifTool's file type.
    pub fn kind(&self) -> Option<&'static str> {
        let theirs = self.text(&["File:FileType"])?;
        KINDS.iter().find(|(_, types)| types.contains(&theirs.as_str())).map(|(kind, _)| *kind)
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
