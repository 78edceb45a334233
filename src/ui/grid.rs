//! The grid of pictures: lines of squares under the months in which they were taken. What has the focus is the button
//! that fills a cell and opens its file; what stands on the picture is said of it in one sentence.

use super::app::App;
use super::files;
use super::groups::Group;
use super::list::{cell_id, label, row_id, tone};
use super::parts::text;
use super::scroll::DrawnLine;
use super::{select, thumbnail};
use crate::live_photo::marks;
use crate::live_photo::pair::FileId;
use crate::session::{File, OtherHalf, Session};
use crate::words::{grid as words, numbers};
use yew::html::Scope;
use yew::{Html, html};

/// What the id of the sentence about a picture begins with.
const SAID: &str = "said-";

/// Draws it.
pub fn view(app: &App, link: &Scope<App>) -> Html {
    files::grid(app, "grid", None, app.scroll.columns(), files::lines(app, link, line), link)
}

fn line(app: &App, number: usize, line: DrawnLine<'_>, link: &Scope<App>) -> Option<Html> {
    let index = (number + 1).to_string();
    match line {
        DrawnLine::Heading(group) => Some(heading(app, index, group)),
        DrawnLine::Files(files) => {
            let key = files.first()?.1;
            let cells = files.into_iter().zip(1..).filter_map(|(file, column)| cell(app, file, column, link));
            Some(html! { <div {key} class="line" role="row" aria-rowindex={index}>{ for cells }</div> })
        }
    }
}

fn heading(app: &App, index: String, group: &Group) -> Html {
    let name =
        group.time.map_or(words::UNDATED.to_owned(), |time| words::time(time.year, time.months, time.days));
    html! {
        <div key={format!("month-{}", group.row)} class="month" role="row" aria-rowindex={index}>
            <div role="gridcell" aria-colspan={app.scroll.columns().to_string()}>
                { text("h2", "", name) }{ text("span", "", words::items(group.count)) }
            </div>
        </div>
    }
}

fn cell(app: &App, (row, id): (usize, FileId), column: usize, link: &Scope<App>) -> Option<Html> {
    let file = app.session.get(id)?;
    // Only one of all files is reached by Tab.
    let tabindex = if row == app.scroll.stop() { "0" } else { "-1" };
    let said = cell_id(SAID, id);
    let is_live = is_live(&app.session, id, file);
    let (caption, is_state) = caption(file);
    let state = is_state.then_some("");
    let length =
        file.outcome().filter(|outcome| outcome.kind.is_movie()).and_then(|outcome| outcome.duration());
    Some(html! {
        <div key={id} class="cell" role="gridcell" aria-colindex={column.to_string()} aria-selected={app.selection.has(id).to_string()}
            data-tone={tone(file)} data-pictured={thumbnail::is_there(app, id).then_some("")}>
            <button id={row_id(id)} class="file-button" {tabindex} aria-label={file.name().to_owned()}
                aria-expanded={app.is_open(id).to_string()} aria-describedby={said.clone()} onclick={select::on_click(id, link)}>
                { thumbnail::view(app, id) }
            </button>
            { select::check(app, id, file.name(), link) }
            <span id={said} hidden=true>{ sentence(&app.session, id, file, is_live) }</span>
            if is_live { { live() } }
            <span class="caption" aria-hidden="true" data-state={state} data-bare={length.is_none().then_some("")}>
                <span>{ caption }</span>{ for length.map(|length| text("span", "length", numbers::clock(length))) }
            </span>
        </div>
    })
}

/// The badge of a picture that moves.
pub(super) fn live() -> Html {
    html! { <i class="badge" aria-hidden="true"></i> }
}

/// Whether it is a still that has its movie.
pub(super) fn is_live(session: &Session, id: FileId, file: File<'_>) -> bool {
    let is_still = file.outcome().is_some_and(|outcome| outcome.kind.is_still());
    is_still && matches!(session.other_half(id), OtherHalf::Here(..))
}

/// What stands on a picture: why it is not known yet, or else whose camera took it, or its name. Tells whether it
/// is the first, which is always shown.
fn caption(file: File<'_>) -> (String, bool) {
    match file.outcome() {
        None => (label(file).to_owned(), true),
        // What is wrong stands above it.
        Some(outcome) if outcome.error().is_some() => (file.name().to_owned(), true),
        Some(outcome) => {
            let camera = outcome.lens_model().and_then(marks::facetime_camera);
            let camera = camera.zip(outcome.device()).map(|((_, side), device)| words::camera(&device, side));
            (camera.unwrap_or_else(|| file.name().to_owned()), false)
        }
    }
}

/// All that is said of a picture.
fn sentence(session: &Session, id: FileId, file: File<'_>, is_live: bool) -> String {
    let mut parts = vec![label(file).to_owned()];
    parts.extend(is_live.then(|| words::LIVE.to_owned()));
    parts.extend(file.outcome().and_then(|outcome| outcome.device()));
    parts.extend(session.dated(id).map(|date| words::date(&date)));
    words::said(&parts)
}
