//! The list of files. Only the rows on screen, and some around them, are drawn: two spacers stand for the
//! others.

use super::app::{App, Press};
use super::parts::{block, on_press, plain, text};
use crate::browser::page;
use crate::live_photo::pair::FileId;
use crate::live_photo::{Grade, NearMiss};
use crate::session::{File, OtherHalf, Session, Unread};
use crate::words::{half, numbers, page as words, problem, set_aside, verdict};
use std::ops::Range;
use web_sys::HtmlElement;
use yew::html::Scope;
use yew::{Html, NodeRef, html};

/// A row's height in CSS pixels, as in the stylesheet.
const ROW: u16 = 72;
/// Rows drawn above and below those on screen, so that scrolling finds them there.
const AROUND: usize = 12;
/// Rows that are drawn before the list has been laid out.
const AT_FIRST: usize = 40;

/// Which rows are drawn.
#[derive(Default)]
pub struct Scroll {
    list: NodeRef,
    above: NodeRef,
    below: NodeRef,
    drawn: Range<usize>,
}

impl Scroll {
    /// Takes in where the page is scrolled to; tells whether other rows must be drawn now.
    pub fn follow(&mut self, rows: usize) -> bool {
        let wanted = match self.list.cast::<HtmlElement>() {
            Some(list) => visible(&list, rows),
            None => 0..rows.min(AT_FIRST),
        };
        std::mem::replace(&mut self.drawn, wanted.clone()) != wanted
    }

    /// Gives the spacers the height of the rows they stand for.
    pub fn lay_out(&self, rows: usize) {
        let heights = [(&self.above, self.drawn.start), (&self.below, rows.saturating_sub(self.drawn.end))];
        for (spacer, rows) in heights {
            if let Some(spacer) = spacer.cast::<HtmlElement>() {
                page::set_height(&spacer, rows * usize::from(ROW));
            }
        }
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to be a row's number")]
fn visible(list: &HtmlElement, rows: usize) -> Range<usize> {
    let (above, height) = page::scrolled_past(list);
    let row = |pixels: f64| (pixels.max(0.0) / f64::from(ROW)) as usize;
    let first = row(above).saturating_sub(AROUND);
    let last = row(above + height).saturating_add(AROUND + 1);
    first.min(rows)..last.min(rows)
}

/// The id of a file's row.
#[must_use]
pub fn row_id(id: FileId) -> String {
    format!("file-{id}")
}

/// Draws the list.
pub fn view(app: &App, link: &Scope<App>) -> Vec<Html> {
    let rows = app.rows(app.scroll.drawn.clone());
    let first = app.scroll.drawn.start;
    let rows = rows.into_iter().enumerate().filter_map(|(position, id)| {
        let file = app.session.get(id)?;
        Some(row(app, id, file, first + position + 1, link))
    });
    let list = html! {
        <ol class="files" aria-label={words::LIST} ref={app.scroll.list.clone()}>
            { spacer("above", &app.scroll.above) }
            { for rows }
            { spacer("below", &app.scroll.below) }
        </ol>
    };
    let none = (app.row_count() == 0).then(|| text("p", "none", words::NONE_HERE));
    none.into_iter().chain([list]).collect()
}

/// Stands for the rows that are not drawn.
fn spacer(key: &'static str, element: &NodeRef) -> Html {
    html! { <li {key} class="spacer" aria-hidden="true" ref={element.clone()}></li> }
}

fn row(app: &App, id: FileId, file: File<'_>, number: usize, link: &Scope<App>) -> Html {
    let slow = app.session.is_slow(id);
    html! {
        <li key={id} class="file" data-tone={tone(file)} aria-setsize={app.row_count().to_string()} aria-posinset={number.to_string()}>
            <button id={row_id(id)} class="file-button" aria-expanded={app.is_open(id).to_string()}
                onclick={on_press(Press::Open(id), link)}>
                { for cells(&app.session, id, file) }
            </button>
            if slow {
                <button class="button skip" aria-label={words::skip_file(file.name())}
                    onclick={on_press(Press::Skip(id), link)}>{ words::SKIP }</button>
            }
        </li>
    }
}

fn cells(session: &Session, id: FileId, file: File<'_>) -> Vec<Html> {
    let device = file.outcome().and_then(|outcome| outcome.device());
    let date = session.taken(id).map(|taken| numbers::day(&taken.at));
    let with_small = |class, line: String, small: Option<String>| {
        let small = small.map(|small| text("small", "", small));
        block("span", class, [plain(line)].into_iter().chain(small).collect())
    };
    vec![
        text("span", "dot", ""),
        with_small("name", file.name().to_owned(), Some(words::location(&session.location(id)))),
        with_small("verdict", label(file).to_owned(), remark(session, id, file)),
        text("span", "device", device.unwrap_or_default()),
        text("span", "date", date.unwrap_or_default()),
    ]
}

fn label(file: File<'_>) -> &'static str {
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
