//! Who reads what, in simulated visits: whatever happens in whatever order, every file has one end, and none pays
//! for another.

#[path = "../drive/mod.rs"]
mod drive;
mod visit;

use drive::random::Random;
use facetime_photo_inspector::bytes::ErrorKind;
use facetime_photo_inspector::dispatch::{
    FAILED_STARTS, IDLE_TICKS, MOST_PATIENT, Order, SILENT_TICKS, Word,
};
use facetime_photo_inspector::read_plan::{FIRST_GROUP, GROUP, WORN_AFTER};
use visit::{End, File, QUICK, Visit};

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
    let first_groups = QUICK * FIRST_GROUP;
    assert_eq!(visit.reads, QUICK + (1000 - first_groups).div_ceil(GROUP));
    assert!(!visit.dispatch.is_busy());
}

/// A visit of thousands of files wears workers out; others go on for them, and no more at once than before.
#[test]
fn worn_workers_are_replaced() {
    let count = WORN_AFTER * 5;
    let mut visit = Visit::new(&files(count, &[(count - 1, File::Crash)]));
    visit.run(&mut Random::new(11));
    visit.check(in_the_end);
    let started = visit.started;
    assert!((5..=5 + 2 * QUICK).contains(&started), "{started} workers for {count} files");
}

/// Who has read all holds memory for nothing. A file that is opened later has a worker all the same.
#[test]
fn idle_workers_are_ended() {
    let mut visit = Visit::new(&files(100, &[]));
    visit.run(&mut Random::new(13));
    for _ in 0..IDLE_TICKS {
        let orders = visit.dispatch.tick();
        visit.obey(orders);
    }
    assert!(visit.workers.is_empty() && !visit.dispatch.has_workers());
    let orders = visit.dispatch.open(3);
    visit.obey(orders);
    assert_eq!(visit.workers.values().map(|worker| worker.opening.len()).sum::<usize>(), 1);
    // It is not idle as long as that lasts.
    for _ in 0..IDLE_TICKS * 2 {
        let orders = visit.dispatch.tick();
        visit.obey(orders);
    }
    assert!(visit.dispatch.has_workers());
}

/// It reads what comes then; if nothing comes, it is ended.
#[test]
fn a_worker_is_prepared() {
    let mut visit = Visit::new(&[]);
    for _ in 0..2 {
        let orders = visit.dispatch.prepare();
        visit.obey(orders);
        assert_eq!(visit.started, 1, "one is enough");
    }
    visit.files = files(FIRST_GROUP, &[]);
    let orders = visit.dispatch.add((0..FIRST_GROUP).collect());
    visit.obey(orders);
    visit.run(&mut Random::new(1));
    assert_eq!(visit.started, 1);
    visit.check(in_the_end);
    let orders = visit.dispatch.prepare();
    visit.obey(orders);
    (0..IDLE_TICKS).for_each(|_| visit.tick());
    assert!(visit.workers.is_empty(), "nothing came");
    let orders = visit.dispatch.prepare();
    visit.obey(orders);
    visit.tick();
    assert_eq!(visit.workers.len(), 1, "it has as much time as the one before");
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
    assert!(!visit.dispatch.is_busy());
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
