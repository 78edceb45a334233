//! A picture opened: what is done with it, and why it may not be seen.

use super::numbers::{count, degrees};
use super::thumbnail::label;
use crate::report::{Kind, Position};

/// The file before this one in the list.
pub const PREVIOUS: &str = "Previous";
/// The one behind it.
pub const NEXT: &str = "Next";
/// Plays the movie.
pub const PLAY: &str = "Play";
/// Ends it.
pub const STOP: &str = "Stop";
/// Turns the sound on.
pub const SOUND_ON: &str = "Sound on";
/// Turns it off.
pub const SOUND_OFF: &str = "Sound off";
/// How a picture comes alive: with a finger, and with keys too.
pub const HOLD: [&str; 2] = ["Press and hold to play", ", or Space"];
/// While the picture is on its way.
pub const COMING: &str = "Opening…";
/// The word on the sign of a picture that moves.
pub const LIVE: &str = "Live";

/// Saves the still.
pub const SAVE_STILL: &str = "Save photo";
/// Saves the movie.
pub const SAVE_MOVIE: &str = "Save movie";
/// Saves both halves.
pub const SAVE_BOTH: &str = "Save both";
/// Puts all that was read on the clipboard.
pub const COPY: &str = "Copy details";
/// The same for programs.
pub const COPY_JSON: &str = "Copy as JSON";
/// Said when it is there.
pub const COPIED: &str = "Copied.";
/// Said when the browser has not let it.
pub const NOT_COPIED: &str = "Your browser did not let this page copy. Mark the text and copy it yourself.";

/// Puts one value on the clipboard.
#[must_use]
pub fn copy_value(name: &str) -> String {
    format!("Copy {name}")
}

/// Where a file stands among those that are shown.
#[must_use]
pub fn place(row: usize, rows: usize) -> String {
    format!("{} of {}", count(row + 1), count(rows))
}

/// What is read out when another file is opened.
#[must_use]
pub fn opened(name: &str, verdict: &str) -> String {
    format!("{name}: {verdict}")
}

/// What a picture is called for who does not see it.
#[must_use]
pub fn picture_of(name: &str) -> String {
    format!("The photo {name}")
}

/// The same of a movie.
#[must_use]
pub fn movie_of(name: &str) -> String {
    format!("The movie {name}")
}

/// Said of what is neither photo nor movie.
pub const NO_PICTURE: &str = "There is no picture in this file.";
/// Said of a picture that contradicts itself.
pub const BROKEN: &str = "The picture in this file is damaged. Look for another copy of it.";
/// Said of a movie that the browser does not play.
pub const NOT_PLAYED: &str =
    "Your browser does not play this movie. Save it, and open it with Photos, QuickTime or VLC.";

/// Said of a picture that the browser does not show. Those that every browser knows are damaged then.
#[must_use]
pub fn not_shown(kind: Kind) -> String {
    let kind = match kind {
        Kind::Jpeg | Kind::Png | Kind::Gif | Kind::Webp => return BROKEN.to_owned(),
        Kind::OtherPicture => "such",
        kind => label(kind),
    };
    format!("Your browser cannot show {kind} pictures. Save this one, and open it with Photos.")
}

/// Above the search in all that was read.
pub const SEARCH: &str = "Search in what was read";
/// Said when nothing is found.
pub const NOTHING_FOUND: &str = "Nothing that was read has these words.";

/// The name of where a picture was taken.
pub const POSITION: &str = "Position";
/// Begins to show it on a map.
pub const SHOW_ON_MAP: &str = "Show on a map";
/// Before that is done.
pub const MAP_WARNING: &str = "This opens openstreetmap.org in a new tab and tells it this position.";
/// Does it.
pub const OPEN_MAP: &str = "Open map";
/// Does not.
pub const NOT_NOW: &str = "Not now";

/// A place on earth: `52.51628° N, 13.37771° E`.
#[must_use]
pub fn position(Position { latitude, longitude }: Position) -> String {
    let side = |degrees: f64, [positive, negative]: [&'static str; 2]| {
        if degrees < 0.0 { negative } else { positive }
    };
    let (north, east) = (side(latitude, ["N", "S"]), side(longitude, ["E", "W"]));
    format!("{}° {north}, {}° {east}", degrees(latitude.abs()), degrees(longitude.abs()))
}

/// The address of a map that shows it.
#[must_use]
pub fn map(Position { latitude, longitude }: Position) -> String {
    let (latitude, longitude) = (degrees(latitude), degrees(longitude));
    format!("https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=16/{latitude}/{longitude}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_that_a_browser_shows_no_jpeg() {
        assert_eq!(not_shown(Kind::Jpeg), BROKEN);
        assert!(not_shown(Kind::Heic).starts_with("Your browser cannot show HEIC pictures."));
    }

    #[test]
    fn positions() {
        for (latitude, longitude, expected, address) in [
            (52.516_28, 13.377_71, "52.51628° N, 13.37771° E", "mlat=52.51628&mlon=13.37771#"),
            (-33.9, -0.000_01, "33.90000° S, 0.00001° W", "mlat=-33.90000&mlon=-0.00001#"),
            (0.0, 180.0, "0.00000° N, 180.00000° E", "mlat=0.00000&mlon=180.00000#"),
        ] {
            let at = Position { latitude, longitude };
            assert_eq!(position(at), expected);
            assert!(map(at).contains(address), "{}", map(at));
        }
    }
}
