//! The rules of the house, held by reading our own sources. Each failure says what to do.

mod arrows;
mod dependencies;
mod first_screen;
mod habits;
mod limits;
mod paths;
mod source;
