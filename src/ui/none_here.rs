//! When nothing is shown: what was looked for, and how to see more.

use super::app::App;
use super::filter::{Filter, Shown};
use super::parts::{block, button, text};
use super::press::Press;
use crate::words::{page as words, tools};
use yew::Html;
use yew::html::Scope;

/// Draws it, if the list is empty.
pub fn view(app: &App, link: &Scope<App>) -> Option<Html> {
    if Shown::of(&app.session, app.filter).count() > 0 {
        return None;
    }
    let (looks, narrows) = (!app.tools.search.trim().is_empty(), app.tools.set() > 0);
    if !looks && !narrows {
        return Some(text("p", "none", words::NONE_HERE));
    }
    let mut content = vec![text("p", "", tools::nothing(&app.tools.search))];
    if looks {
        content.push(button("clear-search", "button", tools::CLEAR_SEARCH, Press::ClearSearch, link));
    }
    if narrows {
        content.push(button("clear-all", "button", tools::CLEAR_FILTER, Press::ClearFilter, link));
    }
    if app.filter != Filter::All {
        content.push(button("look-in-all", "button", tools::LOOK_IN_ALL, Press::Show(Filter::All), link));
    }
    Some(block("div", "none", content))
}
