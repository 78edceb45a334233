//! Facets, and a filter of one's own: rules that are put together from what they are about, how they compare, and with
//! what.

use super::app::App;
use super::inputs::{choose, choose_nth, numbered, type_in};
use super::parts::{block, button, draw_button, plain};
use super::press::Press;
use super::tools::Edit;
use crate::session::Facet;
use crate::session::smart::{Condition, Field, Rule, Sort};
use crate::words::tools as words;
use yew::html::Scope;
use yew::{Html, html};

/// The id of what the Filter button shows.
pub const ID: &str = "filter-of-ones-own";
/// What stands for any of the rules.
pub const ANY: &str = "any";
/// What of a facet there is to choose from: more devices than anybody has, all of the other persons' among them.
const MOST: usize = 200;

/// A rule as it is put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its number, which it keeps when others go.
    pub id: usize,
    field: Field,
    condition: Condition,
    text: String,
}

impl Draft {
    /// A rule about the lens, which is what Photos itself finds them by.
    pub fn first(id: usize, text: &str) -> Self {
        Self { id, field: Field::Lens, condition: Condition::Includes, text: text.to_owned() }
    }

    /// The rule, if it is whole.
    pub fn whole(&self) -> Option<Rule> {
        Rule::of(self.field, self.condition, &self.text)
    }

    /// What is wrong with its value, if something is typed that says nothing.
    fn problem(&self) -> Option<&'static str> {
        let is_wrong = !self.text.trim().is_empty() && self.whole().is_none();
        is_wrong.then(|| match self.field.sort() {
            Sort::Date => words::NO_YEAR,
            _ => words::NO_NUMBER,
        })
    }

    /// What its value is typed into.
    fn kind(&self) -> &'static str {
        match (self.field.sort(), self.condition) {
            (Sort::Date, Condition::IsInYear) => "number",
            (Sort::Date, _) => "date",
            _ => "text",
        }
    }

    /// Takes in what was typed or chosen.
    pub fn edit(&mut self, edit: Edit, value: String) {
        let nth = value.parse().unwrap_or(0);
        match edit {
            Edit::Field(_) => {
                let field = Field::ALL.get(nth).copied().unwrap_or(Field::Lens);
                if field.sort() != self.field.sort() || field.sort() == Sort::Choice {
                    self.condition = field.sort().conditions().first().copied().unwrap_or(Condition::Is);
                    self.text = field.choices().first().copied().unwrap_or_default().to_owned();
                }
                self.field = field;
            }
            Edit::Condition(_) => {
                let kind = self.kind();
                let conditions = self.field.sort().conditions();
                self.condition = conditions.get(nth).copied().unwrap_or(self.condition);
                if self.kind() != kind {
                    self.text.clear();
                }
            }
            _ => self.text = value,
        }
    }
}

/// Draws both, if they are to be seen.
pub fn view(app: &App, link: &Scope<App>) -> Option<Html> {
    let tools = &app.tools;
    if !tools.are_open {
        return None;
    }
    let facets = Facet::ALL.into_iter().zip(&tools.facets).map(|(facet, chosen)| {
        let mut values = app.session.facet(facet, MOST);
        if !chosen.is_empty() && !values.iter().any(|(value, _)| value == chosen) {
            values.push((chosen, 0));
        }
        let all = [(String::new(), words::all(facet).to_owned())];
        let values = values.into_iter().map(|(value, files)| (value.to_owned(), words::choice(value, files)));
        let values = all.into_iter().chain(values).collect();
        choose(tools.round, Edit::Facet(facet), words::facet(facet), values, chosen, link)
    });
    let mut content = vec![block("div", "facets", facets.collect())];
    content.push(if tools.rules.is_empty() { Html::default() } else { all_or_any(app, link) });
    content.push(block("div", "rules", tools.rules.iter().map(|rule| view_rule(rule, link)).collect()));
    let mut buttons = vec![button("add-rule", "button", words::ADD_RULE, Press::AddRule, link)];
    if tools.rules.is_empty() {
        buttons.push(button("preset", "button", words::PRESET, Press::AddPreset, link));
    }
    if tools.set() > 0 || !tools.rules.is_empty() {
        buttons.push(button("clear-filter", "quiet", words::CLEAR_FILTER, Press::ClearFilter, link));
    }
    content.push(block("div", "rule", buttons));
    Some(
        html! { <div class="own-filter" id={ID} role="group" aria-label={words::FILTER}>{ for content }</div> },
    )
}

fn all_or_any(app: &App, link: &Scope<App>) -> Html {
    let [before, behind] = words::MATCH;
    let chosen = if app.tools.any { ANY } else { "" };
    let values = ["", ANY].into_iter().zip(words::ALL_OR_ANY);
    let values = values.map(|(value, name)| (value.to_owned(), name.to_owned())).collect();
    let select = choose(app.tools.round, Edit::AllOrAny, before, values, chosen, link);
    block("div", "rule", vec![plain(before.to_owned()), select, plain(behind.to_owned())])
}

fn view_rule(rule: &Draft, link: &Scope<App>) -> Html {
    let [about, how, with] = words::RULE;
    let conditions = rule.field.sort().conditions();
    let condition = conditions.iter().position(|condition| *condition == rule.condition);
    let condition_names: Vec<&str> =
        conditions.iter().map(|condition| words::condition(*condition)).collect();
    let field = Field::ALL.iter().position(|field| *field == rule.field);
    // Of another field other things are chosen.
    let round = field.unwrap_or(0);
    let choices = rule.field.choices();
    let value = if choices.is_empty() {
        type_in(Edit::Value(rule.id), rule.kind(), with, &rule.text, rule.problem().is_some(), link)
    } else {
        let named = |code: &&'static str| ((*code).to_owned(), words::value(rule.field, code).to_owned());
        choose(round, Edit::Value(rule.id), with, choices.iter().map(named).collect(), &rule.text, link)
    };
    let remove = numbered("remove", rule.id).into();
    let parts = vec![
        choose_nth(0, Edit::Field(rule.id), about, &Field::ALL.map(words::field), field, link),
        choose_nth(round, Edit::Condition(rule.id), how, &condition_names, condition, link),
        value,
        draw_button(remove, "button", words::REMOVE_RULE.to_owned(), Press::RemoveRule(rule.id), link),
        html! { <span class="problem" role="status">{ rule.problem() }</span> },
    ];
    html! { <div class="rule" key={rule.id}>{ for parts }</div> }
}
