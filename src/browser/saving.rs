//! The page's side of saving: a worker of its own, which is ended when it is done, or when nobody wants it any more. So
//! it disturbs no reading, and whatever happens to it harms nothing else.

use super::blob::blob_of;
use super::clock;
use super::folder::KeptFolder;
use super::handle::settle;
use super::held::Reach;
use super::messages::{Form, Request, Source, ToSave, Told, Wanted};
use super::pace::pause;
use super::worker::{Said, Worker};
use super::worker_client::Workers;
use crate::bytes::ErrorKind;
use crate::live_photo::pair::FileId;
use crate::report::DateTime;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Promise};
use std::rc::{Rc, Weak};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File};

/// A worker that is to stop has so many milliseconds to take back what it has begun of a file.
const TIME_TO_STOP: u32 = 10_000;
/// Files that are opened at once.
const OPENED_AT_ONCE: usize = 24;

/// What happens while files are saved.
pub enum Happened {
    /// The worker tells something, with what is to be downloaded.
    Told(Told, Option<Blob>),
    /// A file cannot be had, for this reason: the worker never hears of it.
    Lost(FileId, ErrorKind),
    /// The worker failed.
    Failed,
}

/// A file that is to be saved: which, under which name, and when it was taken.
pub type Wish = (FileId, String, Option<DateTime>);

/// Saving that goes on until this is dropped.
pub struct Saving(#[allow(dead_code, reason = "it ends when it is dropped")] Rc<Going>);

struct Going {
    worker: Option<Worker>,
    /// Something may lie there that is to be taken back.
    is_in_folder: bool,
}

impl Drop for Going {
    fn drop(&mut self) {
        if let Some(worker) = self.worker.take_if(|_| self.is_in_folder) {
            worker.post(&Request::StopSaving.to_message(&[]));
            Timeout::new(TIME_TO_STOP, move || drop(worker)).forget();
        }
    }
}

/// Where files are saved.
pub enum Target {
    /// In an archive, with a text of this name.
    Zip(Option<(String, String)>),
    /// One, as it is.
    Alone,
    /// In a folder.
    Folder(KeptFolder),
}

impl Saving {
    /// Begins to save. `hear` is told of everything.
    ///
    /// # Errors
    ///
    /// When there is no worker to do it.
    pub fn begin(
        workers: &Workers,
        wishes: Vec<Wish>,
        target: Target,
        hear: impl Fn(Happened) + Clone + 'static,
    ) -> Option<Self> {
        let tell = hear.clone();
        let worker = Worker::start(&workers.script(), move |said| match said {
            Said::There => {}
            Said::Failed => hear(Happened::Failed),
            Said::Message(data) => hear(match Told::from_message(&data) {
                Some((told, blob)) => Happened::Told(told, blob),
                None => Happened::Failed,
            }),
        });
        let is_in_folder = matches!(target, Target::Folder(_));
        let going = Rc::new(Going { worker: Some(worker.ok()?), is_in_folder });
        spawn_local(order(Rc::downgrade(&going), workers.clone(), wishes, target, tell));
        Some(Self(going))
    }
}

/// Opens what only the page can open, and has the worker begin.
async fn order(
    going: Weak<Going>,
    workers: Workers,
    wishes: Vec<Wish>,
    target: Target,
    tell: impl Fn(Happened),
) {
    let (mut files, mut sources) = (Vec::new(), Vec::new());
    for wishes in wishes.chunks(OPENED_AT_ONCE) {
        let reached = reach(&workers, wishes).await;
        for ((id, name, taken), reached) in wishes.iter().zip(reached) {
            match reached {
                Ok((wanted, source)) => {
                    files.push(ToSave { wanted, name: name.clone(), taken: *taken });
                    sources.push(source);
                }
                Err(reason) => tell(Happened::Lost(*id, reason)),
            }
        }
        pause().await;
        if going.strong_count() == 0 {
            return;
        }
    }
    let form = match target {
        Target::Zip(also) => {
            if let Some((name, text)) = also
                && let Ok(blob) = blob_of(text.as_bytes())
            {
                let wanted = Wanted { id: FileId::MAX, archived: None };
                files.push(ToSave { wanted, name, taken: clock::now() });
                sources.push(Source::Blob(blob));
            }
            Form::Zip
        }
        Target::Alone => Form::Alone,
        Target::Folder(folder) => {
            sources.push(Source::Named(folder.0, String::new()));
            Form::Folder
        }
    };
    if let Some(worker) = going.upgrade().as_ref().and_then(|going| going.worker.as_ref()) {
        worker.post(&Request::Save { form, files }.to_message(&sources));
    }
}

/// Each file as the worker wants it, and what holds it. What the page opens for that it does not keep.
async fn reach(workers: &Workers, wishes: &[Wish]) -> Vec<Result<(Wanted, Source), ErrorKind>> {
    let ways: Vec<Reach> = wishes.iter().map(|(id, ..)| workers.pool().borrow().held.reach(*id)).collect();
    let opening: Vec<Promise> = ways.iter().filter_map(Reach::opening).collect();
    let opened = match opening.is_empty() {
        true => Vec::new(),
        false => settle::<File>(&opening.iter().collect::<Array>()).await,
    };
    let mut opened = opened.into_iter();
    let reached = wishes.iter().zip(ways).map(|((id, ..), way)| match way {
        Reach::Here(wanted, source) => Ok((wanted, source)),
        Reach::Lost(reason) => Err(reason),
        Reach::When(outermost, _) => match opened.next().unwrap_or(Err(ErrorKind::Unreadable))? {
            file if outermost == *id => Ok((Wanted { id: *id, archived: None }, Source::Blob(file.into()))),
            file => {
                let held = &mut workers.pool().borrow_mut().held;
                held.opened(vec![outermost], vec![Ok(file)]);
                held.wanted(*id).ok_or(held.lost(*id))
            }
        },
    });
    reached.collect()
}
