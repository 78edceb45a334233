//! What a visitor wants to see: the search, the order, facets and rules, and the list that the session makes of it.

use super::app::{App, Msg};
use super::inputs::numbered;
use super::list::file_of;
use super::view::View;
use super::{results, smart};
use crate::browser::pace::pause;
use crate::browser::page;
use crate::browser::remember::{self, Key};
use crate::session::facets::Each;
use crate::session::query::Query;
use crate::session::smart::SmartFilter;
use crate::session::{Action, Facet, Filter, Order, Wanted};
use crate::words::numbers::MONTHS;
use smart::Draft;

/// What a visitor can change by typing or choosing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// What is looked for.
    Search,
    /// The order.
    Order,
    /// What is chosen of a facet.
    Facet(Facet),
    /// Whether all rules must hold, or any.
    AllOrAny,
    /// What a rule is about, by its number.
    Field(usize),
    /// How it compares.
    Condition(usize),
    /// With what.
    Value(usize),
}

/// What a visitor wants to see.
#[derive(Default)]
pub struct Tools {
    pub(super) search: String,
    pub(super) order: Order,
    pub(super) facets: Each<String>,
    pub(super) any: bool,
    pub(super) rules: Vec<Draft>,
    /// Whether facets and rules are shown.
    pub(super) are_open: bool,
    /// Grows when what was chosen is taken back: what a browser keeps of a choice is not to outlive that.
    pub(super) round: usize,
    /// Whether the visitor has chosen an album themselves.
    has_album: bool,
    /// Whether the visitor wants something else than what is shown.
    has_changed: bool,
    /// Whether the next slice of the list is on its way.
    goes_on: bool,
}

impl Tools {
    /// As they were left, as far as it is remembered.
    pub fn remembered() -> Self {
        let order = remember::get(Key::Order).and_then(|order| Order::of(&order));
        Self { order: order.unwrap_or(Order::Newest), ..Self::default() }
    }

    /// How many choices and rules leave something out.
    pub fn set(&self) -> usize {
        let rules = self.rules.iter().filter(|rule| rule.whole().is_some()).count();
        rules + self.facets.iter().filter(|chosen| !chosen.is_empty()).count()
    }

    /// Whether nothing is looked for and nothing left out.
    pub fn is_all(&self) -> bool {
        self.search.trim().is_empty() && self.set() == 0
    }

    /// While files come, they stand as they were found, so that nothing is moved about by those that follow. Then a Live
    /// Photo is one picture of the grid.
    fn wanted(&self, filter: Filter, view: View, are_coming: bool) -> Option<Wanted> {
        let wanted = Wanted {
            filter,
            query: Query::of(&self.search, &MONTHS),
            smart: SmartFilter { rules: self.rules.iter().filter_map(Draft::whole).collect(), any: self.any },
            facets: self.facets.clone(),
            order: if are_coming { Order::AsFound } else { self.order },
            as_pictures: view == View::Grid && !are_coming,
        };
        // What there is of facets is counted only where it is seen.
        (self.are_open || !wanted.is_plain()).then_some(wanted)
    }
}

impl App {
    /// Takes in what the visitor has typed or chosen.
    pub(super) fn edit(&mut self, edit: Edit, value: String) {
        let tools = &mut self.tools;
        match edit {
            Edit::Search => tools.search = value,
            Edit::Order => {
                remember::set(Key::Order, &value);
                tools.order = Order::of(&value).unwrap_or_default();
            }
            Edit::Facet(facet) => {
                let chosen = tools.facets.iter_mut().zip(Facet::ALL).filter(|(_, known)| *known == facet);
                chosen.for_each(|(chosen, _)| chosen.clone_from(&value));
            }
            Edit::AllOrAny => tools.any = value == smart::ANY,
            Edit::Field(id) | Edit::Condition(id) | Edit::Value(id) => {
                if let Some(rule) = tools.rules.iter_mut().find(|rule| rule.id == id) {
                    rule.edit(edit, value);
                }
            }
        }
        tools.has_changed = true;
    }

    /// Shows another album.
    pub(super) fn show(&mut self, filter: Filter) {
        self.filter = filter;
        self.tools.has_album = true;
        self.tools.has_changed = true;
    }

    /// Ends the search.
    pub(super) fn clear_search(&mut self) {
        self.edit(Edit::Search, String::new());
        self.focus_on(page::SEARCH);
    }

    /// Ends it when Escape is pressed where it is typed.
    pub(super) fn escape_search(&mut self) -> bool {
        let is_there = page::focused().is_some_and(|id| id == page::SEARCH);
        let ends = is_there && !self.tools.search.is_empty();
        if ends {
            self.clear_search();
        }
        ends
    }

    /// Adds a rule, about the lens at first.
    pub(super) fn add_rule(&mut self, text: &str) {
        let rules = &mut self.tools.rules;
        let id = rules.last().map_or(0, |last| last.id + 1);
        rules.push(Draft::first(id, text));
        self.tools.has_changed = true;
        self.focus_on(&numbered("value", id));
    }

    /// Removes one.
    pub(super) fn remove_rule(&mut self, id: usize) {
        self.tools.rules.retain(|rule| rule.id != id);
        self.tools.has_changed = true;
        self.focus_on("add-rule");
    }

    /// Takes facets and rules back.
    pub(super) fn clear_filter(&mut self) {
        let tools = &mut self.tools;
        (tools.facets, tools.rules, tools.any) = Default::default();
        tools.round += 1;
        tools.has_changed = true;
        self.focus_on(results::FILTER);
    }

    /// Follows what has changed with the list. Until the visitor chooses an album, it is the one of what was found, as soon
    /// as there is something, but for who has begun to look through all.
    pub(super) fn follow_wish(&mut self) {
        let found = self.session.row_count(Filter::FaceTime) > 0;
        let album = if found { Filter::FaceTime } else { Filter::All };
        if !self.tools.has_album && album != self.filter && !self.looks_at_list() {
            self.filter = album;
            self.tools.has_changed = true;
        }
        self.go_on();
    }

    fn looks_at_list(&self) -> bool {
        let in_list = || page::focused().is_some_and(|id| file_of(&id).is_some());
        self.panel.is_some() || page::scrolled() > 0.0 || in_list()
    }

    /// Goes on with the list that is wanted; tells whether it is done.
    fn go_on(&mut self) -> bool {
        let wanted = self.tools.wanted(self.filter, self.view, self.session.tally().are_coming());
        self.session.apply(Action::Arrange(wanted));
        let is_done = !self.session.is_arranging();
        if is_done && std::mem::take(&mut self.tools.has_changed) {
            self.scroll.let_go();
        }
        if !is_done && !std::mem::replace(&mut self.tools.goes_on, true) {
            self.link.send_future(async {
                pause().await;
                Msg::GoOn
            });
        }
        is_done
    }

    /// The next slice of the list is due; tells whether it was the last.
    pub(super) fn go_on_in_turn(&mut self) -> bool {
        self.tools.goes_on = false;
        self.go_on()
    }
}
