//! What names of files have in common that belong together. Names prove nothing: what is found by them is shown,
//! and no verdict hangs on it.

/// What is put behind a name: by tools that fetch from iCloud, behind the movie of a HEIC; by Takeout and
/// others, behind an edited version.
const SUFFIXES: [&str; 3] = ["_hevc", "-edited", "_edited"];

/// A name without its extension and without what tells a movie or an edited version from its still, in lower
/// case. A copy's number stays, since `IMG_1(1)` is another picture than `IMG_1`:
///
/// `IMG_1_HEVC.MOV`, `IMG_1-edited.jpg` and an iPhone's `IMG_E1.JPG` give `img_1`, `IMG_1-edited(1).jpg` gives
/// `img_1(1)`.
#[must_use]
pub fn stem(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_ascii_lowercase();
    let (base, number) = stem.split_at(without_number(&stem).len());
    let shorter = SUFFIXES.iter().find_map(|suffix| base.strip_suffix(suffix));
    let base = shorter.filter(|shorter| !shorter.is_empty()).unwrap_or(base);
    match base.strip_prefix("img_e").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        Some(rest) => ["img_", rest, number].concat(),
        None => [base, number].concat(),
    }
}

/// A stem without a copy's number behind it: `(1)`, with or without a blank before.
#[must_use]
pub fn without_number(stem: &str) -> &str {
    let digits =
        stem.strip_suffix(')').map(|stem| (stem, stem.trim_end_matches(|c: char| c.is_ascii_digit())));
    let open =
        digits.filter(|(all, rest)| rest.len() < all.len()).and_then(|(_, rest)| rest.strip_suffix('('));
    open.map(str::trim_end).filter(|base| !base.is_empty()).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_one_stem_and_of_others() {
        let cases: [(&str, &[&str]); 9] = [
            (
                "img_1",
                &[
                    "IMG_1.HEIC",
                    "img_1.mov",
                    "IMG_1_HEVC.MOV",
                    "IMG_1-edited.jpg",
                    "IMG_1_edited.JPG",
                    "IMG_E1.JPG",
                ],
            ),
            (
                "img_1(1)",
                &[
                    "IMG_1(1).jpg",
                    "IMG_1(1).MP4",
                    "IMG_1-edited(1).jpg",
                    "IMG_1_HEVC(1).MOV",
                    "IMG_E1(1).JPG",
                ],
            ),
            ("img_1 (2)", &["IMG_1 (2).JPG", "IMG_1-edited (2).jpg"]),
            ("img_10", &["IMG_10.HEIC"]),
            ("img_emma", &["IMG_Emma.jpg"]),
            ("img_1.heic", &["IMG_1.HEIC.xmp"]),
            ("(1)", &["(1).jpg"]),
            ("-edited", &["-edited.jpg"]),
            ("img_1()", &["IMG_1().jpg"]),
        ];
        for (expected, names) in cases {
            for name in names {
                assert_eq!(stem(name), expected, "{name}");
            }
        }
    }
}
