//! The button that saves all that is shown, and the list of other ways beside it.

use super::app::{App, Msg};
use super::counted::Offered;
use super::parts::{button, on_press};
use super::press::Press;
use super::saving::Take;
use crate::browser::folder::can_write;
use crate::browser::page;
use crate::words::saving as words;
use yew::html::Scope;
use yew::{Callback, FocusEvent, Html, MouseEvent, html};

/// The id of the button that saves.
pub const SAVE: &str = "save";
/// The id of the button that shows the other ways.
pub const MORE: &str = "more-ways";
const WAYS: &str = "save-ways";

/// Draws both.
pub fn view(app: &App, link: &Scope<App>) -> Html {
    let is_off = is_off(app);
    let is_open = app.save.are_ways_open;
    // The list closes when the keyboard has left it, and the buttons beside it.
    let left = move |event: FocusEvent| {
        (is_open && page::leaves(&event)).then_some(Msg::Press(Press::Take(Take::Leave)))
    };
    html! {
        <div class="save" onfocusout={link.batch_callback(left)}>
            <button id={SAVE} class="button chief" aria-disabled={is_off.to_string()}
                onclick={press(is_off, Take::Zip, link)}>{ label(app) }</button>
            <button id={MORE} class="button more-ways" aria-label={words::MORE_WAYS} aria-expanded={is_open.to_string()}
                aria-controls={WAYS} onclick={press(false, Take::Ways, link)}></button>
            { if is_open { ways(app, is_off, link) } else { Html::default() } }
        </div>
    }
}

fn is_off(app: &App) -> bool {
    app.counted.offered == Offered::Nothing || app.is_saving()
}

fn label(app: &App) -> String {
    match app.counted.offered {
        Offered::Counted(count) => words::save_as_zip(count),
        // Of what is selected: else there would be no word on why nothing can be done.
        Offered::Nothing if app.selection.count() > 0 && !app.session.tally().is_going_on() => {
            words::NOTHING_TO_SAVE.to_owned()
        }
        Offered::Nothing | Offered::Many => words::SAVE_AS_ZIP.to_owned(),
    }
}

/// The same button beside what is selected, where the other is out of sight.
pub fn save_selected(app: &App, link: &Scope<App>) -> Option<Html> {
    let save = button("save-selected", "button chief", label(app), Press::Take(Take::Zip), link);
    (!is_off(app)).then_some(save)
}

fn ways(app: &App, is_off: bool, link: &Scope<App>) -> Html {
    let way = |take: Take, label: &'static str, is_off: bool| {
        html! {
            <li><button class="way" aria-disabled={is_off.to_string()} onclick={press(is_off, take, link)}>{ label }</button></li>
        }
    };
    let is_busy = app.is_saving();
    let mut items = Vec::new();
    if can_write() {
        items.push(way(Take::Folder, words::INTO_FOLDER, is_off));
    }
    items.push(way(Take::Csv, words::AS_CSV, is_busy));
    items.push(way(Take::Json, words::AS_JSON, is_busy));
    items.push(way(Take::Names, words::COPY_NAMES, is_off));
    items.push(way(Take::Print, words::PRINT, is_busy));
    items.push(choice(Take::SameName, words::SAME_NAME, app.save.same_name, link));
    items.push(choice(Take::WithReport, words::WITH_REPORT, app.save.with_report, link));
    html! {
        <>
            // A press anywhere else closes the list.
            <div class="behind" onclick={press(false, Take::Ways, link)}></div>
            <ul id={WAYS} class="save-ways">{ for items }</ul>
        </>
    }
}

fn choice(take: Take, label: &'static str, is_on: bool, link: &Scope<App>) -> Html {
    html! {
        <li><button class="way" role="checkbox" aria-checked={is_on.to_string()} onclick={press(false, take, link)}>{ label }</button></li>
    }
}

fn press(is_off: bool, take: Take, link: &Scope<App>) -> Option<Callback<MouseEvent>> {
    (!is_off).then(|| on_press(Press::Take(take), link))
}
