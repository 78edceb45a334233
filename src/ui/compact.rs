//! What an article's frame shows of the results, unless it asks for all: the answer, a few of the pictures that were
//! found, and what to do next. One press shows the rest.

use super::app::App;
use super::choose::{self, Choice};
use super::counted::Offered;
use super::grid::{is_live, live};
use super::parts::{block, button, into, on_press, text};
use super::press::Press;
use super::results::{HEADING, tone};
use super::{bar, list, nothing_found, shutter, thumbnail, ways};
use crate::live_photo::pair::FileId;
use crate::session::diagnosis::diagnose;
use crate::session::{Filter, OtherHalf, Session};
use crate::words::{embed as words, headline, page};
use yew::html::Scope;
use yew::{Html, html};

/// Pictures that have room in an article; as in the stylesheet.
const MOST: usize = 6;
/// Files that are looked through for them: most movies belong to a picture, and are not shown beside it.
const LOOKED_THROUGH: usize = 48;

/// Draws it.
pub fn view(app: &App, link: &Scope<App>) -> Html {
    let tally = app.session.tally();
    let found = found(&app.session);
    let mut content = vec![head(app, link)];
    if tally.is_going_on() || !found.is_empty() {
        content.push(strip(app, found, link));
    }
    content.extend(nothing_found::view(app, diagnose(tally, app.device), link));
    html! { <>{ into("results", vec![block("main", "compact", content)]) }{ into("acts", acts(app, link)) }</> }
}

/// The answer, and while reading how far it is: the same lines for both, so that nothing jumps.
fn head(app: &App, link: &Scope<App>) -> Html {
    let tally = app.session.tally();
    let is_going_on = tally.is_going_on();
    let (class, line) = match is_going_on {
        true => ("remark reading", headline::progress(tally)),
        false => ("remark", headline::remark(tally).unwrap_or_default()),
    };
    let act = match is_going_on {
        true => button("cancel", "button", page::CANCEL, Press::Cancel, link),
        false => choose::button(Choice::Photos, "add-photos", words::ADD_MORE),
    };
    html! {
        <div class="head" data-tone={tone(tally)}>
            { shutter::view(tally.done() * 100 / tally.files.max(1)) }
            <div><h1 id={HEADING} tabindex="-1">{ headline::answer(tally) }</h1>{ text("p", class, line) }</div>
            { act }
        </div>
    }
}

/// The first of what was found, or else of what is worth a look: of a picture and its movie the picture.
fn found(session: &Session) -> Vec<FileId> {
    let filter = if session.tally().moments > 0 { Filter::FaceTime } else { Filter::WorthALook };
    let is_shown = |id: &FileId| {
        let is_movie = session.outcome(*id).is_some_and(|outcome| outcome.kind.is_movie());
        !is_movie || !matches!(session.other_half(*id), OtherHalf::Here(..))
    };
    session.rows(filter, 0..LOOKED_THROUGH).into_iter().filter(is_shown).take(MOST).collect()
}

fn strip(app: &App, found: Vec<FileId>, link: &Scope<App>) -> Html {
    let picture = |id: FileId| {
        let file = app.session.get(id)?;
        Some(html! {
            <li key={id}>
                <button id={list::row_id(id)} aria-label={file.name().to_owned()} aria-expanded={app.is_open(id).to_string()}
                    onclick={on_press(Press::Open(id), link)}>{ thumbnail::view(app, id) }</button>
                if is_live(&app.session, id, file) { { live() } }
            </li>
        })
    };
    html! { <ul class="strip" aria-label={words::STRIP}>{ for found.into_iter().filter_map(picture) }</ul> }
}

fn acts(app: &App, link: &Scope<App>) -> Vec<Html> {
    let mut acts = Vec::new();
    if app.counted.offered != Offered::Nothing {
        acts.push(ways::view(app, link));
    }
    acts.extend([
        button("show-all", "button", words::SHOW_ALL, Press::ShowAll, link),
        text("span", "push", ""),
    ]);
    if app.seal.is_sealed() {
        acts.push(button(bar::SEAL, "seal", words::SEALED, Press::OpenSeal, link));
    }
    acts
}
