//! An opened file: the verdict as one sentence, then why, then details, then all that was read.

use super::app::{App, Msg, Opened};
use super::evidence;
use crate::live_photo::pair::FileId;
use crate::report::{Entry, Part, Report};
use crate::session::{File, OtherHalf, Outcome, Session};
use crate::words::page::detail;
use crate::words::{evidence as evidence_words, half, page as words, problem, verdict};
use yew::html::Scope;
use yew::{Html, classes, html};

/// The id of the opened file's heading, which takes the focus.
pub const HEADING: &str = "opened-heading";
/// Halves and copies that are named; a group can have thousands.
const MOST_NAMED: usize = 5;

/// Draws the opened file, if there is one.
pub fn view(app: &App, link: &Scope<App>) -> Html {
    let Some(opened) = &app.opened else { return Html::default() };
    let Some(file) = app.session.get(opened.id) else { return Html::default() };
    html! {
        <aside key={opened.id} class="opened" aria-label={words::OPENED}>
            <div class="opened-head">
                <h2 id={HEADING} tabindex="-1">{ &file.found.name }</h2>
                <button id="close" class="button" onclick={link.callback(|_| Msg::Close)}>{ words::CLOSE }</button>
            </div>
            if let Some(outcome) = &file.outcome {
                { view_outcome(&app.session, opened, file, outcome) }
            } else {
                <p>{ verdict::WAITING }</p>
            }
        </aside>
    }
}

fn view_outcome(session: &Session, opened: &Opened, file: &File, outcome: &Outcome) -> Html {
    let tone = if outcome.verdict.grade.is_flagged() { "found" } else { "plain" };
    html! {
        <>
            <p class={classes!("verdict-box", tone)}>{ verdict::sentence(outcome) }</p>
            if outcome.error.is_none() {
                <section><h3>{ words::WHY }</h3>{ evidence::view(session, opened.id, outcome) }</section>
            }
            { other_half(session, opened.id, outcome) }
            if !outcome.remarks.is_empty() {
                <section><h3>{ words::REMARKS }</h3>
                    { for outcome.remarks.iter().map(|remark| html! { <p>{ problem::remark(remark) }</p> }) }
                </section>
            }
            <section><h3>{ words::DETAILS }</h3>{ details(session, opened.id, file, outcome) }</section>
            <section><h3>{ words::ALL_METADATA }</h3>{ metadata(opened.report.as_deref()) }</section>
        </>
    }
}

fn other_half(session: &Session, id: FileId, outcome: &Outcome) -> Html {
    let is_movie = outcome.kind.is_movie();
    let name = |id: &FileId| session.get(*id).map(full_name).unwrap_or_default();
    let mut lines: Vec<Html> = match session.other_half(id) {
        OtherHalf::Here(files) => files
            .iter()
            .take(MOST_NAMED)
            .map(|other| html! { <p>{ half::here(is_movie, &name(other), 0) }<small>{ half::MATCHED }</small></p> })
            .collect(),
        OtherHalf::ByName(files) => {
            files.iter().take(MOST_NAMED).map(|other| html! { <p>{ half::by_name(&name(other)) }</p> }).collect()
        }
        OtherHalf::NotAmongThese => vec![html! { <p>{ half::not_among_these(is_movie) }</p> }],
        OtherHalf::NotSaid => vec![html! { <p>{ half::NOT_SAID }</p> }],
        OtherHalf::Nothing => Vec::new(),
    };
    let copies = session.copies(id);
    lines.extend(copies.iter().take(MOST_NAMED).map(|copy| html! { <p>{ half::copy(&name(copy)) }</p> }));
    if lines.is_empty() {
        return Html::default();
    }
    html! { <section><h3>{ words::OTHER_HALF }</h3>{ for lines }</section> }
}

fn full_name(file: &File) -> String {
    let found = &file.found;
    if found.folder.is_empty() { found.name.clone() } else { format!("{}/{}", found.folder, found.name) }
}

fn details(session: &Session, id: FileId, file: &File, outcome: &Outcome) -> Html {
    let facts = &outcome.facts;
    let pixels = facts.size.as_ref().map(|size| (size.value.width, size.value.height));
    let taken = session.taken(id);
    let taken = taken.map(|taken| words::taken(&taken.at, taken.from, !outcome.kind.is_movie()));
    let movie = facts.movie.as_ref().map(|movie| words::movie(movie.duration, movie.sound_tracks));
    let text = |found: &crate::report::facts::FoundText| found.as_ref().map(|found| found.value.clone());
    let folder = Some(file.found.folder.clone()).filter(|folder| !folder.is_empty());
    let details = [
        (detail::NAME, Some(file.found.name.clone())),
        (detail::FOLDER, folder),
        (detail::SIZE, Some(words::size(pixels, file.found.length))),
        (detail::TAKEN, taken),
        (detail::DEVICE, text(&facts.model)),
        (detail::MOVIE, movie),
        (detail::IDENTIFIER, text(&facts.identifier)),
    ];
    let known = details.into_iter().filter_map(|(name, value)| Some((name, value?)));
    html! {
        <dl class="details">
            { for known.map(|(name, value)| html! { <><dt>{ name }</dt><dd>{ value }</dd></> }) }
        </dl>
    }
}

/// Everything that was read, part by part.
fn metadata(report: Option<&Report>) -> Html {
    let Some(report) = report else { return html! { <p>{ words::READING }</p> } };
    if let Some(error) = report.error {
        return html! { <p>{ problem::sentence(report.kind, error) }</p> };
    }
    if report.entries.is_empty() {
        return html! { <p>{ words::NO_METADATA }</p> };
    }
    parts(&report.entries).into_iter().map(view_part).collect()
}

/// The entries of each part, in the order in which parts first come up.
fn parts(entries: &[Entry]) -> Vec<(Part, Vec<&Entry>)> {
    let mut parts: Vec<(Part, Vec<&Entry>)> = Vec::new();
    for entry in entries {
        let part = entry.place.part;
        match parts.iter_mut().find(|(known, _)| *known == part) {
            Some((_, entries)) => entries.push(entry),
            None => parts.push((part, vec![entry])),
        }
    }
    parts
}

fn view_part((part, entries): (Part, Vec<&Entry>)) -> Html {
    html! {
        <details open=true>
            <summary>{ evidence_words::part_heading(part) }<span>{ words::values(entries.len()) }</span></summary>
            <dl class="details">
                { for entries.into_iter().map(|entry| html! { <><dt>{ &entry.name }</dt><dd>{ &entry.value }</dd></> }) }
            </dl>
        </details>
    }
}
