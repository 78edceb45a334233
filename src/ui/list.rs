//! The list of files. Only the rows on screen, and some around them, are drawn: two spacers stand for the
//! others.

use super::app::{App, Msg};
use crate::browser::page;
use crate::live_photo::pair::FileId;
use crate::live_photo::{Grade, NearMiss};
use crate::session::{File, OtherHalf, Outcome, Session};
use crate::words::{half, numbers, page as words, problem, verdict};
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
pub fn view(app: &App, link: &Scope<App>) -> Html {
    let rows = app.shown.get(app.scroll.drawn.clone()).unwrap_or_default();
    let first = app.scroll.drawn.start;
    html! {
        <>
            if app.shown.is_empty() {
                <p class="none">{ words::NONE_HERE }</p>
            }
            <ol class="files" aria-label={words::LIST} ref={app.scroll.list.clone()}>
                <li key="above" class="spacer" role="presentation" ref={app.scroll.above.clone()}></li>
                { for rows.iter().enumerate().filter_map(|(position, id)| {
                    let file = app.session.get(*id)?;
                    Some(row(app, *id, file, first + position + 1, link))
                }) }
                <li key="below" class="spacer" role="presentation" ref={app.scroll.below.clone()}></li>
            </ol>
        </>
    }
}

fn row(app: &App, id: FileId, file: &File, number: usize, link: &Scope<App>) -> Html {
    let session = &app.session;
    let opened = app.opened.as_ref().is_some_and(|opened| opened.id == id);
    let device = file.outcome.as_ref().and_then(Outcome::device);
    let date = session.taken(id).map(|taken| numbers::day(&taken.at));
    html! {
        <li key={id} class="file" data-tone={tone(file)} aria-setsize={app.shown.len().to_string()} aria-posinset={number.to_string()}>
            <button id={row_id(id)} class="file-button" aria-expanded={opened.to_string()}
                onclick={link.callback(move |_| Msg::Open(id))}>
                <span class="dot" aria-hidden="true"></span>
                <span class="name">{ &file.found.name }<small>{ &file.found.folder }</small></span>
                <span class="verdict">{ label(session, id, file) }<small>{ remark(session, id) }</small></span>
                <span class="device">{ device }</span>
                <span class="date">{ date }</span>
            </button>
        </li>
    }
}

fn label(session: &Session, id: FileId, file: &File) -> &'static str {
    match &file.outcome {
        Some(outcome) => verdict::label(outcome),
        None if session.is_skipped(id) => verdict::NOT_READ,
        None => verdict::WAITING,
    }
}

/// The colour that a verdict has.
fn tone(file: &File) -> Option<&'static str> {
    let outcome = file.outcome.as_ref()?;
    match outcome.verdict.grade {
        _ if outcome.error.is_some() => Some("failed"),
        grade if grade.is_flagged() => Some("found"),
        Grade::Perhaps => Some("perhaps"),
        _ => None,
    }
}

/// The line under the verdict: why a file could not be read, or where its other half is if it has one.
fn remark(session: &Session, id: FileId) -> Option<String> {
    let outcome = session.outcome(id)?;
    if let Some(error) = outcome.error {
        return Some(problem::sentence(outcome.kind, error).to_owned());
    }
    let is_movie = outcome.kind.is_movie();
    let flagged = outcome.verdict.grade.is_flagged();
    let is_live = flagged
        || matches!(outcome.verdict.near_miss, Some(NearMiss::LivePhoto | NearMiss::HomemadeLivePhoto));
    let name = |id: &FileId| session.get(*id).map_or("", |file| file.found.name.as_str());
    match session.other_half(id) {
        OtherHalf::Here(files) => {
            let first = files.first().map(name)?;
            Some(half::here(is_movie, first, files.len() - 1))
        }
        OtherHalf::ByName(files) if is_live => Some(half::by_name(files.first().map(name)?)),
        OtherHalf::NotAmongThese if is_live && session.tally().all_read() => {
            Some(half::not_among_these(is_movie).to_owned())
        }
        OtherHalf::NotSaid => Some(half::NOT_SAID.to_owned()),
        _ => None,
    }
}
