//! How the page reads: asked of the page's own code, so that raw reads and our worker alone are driven in the very
//! same way.

use facetime_photo_inspector::dispatch::{Dispatch, Order};

/// Groups of so many files, so many at once for each of so many workers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub workers: usize,
    pub group: usize,
    pub groups_at_once: usize,
}

/// More than any number of workers has in hand at first.
const PLENTY: usize = 1_000_000;

/// What `dispatch` orders for so many workers as the page was seen to start.
pub fn of(workers: usize) -> Plan {
    let orders = Dispatch::new(workers).add((0..PLENTY).collect());
    let groups = |order: &Order| match order {
        Order::Read { files, .. } => Some(files.len()),
        _ => None,
    };
    let groups: Vec<usize> = orders.iter().filter_map(groups).collect();
    let group = groups.iter().copied().max().unwrap_or(1);
    Plan { workers, group, groups_at_once: (groups.len() / workers.max(1)).max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use facetime_photo_inspector::read_plan::GROUP;

    #[test]
    fn the_plan_is_what_dispatch_orders() {
        let (one, four) = (of(1), of(4));
        assert_eq!((one.group, four.group), (GROUP, GROUP));
        assert_eq!(one.groups_at_once, four.groups_at_once);
    }
}
