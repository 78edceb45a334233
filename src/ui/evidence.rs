//! Why: the marks that were looked for in an opened file, what was found, and where.

use super::parts::{block, paragraph};
use crate::live_photo::pair::FileId;
use crate::live_photo::{Mark, Support};
use crate::report::{Facts, Found, Place};
use crate::session::{Outcome, Session};
use crate::words::evidence as words;
use yew::{Html, html};

/// Draws the evidence for a verdict.
pub fn view(session: &Session, id: FileId, outcome: &Outcome) -> Html {
    let looked_for: &[Mark] =
        if outcome.kind.is_movie() { &[Mark::Keywords] } else { &[Mark::UserComment, Mark::LensModel] };
    let verdict = &outcome.verdict;
    // That a movie is bare says something only beside the mark; without one, most files are.
    let is_marked = verdict.marks.contains(Mark::Keywords);
    let supports = verdict.supports.iter().filter(|support| *support != Support::Bare || is_marked);
    let camera_keys = outcome.facts.movie.as_ref().map(|movie| &movie.camera_keys);
    let camera_keys = camera_keys.filter(|keys| is_marked && !keys.is_empty());
    let mark = |mark: &Mark| view_mark(*mark, verdict.marks.contains(*mark), &outcome.facts);
    let mut lines: Vec<Html> = looked_for.iter().map(mark).collect();
    lines.extend(marks_of_group(session, id, outcome.kind.is_movie()));
    lines.extend(supports.map(|support| line("yes", words::support(support), None)));
    lines.extend(camera_keys.map(|keys| line("against", &words::camera_keys(keys), None)));
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
        let name = words::by_identifier(&session.get(member)?.found.name);
        Some(line("yes", words::mark_of_other(*mark, other_half), Some(&name)))
    };
    [Mark::UserComment, Mark::LensModel, Mark::Keywords].iter().filter_map(with).collect()
}

fn view_mark(mark: Mark, is_there: bool, facts: &Facts) -> Html {
    match value(mark, facts) {
        Some((value, place)) if is_there => {
            line("yes", &words::mark_found(mark, &value), Some(&words::place(&place)))
        }
        Some((value, place)) => line("no", &words::mark_differs(mark, &value), Some(&words::place(&place))),
        None => line("no", words::mark_absent(mark), None),
    }
}

/// What stands where a mark would.
fn value(mark: Mark, facts: &Facts) -> Option<(String, Place)> {
    let text = |found: &Found<String>| (found.value.clone(), found.place.clone());
    match mark {
        Mark::UserComment => facts.user_comment.as_ref().map(text),
        Mark::LensModel => facts.lens_model.as_ref().map(text),
        Mark::Keywords => {
            let words: Vec<&str> = facts.keywords.iter().map(|word| word.value.as_str()).collect();
            facts.keywords.first().map(|first| (words.join(", "), first.place.clone()))
        }
    }
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
