//! Who reads what: files are given to workers in groups, and what keeps a worker waiting, crashes it or hangs
//! it costs nothing but itself. Pure: workers are numbers here, and what is to be done with them is given as
//! [`Order`]s.
//!
//! Files are read by *quick* workers, group by group. A file whose bytes do not come at once leaves its group
//! and goes to a *patient* worker, of which there are few, each with one file at a time. When a worker fails,
//! its files are tried once more, each alone; one that fails alone is given up.

mod work;

pub use work::WorkerId;

use crate::bytes::ErrorKind;
use crate::live_photo::pair::FileId;
use std::collections::VecDeque;
use work::{Group, Work};

/// Patient workers. Each may be downloading a file, and a person's connection has other things to do.
pub const MOST_PATIENT: usize = 2;
/// Ticks without a word from a worker that has something to do, after which it hangs. A worker that waits for
/// a file answers at once; one that computes takes milliseconds a file.
pub const SILENT_TICKS: u32 = 6;
/// The same for a worker that has not come up yet, which takes a slow machine its time.
const SILENT_TICKS_AT_START: u32 = 30;
/// Ticks after which workers that have nothing to do are ended, and their memory given back.
pub const IDLE_TICKS: u32 = 2;
/// Workers that fail one after the other before they have come up: then no further one is started.
pub const FAILED_STARTS: u32 = 3;

/// What is to be done, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Start a worker.
    Start(WorkerId),
    /// Have a worker read these files, without a limit on waiting if it is to be patient.
    Read {
        /// Who.
        worker: WorkerId,
        /// What.
        files: Vec<FileId>,
        /// Whether it waits for their bytes as long as it takes.
        patiently: bool,
    },
    /// Have a worker read a file with all its entries, for a visitor who opened it.
    Open(WorkerId, FileId),
    /// Have a worker try to send something, to see it refused.
    Try(WorkerId),
    /// Ask a worker whether it is still there.
    Ask(WorkerId),
    /// End a worker, and pass over what it still says.
    End(WorkerId),
    /// These files will not be read.
    GiveUp(Vec<FileId>, ErrorKind),
    /// This file will not be read with its entries.
    GiveUpOpening(FileId, ErrorKind),
    /// No worker will try to send anything.
    GiveUpTrying,
}

/// What a worker says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// It has come up, or is still there.
    Alive,
    /// It has read these files.
    Read(Vec<FileId>),
    /// The bytes of these files do not come at once: it has let go of them.
    Slow(Vec<FileId>),
    /// It has read this file with its entries.
    Opened(FileId),
    /// It has tried to send something.
    Tried,
    /// It has crashed, or could not be started.
    Failed,
}

/// All that is to be read, and who reads it.
#[derive(Debug, Default)]
pub struct Dispatch {
    most_quick: usize,
    queue: VecDeque<FileId>,
    /// Files of workers that failed, to be tried once more, each alone.
    suspects: VecDeque<FileId>,
    /// Files that a patient worker is to read.
    slow: VecDeque<FileId>,
    workers: Vec<Work>,
    started: WorkerId,
    failed_starts: u32,
    idle_ticks: u32,
    orders: Vec<Order>,
}

impl Dispatch {
    /// For so many quick workers at most.
    #[must_use]
    pub fn new(most_quick: usize) -> Self {
        Self { most_quick: most_quick.max(1), ..Self::default() }
    }

    /// Files are on their way: a worker comes up meanwhile.
    #[must_use]
    pub fn prepare(&mut self) -> Vec<Order> {
        self.idle_ticks = 0;
        if self.workers.is_empty() && self.may_start() {
            self.start(false);
        }
        std::mem::take(&mut self.orders)
    }

    /// Takes files in.
    #[must_use]
    pub fn add(&mut self, files: Vec<FileId>) -> Vec<Order> {
        self.queue.extend(files);
        self.go_on()
    }

    /// Has one file read again with all its entries.
    #[must_use]
    pub fn open(&mut self, file: FileId) -> Vec<Order> {
        match self.any_quick() {
            Some(work) => {
                work.opening.push(file);
                let order = Order::Open(work.id, file);
                self.orders.push(order);
            }
            None => self.orders.push(Order::GiveUpOpening(file, ErrorKind::NotStarted)),
        }
        self.go_on()
    }

    /// Has a worker of those that read files try to send something.
    #[must_use]
    pub fn try_to_send(&mut self) -> Vec<Order> {
        match self.any_quick() {
            Some(work) => {
                work.trying = true;
                let order = Order::Try(work.id);
                self.orders.push(order);
            }
            None => self.orders.push(Order::GiveUpTrying),
        }
        self.go_on()
    }

    /// Takes in what a worker says. What one that has been ended still says changes nothing.
    #[must_use]
    pub fn hear(&mut self, worker: WorkerId, word: Word) -> Vec<Order> {
        let Some(work) = self.workers.iter_mut().find(|work| work.id == worker) else { return Vec::new() };
        if word == Word::Failed {
            self.fail(worker);
            return self.go_on();
        }
        work.silent = 0;
        if !std::mem::replace(&mut work.came_up, true) {
            self.failed_starts = 0;
        }
        match word {
            Word::Alive | Word::Failed => {}
            Word::Read(files) => work.settle(&|file| files.contains(file)),
            Word::Slow(mut files) => {
                // The visitor may have skipped some of them meanwhile.
                files.retain(|file| work.files().any(|given| given == *file));
                work.settle(&|file| files.contains(file));
                self.slow.extend(files);
            }
            Word::Opened(file) => work.opening.retain(|opening| *opening != file),
            Word::Tried => work.trying = false,
        }
        self.go_on()
    }

    /// A second has passed. Workers with something to do are asked whether they are there; those that have
    /// long said nothing are replaced. The clock stands still where the page's does, as in a sleeping
    /// computer: what counts is how often a worker was asked in vain.
    #[must_use]
    pub fn tick(&mut self) -> Vec<Order> {
        for work in self.workers.iter_mut().filter(|work| work.is_busy()) {
            work.silent += 1;
            self.orders.push(Order::Ask(work.id));
        }
        while let Some(hung) = self.workers.iter().find(|work| work.is_hung()) {
            self.fail(hung.id);
        }
        self.idle_ticks = if self.is_busy() { 0 } else { self.idle_ticks + 1 };
        if self.idle_ticks >= IDLE_TICKS {
            while let Some(idle) = self.workers.first() {
                self.end(idle.id);
            }
        }
        self.go_on()
    }

    /// Whether there are workers, so that time matters.
    #[must_use]
    pub fn has_workers(&self) -> bool {
        !self.workers.is_empty()
    }

    /// Whether something is being read.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.workers.iter().any(Work::is_busy)
    }

    /// Whether a worker is to read or open this file.
    #[must_use]
    pub fn is_given(&self, worker: WorkerId, file: FileId) -> bool {
        let work = self.workers.iter().find(|work| work.id == worker);
        work.is_some_and(|work| work.opening.contains(&file) || work.files().any(|given| given == file))
    }

    /// Whether a worker is to open this file, for a visitor.
    #[must_use]
    pub fn is_opening(&self, worker: WorkerId, file: FileId) -> bool {
        self.workers.iter().any(|work| work.id == worker && work.opening.contains(&file))
    }

    /// Takes files off a worker's hands that turned out not to be there.
    #[must_use]
    pub fn lose(&mut self, worker: WorkerId, files: &[FileId]) -> Vec<Order> {
        if let Some(work) = self.workers.iter_mut().find(|work| work.id == worker) {
            work.settle(&|file| files.contains(file));
            work.opening.retain(|file| !files.contains(file));
        }
        self.go_on()
    }

    /// Leaves out files, whatever they wait for. Of what a worker has in hand, some may still be answered.
    #[must_use]
    pub fn skip(&mut self, is_skipped: &dyn Fn(&FileId) -> bool) -> Vec<Order> {
        for files in [&mut self.queue, &mut self.suspects, &mut self.slow] {
            files.retain(|file| !is_skipped(file));
        }
        self.workers.iter_mut().for_each(|work| work.settle(is_skipped));
        for work in &mut self.workers {
            work.opening.retain(|file| !is_skipped(file));
        }
        // Before it is given another: it may still wait for what was skipped, or hang over it.
        while let Some(idle) = self.workers.iter().find(|work| !work.is_busy()) {
            self.end(idle.id);
        }
        self.go_on()
    }

    /// Gives out what can be given out, starts who is missing, ends who waits for nothing any more, and hands
    /// over all orders.
    fn go_on(&mut self) -> Vec<Order> {
        self.give_out();
        self.end_idle();
        while self.wants_worker(false) {
            self.start(false);
            self.give_out();
        }
        while self.wants_worker(true) {
            self.start(true);
            self.give_out();
        }
        if !self.may_start() {
            self.give_up_without_workers();
        }
        std::mem::take(&mut self.orders)
    }

    /// Whether files wait for a worker that could be started.
    fn wants_worker(&self, patient: bool) -> bool {
        let (most, waits) = match patient {
            true => (MOST_PATIENT, !self.slow.is_empty()),
            false => (self.most_quick, !(self.queue.is_empty() && self.suspects.is_empty())),
        };
        waits && self.may_start() && self.count(patient) < most
    }

    fn count(&self, patient: bool) -> usize {
        self.workers.iter().filter(|work| work.patient == patient).count()
    }

    /// A patient worker is ended with the wait that nobody wants any more, and when nothing is left to wait for; a worn one
    /// when it has read what it was given.
    fn end_idle(&mut self) {
        let is_done = |work: &&Work| (work.patient || work.is_worn()) && !work.is_busy();
        while let Some(idle) = self.workers.iter().find(is_done) {
            self.end(idle.id);
        }
    }

    /// Gives up what no worker will ever take.
    fn give_up_without_workers(&mut self) {
        let mut left: Vec<FileId> = Vec::new();
        if self.count(false) == 0 {
            left.extend(std::mem::take(&mut self.suspects));
            left.extend(std::mem::take(&mut self.queue));
        }
        if self.count(true) == 0 {
            left.extend(std::mem::take(&mut self.slow));
        }
        if !left.is_empty() {
            self.orders.push(Order::GiveUp(left, ErrorKind::NotStarted));
        }
    }

    /// A quick worker for what cannot wait for its turn; started if there is none.
    fn any_quick(&mut self) -> Option<&mut Work> {
        if self.count(false) == 0 && self.may_start() {
            self.start(false);
        }
        self.workers.iter_mut().find(|work| !work.patient)
    }

    fn give_out(&mut self) {
        for work in &mut self.workers {
            while let Some(group) = next_for(work, &mut self.queue, &mut self.suspects, &mut self.slow) {
                let (worker, files, patiently) = (work.id, group.files.clone(), work.patient);
                work.total += files.len();
                self.orders.push(Order::Read { worker, files, patiently });
                work.given.push(group);
            }
        }
    }

    fn start(&mut self, patient: bool) {
        self.started += 1;
        self.workers.push(Work::new(self.started, patient));
        self.orders.push(Order::Start(self.started));
    }

    fn end(&mut self, worker: WorkerId) -> Option<Work> {
        let position = self.workers.iter().position(|work| work.id == worker)?;
        self.orders.push(Order::End(worker));
        Some(self.workers.remove(position))
    }

    /// Ends a worker that crashed or hangs. Its files are tried once more, each alone; what was tried so is
    /// given up. One that never came up is not its files' fault.
    fn fail(&mut self, worker: WorkerId) {
        let Some(failed) = self.end(worker) else { return };
        self.failed_starts += u32::from(!failed.came_up);
        for Group { files, again } in failed.given {
            match again {
                _ if !failed.came_up => self.queue.extend(files),
                // What was opened in its worker may be to blame as well.
                true if failed.opening.is_empty() => {
                    self.orders.push(Order::GiveUp(files, ErrorKind::Stopped));
                }
                _ => self.suspects.extend(files),
            }
        }
        let given_up = failed.opening.into_iter().map(|file| Order::GiveUpOpening(file, ErrorKind::Stopped));
        self.orders.extend(given_up);
        self.orders.extend(failed.trying.then_some(Order::GiveUpTrying));
    }

    /// Whether a worker that is started may come up.
    fn may_start(&self) -> bool {
        self.failed_starts < FAILED_STARTS
    }
}

/// What a worker is given next. A suspect is alone in its worker, so that no other file is blamed.
fn next_for(
    work: &Work,
    queue: &mut VecDeque<FileId>,
    suspects: &mut VecDeque<FileId>,
    slow: &mut VecDeque<FileId>,
) -> Option<Group> {
    let alone = |file: FileId, again: bool| Group { files: vec![file], again };
    if work.patient {
        let slow = if work.given.is_empty() { slow.pop_front() } else { None };
        // Alone as it is, it is to blame if its worker fails.
        return slow.map(|file| alone(file, true));
    }
    if work.is_worn() {
        return None;
    }
    if work.given.is_empty()
        && let Some(suspect) = suspects.pop_front()
    {
        return Some(alone(suspect, true));
    }
    let has_room = work.given.len() < work.most_groups() && !work.given.iter().any(|group| group.again);
    let most = if has_room { work.next_group() } else { 0 };
    let files: Vec<FileId> = std::iter::from_fn(|| queue.pop_front()).take(most).collect();
    (!files.is_empty()).then_some(Group { files, again: false })
}
