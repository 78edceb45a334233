//! The browser's own Back, by which phones close what covers the page: it closes that, and does not leave the page.
//!
//! While something covers the page there is one more entry in the history, of the same address: nothing about a photo
//! stands in it. Going back through the history takes a while; what is opened meanwhile gets its entry when that is done.

use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{History, Window};

/// Where in the history the page is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum At {
    /// Where it was when it came.
    #[default]
    Page,
    /// At an entry for what covers it.
    Cover,
    /// On its way back from there, since that was closed; and whether something covers the page again.
    Leaving(bool),
}

/// Follows the history.
pub struct Back {
    at: Rc<RefCell<At>>,
    /// None in a frame, whose history is its article's too.
    history: Option<History>,
    _listener: Option<EventListener>,
}

impl Back {
    /// Begins to follow it; `on_back` is called when a visitor goes back from what covers the page.
    pub fn new(on_back: impl Fn() + 'static) -> Self {
        let window = web_sys::window().filter(is_by_itself);
        let history = window.as_ref().and_then(|window| window.history().ok());
        let at = Rc::new(RefCell::new(At::Page));
        let (now, entries) = (Rc::clone(&at), history.clone());
        let listen = move |window: Window| {
            EventListener::new(&window, "popstate", move |_| {
                let before = now.replace(At::Page);
                match before {
                    At::Cover => on_back(),
                    At::Leaving(true) => *now.borrow_mut() = enter(entries.as_ref()),
                    At::Page | At::Leaving(false) => {}
                }
            })
        };
        Self { at, history, _listener: window.map(listen) }
    }

    /// Whether something covers the page.
    pub fn set_covered(&self, is_covered: bool) {
        let at = *self.at.borrow();
        let next = match (at, is_covered) {
            (At::Page, true) => enter(self.history.as_ref()),
            (At::Cover, false) => self.leave(),
            (At::Leaving(_), is_covered) => At::Leaving(is_covered),
            (at, _) => at,
        };
        *self.at.borrow_mut() = next;
    }

    fn leave(&self) -> At {
        match self.history.as_ref().map(History::back) {
            Some(Ok(())) => At::Leaving(false),
            _ => At::Page,
        }
    }
}

/// Makes an entry. A browser may refuse that; Back then leaves the page.
fn enter(history: Option<&History>) -> At {
    match history.map(|history| history.push_state(&JsValue::NULL, "")) {
        Some(Ok(())) => At::Cover,
        _ => At::Page,
    }
}

fn is_by_itself(window: &Window) -> bool {
    window.parent().ok().flatten().is_none_or(|parent| parent == *window)
}
