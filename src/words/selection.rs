//! What is said about the files that a visitor has selected.

use super::numbers::count;

/// What can be done with them, for screen readers.
pub const SELECTION: &str = "Selection";
/// Selects nothing.
pub const CLEAR: &str = "Clear";
/// Read out when nothing is selected any more.
pub const NOTHING: &str = "Nothing selected";

/// How many are selected, and how many of them are not shown: `12 selected, 3 of them not shown here`.
#[must_use]
pub fn selected(number: usize, hidden: usize) -> String {
    let selected = format!("{} selected", count(number));
    match hidden {
        0 => selected,
        hidden if hidden == number => format!("{selected}, not shown here"),
        hidden => format!("{selected}, {} of them not shown here", count(hidden)),
    }
}

/// Selects all that is shown.
#[must_use]
pub fn select_all(number: usize) -> String {
    format!("Select all {}", count(number))
}

/// Selects a file.
#[must_use]
pub fn select(name: &str) -> String {
    format!("Select {name}")
}

#[cfg(test)]
mod tests {
    use super::selected;

    #[test]
    fn how_many() {
        for (number, hidden, expected) in [
            (1, 0, "1 selected"),
            (1200, 0, "1,200 selected"),
            (12, 3, "12 selected, 3 of them not shown here"),
            (3, 3, "3 selected, not shown here"),
        ] {
            assert_eq!(selected(number, hidden), expected);
        }
    }
}
