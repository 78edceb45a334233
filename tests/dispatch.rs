//! Who reads what: a simulated visit in which files are good, slow, or crash or hang their worker. Whatever
//! happens in whatever order, every file has one end, and none pays for another.

mod drive;

use drive::random::Random;
use facetime_photo_inspector::bytes::ErrorKind;
use facetime_photo_inspector::dispatch::{
    Dispatch, FAILED_STARTS, MOST_PATIENT, Order, SILENT_TICKS, Word, WorkerId,
};
use facetime_photo_inspector::read_plan::GROUP;
use std::collections::{BTreeMap, BTreeSet};

const QUICK: usize = 3;

/// What a file does to the worker that reads it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum File {
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
enum End {
    Read,
    GivenUp(ErrorKind),
    Skipped,
}

#[derive(Default)]
struct Worker {
    patient: bool,
    given: Vec<Vec<usize>>,
    opening: Vec<usize>,
    trying: bool,
    hangs: bool,
}

/// A page with its workers.
struct Visit {
    dispatch: Dispatch,
    files: Vec<File>,
    ends: BTreeMap<usize, End>,
    workers: BTreeMap<WorkerId, Worker>,
    /// Workers never come up.
    broken: bool,
    crashed_once: BTreeSet<usize>,
    reads: usize,
    given_up_openings: Vec<ErrorKind>,
    given_up_tries: usize,
}

impl Visit {
    fn new(files: &[File]) -> Self {
        let mut visit = Self {
            dispatch: Dispatch::new(QUICK),
            files: files.to_vec(),
            ends: BTreeMap::new(),
            workers: BTreeMap::new(),
            broken: false,
            crashed_once: BTreeSet::new(),
            reads: 0,
            given_up_openings: Vec::new(),
            given_up_tries: 0,
        };
        let orders = visit.dispatch.add((0..files.len()).collect());
        visit.obey(orders);
        visit
    }

    fn obey(&mut self, orders: Vec<Order>) {
        for order in orders {
            match order {
                Order::Start(worker) => {
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

    fn worker(&mut self, worker: WorkerId) -> &mut Worker {
        self.workers.get_mut(&worker).expect("it was started")
    }

    fn end(&mut self, file: usize, end: End) {
        let before = self.ends.insert(file, end);
        assert!(
            before.is_none() || before == Some(End::Skipped),
            "file {file} ends twice: {before:?}, {end:?}"
        );
    }

    /// A worker does its next step, if it has one.
    fn step(&mut self, id: WorkerId) {
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

    fn say(&mut self, worker: WorkerId, word: Word) {
        let orders = self.dispatch.hear(worker, word);
        self.obey(orders);
    }

    fn tick(&mut self) {
        let orders = self.dispatch.tick();
        self.obey(orders);
    }

    fn skip(&mut self, files: &[usize]) {
        for file in files {
            self.ends.entry(*file).or_insert(End::Skipped);
        }
        let orders = self.dispatch.skip(&|file| files.contains(file));
        self.obey(orders);
    }

    /// Lets workers work in a random order, with a tick now and then, until nothing more happens.
    fn run(&mut self, random: &mut Random) {
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

    fn check(&self, expected: impl Fn(usize, File) -> Option<End>) {
        for (file, kind) in self.files.iter().enumerate() {
            assert_eq!(self.ends.get(&file).copied(), expected(file, *kind), "file {file}, {kind:?}");
        }
    }
}

/// Good files, with others among them.
fn files(count: usize, others: &[(usize, File)]) -> Vec<File> {
    let mut files = vec![File::Good; count];
    for (file, kind) in others {
        files[*file] = *kind;
    }
    files
}

const STOPPED: Option<End> = Some(End::GivenUp(ErrorKind::Stopped));

/// What becomes of a file when everybody has patience.
fn in_the_end(_: usize, kind: File) -> Option<End> {
    match kind {
        File::Good | File::Slow | File::CrashOnce => Some(End::Read),
        File::Crash | File::Hang | File::SlowCrash => STOPPED,
        File::Never => None,
    }
}

#[test]
fn good_files_travel_in_groups() {
    let mut visit = Visit::new(&files(1000, &[]));
    visit.run(&mut Random::new(1));
    visit.check(in_the_end);
    assert_eq!(visit.reads, 1000_usize.div_ceil(GROUP));
    assert!(!visit.dispatch.is_busy());
}

#[test]
fn one_worker_for_few_files() {
    assert_eq!(Visit::new(&files(3, &[])).workers.len(), 1);
}

#[test]
fn each_file_pays_for_itself_alone() {
    let kinds = [File::Crash, File::Hang, File::Slow, File::CrashOnce, File::SlowCrash];
    for seed in 1..200 {
        let mut random = Random::new(seed);
        let others: Vec<(usize, File)> =
            (0..20).map(|_| (random.index(500), kinds[random.index(kinds.len())])).collect();
        let mut visit = Visit::new(&files(500, &others));
        visit.run(&mut random);
        visit.check(in_the_end);
        assert!(!visit.dispatch.is_busy());
    }
}

/// Slow files wait, few at once, and hold nobody up; skipped, they are let go of.
#[test]
fn files_that_never_come_hold_nobody_up() {
    let never: Vec<usize> = (100..130).collect();
    let others: Vec<(usize, File)> = never.iter().map(|file| (*file, File::Never)).collect();
    let mut visit = Visit::new(&files(500, &others));
    let mut random = Random::new(5);
    visit.run(&mut random);
    visit.check(in_the_end);
    let patient = |visit: &Visit| visit.workers.values().filter(|worker| worker.patient).count();
    assert_eq!(patient(&visit), MOST_PATIENT);
    assert!(visit.dispatch.is_busy());

    visit.skip(&never[..1]);
    visit.run(&mut random);
    assert_eq!(patient(&visit), MOST_PATIENT, "the next one takes its place");
    visit.skip(&never);
    assert_eq!(patient(&visit), 0);
    assert!(!visit.dispatch.is_busy());
    assert!(visit.workers.is_empty(), "what waits in vain is let go of");
}

/// Skipped while a quick worker had it in hand, a slow file is not waited for.
#[test]
fn a_skipped_file_is_not_waited_for() {
    let mut visit = Visit::new(&files(2, &[(1, File::Never)]));
    visit.skip(&[1]);
    visit.run(&mut Random::new(3));
    visit.check(|file, _| Some(if file == 1 { End::Skipped } else { End::Read }));
    assert_eq!(visit.workers.len(), 1);
}

#[test]
fn cancelled_files_are_not_given_out() {
    let mut visit = Visit::new(&files(1000, &[(999, File::Crash)]));
    let unread: Vec<usize> = (0..1000).collect();
    visit.skip(&unread);
    let mut random = Random::new(7);
    visit.run(&mut random);
    let read = visit.ends.values().filter(|end| **end == End::Read).count();
    assert!(read <= QUICK * 2 * GROUP, "{read}");
    assert!(visit.ends.values().all(|end| matches!(end, End::Read | End::Skipped)));

    // One that hung over what was skipped is gone, and blames nothing that comes later.
    let mut visit = Visit::new(&files(1, &[(0, File::Hang)]));
    visit.step(1);
    visit.skip(&[0]);
    assert!(visit.workers.is_empty() && !visit.dispatch.is_busy());
}

/// A worker that says nothing although it was asked often enough hangs; waiting for a file is no hanging.
#[test]
fn only_silence_is_a_hang() {
    let mut visit = Visit::new(&files(2, &[(1, File::Never)]));
    visit.step(1);
    for _ in 0..100 {
        visit.tick();
    }
    assert_eq!(visit.ends.len(), 1);

    let mut visit = Visit::new(&files(1, &[(0, File::Hang)]));
    visit.step(1);
    for _ in 0..SILENT_TICKS {
        visit.tick();
        assert!(visit.workers.contains_key(&1));
    }
    visit.tick();
    assert!(!visit.workers.contains_key(&1));
}

#[test]
fn without_any_worker_everything_is_given_up() {
    let mut visit = Visit::new(&files(300, &[]));
    visit.broken = true;
    visit.run(&mut Random::new(2));
    visit.check(|_, _| Some(End::GivenUp(ErrorKind::NotStarted)));
    let orders = visit.dispatch.open(0);
    assert_eq!(orders, [Order::GiveUpOpening(0, ErrorKind::NotStarted)]);
    assert_eq!(visit.dispatch.try_to_send(), [Order::GiveUpTrying]);
    let orders = visit.dispatch.add(vec![300]);
    assert_eq!(orders, [Order::GiveUp(vec![300], ErrorKind::NotStarted)]);
}

/// Once one has come up, others that do not are no reason to give up.
#[test]
fn one_worker_that_came_up_is_enough() {
    let mut visit = Visit::new(&files(400, &[]));
    visit.say(1, Word::Alive);
    for _ in 0..FAILED_STARTS {
        let last = *visit.workers.keys().last().expect("it was started");
        visit.say(last, Word::Failed);
    }
    assert_eq!(visit.workers.keys().copied().collect::<Vec<_>>(), [1, 2]);
    visit.say(2, Word::Failed);
    visit.run(&mut Random::new(4));
    visit.check(in_the_end);
}

#[test]
fn an_opened_file_and_a_try_end_with_their_worker() {
    let mut visit = Visit::new(&files(2, &[(0, File::Crash)]));
    for orders in [visit.dispatch.open(1), visit.dispatch.try_to_send()] {
        visit.obey(orders);
    }
    visit.step(1);
    assert_eq!((visit.given_up_openings.as_slice(), visit.given_up_tries), (&[ErrorKind::Stopped][..], 1));

    // With nothing to read, a worker comes up for them.
    let mut visit = Visit::new(&[]);
    assert!(visit.workers.is_empty());
    for orders in [visit.dispatch.open(1), visit.dispatch.try_to_send()] {
        visit.obey(orders);
    }
    assert!(visit.dispatch.is_busy());
    visit.run(&mut Random::new(6));
    assert!(!visit.dispatch.is_busy());
    assert!(visit.given_up_openings.is_empty());
    assert_eq!(visit.given_up_tries, 0);
}

#[test]
fn what_an_ended_worker_says_changes_nothing() {
    let mut visit = Visit::new(&files(1, &[]));
    visit.say(1, Word::Failed);
    for word in [Word::Alive, Word::Read(vec![0]), Word::Slow(vec![0]), Word::Opened(0), Word::Failed] {
        assert_eq!(visit.dispatch.hear(1, word), []);
    }
}
