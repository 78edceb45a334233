//! After a drop: the answer as the headline, progress while reading, filters and the list.

use super::app::{App, Msg};
use super::choose::{self, Choice};
use super::filter::Filter;
use super::list;
use crate::session::Tally;
use crate::words::{headline, numbers, page as words};
use yew::html::Scope;
use yew::{Html, html};

/// The id of its heading.
pub const HEADING: &str = "answer";

/// Draws it.
pub fn view(app: &App, link: &Scope<App>) -> Html {
    let tally = app.session.tally();
    html! {
        <>
            { bar(link) }
            <main class="results">
                <h1 id={HEADING} tabindex="-1">{ headline::answer(tally) }</h1>
                <p class="remark">{ headline::remark(tally) }{ " " }{ headline::cost(tally) }</p>
                { progress(tally, link) }
                <p class="unseen" role="status">{ status(tally) }</p>
                { filters(app, link) }
                { list::view(app, link) }
            </main>
        </>
    }
}

fn bar(link: &Scope<App>) -> Html {
    html! {
        <header class="bar">
            <span class="mark" aria-hidden="true"></span><span class="word">{ words::NAME }</span>
            <span class="push"></span>
            { choose::view(Choice { id: "add-photos", label: words::ADD_PHOTOS, folder: false, main: false }, link) }
            { choose::view(Choice { id: "add-folder", label: words::ADD_FOLDER, folder: true, main: false }, link) }
            <button id="start-over" class="button" onclick={link.callback(|_| Msg::StartOver)}>{ words::START_OVER }</button>
        </header>
    }
}

fn progress(tally: &Tally, link: &Scope<App>) -> Html {
    if tally.waiting() == 0 {
        return Html::default();
    }
    html! {
        <div class="reading">
            <progress aria-label={words::PROGRESS} value={tally.read.to_string()} max={tally.files.to_string()}></progress>
            <span class="count">{ headline::progress(tally) }</span>
            <button id="cancel" class="button" onclick={link.callback(|_| Msg::Cancel)}>{ words::CANCEL }</button>
        </div>
    }
}

/// Read out at every tenth of the way, and at the end with the answer.
fn status(tally: &Tally) -> String {
    if tally.waiting() == 0 {
        let remark = headline::remark(tally).unwrap_or_default();
        return format!("{}. {remark}", headline::answer(tally));
    }
    let tenth = (tally.files / 10).max(1);
    words::status(tally.read / tenth * tenth, tally.files)
}

fn filters(app: &App, link: &Scope<App>) -> Html {
    let tally = app.session.tally();
    let shown = Filter::ALL
        .into_iter()
        .filter(|filter| *filter == Filter::All || *filter == app.filter || filter.count(tally) > 0);
    html! {
        <div class="filters" role="group" aria-label={words::FILTERS}>
            { for shown.map(|filter| html! {
                <button class="pill" aria-pressed={(filter == app.filter).to_string()}
                    onclick={link.callback(move |_| Msg::Show(filter))}>
                    { filter.name() }{ " " }<span>{ numbers::count(filter.count(tally)) }</span>
                </button>
            }) }
        </div>
    }
}
