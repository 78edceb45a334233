//! The seal as the visitor sees it: that it is there, and a check in front of their eyes.

use super::app::App;
use super::evidence::line;
use super::parts::{block, button, paragraph, section};
use super::press::Press;
use crate::browser::seal::{Sealed, seal};
use crate::session::Attempt;
use crate::words::seal::{self as words, Who};
use yew::html::Scope;
use yew::{Html, html};

/// Whether the page is sealed, and what the visitor has seen of it.
#[derive(Default)]
pub struct Seal {
    sealed: Option<Sealed>,
    check: Option<Check>,
}

/// What became of the tries to send something; each is there once it has ended.
#[derive(Default)]
struct Check {
    page: Option<Attempt>,
    worker: Option<Attempt>,
}

impl Seal {
    /// Seals the page, if it is not sealed yet. Nothing where the browser takes no policy.
    pub fn close(&mut self) -> Option<Sealed> {
        if self.sealed.is_none() {
            self.sealed = seal().ok();
        }
        self.sealed
    }

    /// Whether the page is sealed.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.sealed.is_some()
    }

    /// Whether a check was asked for.
    #[must_use]
    pub fn is_checking(&self) -> bool {
        self.check.is_some()
    }

    /// A check begins.
    pub fn begin_check(&mut self) {
        self.check = Some(Check::default());
    }

    /// Takes in what came of one of the tries.
    pub fn tried(&mut self, who: Who, attempt: Attempt) {
        let Some(check) = &mut self.check else { return };
        match who {
            Who::Page => check.page = Some(attempt),
            Who::Worker => check.worker = Some(attempt),
        }
    }
}

/// Draws what the panel holds.
pub fn view(app: &App, link: &Scope<App>) -> Vec<Html> {
    let gaps = words::GAPS_TEXT.iter().map(|text| paragraph(*text, None));
    vec![
        paragraph(words::MEANING, None),
        html! { <div class="check" role="status">{ for app.seal.check.iter().map(view_check) }</div> },
        button("check", "button chief", words::CHECK, Press::TryToSend, link),
        section("h3", words::GAPS, gaps.collect()),
    ]
}

fn view_check(check: &Check) -> Html {
    let tries = [(Who::Page, &check.page), (Who::Worker, &check.worker)];
    let lines = tries.into_iter().map(|(who, attempt)| match attempt {
        Some(attempt) => {
            let sign = if matches!(attempt, Attempt::Refused(_)) { "yes" } else { "against" };
            line(sign, &words::outcome(who, attempt), words::rule(attempt).as_deref())
        }
        None => line("no", words::CHECKING, None),
    });
    section("h3", words::CHECKED, vec![block("ul", "evidence", lines.collect())])
}
