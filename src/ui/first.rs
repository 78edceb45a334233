//! The first screen: the question, the one thing to do, and three facts that earn trust.

use super::app::App;
use super::choose::{self, Choice};
use crate::words::{headline, page as words};
use yew::html::Scope;
use yew::{Html, html};

/// The id of its heading.
pub const HEADING: &str = "question";

/// Draws it.
pub fn view(dragging: bool, link: &Scope<App>) -> Html {
    html! {
        <>
            <header class="bar"><span class="mark" aria-hidden="true"></span><span class="word">{ words::NAME }</span></header>
            <main class="first">
                <h1 id={HEADING} tabindex="-1">{ headline::QUESTION }</h1>
                <p class="lead">{ words::LEAD }</p>
                <section class="finder">
                    <i></i><i></i><i></i><i></i>
                    <span class="shutter" aria-hidden="true"><b></b></span>
                    <p class="do">{ if dragging { words::DROP_NOW } else { words::DROP } }</p>
                    <div class="row">
                        { choose::view(Choice { id: "choose-photos", label: words::CHOOSE_PHOTOS, folder: false, main: true }, link) }
                        { choose::view(Choice { id: "choose-folder", label: words::CHOOSE_FOLDER, folder: true, main: false }, link) }
                    </div>
                </section>
                <div class="facts">
                    { for words::FACTS.iter().map(|(heading, sentence)| html! {
                        <div><h2>{ *heading }</h2><p>{ *sentence }</p></div>
                    }) }
                </div>
            </main>
            <footer class="foot">{ words::NOT_APPLE }</footer>
        </>
    }
}
