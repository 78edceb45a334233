//! Archives: what is listed of them, and that a file inside one is read as it is by itself.

#[path = "../drive/mod.rs"]
mod drive;
#[path = "../hostile/memory.rs"]
mod memory;
#[path = "../support/mod.rs"]
mod support;

mod budgets;
mod cases;
mod contents;
mod damage;
mod deflated;
mod given;
mod large;
mod listing;
mod names;
mod nested;
mod passes;
mod reading;
mod stored;
mod times;
