//! Quiet notes under the answer: what happened to the pictures on their way, and how a Mac finds them itself.

use super::parts::{block, paragraph, plain, text};
use crate::session::{Device, Diagnosis, Tally};
use crate::words::{diagnosis as words, smart_album};
use yew::Html;

/// Draws what happened to the pictures.
pub fn view_diagnosis(diagnosis: Diagnosis, tally: &Tally) -> Html {
    let steps = words::steps(diagnosis).iter().map(|step| text("li", "", *step));
    let content = vec![
        text("h2", "", words::heading(diagnosis)),
        paragraph(words::sentence(diagnosis, tally), None),
        block("ol", "", steps.collect()),
    ];
    block("section", "note", content)
}

/// Draws how to see in Photos what was found, where that helps.
pub fn view_smart_album(tally: &Tally, device: Device) -> Option<Html> {
    let tip = || vec![text("b", "", smart_album::SEE), plain(format!(" {}", smart_album::HOW))];
    smart_album::helps(tally, device).then(|| block("p", "aside", tip()))
}
