//! What a visitor takes home, and how far that is.

use super::app::{App, Msg, Panel};
use super::filter::Shown;
use super::view::View;
use super::{notice, panel, ways};
use crate::browser::deliver::{copy, download, download_text, print};
use crate::browser::fold;
use crate::browser::folder::{KeptFolder, choose_to_write};
use crate::browser::messages::Told;
use crate::browser::pace::pause;
use crate::browser::saving::{Happened, Saving, Target, Wish};
use crate::bytes::ErrorKind;
use crate::live_photo::pair::FileId;
use crate::save::along::Named;
use crate::save::names::safe;
use crate::save::{along, csv, json};
use crate::session::File;
use crate::words::saving as words;

/// What is saved, and how the visitor wishes it.
pub struct Save {
    pub(super) stage: Stage,
    /// Whether the other ways to save are shown.
    pub(super) are_ways_open: bool,
    pub(super) same_name: bool,
    pub(super) with_report: bool,
    /// Whether a sheet is there to be printed.
    pub(super) has_sheet: bool,
    /// The latest saving: what comes of an earlier one is passed over.
    number: usize,
}

impl Default for Save {
    fn default() -> Self {
        Self {
            stage: Stage::Idle,
            are_ways_open: false,
            same_name: true,
            with_report: false,
            has_sheet: false,
            number: 0,
        }
    }
}

/// What goes on.
pub enum Stage {
    /// Nothing.
    Idle,
    /// Files are saved.
    Going(Going),
    /// This came of it, without these files.
    Said(String, Vec<(FileId, ErrorKind)>),
}

/// How far saving is.
pub struct Going {
    /// Ends it when it is dropped.
    _saving: Saving,
    /// What is downloaded, or the folder.
    name: String,
    in_folder: bool,
    /// Files and bytes, done and in all.
    pub(super) files: (usize, usize),
    pub(super) bytes: (u64, u64),
    /// Files that could not be had, and so are no work.
    lost: usize,
    left_out: Vec<(FileId, ErrorKind)>,
}

impl Going {
    /// How many files are saved so far.
    fn saved(&self) -> usize {
        self.files.0.saturating_sub(self.left_out.len())
    }

    /// Takes in what happens, and tells what is said if that was the end.
    fn hear(&mut self, happened: Happened, is_framed: bool) -> Option<String> {
        let sentence = match happened {
            Happened::Told(Told::Going(files, bytes), _) => {
                self.files.0 = files.saturating_add(self.lost).min(self.files.1);
                self.bytes.0 = bytes.min(self.bytes.1);
                return None;
            }
            Happened::Told(Told::LeftOut(file, reason), _) => {
                self.left_out.push((file, reason));
                return None;
            }
            Happened::Lost(file, reason) => {
                self.left_out.push((file, reason));
                self.lost += 1;
                self.files.0 = self.lost;
                return None;
            }
            Happened::Told(Told::Done, _) if self.saved() == 0 => words::NOTHING_SAVED.to_owned(),
            Happened::Told(Told::Done, None) => words::in_folder(self.saved(), self.bytes.0, &self.name),
            Happened::Told(Told::Done, Some(blob)) => match download(&blob, &self.name) {
                Ok(()) => {
                    let sentence = words::downloaded(self.saved(), self.bytes.0, &self.name);
                    unless_forbidden(sentence, is_framed)
                }
                Err(_) => words::NOT_DOWNLOADED.to_owned(),
            },
            Happened::Told(Told::NotWritten, _) if self.in_folder => words::not_written(self.saved()),
            Happened::Told(Told::NotWritten, _) => words::NOT_DOWNLOADED.to_owned(),
            Happened::Failed if self.in_folder => words::failed_in_folder(self.saved()),
            Happened::Failed => words::FAILED.to_owned(),
        };
        Some(sentence)
    }
}

/// What a visitor can have done with what they take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// Save all as a ZIP.
    Zip,
    /// Show the other ways, or no longer.
    Ways,
    /// Show them no longer.
    Leave,
    /// Save all into a folder.
    Folder,
    /// Save the report as CSV.
    Csv,
    /// Save the report as JSON.
    Json,
    /// Copy the names.
    Names,
    /// Print a sheet.
    Print,
    /// Halves have one name, or no longer.
    SameName,
    /// The report lies in the ZIP, or no longer.
    WithReport,
    /// End saving.
    Cancel,
    /// Close what came of it.
    Dismiss,
    /// Save this file alone.
    One(FileId),
    /// Save this file and its other half.
    Both(FileId),
}

/// What comes of it.
pub enum Came {
    /// While files are saved, of which number this is.
    Saving(usize, Happened),
    /// A folder to save into was chosen, or none.
    Folder(Option<KeptFolder>),
    /// So many names were copied, or not.
    Copied(Option<usize>),
    /// The browser begins to print, or has.
    Printing(bool),
}

impl App {
    /// What is taken: the selection, else all photos and movies that are shown, with the other halves of those that are
    /// flagged.
    pub(super) fn to_take(&self) -> Vec<FileId> {
        along::with_other_halves(&self.session, &self.chosen(), self.view == View::Grid)
    }

    /// What is reported on: the selection, else all that is shown. In the grid a still stands for its movies too.
    pub(super) fn to_report(&self) -> Vec<FileId> {
        let files = self.chosen();
        match self.view {
            View::Grid => along::with_movies(&self.session, &files),
            View::List => files,
        }
    }

    fn chosen(&self) -> Vec<FileId> {
        let shown = Shown::of(&self.session, self.filter);
        self.selected().unwrap_or_else(|| shown.files(0..shown.count()))
    }

    /// Does what the visitor wants to have done.
    pub(super) fn take_home(&mut self, take: Take) {
        match take {
            Take::Ways => self.save.are_ways_open = !self.save.are_ways_open,
            Take::Leave => {
                self.close_ways();
            }
            Take::SameName => self.save.same_name = !self.save.same_name,
            Take::WithReport => self.save.with_report = !self.save.with_report,
            Take::Cancel => self.cancel_saving(),
            Take::Dismiss => {
                self.save.stage = Stage::Idle;
                // Behind an opened picture nothing can have the focus.
                self.focus_on(if matches!(self.panel, Some(Panel::File(_))) {
                    panel::HEADING
                } else {
                    ways::SAVE
                });
            }
            _ if self.is_saving() => {}
            Take::Zip => self.save_zip(&self.to_take()),
            Take::Both(id) => self.save_zip(&along::both(&self.session, id)),
            Take::One(id) => self.save_one(id),
            Take::Folder => {
                self.link.send_future(async { Msg::Came(Came::Folder(choose_to_write().await)) });
            }
            Take::Csv => self.save_report("csv", csv::document),
            Take::Json => self.save_report("json", json::document),
            Take::Names => self.copy_names(),
            Take::Print => self.print(),
        }
        if !matches!(take, Take::Ways | Take::Leave | Take::SameName | Take::WithReport) && self.close_ways()
        {
            self.focus_on(ways::MORE);
        }
    }

    /// Closes the list of other ways, if it is open.
    pub(super) fn close_ways(&mut self) -> bool {
        std::mem::take(&mut self.save.are_ways_open)
    }

    pub(super) fn is_saving(&self) -> bool {
        matches!(self.save.stage, Stage::Going(_))
    }

    /// Takes in what came of it. Tells whether it is only how far it is.
    pub(super) fn came(&mut self, came: Came) -> bool {
        match came {
            Came::Folder(Some(folder)) if !self.is_saving() => {
                let (files, name) = (self.to_take(), folder.name());
                let wishes = self.wishes(&files, None);
                self.begin_saving(&files, wishes, name, Target::Folder(folder));
            }
            Came::Folder(_) => {}
            Came::Copied(_) if self.is_saving() => {}
            Came::Copied(Some(names)) => self.say(words::copied(names)),
            Came::Copied(None) => self.say(words::NOT_COPIED.to_owned()),
            Came::Printing(printing) => self.save.has_sheet = printing && self.has_started(),
            Came::Saving(number, happened) if number == self.save.number => {
                return self.go_on_saving(happened);
            }
            Came::Saving(..) => {}
        }
        false
    }

    fn say(&mut self, sentence: String) {
        self.save.stage = Stage::Said(sentence, Vec::new());
    }

    fn save_zip(&mut self, files: &[FileId]) {
        let report = self.save.with_report.then(|| csv::document(&self.session, files));
        let report = report.map(|report| (words::REPORT_INSIDE.to_owned(), report));
        let wishes = self.wishes(files, report.as_ref().map(|(name, _)| name.as_str()));
        let is_flagged =
            |id: &FileId| self.session.outcome(*id).is_some_and(|outcome| outcome.verdict.grade.is_flagged());
        let name = if files.iter().all(is_flagged) { words::FACETIME_PHOTOS } else { words::PHOTOS };
        self.begin_saving(files, wishes, format!("{name}.zip"), Target::Zip(report));
    }

    fn save_one(&mut self, id: FileId) {
        let name = safe(self.session.get(id).map_or("", File::name));
        let wish = (id, name.clone(), self.session.saved_time(id));
        self.begin_saving(&[id], vec![wish], name, Target::Alone);
    }

    /// Names and dates of files.
    fn wishes(&self, files: &[FileId], also: Option<&str>) -> Vec<Wish> {
        let named = along::named(&self.session, files, self.save.same_name, also, fold::names());
        let wish = |named: Named| (named.file, named.name, self.session.saved_time(named.file));
        named.into_iter().map(wish).collect()
    }

    fn begin_saving(&mut self, files: &[FileId], wishes: Vec<Wish>, name: String, target: Target) {
        if files.is_empty() {
            return self.say(words::NO_PICTURES.to_owned());
        }
        self.save.number += 1;
        let (link, number) = (self.link.clone(), self.save.number);
        let hear = move |happened| link.send_message(Msg::Came(Came::Saving(number, happened)));
        let in_folder = matches!(target, Target::Folder(_));
        let length = files.iter().filter_map(|id| self.session.get(*id)).map(File::length).sum();
        let workers = self.workers.as_ref();
        let saving = workers.and_then(|workers| Saving::begin(workers, wishes, target, hear));
        self.save.stage = match saving {
            Some(saving) => Stage::Going(Going {
                _saving: saving,
                name,
                in_folder,
                files: (0, files.len()),
                bytes: (0, length),
                lost: 0,
                left_out: Vec::new(),
            }),
            None => Stage::Said(words::NOT_STARTED.to_owned(), Vec::new()),
        };
    }

    fn go_on_saving(&mut self, happened: Happened) -> bool {
        let is_framed = self.article.is_some();
        let Stage::Going(going) = &mut self.save.stage else { return false };
        let Some(sentence) = going.hear(happened, is_framed) else { return true };
        let left_out = std::mem::take(&mut going.left_out);
        self.save.stage = Stage::Said(sentence, left_out);
        if notice::has_focus() {
            self.focus_on(notice::DISMISS);
        }
        false
    }

    fn cancel_saving(&mut self) {
        let Stage::Going(going) = &self.save.stage else { return };
        self.say(match going.saved() {
            saved if going.in_folder && saved > 0 => words::cancelled_in_folder(saved),
            _ => words::CANCELLED.to_owned(),
        });
        self.focus_on(notice::DISMISS);
    }

    fn save_report(&mut self, extension: &str, document: fn(&crate::session::Session, &[FileId]) -> String) {
        let files = self.to_report();
        let name = format!("{}.{extension}", words::REPORT);
        let are_read = files.iter().filter(|id| self.session.outcome(**id).is_some()).count();
        self.say(match download_text(&document(&self.session, &files), &name) {
            Ok(()) => unless_forbidden(words::report(are_read, &name), self.article.is_some()),
            Err(_) => words::NOT_DOWNLOADED.to_owned(),
        });
    }

    fn copy_names(&self) {
        let files = self.to_take();
        let names: Vec<&str> = files.iter().filter_map(|id| self.session.get(*id)).map(File::name).collect();
        let (count, text) = (names.len(), names.join("\n"));
        self.link.send_future(async move { Msg::Came(Came::Copied(copy(text).await.then_some(count))) });
    }

    /// Draws a sheet, and has it printed when it is there.
    fn print(&mut self) {
        self.save.has_sheet = true;
        self.link.send_future_batch(async {
            pause().await;
            print();
            None::<Msg>
        });
    }
}

/// What is said of a download, and in a frame what its article may have done.
fn unless_forbidden(sentence: String, is_framed: bool) -> String {
    if is_framed { [&sentence, words::UNLESS_FORBIDDEN].join(" ") } else { sentence }
}
