//! After a drop: the answer as the headline, progress while reading, filters and the list.

use super::app::App;
use super::filter::{self, Filter};
use super::inputs::{choose, type_in};
use super::parts::{block, button, into, on_press, plain, text};
use super::press::Press;
use super::tools::Edit;
use super::view::View;
use super::{files, none_here, note, nothing_found, select, shutter, smart, view};
use crate::session::Order;
use crate::session::Tally;
use crate::session::arranged::Arranged;
use crate::session::diagnosis::diagnose;
use crate::words::{headline, numbers, page as words, set_aside, tools};
use yew::html::Scope;
use yew::{Html, html};

/// The id of its heading.
pub const HEADING: &str = "answer";

/// The id of the button that shows facets and rules.
pub const FILTER: &str = "filter";

/// Draws it.
pub fn view(app: &App, link: &Scope<App>) -> Html {
    let tally = app.session.tally();
    let mut content = vec![head(app), progress(app, link), albums(app, link)];
    // What comes and goes has its place all the same: else all that stands before it is drawn anew, and whoever types into
    // it loses the focus.
    content.push(smart::view(app, link).unwrap_or_default());
    content.push(note::view_smart_album(tally, app.device).unwrap_or_default());
    let diagnosis = diagnose(tally, app.device);
    content.push(diagnosis.map(|diagnosis| note::view_diagnosis(diagnosis, tally)).unwrap_or_default());
    // Who looks for something wants to see that.
    let nothing = app.tools.is_all().then(|| nothing_found::view(app, diagnosis, link)).flatten();
    content.push(nothing.unwrap_or_default());
    content.push(none_here::view(app, link).unwrap_or_default());
    content.push(files::view(app, link));
    // Known when all is read: nothing moves for it.
    let aside = set_aside::counts(tally).filter(|_| !tally.is_going_on());
    content.push(aside.map(|line| text("p", "aside", line)).unwrap_or_default());
    content.push(select::bar(app, link).unwrap_or_default());
    into("results", vec![block("main", "results", content)])
}

fn head(app: &App) -> Html {
    let tally = app.session.tally();
    let copies = headline::copies(tally, app.session.picture_count(Filter::FaceTime));
    let remark: Vec<String> = headline::remark(tally).into_iter().chain(copies).collect();
    let percent = tally.done() * 100 / tally.files.max(1);
    html! {
        <div class="head" data-tone={tone(tally)}>
            { shutter::view(percent) }
            <div>
                <h1 id={HEADING} tabindex="-1">{ headline::answer(tally) }</h1>
                { text("p", "remark", remark.join(" ")) }
            </div>
        </div>
    }
}

/// The colour of the answer.
pub(super) fn tone(tally: &Tally) -> Option<&'static str> {
    match (tally.moments, tally.perhaps) {
        (0, 0) => None,
        (0, _) => Some("perhaps"),
        _ => Some("found"),
    }
}

/// While reading, how far it is; then what it took. It keeps its height, so that nothing jumps.
fn progress(app: &App, link: &Scope<App>) -> Html {
    let tally = app.session.tally();
    let reading = tally.is_going_on();
    let (class, count) = match reading {
        true => ("progress reading", headline::progress(tally)),
        false => ("progress", headline::cost(tally)),
    };
    let changes = app
        .changes
        .filter(|_| !reading)
        .map(|changes| words::changes(changes.news, changes.gone, changes.in_part));
    let changes = changes.map(|changes| text("span", "", changes));
    let mut content: Vec<Html> = [text("span", "count", count)].into_iter().chain(changes).collect();
    if reading {
        content.push(button("cancel", "button", words::CANCEL, Press::Cancel, link));
    }
    if !reading && !app.kept.is_empty() {
        content.push(button("look-again", "button", words::LOOK_AGAIN, Press::LookAgain, link));
    }
    if tally.slow > 0 {
        content.push(button("skip-all", "button", words::skip_all(tally.slow), Press::SkipSlow, link));
    }
    block("div", class, content)
}

/// The albums, and at the end of the same line what looks through them.
fn albums(app: &App, link: &Scope<App>) -> Html {
    let wish = &app.tools;
    let orders = Order::ALL.map(|order| (order.code().to_owned(), tools::order(order).to_owned()));
    let shown = app.session.arranged().map(Arranged::count).filter(|_| !wish.is_all());
    let shown = shown.map(|shown| tools::shown(shown, count_of(app, app.filter)));
    let search = vec![
        html! {
            <span class="seek">
                { type_in(Edit::Search, "search", tools::SEARCH, &wish.search, false, link) }
                <span class="count" role="status">{ shown }</span>
            </span>
        },
        text("span", "", tools::SORT_LABEL),
        choose(0, Edit::Order, tools::SORT, orders.to_vec(), wish.order.code(), link),
        html! {
            <button id={FILTER} class="button" aria-expanded={wish.are_open.to_string()}
                onclick={on_press(Press::OpenFilter, link)}>{ tools::filter(wish.set()) }</button>
        },
        view::switch(app, link),
    ];
    block("div", "albums", vec![filters(app, link), block("div", "tools", search)])
}

fn name_of(app: &App, filter: Filter) -> &'static str {
    match (app.view, filter) {
        (View::Grid, Filter::All) => words::filter::ALL_PICTURES,
        _ => filter::name(filter),
    }
}

/// How many an album shows: where Live Photos are seen as one picture, they are counted so.
fn count_of(app: &App, filter: Filter) -> usize {
    match app.view {
        View::Grid => app.session.picture_count(filter),
        View::List => app.session.row_count(filter),
    }
}

fn filters(app: &App, link: &Scope<App>) -> Html {
    let counts = Filter::ALL.into_iter().map(|filter| (filter, count_of(app, filter)));
    let shown =
        counts.filter(|(filter, count)| *filter == Filter::All || *filter == app.filter || *count > 0);
    html! {
        <div class="filters" role="group" aria-label={words::FILTERS}>
            { for shown.map(|(filter, count)| html! {
                <button key={filter::name(filter)} class="pill" aria-pressed={(filter == app.filter).to_string()}
                    onclick={on_press(Press::Show(filter), link)}>
                    { plain(name_of(app, filter).to_owned() + " ") }
                    { text("span", "", numbers::count(count)) }
                </button>
            }) }
        </div>
    }
}
