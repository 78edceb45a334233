//! Cases of the specification as files that are really dropped on the page: what the list says of each, what
//! the headline counts, and what an opened file shows.

use crate::harness::Folder;
use crate::support::cases::{self, Case};
use crate::support::facetime::IDENTIFIER;
use crate::visit::{Opened, Row, Visit};
use thirtyfour::Key;

/// What the page must say of the files of a case.
struct Answer {
    number: u32,
    headline: &'static str,
    remark: &'static str,
    files: &'static [Said],
}

/// What it must say of one file: in its row, and when it is opened.
struct Said {
    name: &'static str,
    folder: &'static str,
    verdict: &'static str,
    half: &'static str,
    device: &'static str,
    date: &'static str,
    /// Each line; one that names a place ends with the place's field in brackets.
    evidence: &'static [&'static str],
    parts: &'static [&'static str],
    /// One of the values that were read.
    entry: Option<(&'static str, &'static str)>,
}

const NOTHING: Said = Said {
    name: "",
    folder: "",
    verdict: "",
    half: "",
    device: "",
    // Its file's, since it has none of its own.
    date: "1 January 2020",
    evidence: &["No label “FaceTime Photo”", "No lens “… FaceTime camera”"],
    parts: &[],
    entry: None,
};

const STILL: Said = Said {
    name: "IMG_1234.JPG",
    verdict: "FaceTime photo",
    half: "Its movie is not among these files",
    device: "iPhone 15",
    evidence: &[
        "Labelled “FaceTime Photo” (UserComment)",
        "Lens “iPhone 15 front FaceTime camera” (LensModel)",
    ],
    parts: &["Exif", "Apple’s notes"],
    entry: Some(("ContentIdentifier", IDENTIFIER)),
    ..NOTHING
};

const MOVIE: Said = Said {
    name: "IMG_1234.MOV",
    verdict: "Movie of a FaceTime photo, very likely",
    half: "Its still is not among these files",
    date: "21 September 2024",
    evidence: &[
        "Tagged “FaceTime” (com.apple.quicktime.keywords)",
        "Nothing in it by the Camera app, as usual for FaceTime",
    ],
    parts: &["Movie metadata", "Movie", "Tracks"],
    entry: Some(("com.apple.quicktime.keywords", "FaceTime")),
    ..NOTHING
};

/// A still with its movie takes the movie's date.
const PAIRED_STILL: Said = Said {
    half: "Movie: IMG_1234.MOV",
    date: "21 September 2024",
    evidence: &[
        "Labelled “FaceTime Photo” (UserComment)",
        "Lens “iPhone 15 front FaceTime camera” (LensModel)",
        "Its movie is tagged “FaceTime” (IMG_1234.MOV, matched by identifier)",
        "Still and movie carry the same identifier",
    ],
    ..STILL
};

const PAIRED_MOVIE: Said = Said {
    verdict: "Movie of a FaceTime photo",
    half: "Still: IMG_1234.JPG",
    evidence: &[
        "Tagged “FaceTime” (com.apple.quicktime.keywords)",
        "Its still is labelled “FaceTime Photo” (IMG_1234.JPG, matched by identifier)",
        "Its still names a FaceTime camera (IMG_1234.JPG, matched by identifier)",
        "Nothing in it by the Camera app, as usual for FaceTime",
        "Still and movie carry the same identifier",
    ],
    ..MOVIE
};

const SCREENSHOT: Said = Said {
    name: "IMG_3001.HEIC",
    verdict: "Screenshot",
    date: "4 February 2023",
    evidence: &["The label is “Screenshot”, not FaceTime’s (UserComment)", "No lens “… FaceTime camera”"],
    parts: &["Exif"],
    entry: Some(("UserComment", "Screenshot")),
    ..NOTHING
};

const STRIPPED: Said = Said { verdict: "Cannot tell: emptied copy", ..NOTHING };

/// One still or movie is found, without its other half.
const fn alone(number: u32, files: &'static [Said]) -> Answer {
    let (headline, remark) = ("1 FaceTime photo in 1 file", "No matching other half was found.");
    Answer { number, headline, remark, files }
}

const fn pair(number: u32, files: &'static [Said]) -> Answer {
    let (headline, remark) = ("1 FaceTime photo in 2 files", "It is a Live Photo with its movie.");
    Answer { number, headline, remark, files }
}

const fn not_found(number: u32, files: &'static [Said]) -> Answer {
    let (headline, remark) =
        ("No FaceTime photos in 1 file", "1 photo, 0 from FaceTime; no movies among them.");
    Answer { number, headline, remark, files }
}

const fn stripped(files: &'static [Said]) -> Answer {
    let remark = "1 photo, 0 from FaceTime; 1 had all metadata removed; no movies among them.";
    Answer { remark, ..not_found(14, files) }
}

const ANSWERS: &[Answer] = &[
    alone(1, &[STILL]),
    alone(
        2,
        &[Said {
            name: "IMG_1234.HEIC",
            evidence: &[
                "Labelled “FaceTime Photo” (UserComment)",
                "Lens “iPhone 15 back FaceTime camera” (LensModel)",
            ],
            ..STILL
        }],
    ),
    alone(6, &[MOVIE]),
    pair(6, &[PAIRED_STILL, PAIRED_MOVIE]),
    not_found(
        9,
        &[Said {
            name: "IMG_2001.JPG",
            verdict: "Selfie",
            device: "iPhone 11 Pro",
            date: "17 May 2020",
            evidence: &[
                "No label “FaceTime Photo”",
                "The lens is “iPhone 11 Pro front TrueDepth camera 2.71mm f/2.2”, not FaceTime’s (LensModel)",
                "It has an exposure time, which FaceTime does not write",
                "It has an f-number, which FaceTime does not write",
                "It has a focal length, which FaceTime does not write",
                "Its lens is named as the Camera app names it",
                "It has more pixels than a video call",
            ],
            parts: &["Exif", "Apple’s notes"],
            entry: Some(("FNumber", "1.8")),
            ..NOTHING
        }],
    ),
    not_found(
        10,
        &[Said {
            name: "a.jpg",
            verdict: "From a Mac’s camera",
            device: "FaceTime HD Camera",
            parts: &["Exif"],
            entry: Some(("Model", "FaceTime HD Camera")),
            ..NOTHING
        }],
    ),
    not_found(
        10,
        &[Said {
            name: "b.jpg",
            verdict: "From a Mac’s camera",
            evidence: &[
                "No label “FaceTime Photo”",
                "The lens is “FaceTime HD Camera (Built-in)”, not FaceTime’s (LensModel)",
            ],
            parts: &["Exif"],
            entry: Some(("LensModel", "FaceTime HD Camera (Built-in)")),
            ..NOTHING
        }],
    ),
    not_found(12, &[Said { name: "IMG_3001.PNG", parts: &["Exif", "XMP"], ..SCREENSHOT }]),
    not_found(12, &[SCREENSHOT]),
    stripped(&[Said { name: "a.jpg", ..STRIPPED }]),
    stripped(&[Said { name: "b.jpg", parts: &["Exif"], entry: Some(("Orientation", "1")), ..STRIPPED }]),
    pair(
        16,
        &[
            Said {
                name: "img_1234(1).jpg",
                folder: "phone",
                half: "Movie: IMG_9.MP4",
                evidence: &[
                    "Labelled “FaceTime Photo” (UserComment)",
                    "Lens “iPhone 15 front FaceTime camera” (LensModel)",
                    "Its movie is tagged “FaceTime” (IMG_9.MP4, matched by identifier)",
                    "Still and movie carry the same identifier",
                ],
                ..PAIRED_STILL
            },
            Said {
                name: "IMG_9.MP4",
                folder: "backup",
                half: "Still: img_1234(1).jpg",
                evidence: &[
                    "Tagged “FaceTime” (com.apple.quicktime.keywords)",
                    "Its still is labelled “FaceTime Photo” (img_1234(1).jpg, matched by identifier)",
                    "Its still names a FaceTime camera (img_1234(1).jpg, matched by identifier)",
                    "Nothing in it by the Camera app, as usual for FaceTime",
                    "Still and movie carry the same identifier",
                ],
                ..PAIRED_MOVIE
            },
        ],
    ),
];

#[test]
fn dropped_on_the_page_one_case_after_the_other() {
    let visit = Visit::start();
    let cases: Vec<Case> = [1, 2, 6, 9, 10, 12, 14, 16].into_iter().flat_map(cases::numbered).collect();
    assert_eq!(cases.len(), ANSWERS.len());
    for (case, answer) in cases.iter().zip(ANSWERS) {
        assert_eq!(case.number, answer.number);
        check(&visit, case, answer);
        visit.start_over();
    }
    visit.check_console();
}

fn check(visit: &Visit, case: &Case, answer: &Answer) {
    let what = format!("case {} ({})", case.number, case.what);
    let folder = Folder::new();
    for file in &case.files {
        folder.file_of_2020(file.path, &file.bytes);
    }
    visit.drop_all_in(&folder);
    visit.wait_read(case.files.len());

    assert_eq!(visit.answer(), (answer.headline.to_owned(), answer.remark.to_owned()), "{what}");
    assert_eq!(visit.rows().len(), answer.files.len(), "{what}");
    for said in answer.files {
        let of_file = format!("{what}: {}", said.name);
        check_row(&visit.row(said.name), said, &of_file);
        let sample =
            case.files.iter().find(|file| file.path.ends_with(said.name)).expect("a file of the case");
        check_opened(&visit.open(said.name), said, &sample.bytes, &of_file);
        visit.page.press(Key::Escape);
        visit.page.wait_gone(".panel");
    }
}

fn check_row(row: &Row, said: &Said, what: &str) {
    let Said { name, folder, verdict, half, device, date, .. } = *said;
    let shown = [&row.name, &row.folder, &row.verdict, &row.half, &row.device, &row.date];
    assert_eq!(shown, [name, folder, verdict, half, device, date], "{what}");
}

fn check_opened(opened: &Opened, said: &Said, bytes: &[u8], what: &str) {
    assert_eq!(opened.name, said.name, "{what}");
    assert!(!opened.verdict.is_empty(), "{what}");
    let lines = opened.evidence.iter().map(|line| without_bytes(line));
    let (dateless, lines): (Vec<String>, Vec<String>) =
        lines.partition(|line| line.starts_with("No date in the still (Usual for FaceTime"));
    assert_eq!(lines, said.evidence, "{what}");
    // FaceTime's stills have none of their own; what a row shows is their movie's.
    assert_eq!(dateless.len(), usize::from(said.verdict.starts_with("FaceTime photo")), "{what}");
    for line in &opened.evidence {
        check_place(line, bytes, what);
    }
    let parts: Vec<&str> = opened.parts.iter().map(|(heading, _)| heading.as_str()).collect();
    assert_eq!(parts, said.parts, "{what}");
    let values: usize = opened.parts.iter().map(|(_, values)| number(values)).sum();
    assert_eq!(opened.entries.len(), values, "{what}");
    if let Some((name, value)) = said.entry {
        assert!(opened.entries.contains(&(name.to_owned(), value.to_owned())), "{what}: no {name} {value}");
    }
}

/// `Labelled “x” (UserComment, in the Exif part at byte 12)` without where it is: `Labelled “x” (UserComment)`.
fn without_bytes(line: &str) -> String {
    match line.split_once(", in ") {
        Some((sentence, _)) => format!("{sentence})"),
        None => line.to_owned(),
    }
}

/// The value that a line names must stand at the byte that it names.
fn check_place(line: &str, bytes: &[u8], what: &str) {
    let Some((sentence, place)) = line.split_once(" at byte ") else { return };
    let value = sentence.split(['“', '”']).nth(1).expect("a line names its value");
    let at = number(place);
    // A charset code stands before the words of a UserComment.
    let near = &bytes[at..(at + value.len() + 8).min(bytes.len())];
    let found = near.windows(value.len()).any(|window| window == value.as_bytes());
    assert!(found, "{what}: {line}");
}

/// The number that a text begins with.
fn number(text: &str) -> usize {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().expect("a text begins with a number")
}
