//! The seal: what it is, how to check it, and what it cannot do.

use crate::session::Attempt;

/// On the sign in the bar.
pub const SEALED: &str = "Sealed by your browser";
/// The panel's heading.
pub const HEADING: &str = "This page is sealed";
/// What that means.
pub const MEANING: &str = "Before the first photo is read, your browser cuts this page off from the network. It can send nothing and fetch nothing until it is loaded anew, whatever it tries.";
/// Makes the check.
pub const CHECK: &str = "Check it";
/// While the check is made.
pub const CHECKING: &str = "Trying to send something…";
/// What is being checked, as a heading.
pub const CHECKED: &str = "What happened";
/// A heading.
pub const GAPS: &str = "What no seal can do";
/// The gaps, and how to be sure all the same.
pub const GAPS_TEXT: [&str; 2] = [
    "A browser cannot keep a page from leading to another page, opening a window, hinting at a host to connect to, or starting a direct call (WebRTC). The code of this page does none of these; its tests look for them.",
    "The proof that needs no trust: switch your device to flight mode, then add your photos. Everything works the same.",
];

/// Who tried to send something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The page.
    Page,
    /// A worker, in which files are read.
    Worker,
}

/// What became of trying to send something.
#[must_use]
pub fn outcome(who: Who, attempt: &Attempt) -> String {
    let who = match who {
        Who::Page => "The page tried to reach the host it came from",
        Who::Worker => "So did the part that reads your photos",
    };
    let outcome = match attempt {
        Attempt::Refused(_) => "your browser refused",
        Attempt::NotArrived => "nothing arrived, and your browser does not say why; you may be offline",
        Attempt::Sent => "it was answered, so the seal does not hold in this browser. Use flight mode",
        Attempt::NotTried => "this could not be tried. Try again",
    };
    format!("{who}: {outcome}.")
}

/// The rule by which the browser refused, for those who know such rules.
#[must_use]
pub fn rule(attempt: &Attempt) -> Option<String> {
    match attempt {
        Attempt::Refused(directive) => {
            Some(format!("By the rule {directive} 'none' of its content security policy"))
        }
        _ => None,
    }
}
