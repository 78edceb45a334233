//! Why: the marks that were looked for in an opened file, what was found, and where.

use super::parts::{block, paragraph};
use crate::live_photo::pair::FileId;
use crate::live_photo::{Mark, Support};
use crate::report::{Facts, Place, TakenFrom};
use crate::session::{Outcome, Session};
use crate::words::evidence as words;
use yew::{Html, html};

/// Draws the evidence for a verdict. Where it stands is told once the file has been read again.
pub fn view(session: &Session, id: FileId, outcome: Outcome<'_>, facts: Option<&Facts>) -> Html {
    let looked_for: &[Mark] =
        if outcome.kind.is_movie() { &[Mark::Keywords] } else { &[Mark::UserComment, Mark::LensModel] };
    let verdict = &outcome.verdict;
    // That a movie is bare says something only beside the mark; without one, most files are.
    let is_marked = verdict.marks.contains(Mark::Keywords);
    let supports = verdict.supports.iter().filter(|support| *support != Support::Bare || is_marked);
    let movie = facts.and_then(|facts| facts.movie.as_ref());
    let camera_keys = movie.map(|movie| &movie.camera_keys);
    let camera_keys = camera_keys.filter(|keys| is_marked && !keys.is_empty());
    let mark = |mark: &Mark| view_mark(*mark, verdict.marks.contains(*mark), value(*mark, outcome, facts));
    let mut lines: Vec<Html> = looked_for.iter().map(mark).collect();
    lines.extend(marks_of_group(session, id, outcome.kind.is_movie()));
    lines.extend(supports.map(|support| line("yes", words::support(support), None)));
    lines.extend(camera_keys.map(|keys| line("against", &words::camera_keys(keys), None)));
    let has_no_date = session.taken(id).is_none_or(|taken| taken.from == TakenFrom::Movie);
    let is_dateless = verdict.grade.is_flagged() && !outcome.kind.is_movie() && has_no_date;
    let of_movie = session.taken_at(id);
    lines.extend(is_dateless.then(|| line("no", words::NO_DATE, Some(&words::no_date(of_movie.as_ref())))));
    lines.extend(verdict.signs.iter().map(|sign| line("against", words::sign(sign), None)));
    block("ul", "evidence", lines)
}

/// Marks of the other files of its group, one line for each mark.
fn marks_of_group(session: &Session, id: FileId, is_movie: bool) -> Vec<Html> {
    let with = |mark: &Mark| {
        let has_mark = |member: &FileId| {
            session.outcome(*member).is_some_and(|outcome| outcome.verdict.marks.contains(*mark))
        };
        let member = session.group_members(id).find(has_mark)?;
        let other_half = session.outcome(member)?.kind.is_movie() != is_movie;
        let name = words::by_identifier(session.get(member)?.name());
        Some(line("yes", words::mark_of_other(*mark, other_half), Some(&name)))
    };
    [Mark::UserComment, Mark::LensModel, Mark::Keywords].iter().filter_map(with).collect()
}

fn view_mark(mark: Mark, is_there: bool, value: Option<(String, Option<Place>)>) -> Html {
    let Some((value, place)) = value else { return line("no", words::mark_absent(mark), None) };
    let place = place.as_ref().map(words::place);
    match is_there {
        true => line("yes", &words::mark_found(mark, &value), place.as_deref()),
        false => line("no", &words::mark_differs(mark, &value), place.as_deref()),
    }
}

/// What stands in a mark's place, and where that is.
fn value(mark: Mark, outcome: Outcome<'_>, facts: Option<&Facts>) -> Option<(String, Option<Place>)> {
    let value = match mark {
        Mark::UserComment => outcome.user_comment().map(ToOwned::to_owned),
        Mark::LensModel => outcome.lens_model().map(ToOwned::to_owned),
        Mark::Keywords => {
            let words: Vec<&str> = outcome.keywords().collect();
            (!words.is_empty()).then(|| words.join(", "))
        }
    };
    let found = facts.and_then(|facts| match mark {
        Mark::UserComment => facts.user_comment.as_ref(),
        Mark::LensModel => facts.lens_model.as_ref(),
        Mark::Keywords => facts.keywords.first(),
    });
    Some((value?, found.map(|found| found.place.clone())))
}

/// One line: `yes`, `no` or `against`, a sentence, and small print.
pub fn line(kind: &'static str, sentence: &str, place: Option<&str>) -> Html {
    let sign = match kind {
        "yes" => "✓",
        "against" => "!",
        _ => "–",
    };
    html! {
        <li data-sign={kind}>
            <span class="sign" aria-hidden="true">{ sign }</span>
            { paragraph(sentence, place.map(ToOwned::to_owned)) }
        </li>
    }
}
