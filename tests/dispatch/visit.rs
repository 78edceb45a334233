//! A page with its workers, in numbers: files that are good, slow, or crash or hang their worker.

use crate::drive::random::Random;
use facetime_photo_inspector::bytes::ErrorKind;
use facetime_photo_inspector::dispatch::{Dispatch, MOST_PATIENT, Order, Word, WorkerId};
use facetime_photo_inspector::read_plan::GROUP;
use std::collections::{BTreeMap, BTreeSet};

/// How many workers read in turn.
pub const QUICK: usize = 3;

/// What a file does to the worker that reads it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum File {
    Good,
    /// Its bytes come only to who waits.
    Slow,
    /// Its bytes never come.
    Never,
    Crash,
    Hang,
    /// It crashes a worker once, and can be read then.
    CrashOnce,
    /// Its bytes come only to who waits, and crash it.
    SlowCrash,
}

/// How a file ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    Read,
    GivenUp(ErrorKind),
    Skipped,
}

#[derive(Default)]
pub struct Worker {
    pub patient: bool,
    pub given: Vec<Vec<usize>>,
    pub opening: Vec<usize>,
    pub trying: bool,
    pub hangs: bool,
}

/// A page with its workers.
pub struct Visit {
    pub dispatch: Dispatch,
    pub files: Vec<File>,
    pub ends: BTreeMap<usize, End>,
    pub workers: BTreeMap<WorkerId, Worker>,
    /// Workers never come up.
    pub broken: bool,
    pub crashed_once: BTreeSet<usize>,
    pub reads: usize,
    pub started: usize,
    pub given_up_openings: Vec<ErrorKind>,
    pub given_up_tries: usize,
}

impl Visit {
    pub fn new(files: &[File]) -> Self {
        let mut visit = Self {
            dispatch: Dispatch::new(QUICK),
            files: files.to_vec(),
            ends: BTreeMap::new(),
            workers: BTreeMap::new(),
            broken: false,
            crashed_once: BTreeSet::new(),
            reads: 0,
            started: 0,
            given_up_openings: Vec::new(),
            given_up_tries: 0,
        };
        let orders = visit.dispatch.add((0..files.len()).collect());
        visit.obey(orders);
        visit
    }

    pub fn obey(&mut self, orders: Vec<Order>) {
        for order in orders {
            match order {
                Order::Start(worker) => {
                    self.started += 1;
                    assert!(
                        self.workers.insert(worker, Worker::default()).is_none(),
                        "a number is used twice"
                    );
                }
                Order::Read { worker, files, patiently } => {
                    assert!((1..=GROUP).contains(&files.len()));
                    assert!(!patiently || files.len() == 1);
                    let worker = self.workers.get_mut(&worker).expect("it was started");
                    assert!(worker.given.iter().flatten().all(|file| !files.contains(file)));
                    worker.patient = patiently;
                    worker.given.push(files);
                    assert!(worker.given.len() <= if patiently { 1 } else { 2 });
                }
                Order::Open(worker, file) => self.worker(worker).opening.push(file),
                Order::Try(worker) => self.worker(worker).trying = true,
                Order::Ask(worker) => {
                    if !self.worker(worker).hangs && !self.broken {
                        let orders = self.dispatch.hear(worker, Word::Alive);
                        self.obey(orders);
                    }
                }
                Order::End(worker) => drop(self.workers.remove(&worker).expect("it was started")),
                Order::GiveUp(files, reason) => {
                    files.into_iter().for_each(|file| self.end(file, End::GivenUp(reason)));
                }
                Order::GiveUpOpening(_, reason) => self.given_up_openings.push(reason),
                Order::GiveUpTrying => self.given_up_tries += 1,
            }
        }
        let patient = self.workers.values().filter(|worker| worker.patient).count();
        assert!(patient <= MOST_PATIENT && self.workers.len() - patient <= QUICK);
    }

    pub fn worker(&mut self, worker: WorkerId) -> &mut Worker {
        self.workers.get_mut(&worker).expect("it was started")
    }

    pub fn end(&mut self, file: usize, end: End) {
        let before = self.ends.insert(file, end);
        assert!(
            before.is_none() || before == Some(End::Skipped),
            "file {file} ends twice: {before:?}, {end:?}"
        );
    }

    /// A worker does its next step, if it has one.
    pub fn step(&mut self, id: WorkerId) {
        if self.broken {
            return self.say(id, Word::Failed);
        }
        if self.worker(id).hangs {
            return;
        }
        self.say(id, Word::Alive);
        let files = self.files.clone();
        let Some(worker) = self.workers.get_mut(&id) else { return };
        if worker.given.is_empty() {
            if let Some(file) = worker.opening.pop() {
                return self.say(id, Word::Opened(file));
            }
            if std::mem::take(&mut worker.trying) {
                self.say(id, Word::Tried);
            }
            return;
        }
        let group = worker.given.remove(0);
        let files = &files;
        let of = |kind: File| group.iter().copied().filter(move |file| files[*file] == kind);
        let crashes = of(File::Crash).count() > 0 || (worker.patient && of(File::SlowCrash).count() > 0);
        let once: Vec<usize> = of(File::CrashOnce).filter(|file| !self.crashed_once.contains(file)).collect();
        if crashes || !once.is_empty() {
            // The next try is the second of all that it had in hand.
            self.crashed_once.extend(group.iter().chain(worker.given.iter().flatten()));
            return self.say(id, Word::Failed);
        }
        if of(File::Hang).count() > 0 {
            self.crashed_once.extend(group.iter().chain(worker.given.iter().flatten()));
            worker.hangs = true;
            worker.given.insert(0, group.clone());
            return;
        }
        let never: Vec<usize> = of(File::Never).collect();
        if worker.patient && !never.is_empty() {
            worker.given.push(group.clone());
            return;
        }
        let slow: Vec<usize> =
            of(File::Slow).chain(of(File::SlowCrash)).chain(never).filter(|_| !worker.patient).collect();
        let read: Vec<usize> = group.iter().copied().filter(|file| !slow.contains(file)).collect();
        self.reads += 1;
        read.iter().for_each(|file| self.end(*file, End::Read));
        self.say(id, Word::Read(read));
        if !slow.is_empty() {
            self.say(id, Word::Slow(slow));
        }
    }

    pub fn say(&mut self, worker: WorkerId, word: Word) {
        let orders = self.dispatch.hear(worker, word);
        self.obey(orders);
    }

    pub fn tick(&mut self) {
        let orders = self.dispatch.tick();
        self.obey(orders);
    }

    pub fn skip(&mut self, files: &[usize]) {
        for file in files {
            self.ends.entry(*file).or_insert(End::Skipped);
        }
        let orders = self.dispatch.skip(&|file| files.contains(file));
        self.obey(orders);
    }

    /// Lets workers work in a random order, with a tick now and then, until nothing more happens.
    pub fn run(&mut self, random: &mut Random) {
        for turn in 0..3000 {
            let ids: Vec<WorkerId> = self.workers.keys().copied().collect();
            if !ids.is_empty() {
                self.step(ids[random.index(ids.len())]);
            }
            if turn % 20 == 0 {
                self.tick();
            }
        }
    }

    pub fn check(&self, expected: impl Fn(usize, File) -> Option<End>) {
        for (file, kind) in self.files.iter().enumerate() {
            assert_eq!(self.ends.get(&file).copied(), expected(file, *kind), "file {file}, {kind:?}");
        }
    }
}
