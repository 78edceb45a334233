//! What is said where HEIC cannot be shown, because the visitor was faster than what decodes it.

use super::app::App;
use super::parts::{block, button, paragraph};
use super::press::Press;
use crate::browser::decoder::State;
use crate::words::heic as words;
use yew::Html;
use yew::html::Scope;

/// Offers to start anew with pictures, if that would bring them.
pub fn view_offer(app: &App, link: &Scope<App>) -> Option<Html> {
    let content = || {
        vec![
            paragraph(words::MISSING, Some(words::CHOOSE_AGAIN.to_owned())),
            button("start-with-pictures", "button", words::START_ANEW, Press::StartWithPictures, link),
        ]
    };
    (app.decoder.state() == State::Missing).then(|| block("div", "offer", content()))
}
