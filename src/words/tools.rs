//! Beside the albums: the search, the orders, the facets, and a filter of one's own.

use super::numbers::count;
use crate::report::TakenFrom;
use crate::session::smart::{Condition, Field};
use crate::session::{DateSource, Facet, Order};

/// In the search field.
pub const SEARCH: &str = "Search name, device, date";
/// What the orders are, for screen readers.
pub const SORT: &str = "Sort by";
/// Before them.
pub const SORT_LABEL: &str = "Sort";
/// Opens facets and the filter of one's own.
pub const FILTER: &str = "Filter";
/// Ends a search.
pub const CLEAR_SEARCH: &str = "Clear search";
/// Takes all rules and choices away.
pub const CLEAR_FILTER: &str = "Clear filter";
/// Shows the album of all files.
pub const LOOK_IN_ALL: &str = "Look in all files";
/// Around the choice of all or any.
pub const MATCH: [&str; 2] = ["Match", "of these rules"];
/// Whether all rules must hold, or one.
pub const ALL_OR_ANY: [&str; 2] = ["all", "any"];
/// Adds a rule.
pub const ADD_RULE: &str = "Add a rule";
/// Removes one.
pub const REMOVE_RULE: &str = "Remove";
/// Beside a value that is no number.
pub const NO_NUMBER: &str = "Write a number, such as 1.5";
/// Beside a value that is no year.
pub const NO_YEAR: &str = "Write a year, such as 2025";
/// The rule that Photos itself finds them by.
pub const PRESET: &str = "Lens includes FaceTime";
/// The parts of a rule, for screen readers.
pub const RULE: [&str; 3] = ["What the rule is about", "How it is compared", "With what"];

/// Said when a search or a filter leaves nothing.
#[must_use]
pub fn nothing(search: &str) -> String {
    match search.trim() {
        "" => "No file here fits the filter.".to_owned(),
        search => format!("No file here matches “{search}”."),
    }
}

/// How many files are shown of an album.
#[must_use]
pub fn shown(files: usize, of: usize) -> String {
    format!("{} of {}", count(files), count(of))
}

/// The button of the filter, with the number of what is set.
#[must_use]
pub fn filter(set: usize) -> String {
    if set == 0 { FILTER.to_owned() } else { format!("{FILTER} ({set})") }
}

/// An order.
#[must_use]
pub fn order(order: Order) -> &'static str {
    match order {
        Order::AsFound => "As found",
        Order::Newest => "Newest first",
        Order::Oldest => "Oldest first",
        Order::Name => "By name",
        Order::Largest => "Largest first",
        Order::Device => "By device",
    }
}

/// A facet of which nothing is chosen.
#[must_use]
pub fn all(facet: Facet) -> &'static str {
    match facet {
        Facet::Device => "All devices",
        Facet::Side => "Front and back",
        Facet::Year => "All years",
    }
}

/// A facet, for screen readers.
#[must_use]
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Device => "Taken with",
        Facet::Side => "Camera",
        Facet::Year => "Year",
    }
}

/// What can be chosen of a facet, with the number of files.
#[must_use]
pub fn choice(value: &str, files: usize) -> String {
    let name = match value {
        "front" => "Front camera",
        "back" => "Back camera",
        value => value,
    };
    format!("{name} ({})", count(files))
}

/// What a rule can be about.
#[must_use]
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Lens => "Lens",
        Field::Comment => "Comment",
        Field::Keyword => "Keyword",
        Field::Camera => "Camera",
        Field::Software => "Software",
        Field::Name => "Name",
        Field::Folder => "Folder",
        Field::Kind => "Kind",
        Field::Taken => "Date taken",
        Field::Size => "Size in MB",
        Field::Duration => "Length in seconds",
        Field::Position => "Place",
        Field::Grade => "Verdict",
    }
}

/// How a rule compares.
#[must_use]
pub fn condition(condition: Condition) -> &'static str {
    match condition {
        Condition::Includes => "includes",
        Condition::DoesNotInclude => "does not include",
        Condition::Is => "is",
        Condition::IsNot => "is not",
        Condition::BeginsWith => "begins with",
        Condition::EndsWith => "ends with",
        Condition::IsBefore => "is before",
        Condition::IsAfter => "is after",
        Condition::IsInYear => "is in the year",
        Condition::IsMore => "is more than",
        Condition::IsLess => "is less than",
    }
}

/// One of the things that a rule can choose from.
#[must_use]
pub fn value(field: Field, code: &'static str) -> &'static str {
    match (field, code) {
        (Field::Position, "yes") => "known",
        (Field::Position, _) => "not known",
        (Field::Grade, "certain") => "FaceTime, certain",
        (Field::Grade, "very_likely") => "FaceTime, very likely",
        (Field::Grade, "likely") => "FaceTime, likely",
        (Field::Grade, "perhaps") => "perhaps FaceTime",
        (Field::Grade, "no") => "not FaceTime",
        (Field::Grade, _) => "cannot tell",
        (_, "photo") => "photo",
        (_, "movie") => "movie",
        (_, "heic") => "HEIC",
        (_, "jpeg") => "JPEG",
        (_, "png") => "PNG",
        (_, "webp") => "WebP",
        (_, "avif") => "AVIF",
        (_, "tiff") => "TIFF or DNG",
        (_, "mov") => "QuickTime movie",
        (_, "mp4") => "MP4",
        (_, code) => code,
    }
}

/// Under a date that does not stand in the photo as its own.
#[must_use]
pub fn dated_by(from: DateSource, is_movie: bool) -> Option<&'static str> {
    match from {
        DateSource::Taken(TakenFrom::Movie) if !is_movie => Some("from its movie"),
        DateSource::Taken(TakenFrom::Xmp) => Some("from a note in it"),
        DateSource::Taken(TakenFrom::Movie | TakenFrom::Exif) => None,
        DateSource::File => Some("file changed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_counted() {
        assert_eq!((filter(0), filter(2)), ("Filter".to_owned(), "Filter (2)".to_owned()));
        assert_eq!(choice("front", 1200), "Front camera (1,200)");
        assert_eq!(choice("iPhone 15", 1), "iPhone 15 (1)");
        assert_eq!(shown(3, 4218), "3 of 4,218");
        assert_eq!(nothing(" grandma "), "No file here matches “grandma”.");
    }

    /// Every choice has a name of its own.
    #[test]
    fn choices_are_told_apart() {
        for field in Field::ALL {
            let mut names: Vec<&str> = field.choices().iter().map(|code| value(field, code)).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), field.choices().len(), "{field:?}");
        }
    }
}
