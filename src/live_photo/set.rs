//! Sets of a few things that are known beforehand, in two bytes.

use std::fmt;
use std::marker::PhantomData;

/// What can be in a [`Set`]: at most 16 different things.
pub trait Element: Copy + PartialEq + 'static {
    /// All of them, in the order in which a set gives them.
    const ALL: &'static [Self];
}

/// A set of some of [`Element::ALL`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Set<T>(u16, PhantomData<T>);

impl<T: Element> Set<T> {
    /// Puts one in.
    pub fn insert(&mut self, element: T) {
        self.0 |= bit(element);
    }

    /// Whether it is in.
    #[must_use]
    pub fn contains(self, element: T) -> bool {
        self.0 & bit(element) != 0
    }

    /// Whether nothing is in.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// What is in both.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0, PhantomData)
    }

    /// What is in, in the order of [`Element::ALL`].
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::ALL.iter().copied().filter(move |element| self.contains(*element))
    }
}

fn bit<T: Element>(element: T) -> u16 {
    let position = T::ALL.iter().position(|known| *known == element);
    position.and_then(|position| 1_u16.checked_shl(u32::try_from(position).ok()?)).unwrap_or(0)
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(0, PhantomData)
    }
}

impl<T: Element> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let mut set = Self::default();
        elements.into_iter().for_each(|element| set.insert(element));
        set
    }
}

impl<T: Element + fmt::Debug> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Set;
    use crate::live_photo::Sign;

    #[test]
    fn holds_what_was_put_in_in_its_order() {
        let mut set: Set<Sign> = [Sign::SameTitle, Sign::FNumber].into_iter().collect();
        set.insert(Sign::ExposureTime);
        set.insert(Sign::FNumber);
        assert_eq!(set.iter().collect::<Vec<_>>(), [Sign::ExposureTime, Sign::FNumber, Sign::SameTitle]);
        assert!(set.contains(Sign::SameTitle) && !set.contains(Sign::Position));
        let other = [Sign::FNumber, Sign::Position].into_iter().collect();
        assert_eq!(set.intersection(other).iter().collect::<Vec<_>>(), [Sign::FNumber]);
        assert!(Set::<Sign>::default().is_empty() && !set.is_empty());
        assert_eq!(format!("{other:?}"), "{FNumber, Position}");
    }
}
