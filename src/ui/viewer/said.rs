//! What is told of an opened file: the verdict as one sentence, then why, then details, then all that was read.

use super::act::Act;
use super::copy::{Manner, values};
use super::stage::Half;
use super::{Opened, map, on};
use crate::live_photo::NearMiss;
use crate::live_photo::pair::FileId;
use crate::report::{Entry, Part, Report};
use crate::session::halves;
use crate::session::{File, OtherHalf, Outcome, Session, Unread};
use crate::ui::app::{App, Msg};
use crate::ui::evidence;
use crate::ui::list::{tone, unread_label};
use crate::ui::parts::{block, on_press, paragraph, plain, section, text};
use crate::ui::press::Press;
use crate::ui::saving::Take;
use crate::words::page::detail;
use crate::words::{
    diagnosis, evidence as evidence_words, half, numbers, page as words, problem, set_aside, verdict, viewer,
};
use web_sys::HtmlInputElement;
use yew::html::Scope;
use yew::{Html, InputEvent, TargetCast, html};

/// Halves and copies that are named; a group can have thousands.
const MOST_NAMED: usize = halves::FEW;

/// Draws it.
pub fn view(app: &App, opened: &Opened, file: File<'_>, link: &Scope<App>) -> Vec<Html> {
    match file.outcome() {
        Some(outcome) => view_outcome(app, opened, file, outcome, link),
        None => {
            let hint = match file.unread() {
                Unread::Slow => Some(words::CLOUD_HINT.join(" ")),
                Unread::LeftOut => Some(set_aside::LEFT_OUT_SENTENCE.to_owned()),
                Unread::Queued | Unread::Skipped | Unread::Gone => None,
            };
            vec![paragraph(unread_label(file.unread()), hint)]
        }
    }
}

fn view_outcome(
    app: &App,
    opened: &Opened,
    file: File<'_>,
    outcome: Outcome<'_>,
    link: &Scope<App>,
) -> Vec<Html> {
    let session = &app.session;
    let facts = opened.facts();
    let mut parts = vec![verdict_box(file, outcome, session.taken_with(opened.id))];
    if outcome.error().is_none() && outcome.kind.is_photo_or_movie() {
        parts.push(section("h3", words::WHY, vec![evidence::view(session, opened.id, outcome, facts)]));
    }
    parts.extend(other_half(session, opened.id, outcome));
    parts.extend(copies(session, opened.id));
    if !outcome.remarks().is_empty() {
        let remarks = outcome.remarks().iter().map(|remark| paragraph(problem::remark(remark), None));
        parts.push(section("h3", words::REMARKS, remarks.collect()));
    }
    let details = details(app, opened, file);
    let details = details.iter().map(|(name, value)| (*name, value.as_str()));
    parts.push(section("h3", words::DETAILS, vec![values(details)]));
    parts.extend(outcome.position().map(|position| map::view(opened, position, link)));
    parts.push(block("div", "choices", choices(opened, link)));
    if outcome.error().is_none() {
        parts.push(section("h3", words::ALL_METADATA, metadata(opened, link)));
    }
    parts
}

fn verdict_box(file: File<'_>, outcome: Outcome<'_>, device: Option<String>) -> Html {
    let emptied = outcome.verdict.near_miss == Some(NearMiss::Stripped);
    let hint = diagnosis::named_by(file.name()).filter(|_| emptied);
    html! {
        <div class="verdict-box" data-tone={tone(file)}>
            { text("b", "", verdict::title(&outcome)) }{ emphasised(&verdict::sentence(&outcome, device), hint) }
        </div>
    }
}

/// A sentence in which it stands out that the device is the other person's.
fn emphasised(sentence: &str, small: Option<String>) -> Html {
    let Some((before, behind)) = sentence.split_once(verdict::OTHER_PERSONS) else {
        return paragraph(sentence, small);
    };
    let whose = text("strong", "", verdict::OTHER_PERSONS);
    let mut content = vec![plain(before.to_owned()), whose, plain(behind.to_owned())];
    content.extend(small.map(|small| text("small", "", small)));
    block("p", "", content)
}

/// What can be done with it: the chief wish comes first.
fn choices(opened: &Opened, link: &Scope<App>) -> Vec<Html> {
    let here = |half: &Option<Half>| half.as_ref().filter(|half| half.original.is_some()).map(|half| half.id);
    let (still, movie) = (here(&opened.stage.still), here(&opened.stage.movie));
    let saved = |id: Option<FileId>, take: fn(FileId) -> Take| Some(on_press(Press::Take(take(id?)), link));
    let copied = |manner| opened.report.as_ref().map(|_| on(Act::CopyAll(manner), link));
    [
        ("save-both", viewer::SAVE_BOTH, saved(still.and(movie), Take::Both)),
        ("save-still", viewer::SAVE_STILL, saved(still, Take::One)),
        ("save-movie", viewer::SAVE_MOVIE, saved(movie, Take::One)),
        ("copy-details", viewer::COPY, copied(Manner::Text)),
        ("copy-json", viewer::COPY_JSON, copied(Manner::Json)),
    ]
    .into_iter()
    .filter_map(|(id, label, act)| Some((id, label, act?)))
    .map(|(id, label, act)| html! { <button key={id} {id} class="button" onclick={act}>{ label }</button> })
    .collect()
}

fn other_half(session: &Session, id: FileId, outcome: Outcome<'_>) -> Option<Html> {
    let is_movie = outcome.kind.is_movie();
    let name = |id: &FileId| full_name(session, *id);
    let first = |files: &[FileId]| files.iter().take(MOST_NAMED).map(name).collect::<Vec<_>>();
    let lines: Vec<(String, Option<String>)> = match session.other_half(id) {
        OtherHalf::Here(files, all) => {
            let line = |name: String| (half::here(is_movie, &name, 0), Some(half::MATCHED.to_owned()));
            let more = (all > MOST_NAMED).then(|| (half::more(all - MOST_NAMED), None));
            first(&files).into_iter().map(line).chain(more).collect()
        }
        OtherHalf::ByName(files) => first(&files).iter().map(|name| (half::by_name(name), None)).collect(),
        OtherHalf::NotAmongThese if session.tally().all_read() => {
            vec![(half::not_among_these(is_movie).to_owned(), None)]
        }
        OtherHalf::NotSaid => vec![(half::NOT_SAID.to_owned(), None)],
        OtherHalf::NotAmongThese | OtherHalf::Nothing => Vec::new(),
    };
    let is_something = !lines.is_empty();
    let lines = lines.into_iter().map(|(line, small)| paragraph(line, small));
    is_something.then(|| section("h3", words::OTHER_HALF, lines.collect()))
}

/// Its copies: those with its identifier, then those that seem to be some by their names.
fn copies(session: &Session, id: FileId) -> Option<Html> {
    let (proven, by_name): (Vec<_>, Vec<_>) =
        (session.copies(id).collect(), session.copies_by_name(id).collect());
    let all = proven.len() + by_name.len();
    let line = |(position, id): (usize, &FileId)| {
        let name = full_name(session, *id);
        let is_proven = position < proven.len();
        paragraph(if is_proven { half::copy(&name) } else { half::copy_by_name(&name) }, None)
    };
    let named = proven.iter().chain(&by_name).enumerate().take(MOST_NAMED);
    let mut lines: Vec<Html> = named.map(line).collect();
    if all > MOST_NAMED {
        lines.push(paragraph(half::more(all - MOST_NAMED), None));
    }
    (all > 0).then(|| section("h3", words::COPIES, lines))
}

fn full_name(session: &Session, id: FileId) -> String {
    let (name, folder) = session.get(id).map_or(("", ""), |file| (file.name(), file.folder()));
    words::full_name(&session.location(id), !folder.is_empty(), name)
}

/// Names and values of what is told first.
pub fn details(app: &App, opened: &Opened, file: File<'_>) -> Vec<(&'static str, String)> {
    let (session, id) = (&app.session, opened.id);
    let Some(outcome) = file.outcome() else { return Vec::new() };
    let pixels = outcome.size().map(|size| (size.width, size.height));
    let taken = session.dated(id).and_then(|date| words::taken(&date, !outcome.kind.is_movie()));
    let movie = opened.facts().and_then(|facts| facts.movie.as_ref());
    let movie = movie.map(|movie| words::movie(movie.duration, movie.sound_tracks));
    let folder = Some(words::location(&session.location(id))).filter(|folder| !folder.is_empty());
    let details = [
        (detail::NAME, Some(file.name().to_owned())),
        (detail::FOLDER, folder),
        (detail::SIZE, Some(words::size(pixels, file.length()))),
        (detail::TAKEN, taken),
        (detail::CHANGED, session.changed(id).map(|at| numbers::date(&at))),
        (detail::DEVICE, outcome.device()),
        (detail::MOVIE, movie),
        (detail::IDENTIFIER, outcome.identifier().map(ToOwned::to_owned)),
    ];
    details.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Everything that was read, part by part, as far as it has what is searched for.
fn metadata(opened: &Opened, link: &Scope<App>) -> Vec<Html> {
    let sentence = match opened.report.as_deref() {
        None => words::READING,
        Some(Report { error: Some(error), kind, .. }) => problem::sentence(*kind, *error),
        Some(report) if report.entries.is_empty() => words::NO_METADATA,
        Some(report) => {
            let parts = parts_of(&report.entries, &opened.search);
            let nothing = parts.is_empty().then(|| paragraph(viewer::NOTHING_FOUND, None));
            let found = nothing.into_iter().chain(parts.into_iter().map(view_part));
            // The search keeps its place, and with it the focus, however much is found.
            return vec![search(opened, link), block("div", "found", found.collect())];
        }
    };
    vec![paragraph(sentence, None)]
}

/// The id of what one searches with in all that was read.
pub const SEARCH_METADATA: &str = "search-metadata";

fn search(opened: &Opened, link: &Scope<App>) -> Html {
    let typed = |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        Msg::Viewer(Act::Search(input.map_or(String::new(), |input| input.value())))
    };
    html! {
        <input id={SEARCH_METADATA} class="search" type="search" aria-label={viewer::SEARCH}
            placeholder={viewer::SEARCH} value={opened.search.clone()} oninput={link.callback(typed)} />
    }
}

/// The entries of each part that have a text in their name or value, in the order in which parts first come up. Letters
/// of ASCII may be small or large.
pub fn parts_of<'a>(entries: &'a [Entry], search: &str) -> Vec<(Part, Vec<&'a Entry>)> {
    let search = search.trim().to_ascii_lowercase();
    let has = |text: &str| text.to_ascii_lowercase().contains(&search);
    let mut parts: Vec<(Part, Vec<&Entry>)> = Vec::new();
    for entry in entries.iter().filter(|entry| has(&entry.name) || has(&entry.value)) {
        let part = entry.place.part;
        match parts.iter_mut().find(|(known, _)| *known == part) {
            Some((_, entries)) => entries.push(entry),
            None => parts.push((part, vec![entry])),
        }
    }
    parts
}

fn view_part((part, entries): (Part, Vec<&Entry>)) -> Html {
    let number = text("span", "", words::values(entries.len()));
    let summary = vec![plain(evidence_words::part_heading(part).to_owned()), number];
    let entries = entries.into_iter().map(|entry| (entry.name.as_str(), entry.value.as_str()));
    html! { <details open=true>{ block("summary", "", summary) }{ values(entries) }</details> }
}
