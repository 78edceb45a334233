//! Sorting: the one place, since each sort that a library makes of its own for another sort of things costs the page a
//! kilobyte.

use super::rings::Small;
use super::work::touch;

/// Whether one comes before the other.
pub type IsBefore<'a> = &'a dyn Fn(Small, Small) -> bool;

/// Puts things into their order. Those that are alike stay as they stood.
#[must_use]
pub fn sorted(things: &[Small], is_before: IsBefore<'_>) -> Vec<Small> {
    if things.len() < 2 {
        return things.to_vec();
    }
    let (first, second) = things.split_at(things.len() / 2);
    merged(&sorted(first, is_before), &sorted(second, is_before), is_before)
}

/// Merges what is sorted. Few things find their places among many in a step for each doubling.
#[must_use]
pub fn merged(many: &[Small], few: &[Small], is_before: IsBefore<'_>) -> Vec<Small> {
    let mut merged = Vec::with_capacity(many.len() + few.len());
    let mut rest = many;
    for thing in few {
        let (before, behind) = rest.split_at_checked(place(*thing, rest, is_before)).unwrap_or((rest, &[]));
        merged.extend_from_slice(before);
        merged.push(*thing);
        rest = behind;
    }
    merged.extend_from_slice(rest);
    merged
}

/// Before how many of these a thing does not come: looked for in steps that grow, and then exactly.
fn place(thing: Small, among: &[Small], is_before: IsBefore<'_>) -> usize {
    let stays_before = |other: &Small| {
        touch();
        !is_before(thing, *other)
    };
    let (mut from, mut step) = (0, 1);
    while among.get(from + step - 1).is_some_and(stays_before) {
        from += step;
        step *= 2;
    }
    let left = among.get(from..).unwrap_or_default();
    let left = left.get(..step - 1).unwrap_or(left);
    from + left.partition_point(stays_before)
}

#[cfg(test)]
mod tests {
    use super::super::work;
    use super::*;

    fn numbers(count: u32, by: u32) -> Vec<Small> {
        (0..count).map(|number| Small::numbered(number * by % 1009)).collect()
    }

    #[test]
    fn as_the_library_sorts() {
        let is_before: IsBefore<'_> = &|one, other| one.number() / 10 < other.number() / 10;
        for count in [0, 1, 2, 3, 7, 64, 1000] {
            for by in [0, 1, 7, 1008] {
                let things = numbers(count, by);
                let mut expected = things.clone();
                expected.sort_by_key(|thing| thing.number() / 10);
                assert_eq!(sorted(&things, is_before), expected, "{count} {by}");
                let mut all = [expected.clone(), sorted(&numbers(50, 13), is_before)];
                let both = merged(&all[0], &all[1], is_before);
                let mut expected = std::mem::take(&mut all[0]);
                expected.append(&mut all[1]);
                expected.sort_by_key(|thing| thing.number() / 10);
                assert_eq!(both, expected, "{count} {by}, merged");
            }
        }
    }

    /// A step or two for each thing and each doubling; few among many cost no more than their places.
    #[test]
    fn how_often_things_are_compared() {
        let is_before: IsBefore<'_> = &|one, other| one.number() < other.number();
        let many: Vec<Small> = (0..100_000).map(|number| Small::numbered(number * 2)).collect();
        let few: Vec<Small> = (0..64).map(|number| Small::numbered(number * 3001 + 1)).collect();
        let cost = work::of(|| drop(merged(&many, &few, is_before)));
        assert!(cost <= 64 * 2 * 17, "{cost}");
        let things: Vec<Small> = (0..4096).map(|number| Small::numbered(number * 1021 % 4099)).collect();
        let cost = work::of(|| drop(sorted(&things, is_before)));
        assert!(cost <= 4096 * 12 * 3, "{cost}");
    }
}
