//! When nothing was found: what it most likely means, and what to try.

use super::parts::{block, paragraph, section};
use crate::session::{Device, Diagnosis, Tally};
use crate::words::nothing_found as words;
use yew::Html;

/// Draws it, once all is read and nothing was found.
pub fn view(tally: &Tally, diagnosis: Option<Diagnosis>, device: Device) -> Option<Html> {
    if tally.is_going_on() || tally.moments > 0 || tally.perhaps > 0 {
        return None;
    }
    let meaning = words::meaning(tally, diagnosis).into_iter().map(|sentence| paragraph(sentence, None));
    let steps = words::steps(device).into_iter().map(|(title, how)| paragraph(title, Some(how.to_owned())));
    let sections =
        vec![section("h2", words::MEANING, meaning.collect()), section("h2", words::STEPS, steps.collect())];
    Some(block("div", "nothing", sections))
}
