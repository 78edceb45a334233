//! Lists that are made for what a visitor wants to see: what is looked for, a filter of their own, facets, orders; and
//! that a list which is kept as files change is the one that would be made anew.

mod dates;
mod facets;
mod given;
mod incremental;
mod orders;
mod queries;
mod smart;

#[path = "../drive/random.rs"]
mod random;
