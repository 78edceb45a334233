//! What is told while files are saved, and what came of it: at the foot of the page, over what is there.

use super::app::App;
use super::parts::{block, button, text};
use super::press::Press;
use super::saving::{Going, Stage, Take};
use crate::browser::page;
use crate::report::Kind;
use crate::words::saving as words;
use yew::html::Scope;
use yew::{Html, html};

/// The id of the button that closes it.
pub const DISMISS: &str = "saving-dismiss";
const CANCEL: &str = "saving-cancel";

/// Files that are named; thousands could be left out.
const MOST_NAMED: usize = 5;

/// Whether the focus is on a button that goes when saving ends.
pub fn has_focus() -> bool {
    page::focused().is_some_and(|id| id == CANCEL)
}

/// Draws it, if there is anything to tell.
pub fn view(app: &App, link: &Scope<App>) -> Html {
    let content = match &app.save.stage {
        Stage::Idle => return Html::default(),
        Stage::Going(going) => {
            vec![how_far(going), button(CANCEL, "button", words::CANCEL, take(Take::Cancel), link)]
        }
        Stage::Said(sentence, left_out) => {
            let mut told = vec![text("p", "", sentence.as_str())];
            if !left_out.is_empty() {
                told.push(text("p", "", words::left_out(left_out.len())));
                let line = |(id, reason): &(usize, _)| {
                    let name = app.session.get(*id).map_or("", |file| file.name());
                    let kind = app.session.outcome(*id).map_or(Kind::Other, |outcome| outcome.kind);
                    text("li", "", words::left_out_file(name, kind, *reason))
                };
                let mut lines: Vec<Html> = left_out.iter().take(MOST_NAMED).map(line).collect();
                if let Some(more) = left_out.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
                    lines.push(text("li", "", words::more_left_out(more)));
                }
                told.push(block("ul", "", lines));
            }
            vec![block("div", "", told), button(DISMISS, "button", words::DISMISS, take(Take::Dismiss), link)]
        }
    };
    html! { <section class="saving" aria-label={words::NOTICE}>{ for content }</section> }
}

fn take(take: Take) -> Press {
    Press::Take(take)
}

fn how_far(going: &Going) -> Html {
    let (done, all) = match going.bytes {
        (done, all) if all > 0 => (done, all),
        _ => (0, 1),
    };
    html! {
        <div>
            { text("p", "", words::progress(going.files, going.bytes)) }
            <progress aria-label={words::NOTICE} value={done.to_string()} max={all.to_string()}></progress>
        </div>
    }
}

/// What is read out: the beginning, every fourth of the way, and what came of it.
pub fn spoken(app: &App) -> String {
    match &app.save.stage {
        Stage::Idle => String::new(),
        Stage::Going(going) => {
            let quarters = (going.bytes.0.saturating_mul(4) / going.bytes.1.max(1)).min(3);
            if quarters == 0 { words::begins(going.files.1) } else { words::quarters(quarters) }
        }
        Stage::Said(sentence, left_out) if left_out.is_empty() => sentence.clone(),
        Stage::Said(sentence, left_out) => format!("{sentence} {}", words::left_out(left_out.len())),
    }
}
