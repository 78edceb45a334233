//! The files that are shown, as a list or as a grid: both are ARIA grids of which only the lines on screen, some around
//! them, and the one that the keyboard is at are drawn; space stands for the others.
//!
//! Tab leads to them once; arrows, Page Up, Page Down, Home and End move the focus, as in any grid.

use super::app::{App, Msg};
use super::filter::Shown;
use super::list::{ROW, SKIP, cell_id, file_of};
use super::rows::Step;
use super::scroll::DrawnLine;
use super::view::View;
use super::{grid, list};
use crate::browser::page;
use crate::words::page as words;
use yew::html::Scope;
use yew::{Html, KeyboardEvent, NodeRef, html};

/// What a key among the files does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Moves the focus.
    Step(Step),
    /// Moves it, and selects what it leads over.
    Select(Step),
    /// Selects the file that has the focus, or no longer.
    Toggle,
}

/// Draws a line, which has this number, if there is something to be drawn.
type Draw = fn(&App, usize, DrawnLine<'_>, &Scope<App>) -> Option<Html>;

/// Draws them.
pub fn view(app: &App, link: &Scope<App>) -> Html {
    match app.view {
        View::Grid => grid::view(app, link),
        View::List => list::view(app, link),
    }
}

/// What holds the lines, with a head above them or without one.
pub fn grid(
    app: &App,
    class: &'static str,
    head: Option<Html>,
    columns: usize,
    lines: Vec<Html>,
    link: &Scope<App>,
) -> Html {
    let count = app.scroll.count();
    let rows = count + usize::from(head.is_some());
    let is_selecting = app.selection.count() > 0;
    html! {
        <div {class} role="grid" hidden={count == 0} aria-label={words::LIST}
            aria-rowcount={rows.to_string()} aria-colcount={columns.to_string()}
            aria-multiselectable="true" data-grouped={app.scroll.is_grouped().then_some("")} data-selecting={is_selecting.to_string()}
            onkeydown={link.batch_callback(|event: KeyboardEvent| key(&event).map(Msg::Key))}
            onkeyup={|event: KeyboardEvent| if is_toggle(&event) { event.prevent_default(); }}
            onfocusin={link.callback(|_| Msg::Focused)}>
            { for head }
            <div class="lines" role="rowgroup" ref={app.scroll.body.clone()}>{ for lines }</div>
        </div>
    }
}

/// The lines that are drawn, with space for the others.
pub fn lines(app: &App, link: &Scope<App>, draw: Draw) -> Vec<Html> {
    let [above, between, below] = &app.scroll.gaps;
    let mut lines = vec![space("above", above)];
    if let Some((number, lone)) = app.scroll.lone(true) {
        lines.extend(draw(app, number, lone, link));
        lines.push(space("between", between));
    }
    lines.extend(app.scroll.draw().filter_map(|(number, line)| draw(app, number, line, link)));
    if let Some((number, lone)) = app.scroll.lone(false) {
        lines.push(space("between", between));
        lines.extend(draw(app, number, lone, link));
    }
    lines.push(space("below", below));
    lines
}

/// Stands for lines that are not drawn.
fn space(key: &'static str, element: &NodeRef) -> Html {
    html! { <div {key} aria-hidden="true" ref={element.clone()}></div> }
}

/// What a key means. Keys with others held down are the browser's, but for the ways to both ends, and for Shift, which
/// selects.
fn key(event: &KeyboardEvent) -> Option<Key> {
    let (step, shift) = (Step::of(&event.key()), event.shift_key());
    let is_end = matches!(step, Some(Step::First | Step::Last));
    let is_plain = !event.alt_key() && !event.meta_key() && (!event.ctrl_key() || is_end);
    let key = match step {
        _ if !is_plain => None,
        Some(step) if shift => Some(Key::Select(step)),
        Some(step) => Some(Key::Step(step)),
        None => is_toggle(event).then_some(Key::Toggle),
    };
    key.inspect(|_| event.prevent_default())
}

/// Whether it is the space bar on a file; other buttons are pressed by it.
fn is_toggle(event: &KeyboardEvent) -> bool {
    event.key() == " " && page::focused().is_some_and(|id| id.starts_with(ROW))
}

impl App {
    /// Does what a key means.
    pub(super) fn press_key(&mut self, key: Key) {
        match key {
            Key::Step(step) => self.step(step),
            Key::Select(step) => self.select_by(step),
            Key::Toggle => {
                if let Some(file) = page::focused().and_then(|id| file_of(&id)) {
                    self.select(file, false);
                }
            }
        }
    }

    /// Moves the focus among the files. In the list it stays in the column of the buttons that skip, as long as there
    /// are such.
    pub(super) fn step(&mut self, step: Step) {
        let on_skip = page::focused().is_some_and(|id| id.starts_with(SKIP));
        let Some(file) = self.scroll.step(step, Shown::of(&self.session, self.filter)) else { return };
        let to_skip = self.view == View::List && (step == Step::Right || (on_skip && step != Step::Left));
        self.focus_on(&cell_id(if to_skip && self.session.is_slow(file) { SKIP } else { ROW }, file));
    }

    /// Follows the focus, which a visitor can also move by a click, or with what reads to them.
    pub(super) fn follow_focus(&mut self) -> bool {
        let file = page::focused().and_then(|id| file_of(&id));
        file.is_some_and(|file| self.scroll.go_to(file, Shown::of(&self.session, self.filter)))
    }
}
