//! The first screen: the question, the one thing to do, and three facts that earn trust.

use super::app::App;
use super::choose::{self, Choice};
use super::parts::{block, button, paragraph, plain, text};
use super::press::Press;
use super::{bar, shutter};
use crate::words::{headline, page as words};
use yew::html::Scope;
use yew::{Html, html};

/// The id of the button that opens the check of the seal.
pub const SEE_YOURSELF: &str = "see-yourself";

/// Draws it.
pub fn view(app: &App, link: &Scope<App>) -> Vec<Html> {
    let content = vec![
        text("h1", "", headline::QUESTION),
        text("p", "lead", words::LEAD),
        finder(app, link),
        block("div", "beside", beside(app, link)),
        block("div", "facts", facts(link)),
    ];
    vec![
        bar::view(app, None, link),
        block("main", "first", content),
        text("footer", "foot", words::NOT_APPLE),
    ]
}

/// The drop zone, a viewfinder. All of it is one input: a click anywhere chooses photos.
fn finder(app: &App, link: &Scope<App>) -> Html {
    let corner = || text("i", "", "");
    let label = html! { <label for="choose-photos" class="button chief">{ words::CHOOSE_PHOTOS }</label> };
    let content = vec![
        choose::input(app, Choice::Photos, "choose-photos", link),
        corner(),
        corner(),
        corner(),
        corner(),
        shutter::view(None),
        text("p", "do", if app.dragging { words::DROP_NOW } else { words::DROP }),
        label,
    ];
    block("section", "finder", content)
}

fn beside(app: &App, link: &Scope<App>) -> Vec<Html> {
    let [question, hint] = words::CLOUD_HINT;
    let hint = block("p", "", vec![text("b", "", question), plain(format!(" {hint}"))]);
    vec![choose::button(app, Choice::Folder, "choose-folder", words::CHOOSE_FOLDER, link), hint]
}

/// Three facts, and under the first a button to check it.
fn facts(link: &Scope<App>) -> Vec<Html> {
    let mut check = vec![button(SEE_YOURSELF, "quiet", words::SEE_YOURSELF, Press::OpenSeal, link)];
    let facts = words::FACTS.iter().map(|(heading, sentence)| {
        let mut fact = vec![text("h2", "", *heading), paragraph(*sentence, None)];
        fact.append(&mut check);
        block("div", "", fact)
    });
    facts.collect()
}
