//! What happened to the pictures on their way here, told by what they have in common. It changes no verdict: it
//! says what these copies lack, and is only named when hardly anything else would look so.

use super::tally::step;
use super::{File, Outcome, Tally};
use crate::live_photo::NearMiss;
use crate::report::Kind;

/// What the visitor looks at the page with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Device {
    /// A Mac, which has Photos with its smart albums.
    Mac,
    /// An iPhone or iPad, where photos come through the photo picker.
    Mobile,
    /// Anything else.
    #[default]
    Other,
}

impl Device {
    /// By the name that a browser gives the system, and how many fingers its screen can feel: an iPad calls
    /// itself a Mac, and no Mac has a screen to touch.
    #[must_use]
    pub fn of(platform: &str, touch_points: i32) -> Self {
        let is = |names: &[&str]| names.iter().any(|name| platform.starts_with(name));
        match (is(&["iPhone", "iPad", "iPod"]), is(&["Mac"])) {
            (true, _) => Self::Mobile,
            (_, true) if touch_points > 1 => Self::Mobile,
            (_, true) => Self::Mac,
            _ => Self::Other,
        }
    }
}

/// Who makes smaller copies of pictures, emptied of all that tells where they come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Messenger {
    /// WhatsApp.
    WhatsApp,
    /// Telegram.
    Telegram,
    /// Signal.
    Signal,
    /// Facebook, and its Messenger.
    Facebook,
}

/// How names begin that messengers give: `#` is a digit.
const MESSENGERS: [(Messenger, &str); 7] = [
    (Messenger::WhatsApp, "img-########-wa####"),
    (Messenger::WhatsApp, "whatsapp image ####-##-##"),
    (Messenger::WhatsApp, "photo-####-##-##-##-##"),
    (Messenger::Telegram, "photo_####-##-##_##-##"),
    (Messenger::Signal, "signal-####-##-##-"),
    (Messenger::Facebook, "received_########"),
    (Messenger::Facebook, "fb_img_########"),
];

impl Messenger {
    /// All of them, in the order in which they are counted.
    const ALL: [Self; 4] = [Self::WhatsApp, Self::Telegram, Self::Signal, Self::Facebook];

    /// Whose names are like this one.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        MESSENGERS
            .iter()
            .find(|(_, pattern)| begins_as(name, pattern).is_some())
            .map(|(messenger, _)| *messenger)
    }
}

/// What happened to the pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Diagnosis {
    /// They came through the photo picker of an iPhone or iPad.
    PhotoPicker,
    /// They were converted to JPEG, as iCloud's "Most Compatible" does.
    MostCompatible,
    /// A messenger copied them; which, if their names tell.
    MessengerCopies(Option<Messenger>),
}

/// What names and facts of the pictures tell of their way, counted as they are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ways {
    /// JPEGs.
    jpegs: usize,
    /// Pictures as iPhones take them by default.
    heics: usize,
    /// JPEGs with a maker's notes.
    noted: usize,
    /// JPEGs by an Apple device.
    apple: usize,
    /// JPEGs that came without a folder or archive.
    alone: usize,
    /// JPEGs named as the photo picker names what it hands over.
    picker_named: usize,
    /// JPEGs named as the Camera app names them.
    camera_named: usize,
    /// JPEGs that must have been converted, or are halves of Live Photos.
    converted: usize,
    /// Pictures that tell nothing and are named by a messenger, in the order of [`Messenger::ALL`].
    emptied: [usize; Messenger::ALL.len()],
}

impl Ways {
    /// Counts a picture that was read in, or out when it has gone.
    pub(super) fn count(&mut self, file: File<'_>, outcome: Outcome<'_>, in_: bool) {
        if outcome.error().is_some() || !outcome.kind.is_still() {
            return;
        }
        let messenger = Messenger::of(file.name()).filter(|_| outcome.traits.tells_nothing);
        for (count, known) in self.emptied.iter_mut().zip(Messenger::ALL) {
            step(count, messenger == Some(known), in_);
        }
        step(&mut self.heics, matches!(outcome.kind, Kind::Heic | Kind::Avif), in_);
        if outcome.kind != Kind::Jpeg {
            return;
        }
        let device = outcome.device().unwrap_or_default();
        let by_apple = outcome.make().is_some_and(|make| make.eq_ignore_ascii_case("apple"));
        let lost_note = !outcome.has_maker_note;
        // FaceTime's own stills may be JPEGs on any device.
        let is_live = outcome.identifier().is_some() && outcome.traits.camera_app_still;
        let counts = [
            (&mut self.jpegs, true),
            (&mut self.noted, !lost_note),
            (&mut self.apple, by_apple || device.starts_with("iPhone") || device.starts_with("iPad")),
            (&mut self.alone, file.folder().is_empty() && file.inside().is_none()),
            (&mut self.picker_named, is_picker_name(file.name())),
            (&mut self.camera_named, is_camera_name(file.name())),
            (
                &mut self.converted,
                takes_heic(&device)
                    && is_camera_name(file.name())
                    && !outcome.traits.edited
                    && (lost_note || is_live),
            ),
        ];
        for (count, applies) in counts {
            step(count, applies, in_);
        }
    }

    /// The messenger that gave most of the names, and how many.
    fn messenger(&self) -> (Messenger, usize) {
        let counts = Messenger::ALL.into_iter().zip(self.emptied);
        counts.fold((Messenger::WhatsApp, 0), |most, next| if next.1 > most.1 { next } else { most })
    }
}

/// What most likely happened to the pictures, the most specific first; none while files are read. Of pictures
/// that were emptied it is not said that the answer stands, whichever way they came. That movies are missing is known
/// only when all was read.
#[must_use]
pub fn diagnose(tally: &Tally, device: Device) -> Option<Diagnosis> {
    let Tally { ways, stills, .. } = tally;
    if tally.is_going_on() || *stills == 0 {
        return None;
    }
    let (messenger, named) = ways.messenger();
    let stripped = tally.near_miss(NearMiss::Stripped);
    let mostly_stripped = is_most(stripped, *stills);
    let named = |all: usize| is_most(named, all).then_some(messenger);
    if named(*stills).is_some() {
        return Some(Diagnosis::MessengerCopies(named(*stills)));
    }
    let without_movies = tally.movies == 0 && tally.all_read();
    if !mostly_stripped && without_movies && is_picked(tally, device) {
        return Some(Diagnosis::PhotoPicker);
    }
    if ways.heics == 0 && without_movies && ways.converted >= FEW && is_most(ways.converted, *stills) {
        return Some(Diagnosis::MostCompatible);
    }
    let copies = mostly_stripped && stripped >= FEW;
    copies.then(|| Diagnosis::MessengerCopies(named(stripped)))
}

fn is_most(number: usize, all: usize) -> bool {
    number * 2 > all
}

/// With fewer pictures than this, what they have in common may be chance.
const FEW: usize = 3;

/// One JPEG of each photo, without notes or folders, under the names that the picker gives. On an iPhone
/// or iPad the Camera app's names will do; elsewhere such copies came by another page or app, and more is asked.
fn is_picked(tally: &Tally, device: Device) -> bool {
    let Tally { ways, stills, .. } = tally;
    let plain = ways.jpegs == *stills && ways.alone == *stills && ways.noted == 0;
    let named = match device {
        Device::Mobile => is_most(ways.picker_named.max(ways.camera_named), *stills),
        Device::Mac | Device::Other => {
            ways.picker_named == *stills && is_most(ways.apple, *stills) && *stills >= FEW
        }
    };
    plain && named
}

/// `image.jpg`, `image 2.jpeg`, and `IMG_1234.jpeg`: the Camera app would write `IMG_1234.JPG`.
fn is_picker_name(name: &str) -> bool {
    let Some((stem, extension)) = name.rsplit_once('.') else { return false };
    let image = begins_as(stem, "image").filter(|_| matches!(extension, "jpg" | "jpeg"));
    let is_number = |rest: &str| rest.trim_start_matches([' ', '-', '_']).chars().all(|c| c.is_ascii_digit());
    image.is_some_and(is_number) || (extension == "jpeg" && stem.starts_with("IMG_") && is_camera_name(name))
}

/// `IMG_1234.JPG`, also with a copy's number.
fn is_camera_name(name: &str) -> bool {
    let end = begins_as(name, "img_####").map(|end| end.trim_start_matches(|c: char| c.is_ascii_digit()));
    end.is_some_and(|end| end.starts_with(['.', '(', ' ']))
}

/// Devices that take HEIC unless told otherwise: iPhones since the 7.
fn takes_heic(device: &str) -> bool {
    let Some(model) = device.strip_prefix("iPhone ") else { return false };
    let behind = model.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = model.strip_suffix(behind).and_then(|digits| digits.parse::<u32>().ok());
    model.starts_with('X') || number.is_some_and(|number| number >= 7)
}

/// What follows in a name behind a beginning in lower case, in which `#` is any digit; none if it begins
/// otherwise.
fn begins_as<'a>(name: &'a str, pattern: &str) -> Option<&'a str> {
    let fits = |(c, wanted): (u8, u8)| match wanted {
        b'#' => c.is_ascii_digit(),
        wanted => c.to_ascii_lowercase() == wanted,
    };
    let rest = name.get(pattern.len()..)?;
    name.bytes().zip(pattern.bytes()).all(fits).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices() {
        let cases = [
            ("iPhone", 5, Device::Mobile),
            ("iPad", 5, Device::Mobile),
            ("MacIntel", 5, Device::Mobile),
            ("MacIntel", 0, Device::Mac),
            ("Win32", 10, Device::Other),
            ("Linux armv8l", 5, Device::Other),
            ("", 0, Device::Other),
        ];
        for (platform, touch_points, expected) in cases {
            assert_eq!(Device::of(platform, touch_points), expected, "{platform}");
        }
    }

    #[test]
    fn names_of_messengers() {
        let cases = [
            ("IMG-20240101-WA0001.jpg", Some(Messenger::WhatsApp)),
            ("WhatsApp Image 2024-01-01 at 12.00.00.jpeg", Some(Messenger::WhatsApp)),
            ("PHOTO-2024-01-01-12-00-00.jpg", Some(Messenger::WhatsApp)),
            ("photo_2024-01-01_12-00-00.jpg", Some(Messenger::Telegram)),
            ("photo_2024-01-01_12-00-00 (2).jpg", Some(Messenger::Telegram)),
            ("signal-2024-01-01-12-00-00-000.jpg", Some(Messenger::Signal)),
            ("signal-2024-01-01-120000.jpeg", Some(Messenger::Signal)),
            ("received_1234567890123456.jpeg", Some(Messenger::Facebook)),
            ("FB_IMG_1704100000000.jpg", Some(Messenger::Facebook)),
            ("IMG-20240101.jpg", None),
            ("IMG_20240101_120000.jpg", None),
            ("signal tower.jpg", None),
            ("photo_album.jpg", None),
            ("received_.jpg", None),
            ("photo_2024-01-01_12-0é.jpg", None),
        ];
        for (name, expected) in cases {
            assert_eq!(Messenger::of(name), expected, "{name}");
        }
    }

    #[test]
    fn names_of_the_picker_and_the_camera() {
        let cases = [
            ("image.jpg", true, false),
            ("image.jpeg", true, false),
            ("image 2.jpeg", true, false),
            ("image-3.jpg", true, false),
            ("IMG_1234.jpeg", true, true),
            ("IMG_1234.JPG", false, true),
            ("IMG_1234.jpg", false, true),
            ("img_1234.jpeg", false, true),
            ("IMG_12345(1).JPG", false, true),
            ("IMG_1234 (1).JPG", false, true),
            ("images.jpg", false, false),
            ("IMG_Emma.jpeg", false, false),
            ("IMG_20240101_120000.jpg", false, false),
            ("IMG_1234_edited.JPG", false, false),
            ("IMG-20240101-WA0001.jpeg", false, false),
            ("image", false, false),
        ];
        for (name, picker, camera) in cases {
            assert_eq!((is_picker_name(name), is_camera_name(name)), (picker, camera), "{name}");
        }
    }

    #[test]
    fn devices_that_take_heic() {
        for (model, expected) in [
            ("iPhone 7", true),
            ("iPhone 15 Pro Max", true),
            ("iPhone 16e", true),
            ("iPhone X", true),
            ("iPhone XR", true),
            ("iPhone 6s", false),
            ("iPhone SE", false),
            ("iPhone", false),
            ("iPad Pro (11-inch)", false),
            ("SM-G991B", false),
        ] {
            assert_eq!(takes_heic(model), expected, "{model}");
        }
    }
}
