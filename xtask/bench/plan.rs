//! How the page reads, so that raw reads and our workers alone are driven in the very same way.

use facetime_photo_inspector::read_plan::{GROUP, GROUPS_AT_ONCE, workers};

/// Groups of so many files, so many at once for each of so many workers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub workers: usize,
    pub group: usize,
    pub groups_at_once: usize,
}

/// The page's own, where the browser tells of so many cores.
pub fn of(cores: usize) -> Plan {
    Plan { workers: workers(cores, false), group: GROUP, groups_at_once: GROUPS_AT_ONCE }
}
