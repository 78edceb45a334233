//! Facets: what the files of a list have in common by the device, the camera and the year, and how many of them.

use super::Session;
use super::rings::Small;
use super::sorted::sorted;
use super::texts::Texts;
use crate::live_photo::pair::FileId;
use std::cmp::Reverse;

/// What files are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// The device that took them; of a call the other person's.
    Device,
    /// The front or the back camera.
    Side,
    /// The year.
    Year,
}

impl Facet {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::Device, Self::Side, Self::Year];

    /// The facet's stable name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Side => "side",
            Self::Year => "year",
        }
    }

    fn value(self, session: &Session, id: FileId) -> Option<String> {
        match self {
            Self::Device => session.taken_with(id),
            Self::Side => session.side(id).map(|side| side.code().to_owned()),
            Self::Year => session.taken_at(id).map(|at| at.year.to_string()),
        }
    }
}

/// One thing for each facet.
pub type Each<T> = [T; Facet::ALL.len()];

/// What a file has of each facet: numbers of texts, 0 where it has nothing.
pub type Values = Each<u32>;

/// Counts of what is chosen from, as it would be if nothing were chosen of that facet itself.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    texts: Texts,
    counts: Each<Vec<u32>>,
    chosen: Values,
}

impl Facets {
    /// Facets of which these values are chosen; blank ones are not.
    #[must_use]
    pub fn of(chosen: &Each<String>) -> Self {
        let mut facets = Self::default();
        facets.chosen = chosen.each_ref().map(|value| facets.texts.intern(value).number());
        facets
    }

    /// What a file has of each.
    pub fn values(&mut self, session: &Session, id: FileId) -> Values {
        Facet::ALL.map(|facet| {
            let value = facet.value(session, id).unwrap_or_default();
            self.texts.intern(&value).number()
        })
    }

    /// Whether a file has all that is chosen.
    #[must_use]
    pub fn lets_through(&self, values: &Values) -> bool {
        self.missing(values) == 0
    }

    /// How many of the chosen values a file has not.
    fn missing(&self, values: &Values) -> usize {
        self.chosen.iter().zip(values).filter(|(chosen, value)| **chosen != 0 && chosen != value).count()
    }

    /// Counts a file in, or out.
    pub fn count(&mut self, values: &Values, in_: bool) {
        let missing = self.missing(values);
        for ((counts, value), chosen) in self.counts.iter_mut().zip(values).zip(self.chosen) {
            let is_missing = chosen != 0 && chosen != *value;
            let Ok(place) = usize::try_from(*value) else { continue };
            if missing != usize::from(is_missing) || place == 0 {
                continue;
            }
            if counts.len() <= place {
                counts.resize(place + 1, 0);
            }
            if let Some(count) = counts.get_mut(place) {
                *count = if in_ { count.saturating_add(1) } else { count.saturating_sub(1) };
            }
        }
    }

    /// What there is of a facet, with counts: years with the latest first, all else with the most frequent first.
    #[must_use]
    pub fn most(&self, facet: Facet, most: usize) -> Vec<(&str, usize)> {
        let counts = Facet::ALL.iter().zip(&self.counts).find(|(known, _)| **known == facet);
        let counts = counts.map(|(_, counts)| counts.as_slice()).unwrap_or_default();
        let count = |value: Small| value.id().and_then(|value| counts.get(value)).copied().unwrap_or(0);
        let there: Vec<Small> = (0..counts.len())
            .map(|value| Small::from(Some(value)))
            .filter(|value| count(*value) > 0)
            .collect();
        let text = |value: Small| self.texts.numbered(value.number());
        let is_before = |one: Small, other: Small| match facet {
            Facet::Year => text(one) > text(other),
            _ => (Reverse(count(one)), text(one)) < (Reverse(count(other)), text(other)),
        };
        let values = sorted(&there, &is_before).into_iter().take(most);
        values.map(|value| (text(value), usize::try_from(count(value)).unwrap_or(usize::MAX))).collect()
    }

    /// The text of a value.
    #[must_use]
    pub fn text(&self, value: u32) -> &str {
        self.texts.numbered(value)
    }
}
