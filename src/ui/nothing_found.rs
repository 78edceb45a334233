//! When nothing was found: what it most likely means, and what to try.

use super::app::App;
use super::parts::{block, paragraph, section};
use super::sample;
use crate::session::Diagnosis;
use crate::words::nothing_found as words;
use yew::Html;
use yew::html::Scope;

/// Draws it, once all is read and nothing was found.
pub fn view(app: &App, diagnosis: Option<Diagnosis>, link: &Scope<App>) -> Option<Html> {
    let tally = app.session.tally();
    if tally.is_going_on() || tally.moments > 0 || tally.perhaps > 0 {
        return None;
    }
    let meaning = words::meaning(tally, diagnosis).into_iter().map(|sentence| paragraph(sentence, None));
    let steps =
        words::steps(app.device).into_iter().map(|(title, how)| paragraph(title, Some(how.to_owned())));
    let sections = vec![
        section("h2", words::MEANING, meaning.collect()),
        section("h2", words::STEPS, steps.chain([sample::view(app, link)]).collect()),
    ];
    Some(block("div", "nothing", sections))
}
