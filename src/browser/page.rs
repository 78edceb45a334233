//! The page as a whole: what happens anywhere on it, where it is scrolled to, and what is drawn by CSSOM
//! because the policy refuses `style` attributes.

use super::folder::KeptFolder;
use super::intake::Given;
use super::search::{Searches, Tell};
use crate::session::Device;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{
    ClipboardEvent, DataTransfer, Document, DragEvent, Element, Event, FocusOptions, HtmlElement,
    KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};

/// From this width on, in CSS pixels, the list makes way for a panel; as in the stylesheet.
const WIDE: f64 = 1100.0;

/// What happens on the page.
pub enum PageEvent {
    /// Files are dragged over it, or no longer.
    Dragging(bool),
    /// Files were dropped or pasted.
    Given(Vec<Given>),
    /// A drop is searched for files.
    Search,
    /// One has been searched to its end.
    Searched,
    /// The handle of a folder that was given: it can be looked at again.
    Keep(KeptFolder),
    /// These files are there, as folders are looked at again.
    Seen(Vec<Given>),
    /// No others are.
    SeenAll,
    /// It was scrolled, or its size changed.
    Moved,
    /// Escape was pressed.
    Escape,
    /// The browser begins to print, or has printed.
    Printing(bool),
}

/// Listens until it is dropped.
pub struct Listeners {
    _all: Vec<EventListener>,
    /// The searches in folders.
    pub searches: Searches,
}

fn window() -> Window {
    web_sys::window().expect_throw("the page has a window")
}

fn document() -> Document {
    window().document().expect_throw("the window has a document")
}

/// Listens to what happens anywhere on the page.
pub fn listen(on_event: Tell) -> Listeners {
    let searches = Searches::new(Rc::clone(&on_event));
    let mut all = drag_listeners(&on_event, &searches);
    let (options, pasted) = (EventListenerOptions::enable_prevent_default(), searches.clone());
    all.push(EventListener::new_with_options(&document(), "paste", options, move |event| {
        paste(event, &pasted);
    }));
    for kind in ["scroll", "resize"] {
        let tell = Rc::clone(&on_event);
        all.push(EventListener::new(&window(), kind, move |_| tell(PageEvent::Moved)));
    }
    for (kind, begins) in [("beforeprint", true), ("afterprint", false)] {
        let tell = Rc::clone(&on_event);
        all.push(EventListener::new(&window(), kind, move |_| tell(PageEvent::Printing(begins))));
    }
    all.push(EventListener::new(&document(), "keydown", move |event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
            on_event(PageEvent::Escape);
        }
    }));
    Listeners { _all: all, searches }
}

fn drag_listeners(on_event: &Tell, searches: &Searches) -> Vec<EventListener> {
    // Entering a child comes before leaving its parent: only the count tells whether the page was left.
    let inside = Rc::new(Cell::new(0_i32));
    let listen = |kind: &'static str, hear: Box<dyn Fn(&DragEvent)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document(), kind, options, move |event| {
            let event = event.unchecked_ref::<DragEvent>();
            if event.data_transfer().is_some_and(|transfer| has_files(&transfer)) {
                event.prevent_default();
                hear(event);
            }
        })
    };
    let count = |by: i32| {
        let (inside, tell) = (Rc::clone(&inside), Rc::clone(on_event));
        Box::new(move |_: &DragEvent| {
            inside.set((inside.get() + by).max(0));
            tell(PageEvent::Dragging(inside.get() > 0));
        })
    };
    let (tell, searches) = (Rc::clone(on_event), searches.clone());
    let dropped = Rc::clone(&inside);
    vec![
        listen("dragenter", count(1)),
        listen("dragleave", count(-1)),
        listen(
            "dragover",
            Box::new(|event| {
                if let Some(transfer) = event.data_transfer() {
                    transfer.set_drop_effect("copy");
                }
            }),
        ),
        listen(
            "drop",
            Box::new(move |event| {
                dropped.set(0);
                tell(PageEvent::Dragging(false));
                if let Some(transfer) = event.data_transfer() {
                    searches.of_drop(&transfer);
                }
            }),
        ),
    ]
}

fn has_files(transfer: &DataTransfer) -> bool {
    transfer.types().iter().any(|kind| kind == "Files")
}

fn paste(event: &Event, searches: &Searches) {
    let files = event.unchecked_ref::<ClipboardEvent>().clipboard_data().and_then(|data| data.files());
    if let Some(files) = files.filter(|files| files.length() > 0) {
        event.prevent_default();
        searches.of_list(files, || {});
    }
}

/// How far an element's top is below the window's, and how high the window is, in CSS pixels.
#[must_use]
pub fn top(element: &Element) -> (f64, f64) {
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    (element.get_bounding_client_rect().top(), height.unwrap_or(1000.0))
}

/// How far the page is scrolled down, in CSS pixels.
#[must_use]
pub fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls the page down by so many CSS pixels.
pub fn scroll_by(pixels: f64) {
    window().scroll_by_with_x_and_y(0.0, pixels);
}

/// Sets an element's height in CSS pixels.
pub fn set_height(element: &HtmlElement, pixels: usize) {
    let _ = element.style().set_property("height", &format!("{pixels}px"));
}

/// Whether a panel at the side would leave too little of the page; then it covers all of it.
#[must_use]
pub fn is_narrow() -> bool {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    width.is_some_and(|width| width < WIDE)
}

/// What the visitor looks at the page with, as far as the browser says.
#[must_use]
pub fn device() -> Device {
    let navigator = window().navigator();
    Device::of(&navigator.platform().unwrap_or_default(), navigator.max_touch_points())
}

/// Loads the page anew: nothing of the visit is left, and the seal neither.
pub fn start_anew() {
    // A browser that refuses leaves everything as it is, and the visitor can reload by themselves.
    let _ = window().location().reload();
}

/// Moves the keyboard's focus to the first of these ids whose element is there, and scrolls no further than to show it.
pub fn focus(ids: &[&str]) {
    if let Some(element) = give_focus(ids) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The same where the page is to stay as it is.
pub fn focus_in_place(ids: &[&str]) {
    give_focus(ids);
}

fn give_focus(ids: &[&str]) -> Option<Element> {
    let element = ids.iter().find_map(|id| document().get_element_by_id(id))?;
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
    Some(element)
}

/// The id of what has the focus; none if nothing has.
#[must_use]
pub fn focused() -> Option<String> {
    let element = document().active_element()?;
    let is_page = document().body().is_some_and(|body| element.is_same_node(Some(&body)));
    (!is_page).then(|| element.id())
}

/// The element that the page is drawn into.
#[must_use]
pub fn root() -> Option<Element> {
    document().get_element_by_id("app")
}
