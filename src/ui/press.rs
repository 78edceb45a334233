//! What a visitor can have done by a button, and what comes of it.

use super::app::{App, Panel};
use super::filter::{Filter, Shown};
use super::nothing_found::TRY_SAMPLE;
use super::saving::Take;
use super::view::View;
use super::{bar, list, panel, results, select};
use crate::browser::{decoder, embed, page};
use crate::live_photo::pair::FileId;
use crate::session::Action;

/// What a visitor can have done by a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Read no more files.
    Cancel,
    /// Do not wait for this file.
    Skip(FileId),
    /// Do not wait for any file whose bytes do not come.
    SkipSlow,
    /// Look again at the folders that were given.
    LookAgain,
    /// Try the page with the sample photos.
    TrySample,
    /// Start over with what decodes HEIC.
    StartWithPictures,
    /// Show all files, where there was only room for some.
    ShowAll,
    /// Start over.
    StartOver,
    /// Show other files.
    Show(Filter),
    /// Show the files in another way.
    See(View),
    /// Select a file or no longer, or all up to it.
    Select(FileId, bool),
    /// Select all files that are shown.
    SelectAll,
    /// Select nothing.
    ClearSelection,
    /// Show facets and rules, or no longer.
    OpenFilter,
    /// Add a rule.
    AddRule,
    /// Add the rule that Photos itself finds them by.
    AddPreset,
    /// Remove the rule of this number.
    RemoveRule(usize),
    /// Take facets and rules back.
    ClearFilter,
    /// End the search.
    ClearSearch,
    /// Open a file.
    Open(FileId),
    /// Tell about the seal.
    OpenSeal,
    /// Show that the seal holds.
    TryToSend,
    /// Close what is open.
    Close,
    /// Take something home.
    Take(Take),
}

impl Press {
    /// What a button of the first screen does.
    pub(super) fn on_first_screen(id: &str) -> Option<Self> {
        match id {
            "see-yourself" => Some(Self::OpenSeal),
            TRY_SAMPLE => Some(Self::TrySample),
            _ => None,
        }
    }
}

impl App {
    pub(super) fn press(&mut self, press: Press) {
        match press {
            Press::Cancel => {
                self.listeners.searches.end();
                self.skip(Action::SkipAll, results::HEADING);
            }
            Press::Skip(id) => self.skip(Action::Skip(id), &list::row_id(id)),
            Press::SkipSlow => self.skip(Action::SkipSlow, results::HEADING),
            Press::LookAgain => self.look_again(),
            Press::ShowAll => {
                self.is_compact = false;
                embed::show_all();
                self.show(Filter::All);
                self.focus_on(results::HEADING);
            }
            Press::StartOver => page::start_anew(),
            Press::StartWithPictures => page::start_anew_with(decoder::WISH),
            Press::Show(filter) => self.show(filter),
            Press::See(view) => self.see_as(view),
            Press::Select(id, range) => self.select(id, range),
            Press::SelectAll => {
                self.select_all();
                self.focus_on(select::CLEAR);
            }
            Press::ClearSelection => {
                let at_keyboard = page::shows_focus(select::CLEAR);
                self.clear_selection();
                // Who uses a pointer may be far from where the keyboard is.
                let stop = Shown::of(&self.session, self.filter).file(self.scroll.stop());
                if let Some(file) = stop.filter(|_| at_keyboard) {
                    self.focus_on(&list::row_id(file));
                }
            }
            Press::OpenFilter => self.tools.are_open = !self.tools.are_open,
            Press::AddRule => self.add_rule(""),
            Press::AddPreset => self.add_rule("FaceTime"),
            Press::RemoveRule(id) => self.remove_rule(id),
            Press::ClearFilter => self.clear_filter(),
            Press::ClearSearch => self.clear_search(),
            Press::Open(id) => {
                self.scroll.go_to(id, Shown::of(&self.session, self.filter));
                self.open(id);
                self.focus_on(panel::HEADING);
            }
            Press::OpenSeal => {
                self.close_seal();
                self.panel = Some(Panel::Seal);
                self.focus_on(panel::HEADING);
            }
            Press::TryToSend => self.try_to_send(),
            Press::TrySample => self.sample.get(self.seal.is_sealed()),
            Press::Close => drop(self.close()),
            Press::Take(take) => self.take_home(take),
        }
    }

    /// Closes what is open, and puts the focus back on what opened it.
    pub(super) fn close(&mut self) -> bool {
        match self.panel.take() {
            Some(Panel::File(opened)) => {
                // It may be elsewhere than what is drawn now.
                self.scroll.go_to(opened.id, Shown::of(&self.session, self.filter));
                self.focus_on(&list::row_id(opened.id));
            }
            Some(Panel::Seal) => self.focus_on(bar::SEAL),
            None => return false,
        }
        true
    }
}
