//! The list of files: a row for each. What has the focus is the button with the file's name, which covers its row, and is
//! described by the other cells.

use super::app::App;
use super::files;
use super::parts::{on_press, plain, text};
use super::press::Press;
use super::scroll::DrawnLine;
use super::{select, thumbnail};
use crate::live_photo::pair::FileId;
use crate::live_photo::{Grade, NearMiss};
use crate::session::{File, OtherHalf, Session, Unread};
use crate::words::{half, numbers, page as words, problem, set_aside, tools, verdict};
use yew::html::Scope;
use yew::{Html, html};

/// What ids in a row begin with: the button that opens its file, the one that skips it, and its other cells.
pub(super) const ROW: &str = "file-";
pub(super) const SKIP: &str = "skip-";
const VERDICT: &str = "verdict-";
const DEVICE: &str = "device-";
const DATE: &str = "date-";

/// The id of the button that opens a file.
#[must_use]
pub fn row_id(id: FileId) -> String {
    cell_id(ROW, id)
}

pub(super) fn cell_id(cell: &str, id: FileId) -> String {
    cell.to_owned() + &id.to_string()
}

/// The file of whose row an element is, by its id.
#[must_use]
pub fn file_of(id: &str) -> Option<FileId> {
    id.strip_prefix(ROW).or_else(|| id.strip_prefix(SKIP))?.parse().ok()
}

/// Draws the list.
pub fn view(app: &App, link: &Scope<App>) -> Html {
    let head = html! {
        <div role="rowgroup">
            <div class="columns" role="row" aria-rowindex="1">
                { for words::COLUMNS.into_iter().map(|name| cell("columnheader", "", None, vec![plain(name.to_owned())])) }
            </div>
        </div>
    };
    files::grid(app, "files", Some(head), words::COLUMNS.len(), files::lines(app, link, line), link)
}

fn line(app: &App, _number: usize, line: DrawnLine<'_>, link: &Scope<App>) -> Option<Html> {
    match line {
        DrawnLine::Files(files) => row(app, *files.first()?, link),
        DrawnLine::Heading(_) => None,
    }
}

fn row(app: &App, (number, id): (usize, FileId), link: &Scope<App>) -> Option<Html> {
    let file = app.session.get(id)?;
    // Only one of all rows is reached by Tab.
    let tabindex = if number == app.scroll.stop() { "0" } else { "-1" };
    let described_by = [VERDICT, DEVICE, DATE].map(|cell| cell_id(cell, id)).join(" ");
    let folder = words::location(&app.session.location(id));
    let name = html! {
        <button id={row_id(id)} class="file-button" {tabindex} aria-expanded={app.is_open(id).to_string()}
            aria-describedby={described_by} onclick={select::on_click(id, link)}>
            { for with_small(file.name().to_owned(), Some(folder)) }
        </button>
    };
    let skip = app.session.is_slow(id).then(|| html! {
        <button id={cell_id(SKIP, id)} class="button skip" tabindex="-1" aria-label={words::skip_file(file.name())}
            onclick={on_press(Press::Skip(id), link)}>{ words::SKIP }</button>
    });
    let [verdict, device, date] = cells(&app.session, id, file);
    // The first two rows of the grid are its head and the first file's.
    Some(html! {
        <div key={id} class="file" role="row" data-tone={tone(file)} aria-rowindex={(number + 2).to_string()}
            aria-selected={app.selection.has(id).to_string()}>
            { thumbnail::view_small(app, id) }
            { cell("rowheader", "name", None, vec![name, select::check(app, id, file.name(), link)]) }
            { cell("gridcell", "verdict", Some(cell_id(VERDICT, id)), verdict) }
            { cell("gridcell", "device", Some(cell_id(DEVICE, id)), device) }
            { cell("gridcell", "date", Some(cell_id(DATE, id)), date) }
            { cell("gridcell", "more", None, skip.into_iter().collect()) }
        </div>
    })
}

fn cell(role: &'static str, class: &'static str, id: Option<String>, content: Vec<Html>) -> Html {
    html! { <div {role} {class} {id}>{ for content }</div> }
}

/// A line and small print under it; who hears them hears two words.
fn with_small(mut line: String, small: Option<String>) -> Vec<Html> {
    line.push(' ');
    let small = small.map(|small| text("small", "", small));
    [plain(line)].into_iter().chain(small).collect()
}

/// What is said of a file: the verdict, the device, the date.
pub fn cells(session: &Session, id: FileId, file: File<'_>) -> [Vec<Html>; 3] {
    let device = file.outcome().and_then(|outcome| outcome.device());
    let is_movie = file.outcome().is_some_and(|outcome| outcome.kind.is_movie());
    let date = session.dated(id).map(|date| {
        let from = tools::dated_by(date.from, is_movie).map(ToOwned::to_owned);
        with_small(numbers::day(&date.at), from)
    });
    let line = |line: Option<String>| line.map(plain).into_iter().collect();
    [with_small(label(file).to_owned(), remark(session, id, file)), line(device), date.unwrap_or_default()]
}

pub(super) fn label(file: File<'_>) -> &'static str {
    match (file.outcome(), file.unread()) {
        (Some(outcome), _) => verdict::label(&outcome),
        (None, unread) => unread_label(unread),
    }
}

/// What is said of a file that has not been read.
#[must_use]
pub fn unread_label(unread: Unread) -> &'static str {
    match unread {
        Unread::Queued => verdict::QUEUED,
        Unread::Slow => verdict::SLOW,
        Unread::Skipped => verdict::NOT_READ,
        Unread::LeftOut => set_aside::LEFT_OUT,
        Unread::Gone => verdict::GONE,
    }
}

/// The colour that a verdict has.
#[must_use]
pub fn tone(file: File<'_>) -> Option<&'static str> {
    let outcome = file.outcome().filter(|outcome| outcome.aside().is_none())?;
    match outcome.verdict.grade {
        _ if outcome.error().is_some() => Some("failed"),
        grade if grade.is_flagged() => Some("found"),
        Grade::Perhaps => Some("perhaps"),
        _ => None,
    }
}

/// The line under the verdict: why a file could not be read, or where its other half is if it has one.
fn remark(session: &Session, id: FileId, file: File<'_>) -> Option<String> {
    let Some(outcome) = file.outcome() else {
        let remark = match file.unread() {
            Unread::Slow => verdict::MAY_BE_IN_CLOUD,
            Unread::LeftOut => set_aside::LEFT_OUT_REMARK,
            Unread::Queued | Unread::Skipped | Unread::Gone => return None,
        };
        return Some(remark.to_owned());
    };
    if outcome.aside().is_some() {
        return None;
    }
    if let Some(error) = outcome.error() {
        return Some(problem::sentence(outcome.kind, error).to_owned());
    }
    let is_movie = outcome.kind.is_movie();
    let flagged = outcome.verdict.grade.is_flagged();
    let is_live = flagged
        || matches!(outcome.verdict.near_miss, Some(NearMiss::LivePhoto | NearMiss::HomemadeLivePhoto));
    let name = |id: &FileId| session.get(*id).map_or("", File::name);
    match session.other_half(id) {
        OtherHalf::Here(files, all) => {
            let first = files.first().map(name)?;
            Some(half::here(is_movie, first, all - 1))
        }
        OtherHalf::ByName(files) if is_live => Some(half::by_name(files.first().map(name)?)),
        OtherHalf::NotAmongThese if is_live && session.tally().all_read() => {
            Some(half::not_among_these(is_movie).to_owned())
        }
        OtherHalf::NotSaid => Some(half::NOT_SAID.to_owned()),
        // Where there is room: of most photos a copy is no news.
        _ if outcome.verdict.grade == Grade::No => None,
        _ => copy(session, id),
    }
}

/// The first of a file's copies.
fn copy(session: &Session, id: FileId) -> Option<String> {
    let name = |id: FileId| session.get(id).map(File::name);
    match session.copies(id).next() {
        Some(proven) => Some(half::copy(name(proven)?)),
        None => Some(half::copy_by_name(name(session.copy_by_name(id)?)?)),
    }
}
