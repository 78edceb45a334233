//! The stage as it is drawn: the still, and over it, in the same box, its movie.

use super::act::Act;
use super::stage::{Half, Look, Stage, kind};
use super::{Opened, on};
use crate::report::Kind;
use crate::session::File;
use crate::ui::app::{App, Msg};
use crate::ui::heic;
use crate::ui::parts::{block, text, together};
use crate::words::{thumbnail, viewer as words};
use yew::html::Scope;
use yew::virtual_dom::AttrValue;
use yew::{Event, Html, PointerEvent, html};

/// Draws it.
pub fn view(app: &App, opened: &Opened, file: File<'_>, link: &Scope<App>) -> Html {
    let stage = &opened.stage;
    let has_movie = matches!(&stage.movie, Some(Half { look: Look::There, .. }));
    let is_live = has_movie && stage.still.is_some();
    let shows_still = matches!(&stage.still, Some(Half { look: Look::There | Look::Decoded(_), .. }));
    let place = |event: &PointerEvent| (f64::from(event.client_x()), f64::from(event.client_y()));
    let down = move |event: PointerEvent| {
        let (x, y) = place(&event);
        (event.button() == 0).then_some(Msg::Viewer(Act::Down(x, y)))
    };
    let at = |act: fn(f64, f64) -> Act| {
        link.callback(move |event: PointerEvent| {
            let (x, y) = place(&event);
            Msg::Viewer(act(x, y))
        })
    };
    let away = link.callback(|_: PointerEvent| Msg::Viewer(Act::Away));
    html! {
        <div class="stage" data-playing={stage.is_playing.to_string()} data-still={shows_still.to_string()}>
            <div class="frame" onpointerdown={link.batch_callback(down)} onpointermove={at(Act::Moved)}
                onpointerup={at(Act::Up)} onpointercancel={away.clone()} onpointerleave={away}
                oncontextmenu={|event: yew::MouseEvent| event.prevent_default()}>
                { together(still(app, stage, link)) }
                { together(movie(app, stage, link)) }
                { together(absent(app, opened, file, link)) }
            </div>
            if is_live { { badge(link) } }
            { block("div", "controls", controls(stage, has_movie, link)) }
        </div>
    }
}

fn still(app: &App, stage: &Stage, link: &Scope<App>) -> Option<Html> {
    let half = stage.still.as_ref()?;
    let name = app.session.get(half.id).map_or("", File::name);
    let id = half.id;
    match (&half.look, &half.original) {
        (Look::There, Some(original)) => {
            let src = AttrValue::from(original.address());
            let onerror = link.callback(move |_: Event| Msg::Viewer(Act::Failed(id)));
            Some(html! {
                <img key={id} class="still" {src} alt={words::picture_of(name)} draggable="false" {onerror} />
            })
        }
        (Look::Decoded(canvas), _) => {
            let canvas = Html::VRef(canvas.clone().into());
            Some(
                html! { <div class="still" role="img" aria-label={words::picture_of(name)}>{ canvas }</div> },
            )
        }
        _ => None,
    }
}

fn movie(app: &App, stage: &Stage, link: &Scope<App>) -> Option<Html> {
    let half = stage.movie.as_ref()?;
    let (Look::There, Some(original)) = (&half.look, &half.original) else { return None };
    let id = half.id;
    let name = app.session.get(id).map_or("", File::name);
    let src = AttrValue::from(original.address());
    let hear = |act: Act| link.callback(move |_: Event| Msg::Viewer(act.clone()));
    Some(html! {
        <video key={id} class="movie" ref={stage.video.clone()} {src} muted=true playsinline=true preload="auto"
            aria-label={words::movie_of(name)} onloadeddata={hear(Act::Loaded(id))} onended={hear(Act::Stop)}
            onerror={hear(Act::Failed(id))}></video>
    })
}

/// What stands there when nothing is to be seen, and what is said of a movie that does not play.
fn absent(app: &App, opened: &Opened, file: File<'_>, link: &Scope<App>) -> Vec<Html> {
    let Stage { still, movie, .. } = &opened.stage;
    let (still, movie) = (still.as_ref().map(described), movie.as_ref().map(described));
    let word = |sentence: &str| {
        let kind = thumbnail::label(kind(&app.session, opened.id));
        block("div", "absent", vec![text("b", "", kind), text("p", "", sentence)])
    };
    match (still, movie) {
        (Some(Described::Seen), Some(Described::Not(sentence))) => vec![text("p", "unplayed", sentence)],
        (Some(Described::Seen), _) | (None, Some(Described::Seen)) => Vec::new(),
        // Its movie's first frame stands in for it.
        (Some(Described::Coming), Some(Described::Seen)) => Vec::new(),
        (Some(Described::NoDecoder), Some(Described::Seen)) => {
            vec![text("p", "unplayed", words::not_shown(Kind::Heic))]
        }
        (Some(Described::Not(sentence)), Some(Described::Seen)) => vec![text("p", "unplayed", sentence)],
        (Some(Described::NoDecoder), _) => {
            let offer = heic::view_offer(app, link);
            let otherwise = || word(&words::not_shown(Kind::Heic));
            vec![offer.map_or_else(otherwise, |offer| block("div", "absent", vec![offer]))]
        }
        (Some(Described::Coming), _) | (None, Some(Described::Coming)) => {
            vec![text("p", "coming", words::COMING)]
        }
        (Some(Described::Not(sentence)), _) | (None, Some(Described::Not(sentence))) => vec![word(sentence)],
        (None, None) if file.outcome().is_none() => Vec::new(),
        (None, _) => vec![word(words::NO_PICTURE)],
    }
}

enum Described<'a> {
    Coming,
    Seen,
    NoDecoder,
    Not(&'a str),
}

fn described(half: &Half) -> Described<'_> {
    match &half.look {
        Look::Coming => Described::Coming,
        Look::There | Look::Decoded(_) => Described::Seen,
        Look::NoDecoder => Described::NoDecoder,
        Look::Not(sentence) => Described::Not(sentence),
    }
}

/// The sign of a picture that moves, dotted as in Photos. The movie plays while a pointer rests on it.
fn badge(link: &Scope<App>) -> Html {
    let hear = |act: Act| link.callback(move |_: yew::MouseEvent| Msg::Viewer(act.clone()));
    html! {
        <span class="live" aria-hidden="true" onmouseenter={hear(Act::Hover)} onmouseleave={hear(Act::Stop)}>
            <svg viewBox="0 0 26 26">
                <circle class="dots" cx="13" cy="13" r="11.5" pathLength="240" />
                <circle cx="13" cy="13" r="6" />
            </svg>
            { words::LIVE }
        </span>
    }
}

fn controls(stage: &Stage, has_movie: bool, link: &Scope<App>) -> Vec<Html> {
    if !has_movie {
        return Vec::new();
    }
    let button = |id: &'static str, label: &'static str, act: Act| {
        html! { <button {id} class="control" onclick={on(act, link)}>{ label }</button> }
    };
    let [hold, space] = words::HOLD;
    let hint = html! { <p class="hint">{ hold }<span>{ space }</span></p> };
    vec![
        button("play", if stage.is_playing { words::STOP } else { words::PLAY }, Act::Toggle),
        button("sound", if stage.has_sound { words::SOUND_OFF } else { words::SOUND_ON }, Act::Sound),
        hint,
    ]
}
