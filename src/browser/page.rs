//! The page as a whole: what happens anywhere on it, where it is scrolled to, and what is drawn by CSSOM
//! because the policy refuses `style` attributes.

use super::folder::KeptFolder;
use super::gifts::{Gifts, Taking};
use super::intake::Given;
use super::search::{Searches, Tell};
use crate::session::Device;
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Function, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, Event, FocusEvent, FocusOptions, HtmlElement, HtmlInputElement, IdleRequestOptions,
    KeyboardEvent, Node, ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};

/// From this width on, in CSS pixels, the list makes way for a panel; as in the stylesheet.
const WIDE: f64 = 1100.0;
/// The longest side of a picture that is decoded for the screen, in pixels.
const MOST_PIXELS: f64 = 4096.0;
/// When a browser that does not say so has nothing else to do, in milliseconds from now.
const IDLE_MS: i32 = 500;
/// The latest that a browser says so, in milliseconds.
const LATEST_MS: u32 = 2000;

/// The id of what one searches with. The key `/` leads there, unless something is typed.
pub const SEARCH: &str = "search";

/// What happens on the page.
pub enum PageEvent {
    /// Files were found in what was given.
    Given(Vec<Given>),
    /// What was given is searched for files.
    Search,
    /// One has been searched to its end.
    Searched,
    /// The handle of a folder that was given: it can be looked at again.
    Keep(KeptFolder),
    /// These files are there, as folders are looked at again.
    Seen(Vec<Given>),
    /// No others are.
    SeenAll,
    /// A button of the first screen was pressed: its id.
    Pressed(String),
    /// It was scrolled, or its size changed.
    Moved,
    /// Escape was pressed.
    Escape,
    /// The browser went back from what covers the page.
    Back,
    /// All files are to be selected, by the keys that select all.
    SelectAll,
    /// The browser begins to print, or has printed.
    Printing(bool),
}

/// Listens until it is dropped.
pub struct Listeners {
    _all: Vec<EventListener>,
    _taking: Taking,
    /// The searches in folders.
    pub searches: Searches,
}

fn window() -> Window {
    web_sys::window().expect_throw("the page has a window")
}

fn document() -> Document {
    window().document().expect_throw("the window has a document")
}

/// Whether the focus leaves what hears of it, for something else on the page.
#[must_use]
pub fn leaves(event: &FocusEvent) -> bool {
    let (inside, next) = (event.current_target(), event.related_target());
    let inside: Option<Node> = inside.and_then(|inside| inside.dyn_into().ok());
    let next: Option<Node> = next.and_then(|next| next.dyn_into().ok());
    inside.zip(next).is_some_and(|(inside, next)| !inside.contains(Some(&next)))
}

/// Listens to what happens anywhere on the page, and takes what was given to it and will be.
pub fn listen(gifts: &Gifts, on_event: Tell) -> Listeners {
    let searches = Searches::new(Rc::clone(&on_event));
    let mut all = Vec::new();
    for kind in ["scroll", "resize"] {
        let tell = Rc::clone(&on_event);
        all.push(EventListener::new(&window(), kind, move |_| tell(PageEvent::Moved)));
    }
    for (kind, begins) in [("beforeprint", true), ("afterprint", false)] {
        let tell = Rc::clone(&on_event);
        all.push(EventListener::new(&window(), kind, move |_| tell(PageEvent::Printing(begins))));
    }
    let options = EventListenerOptions::enable_prevent_default();
    all.push(EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let key = event.unchecked_ref::<KeyboardEvent>();
        match key.key().as_str() {
            "Escape" => on_event(PageEvent::Escape),
            "/" if !is_typed(key) && element(SEARCH).is_some() => {
                event.prevent_default();
                focus(&[SEARCH]);
            }
            _ if selects_all(key) => {
                event.prevent_default();
                on_event(PageEvent::SelectAll);
            }
            _ => {}
        }
    }));
    Listeners { _all: all, _taking: gifts.take(&searches), searches }
}

/// Whether a key selects all files. Where text is written or read, it selects that.
fn selects_all(event: &KeyboardEvent) -> bool {
    let is_key = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
    let is_text =
        |at: Element| at.closest("input, textarea, select, .panel").is_ok_and(|found| found.is_some());
    is_key
        && event.key().eq_ignore_ascii_case("a")
        && document().query_selector("[role=grid]:not([hidden])").is_ok_and(|grid| grid.is_some())
        && !document().active_element().is_some_and(is_text)
}

/// Whether a key writes something, or is the browser's own.
fn is_typed(key: &KeyboardEvent) -> bool {
    let into = document().active_element().map(|element| element.tag_name());
    let is_for_text = into.is_some_and(|name| ["INPUT", "SELECT", "TEXTAREA"].contains(&name.as_str()));
    is_for_text || key.ctrl_key() || key.alt_key() || key.meta_key()
}

/// What has been typed or chosen, where it was.
#[must_use]
pub fn value_of(event: &Event) -> String {
    // A list to choose from has its value by the same name.
    event.target().map(|target| target.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
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

/// How wide an element is inside, in whole CSS pixels.
#[must_use]
pub fn width(element: &Element) -> usize {
    usize::try_from(element.client_width()).unwrap_or(0)
}

/// How wide the window is inside, in whole CSS pixels.
#[must_use]
pub fn window_width() -> usize {
    document().document_element().map_or(0, |root| width(&root))
}

/// Sets an element's custom properties: name, number, and unit or none.
pub fn set_lengths(element: &HtmlElement, lengths: &[(&str, usize, &str)]) {
    for (name, number, unit) in lengths {
        let _ = element.style().set_property(name, &format!("{number}{unit}"));
    }
}

/// Whether a panel at the side would leave too little of the page; then it covers all of it.
#[must_use]
pub fn is_narrow() -> bool {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    width.is_some_and(|width| width < WIDE)
}

/// Whether the visitor wants nothing to move by itself.
#[must_use]
pub fn wants_rest() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.is_ok_and(|query| query.is_some_and(|query| query.matches()))
}

/// How many pixels the longer side of a picture can fill on screen, up to a limit that spares the memory.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
pub fn longest_side() -> u32 {
    let side = |side: Result<JsValue, JsValue>| side.ok().and_then(|side| side.as_f64()).unwrap_or(1000.0);
    let longer = side(window().inner_width()).max(side(window().inner_height()));
    (longer * window().device_pixel_ratio()).clamp(256.0, MOST_PIXELS) as u32
}

/// Whether an event is meant for what has a use for all keys or for the space bar: a button, an input, a link.
#[must_use]
pub fn is_at_control(event: &Event) -> bool {
    around(event, "button, input, select, textarea, a, summary").is_some()
}

/// Whether an event is meant for what is written into.
#[must_use]
pub fn is_typed_into(event: &Event) -> bool {
    around(event, "input, select, textarea").is_some()
}

/// The text that stands before a button of this class, if the event is meant for one.
#[must_use]
pub fn text_before(event: &Event, class: &str) -> Option<String> {
    around(event, &["button.", class].concat())?.previous_element_sibling()?.text_content()
}

/// What an event is meant for, or what that lies in, if it is such an element.
fn around(event: &Event, css: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(css).ok()?
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

/// Loads the page anew, and lets it know what for.
pub fn start_anew_with(wish: &str) {
    // A step inside the page, which loads nothing.
    let _ = window().location().set_hash(wish);
    start_anew();
}

/// Waits until the page has nothing else to do, but not for ever: a page that nobody looks at is never told.
pub async fn idle() {
    let waiting = Promise::new(&mut |resolve: Function, _| {
        let options = IdleRequestOptions::new();
        options.set_timeout(LATEST_MS);
        if window().request_idle_callback_with_options(&resolve, &options).is_err() {
            // Not every browser says when.
            let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, IDLE_MS);
        }
    });
    let _ = JsFuture::from(waiting).await;
}

/// Whether the visitor has asked their browser to load as little as it can.
#[must_use]
pub fn saves_data() -> bool {
    let connection = Reflect::get(&window().navigator(), &"connection".into());
    let saves = connection.and_then(|connection| Reflect::get(&connection, &"saveData".into()));
    saves.is_ok_and(|saves| saves.is_truthy())
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
    let element = ids.iter().find_map(|id| element(id))?;
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

/// Whether this has the focus, and the browser shows that: it does where somebody uses the keyboard.
#[must_use]
pub fn shows_focus(id: &str) -> bool {
    element(id).is_some_and(|element| element.matches(":focus-visible").unwrap_or(false))
}

/// Whether the visitor is at the page, and nothing on it has the focus.
#[must_use]
pub fn has_lost_focus() -> bool {
    focused().is_none() && document().has_focus().unwrap_or(false)
}

/// An element of `index.html`.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Takes the first screen away, if it is still there.
pub fn leave_first_screen() {
    for id in ["first", "foot"] {
        element(id).inspect(Element::remove);
    }
}

/// Keeps the focus out of the page behind a panel that covers it, or lets it in.
pub fn cover(covered: bool) {
    if let Some(main) = element("main") {
        let _ = main.toggle_attribute_with_force("inert", covered);
    }
}
