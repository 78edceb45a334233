//! Cases of a single movie.

use super::{Case, Expected};
use crate::support::facetime::{self, IDENTIFIER, movie_without_keys};

pub fn cases() -> Vec<Case> {
    let several_keywords = movie_without_keys()
        .key("com.apple.quicktime.keywords", "FaceTime, holiday")
        .key("com.apple.quicktime.make", "Apple")
        .key("com.apple.quicktime.model", "iPhone 15")
        .key("com.apple.quicktime.creationdate", "2024-09-21T19:45:10+0200")
        .key("com.apple.quicktime.location.ISO6709", "+52.5200+013.4050+034.000/");
    let identifier_only = movie_without_keys().key("com.apple.quicktime.content.identifier", IDENTIFIER);
    let keyword_only = facetime::movie().without_key("com.apple.quicktime.content.identifier");
    let marked = |grade| Expected::new("mov", grade).marks(&["keywords"]);
    vec![
        Case::new(6, "a: keyword and identifier, alone")
            .file("IMG_1234.MOV", facetime::movie().build(), marked("very_likely").identified())
            .moments(1),
        Case::new(7, "FaceTime as one of several keywords, and a camera app's keys").file(
            "IMG_1234.MOV",
            several_keywords.build(),
            marked("perhaps"),
        ),
        Case::new(8, "identifier and nothing else").file(
            "IMG_1234.MOV",
            identifier_only.build(),
            Expected::new("mov", "no").identified(),
        ),
        Case::new(24, "keyword without identifier").file(
            "IMG_1234.MOV",
            keyword_only.build(),
            marked("perhaps"),
        ),
    ]
}
