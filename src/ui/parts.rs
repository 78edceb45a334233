//! Pieces that several components are made of. Each is one function, so that the program holds it once: what
//! `html!` makes of an element is a few hundred bytes each time.

use super::app::{App, Msg};
use super::press::Press;
use crate::browser::page;
use yew::html::Scope;
use yew::{AttrValue, Callback, Html, MouseEvent, create_portal, html};

/// What is drawn into an element of `index.html`, behind what stands there.
pub fn into(id: &'static str, content: Vec<Html>) -> Html {
    page::element(id).map_or_else(Html::default, |element| create_portal(together(content), element))
}

/// Elements that come and go by themselves: those beside them are not drawn anew for it, and keep the focus.
pub fn together(content: impl IntoIterator<Item = Html>) -> Html {
    html! { <>{ for content }</> }
}

/// An element that holds others.
pub fn block(tag: &'static str, class: &'static str, content: Vec<Html>) -> Html {
    html! { <@{tag} {class}>{ for content }</@> }
}

/// An element that holds text.
pub fn text(tag: &'static str, class: &'static str, text: impl Into<String>) -> Html {
    block(tag, class, vec![plain(text.into())])
}

/// Text alone.
pub fn plain(text: String) -> Html {
    html! { text }
}

/// A heading, of the level that its place needs, and what belongs under it.
pub fn section(level: &'static str, heading: &'static str, mut content: Vec<Html>) -> Html {
    content.insert(0, text(level, "label", heading));
    block("section", "", content)
}

/// A paragraph, with small print under it.
pub fn paragraph(sentence: impl Into<String>, small: Option<String>) -> Html {
    let mut content = vec![plain(sentence.into())];
    content.extend(small.map(|small| text("small", "", small)));
    block("p", "", content)
}

/// Names and their values.
pub fn pairs(pairs: Vec<(String, String)>) -> Html {
    let pair = |(name, value)| [text("dt", "", name), text("dd", "", value)];
    block("dl", "details", pairs.into_iter().flat_map(pair).collect())
}

/// A button that looks as `class` says.
pub fn button(
    id: &'static str,
    class: &'static str,
    label: impl Into<String>,
    press: Press,
    link: &Scope<App>,
) -> Html {
    draw_button(id.into(), class, label.into(), press, link)
}

/// The same with any id.
pub fn draw_button(
    id: AttrValue,
    class: &'static str,
    label: String,
    press: Press,
    link: &Scope<App>,
) -> Html {
    html! { <button {id} {class} onclick={on_press(press, link)}>{ label }</button> }
}

/// What happens when a button is pressed.
pub fn on_press(press: Press, link: &Scope<App>) -> Callback<MouseEvent> {
    link.callback(move |_| Msg::Press(press))
}
