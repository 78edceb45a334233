//! The shutter, FaceTime's own sign, as the progress: its outer ring fills. As a sign alone it stands in `index.html`.

use yew::{Html, html};

/// Draws it with so many percent of its ring filled.
pub fn view(percent: usize) -> Html {
    html! {
        <svg class="shutter" viewBox="0 0 100 100" aria-hidden="true">
            <circle class="ring" cx="50" cy="50" r="46" />
            <circle class="ring filled" cx="50" cy="50" r="46" pathLength="100"
                stroke-dasharray={format!("{percent} 100")} />
            <circle class="heart" cx="50" cy="50" r="37" />
        </svg>
    }
}
