//! What is told of an opened file, on the clipboard: one value, or all.

use super::act::Act;
use super::said::{details, parts_of};
use crate::browser::page;
use crate::session::File;
use crate::ui::app::{App, Panel};
use crate::ui::parts::{plain, text};
use crate::words::{copied, evidence, page as words, verdict, viewer};
use std::rc::Rc;
use yew::{Html, MouseEvent, html};

/// How all is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// The class of the buttons that copy what stands before them: one listener hears all of them.
const BUTTON: &str = "copy";

/// Names and their values, each with a button that copies it.
pub fn values<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Html {
    let pair = |(name, value): (&str, &str)| {
        let label = viewer::copy_value(name);
        let value = text("span", "", value);
        let button = html! { <button class={BUTTON} aria-label={label.clone()} title={label}></button> };
        [html! { <dt>{ for breakable(name) }</dt> }, html! { <dd>{ value }{ button }</dd> }]
    };
    html! { <dl class="details">{ for pairs.flat_map(pair) }</dl> }
}

/// The name of a tag, whose line may end behind each of its words: `JPEGInterchange` `Format`.
fn breakable(name: &str) -> Vec<Html> {
    let mut words = Vec::new();
    let mut rest = name;
    let ends =
        |pair: &[u8]| matches!(pair, [end, start] if end.is_ascii_lowercase() && start.is_ascii_uppercase());
    while let Some((word, behind)) =
        rest.as_bytes().windows(2).position(ends).and_then(|at| rest.split_at_checked(at + 1))
    {
        words.extend([plain(word.to_owned()), html! { <wbr /> }]);
        rest = behind;
    }
    words.push(plain(rest.to_owned()));
    words
}

/// The value beside a button that was pressed.
pub fn value_beside(event: &MouseEvent) -> Option<Act> {
    Some(Act::Copy(Rc::from(page::text_before(event, BUTTON)?)))
}

impl App {
    /// All that is told of the opened file.
    pub(super) fn all_said(&self, manner: Manner) -> String {
        let Some(Panel::File(opened)) = &self.panel else { return String::new() };
        let Some(file) = self.session.get(opened.id) else { return String::new() };
        let details = details(self, opened, file);
        let named = |pairs: &'_ [(&'static str, String)]| -> Vec<(String, String)> {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
        };
        let mut all = vec![(words::DETAILS, named(&details))];
        for (part, entries) in opened.report.iter().flat_map(|report| parts_of(&report.entries, "")) {
            let values = entries.iter().map(|entry| (entry.name.clone(), entry.value.clone()));
            all.push((evidence::part_heading(part), values.collect()));
        }
        let borrowed: Vec<copied::Part<'_>> = all
            .iter()
            .map(|(heading, values)| {
                (*heading, values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect())
            })
            .collect();
        let device = self.session.taken_with(opened.id);
        let sentence = file.outcome().map(|outcome| verdict::sentence(&outcome, device)).unwrap_or_default();
        match manner {
            Manner::Text => copied::text(File::name(file), &sentence, &borrowed),
            Manner::Json => copied::json(File::name(file), &sentence, &borrowed),
        }
    }
}
