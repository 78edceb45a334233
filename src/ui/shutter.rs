//! The shutter, FaceTime's own sign: the drop zone's heart, and the progress, whose outer ring fills.

use yew::{Html, html};

/// Draws it with so many percent of its ring filled; `None` for a sign alone, with a glass to look through.
pub fn view(percent: Option<usize>) -> Html {
    html! {
        <svg class="shutter" viewBox="0 0 100 100" aria-hidden="true">
            <circle class="ring" cx="50" cy="50" r="46" />
            if let Some(percent) = percent {
                <circle class="ring filled" cx="50" cy="50" r="46" pathLength="100"
                    stroke-dasharray={format!("{percent} 100")} />
            }
            <circle class="heart" cx="50" cy="50" r="37" />
            if percent.is_none() {
                <path class="glass" d="M56.2 56.2 67 67M47 34a13 13 0 1 0 0 26 13 13 0 0 0 0-26z" />
            }
        </svg>
    }
}
