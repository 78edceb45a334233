//! What a visitor types into or chooses from. Each is one function, so that the program holds it once.

use super::app::{App, Msg};
use super::tools::Edit;
use crate::browser::page;
use yew::html::Scope;
use yew::{Callback, Html, InputEvent, html};

/// A field of this kind to type in; tells whether what is typed is wrong.
pub fn type_in(
    edit: Edit,
    kind: &'static str,
    label: &'static str,
    value: &str,
    is_wrong: bool,
    link: &Scope<App>,
) -> Html {
    let placeholder = (edit == Edit::Search).then_some(label);
    html! {
        <input key={kind} id={id(edit)} class="field" type={kind} aria-label={label} {placeholder} autocomplete="off"
            spellcheck="false" aria-invalid={is_wrong.then_some("true")} value={value.to_owned()} oninput={on_edit(edit, link)} />
    }
}

/// One of several values to choose from: each with its name. A `round` is a choice that begins anew.
pub fn choose(
    round: usize,
    edit: Edit,
    label: &'static str,
    values: Vec<(String, String)>,
    chosen: &str,
    link: &Scope<App>,
) -> Html {
    let id = id(edit);
    let option = |(value, name): (String, String)| {
        let selected = value == chosen;
        html! { <option key={value.clone()} {selected} {value}>{ name }</option> }
    };
    html! {
        <select key={numbered(&id, round)} {id} class="field" aria-label={label} oninput={on_edit(edit, link)}>
            { for values.into_iter().map(option) }
        </select>
    }
}

/// The same where values are told by their place.
pub fn choose_nth(
    round: usize,
    edit: Edit,
    label: &'static str,
    names: &[&'static str],
    chosen: Option<usize>,
    link: &Scope<App>,
) -> Html {
    let values = names.iter().enumerate().map(|(nth, name)| (nth.to_string(), (*name).to_owned())).collect();
    choose(round, edit, label, values, &chosen.unwrap_or(0).to_string(), link)
}

fn on_edit(edit: Edit, link: &Scope<App>) -> Callback<InputEvent> {
    link.callback(move |event: InputEvent| Msg::Edit(edit, page::value_of(&event)))
}

fn id(edit: Edit) -> String {
    match edit {
        Edit::Search => page::SEARCH.to_owned(),
        Edit::Order => "order".to_owned(),
        Edit::Facet(facet) => facet.code().to_owned(),
        Edit::AllOrAny => "all-or-any".to_owned(),
        Edit::Field(rule) => numbered("field", rule),
        Edit::Condition(rule) => numbered("condition", rule),
        Edit::Value(rule) => numbered("value", rule),
    }
}

/// An id of which there are several.
pub fn numbered(id: &str, number: usize) -> String {
    id.to_owned() + "-" + &number.to_string()
}
