//! Pieces that several components are made of. Each is one function, so that the program holds it once.

use yew::{Html, html};

/// A heading and what belongs under it.
pub fn section(heading: &'static str, content: Html) -> Html {
    html! { <section><h3>{ heading }</h3>{ content }</section> }
}

/// A paragraph, with small print under it.
pub fn paragraph(text: impl Into<String>, small: Option<String>) -> Html {
    draw_paragraph(text.into(), small)
}

fn draw_paragraph(text: String, small: Option<String>) -> Html {
    html! { <p>{ text }if let Some(small) = small { <small>{ small }</small> }</p> }
}

/// Names and their values.
pub fn pairs(pairs: Vec<(String, String)>) -> Html {
    let pair = |(name, value)| html! { <><dt>{ name }</dt><dd>{ value }</dd></> };
    html! { <dl class="details">{ for pairs.into_iter().map(pair) }</dl> }
}
