//! What ExifTool read of each file.

use serde_json::Value;
use std::path::Path;

/// ExifTool's word on one file.
pub struct Truth {
    /// Relative to the corpus.
    pub path: String,
    tags: Value,
}

pub fn load(path: &Path) -> Vec<Truth> {
    let text = std::fs::read_to_string(path).expect("truth.json in the corpus");
    let Value::Array(files) = serde_json::from_str(&text).expect("truth.json is JSON") else {
        panic!("truth.json is not a list");
    };
    let path = |tags: &Value| tags["SourceFile"].as_str().expect("every file has a path").to_owned();
    files.into_iter().map(|tags| Truth { path: path(&tags), tags }).collect()
}

impl Truth {
    /// Whether it is of a kind that is read here, and ExifTool was happy with it.
    pub fn is_compared(&self) -> bool {
        let happy = self.text(&["ExifTool:Error"]).is_none() && self.text(&["ExifTool:Warning"]).is_none();
        happy && self.kind().is_some()
    }

    pub fn is_apple_still(&self) -> bool {
        let classes = self.tags["Classes"].as_array().map(Vec::as_slice).unwrap_or_default();
        classes.iter().any(|class| class.as_str().is_some_and(|class| class.starts_with("c_apple_")))
    }

    /// Our name of ExifTool's file type.
    pub fn kind(&self) -> Option<&'static str> {
        match self.text(&["File:FileType"])?.as_str() {
            "JPEG" => Some("jpeg"),
            "HEIC" | "HEIF" | "HEICS" | "HEIFS" => Some("heic"),
            "AVIF" => Some("avif"),
            "MOV" => Some("mov"),
            "MP4" => Some("mp4"),
            "PNG" => Some("png"),
            _ => None,
        }
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
