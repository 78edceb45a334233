//! An opened file: the verdict as one sentence, then why, then details, then all that was read.

use super::app::Opened;
use super::evidence;
use super::list::{tone, unread_label};
use super::parts::{block, pairs, paragraph, plain, section, text};
use crate::live_photo::NearMiss;
use crate::live_photo::pair::FileId;
use crate::report::{Entry, Facts, Part, Report};
use crate::session::halves;
use crate::session::{File, OtherHalf, Outcome, Session, Unread};
use crate::words::page::detail;
use crate::words::{diagnosis, evidence as evidence_words, half, page as words, problem, set_aside, verdict};
use yew::{Html, html};

/// Halves and copies that are named; a group can have thousands.
const MOST_NAMED: usize = halves::FEW;

/// Draws what the panel of an opened file holds.
pub fn view(session: &Session, opened: &Opened, file: File<'_>) -> Vec<Html> {
    match file.outcome() {
        Some(outcome) => view_outcome(session, opened, file, outcome),
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

fn view_outcome(session: &Session, opened: &Opened, file: File<'_>, outcome: Outcome<'_>) -> Vec<Html> {
    let report = opened.report.as_ref().filter(|report| report.error.is_none());
    let facts = report.map(|report| &report.facts);
    let emptied = outcome.verdict.near_miss == Some(NearMiss::Stripped);
    let hint = diagnosis::named_by(file.name()).filter(|_| emptied);
    let mut parts = vec![html! {
        <div class="verdict-box" data-tone={tone(file)}>
            { text("b", "", verdict::title(&outcome)) }{ paragraph(verdict::sentence(&outcome), hint) }
        </div>
    }];
    if outcome.error().is_none() && outcome.kind.is_photo_or_movie() {
        parts.push(section("h3", words::WHY, vec![evidence::view(session, opened.id, outcome, facts)]));
    }
    parts.extend(other_half(session, opened.id, outcome));
    parts.extend(copies(session, opened.id));
    if !outcome.remarks().is_empty() {
        let remarks = outcome.remarks().iter().map(|remark| paragraph(problem::remark(remark), None));
        parts.push(section("h3", words::REMARKS, remarks.collect()));
    }
    parts.push(section("h3", words::DETAILS, vec![details(session, opened.id, file, outcome, facts)]));
    if outcome.error().is_none() {
        parts.push(section("h3", words::ALL_METADATA, metadata(opened.report.as_deref())));
    }
    parts
}

fn other_half(session: &Session, id: FileId, outcome: Outcome<'_>) -> Option<Html> {
    let is_movie = outcome.kind.is_movie();
    let name = |id: &FileId| full_name(session, *id);
    let first = |files: &[FileId]| files.iter().take(MOST_NAMED).map(name).collect::<Vec<_>>();
    let lines: Vec<(String, Option<String>)> = match session.other_half(id) {
        OtherHalf::Here(files, _) => {
            let line = |name: String| (half::here(is_movie, &name, 0), Some(half::MATCHED.to_owned()));
            first(&files).into_iter().map(line).collect()
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

fn details(
    session: &Session,
    id: FileId,
    file: File<'_>,
    outcome: Outcome<'_>,
    facts: Option<&Facts>,
) -> Html {
    let pixels = outcome.size().map(|size| (size.width, size.height));
    let taken = session.taken(id);
    let taken = taken.map(|taken| words::taken(&taken.at, taken.from, !outcome.kind.is_movie()));
    let movie = facts.and_then(|facts| facts.movie.as_ref());
    let movie = movie.map(|movie| words::movie(movie.duration, movie.sound_tracks));
    let folder = Some(words::location(&session.location(id))).filter(|folder| !folder.is_empty());
    let details = [
        (detail::NAME, Some(file.name().to_owned())),
        (detail::FOLDER, folder),
        (detail::SIZE, Some(words::size(pixels, file.length()))),
        (detail::TAKEN, taken),
        (detail::DEVICE, outcome.device()),
        (detail::MOVIE, movie),
        (detail::IDENTIFIER, outcome.identifier().map(ToOwned::to_owned)),
    ];
    let known = details.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    pairs(known.collect())
}

/// Everything that was read, part by part.
fn metadata(report: Option<&Report>) -> Vec<Html> {
    let sentence = match report {
        None => words::READING,
        Some(Report { error: Some(error), kind, .. }) => problem::sentence(*kind, *error),
        Some(report) if report.entries.is_empty() => words::NO_METADATA,
        Some(report) => return parts(&report.entries).into_iter().map(view_part).collect(),
    };
    vec![paragraph(sentence, None)]
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
    let number = text("span", "", words::values(entries.len()));
    let summary = vec![plain(evidence_words::part_heading(part).to_owned()), number];
    let entries = entries.into_iter().map(|entry| (entry.name.clone(), entry.value.clone()));
    html! { <details open=true>{ block("summary", "", summary) }{ pairs(entries.collect()) }</details> }
}
