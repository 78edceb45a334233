//! What was read of a file as text to be copied: for people, and for programs.

/// A heading, and names with their values.
pub type Part<'a> = (&'a str, Vec<(&'a str, &'a str)>);

/// For people: each value in a line of its own, under the headings.
#[must_use]
pub fn text(title: &str, sentence: &str, parts: &[Part<'_>]) -> String {
    let mut text = [title, "\n", sentence, "\n"].concat();
    for (heading, values) in parts {
        text += &["\n", heading, "\n"].concat();
        values.iter().for_each(|(name, value)| text += &[name, ": ", value, "\n"].concat());
    }
    text
}

/// For programs: an object of headings, each with a list of names and values, since a name may come twice.
#[must_use]
pub fn json(title: &str, sentence: &str, parts: &[Part<'_>]) -> String {
    let pair = |name: &str, value: &str| [quoted(name), ": ".to_owned(), quoted(value)].concat();
    let mut lines = vec![pair("file", title), pair("verdict", sentence)];
    for (heading, values) in parts {
        let values: Vec<String> = values
            .iter()
            .map(|(name, value)| ["    { ", &pair("name", name), ", ", &pair("value", value), " }"].concat())
            .collect();
        lines.push([&quoted(heading), ": [\n", &values.join(",\n"), "\n  ]"].concat());
    }
    ["{\n  ", &lines.join(",\n  "), "\n}\n"].concat()
}

/// A text as JSON has it (RFC 8259, 7).
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\0'..='\x1F' => quoted += &format!("\\u{:04x}", u32::from(character)),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Vec<Part<'static>> {
        vec![("Details", vec![("Name", "a \"b\".jpg"), ("Size", "1\n2\\")]), ("Exif", Vec::new())]
    }

    #[test]
    fn for_people() {
        let expected = "FaceTime photo\nTaken.\n\nDetails\nName: a \"b\".jpg\nSize: 1\n2\\\n\nExif\n";
        assert_eq!(text("FaceTime photo", "Taken.", &parts()), expected);
    }

    #[test]
    fn for_programs() {
        let written = json("ä.jpg", "Taken\u{1}.", &parts());
        let read: serde_json::Value = serde_json::from_str(&written).expect("it is JSON");
        let expected = serde_json::json!({
            "file": "ä.jpg",
            "verdict": "Taken\u{1}.",
            "Details": [{ "name": "Name", "value": "a \"b\".jpg" }, { "name": "Size", "value": "1\n2\\" }],
            "Exif": [],
        });
        assert_eq!(read, expected);
    }
}
