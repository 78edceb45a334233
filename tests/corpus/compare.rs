//! Compares a report with ExifTool's word, meaning by meaning and not spelling by spelling.

use crate::truth::Truth;
use facetime_photo_inspector::report::facts::FoundText;
use facetime_photo_inspector::report::{DateTime, Report};

/// One value that is not the same.
#[derive(Debug)]
pub struct Difference {
    pub path: String,
    pub what: &'static str,
    pub theirs: String,
    pub ours: String,
}

type Pair = (&'static str, Option<String>, Option<String>);

pub fn differences(truth: &Truth, report: &Report) -> Vec<Difference> {
    let mut pairs = vec![("kind", truth.kind().map(ToOwned::to_owned), Some(report.kind.code().to_owned()))];
    if truth.is_read() {
        pairs.extend(words(truth, report));
        pairs.extend([date(truth, report), size(truth, report)]);
        pairs.extend(position(truth, report));
    }
    let differing = pairs.into_iter().filter(|(_, theirs, ours)| theirs != ours);
    differing
        .map(|(what, theirs, ours)| Difference {
            path: truth.path.clone(),
            what,
            theirs: format!("{theirs:?}"),
            ours: format!("{ours:?}"),
        })
        .collect()
}

fn words(truth: &Truth, report: &Report) -> [Pair; 6] {
    let facts = &report.facts;
    let ours = |found: &FoundText| found.as_ref().map(|found| found.value.clone());
    let identifier = truth.text(&["Apple:ContentIdentifier", "Keys:ContentIdentifier"]);
    let lens = ["ExifIFD:LensModel", "XMP-exifEX:LensModel", "XMP-aux:Lens"];
    let keywords = truth.list(&["IPTC:Keywords", "XMP-dc:Subject", "Keys:Keywords"]);
    let mut our_keywords: Vec<_> = facts.keywords.iter().map(|keyword| keyword.value.clone()).collect();
    our_keywords.sort();
    [
        ("make", truth.text(&["IFD0:Make", "Keys:Make", "Keys:Make-eng-NO"]), ours(&facts.make)),
        ("model", truth.text(&["IFD0:Model", "Keys:Model", "Keys:Model-eng-NO"]), ours(&facts.model)),
        ("lens_model", truth.text(&lens), ours(&facts.lens_model)),
        (
            "user_comment",
            truth.text(&["ExifIFD:UserComment", "XMP-exif:UserComment"]),
            ours(&facts.user_comment),
        ),
        ("identifier", identifier.map(|id| id.to_uppercase()), ours(&facts.identifier)),
        ("keywords", Some(keywords.join(", ")), Some(our_keywords.join(", "))),
    ]
}

/// ExifTool's dates in the order of our sources. Dates that cannot be, such as all zeros, are none.
fn date(truth: &Truth, report: &Report) -> Pair {
    let sources = [
        ("ExifIFD:DateTimeOriginal", true),
        ("ExifIFD:CreateDate", false),
        ("Keys:CreationDate", false),
        ("Keys:CreationDate-eng-NO", false),
        ("QuickTime:CreateDate", false),
    ];
    let offset = truth.text(&["ExifIFD:OffsetTimeOriginal"]);
    let theirs = sources.into_iter().find_map(|(tag, with_offset)| {
        let date = DateTime::parse(&truth.text(&[tag])?)?;
        let offset = offset.as_ref().filter(|_| with_offset);
        let utc = if tag == "QuickTime:CreateDate" { "Z" } else { "" };
        Some(date.with_offset(offset.map_or(utc, String::as_str)).to_string())
    });
    let ours = report.facts.taken.as_ref().map(|taken| taken.at.to_string());
    // A date that we have from XMP is compared only where ExifTool's list has it.
    let from_xmp =
        theirs.is_none() && report.facts.taken.as_ref().is_some_and(|taken| taken.from.code() == "xmp");
    ("date", theirs, if from_xmp { None } else { ours })
}

/// Kinds whose sizes stand in the picture's own data, which is not read, or of which ExifTool gives another one.
const WITHOUT_SIZE: [&str; 2] = ["jxl", "raw"];

/// ExifTool gives no size of some movies and pictures; ours is then not compared.
fn size(truth: &Truth, report: &Report) -> Pair {
    let theirs = truth.text(&["File:ImageWidth"]).zip(truth.text(&["File:ImageHeight"]));
    let theirs = theirs.filter(|_| !WITHOUT_SIZE.contains(&report.kind.code()));
    let theirs = theirs.map(|(width, height)| format!("{width} × {height}"));
    let ours = report.facts.size.as_ref().map(|size| format!("{} × {}", size.value.width, size.value.height));
    let ours = if theirs.is_some() { ours } else { None };
    ("size", theirs, ours)
}

/// Degrees to four digits, which is ten metres.
fn position(truth: &Truth, report: &Report) -> [Pair; 2] {
    let ours = report.facts.position.as_ref().map(|position| position.value);
    let key = truth.text(&["Keys:GPSCoordinates"]);
    let mut parts = key.as_deref().unwrap_or_default().split(", ").map(ToOwned::to_owned);
    let of_key = (parts.next(), parts.next());
    let exif = |value: &str, reference: &str| {
        Some(format!("{} {}", truth.text(&[value])?, truth.text(&[reference])?))
    };
    let latitude = exif("GPS:GPSLatitude", "GPS:GPSLatitudeRef").or(of_key.0);
    let longitude = exif("GPS:GPSLongitude", "GPS:GPSLongitudeRef").or(of_key.1);
    let known = latitude.is_some() && longitude.is_some();
    let pair = |what, theirs: Option<String>, ours: Option<f64>| {
        let theirs = theirs.and_then(|text| degrees(&text)).map(|degrees| format!("{degrees:.4}"));
        let ours = ours.filter(|_| known).map(|degrees| format!("{degrees:.4}"));
        (what, theirs, ours)
    };
    [
        pair("latitude", latitude, ours.map(|ours| ours.latitude)),
        pair("longitude", longitude, ours.map(|ours| ours.longitude)),
    ]
}

/// `52 deg 12' 34.92" N`, also with the direction spelt out.
fn degrees(text: &str) -> Option<f64> {
    let mut numbers =
        text.split_whitespace().filter_map(|part| part.trim_matches(['\'', '"']).parse::<f64>().ok());
    let degrees =
        numbers.next()? + numbers.next().unwrap_or(0.0) / 60.0 + numbers.next().unwrap_or(0.0) / 3600.0;
    let direction = text.split_whitespace().last()?;
    Some(if direction.starts_with(['S', 'W']) { -degrees } else { degrees })
}
