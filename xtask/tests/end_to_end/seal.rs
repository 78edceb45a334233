//! The seal: from the first photo on, nothing reaches a host, whatever the page or its workers try.

use crate::harness::{Folder, Kind, Page, Server};
use crate::support::facetime;
use crate::tries::{self, IN_PAGE, IN_WORKER, Try, Works};
use crate::visit::{OPEN, Visit};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a request may be under way.
const UNDER_WAY: Duration = Duration::from_millis(500);
/// So many tries take their time.
const ALL_TRIES: Duration = Duration::from_secs(60);

/// The tries of which a page does not always hear that they were refused. The others end with a word.
const MAY_BE_SILENT: &[&str] = &["frame", "image in a written frame", "object", "embed", "ping", "manifest"];

/// Who tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Page,
    Worker,
}

/// What came of a try: its name, what it saw, and the directive of a policy, if one refused it.
type Outcome = (String, String, String);

/// A page without any policy, in which every try should succeed.
const BARE: &str = "<!doctype html><meta charset=utf-8><title>Bare</title><link rel=stylesheet href=bare.css>
    <body><script src=tries.js></script>";

fn host() -> Server {
    Server::host()
        .page("tries.js", &tries::script())
        .page("bare.html", BARE)
        .page("bare.css", "h1 { }")
        .start()
}

/// The page, not sealed yet, with the tries in it.
#[track_caller]
pub fn visit(kind: Kind) -> Visit {
    let visit = Visit::start_at(host(), kind);
    let add = "document.head.append(Object.assign(document.createElement('script'), { src: 'tries.js' }))";
    visit.page.eval::<Value>(add);
    visit.page.wait_until("the tries", "self.tryInPage");
    visit
}

/// Has a photo and its movie read: seals the page.
#[track_caller]
pub fn seal(visit: &Visit, kind: Kind, folder: &Folder) {
    let files = pair(folder, "IMG_1234");
    match kind {
        Kind::Chromium => visit.drop(&files),
        Kind::Firefox => visit.page.choose_by_keys("#choose-photos", &files),
    }
    visit.wait_read(2);
    assert_eq!(visit.answer().0, "1 FaceTime photo in 2 files");
    visit.page.wait_for("#seal");
}

fn pair(folder: &Folder, name: &str) -> [PathBuf; 2] {
    [
        folder.file(&format!("{name}.JPG"), &facetime::still_jpeg()),
        folder.file(&format!("{name}.MOV"), &facetime::movie().build()),
    ]
}

/// Tries all at a host, one after the other.
#[track_caller]
fn attempt(page: &Page, who: Who, tries: &[&Try], host: &Server) -> Vec<Outcome> {
    let names: Vec<&str> = tries.iter().map(|way| way.name).collect();
    page.eval::<Value>(&format!("void tryIn{who:?}({}, {})", json!(host.origin()), json!(names)));
    let start = Instant::now();
    while !page.eval::<bool>("!!self.tried") {
        assert!(start.elapsed() < ALL_TRIES, "the tries in the {who:?} do not end");
        sleep(UNDER_WAY);
    }
    sleep(UNDER_WAY);
    page.eval("self.tried")
}

fn arrived(asked: &[String], way: &Try) -> bool {
    let path = format!(" /try/{}", way.name.replace(' ', "-"));
    asked.iter().any(|request| request.ends_with(&path))
}

fn all(tries: &'static [Try], works: &[Works]) -> Vec<&'static Try> {
    tries.iter().filter(|way| works.contains(&way.works)).collect()
}

const EVERY: &[Works] = &[Works::BeforeTheSeal, Works::WithoutPolicy, Works::Perhaps];

/// The tries do succeed where nothing is in their way.
pub fn arrives_without_a_policy(kind: Kind) {
    let host = host();
    let page = Page::open_in(kind, &format!("{}bare.html", host.url()));
    check_arrives(&page, Who::Page, &host, &[Works::BeforeTheSeal, Works::WithoutPolicy]);
    let worker =
        "self.worker = new Worker(withTries(new Blob([], { type: 'text/javascript' })), { type: 'module' })";
    page.eval::<Value>(&format!("void ({worker})"));
    page.wait_until("the worker", "self.triesInWorker");
    check_arrives(&page, Who::Worker, &host, &[Works::BeforeTheSeal, Works::WithoutPolicy]);
}

/// Before the seal, some succeed.
pub fn arrives_before_the_seal(kind: Kind) {
    let visit = visit(kind);
    check_arrives(&visit.page, Who::Page, &visit.server, &[Works::BeforeTheSeal]);
}

#[track_caller]
fn check_arrives(page: &Page, who: Who, host: &Server, works: &[Works]) {
    let before = host.requests().len();
    let wanted = all(if who == Who::Page { IN_PAGE } else { IN_WORKER }, works);
    let outcomes = attempt(page, who, &wanted, host);
    let asked = host.requests().split_off(before);
    let missing = wanted.iter().filter(|way| !arrived(&asked, way)).map(|way| way.name);
    assert_eq!(missing.collect::<Vec<_>>(), [""; 0], "{outcomes:?}");
}

/// After the seal, none does.
pub fn nothing_leaves(kind: Kind) {
    let (visit, elsewhere, folder) = (visit(kind), Server::start(), Folder::new());
    let before = visit.server.requests();
    seal(&visit, kind, &folder);
    for (who, tries) in [(Who::Page, IN_PAGE), (Who::Worker, IN_WORKER)] {
        for host in [&visit.server, &elsewhere] {
            let outcomes = attempt(&visit.page, who, &all(tries, EVERY), host);
            assert_eq!(outcomes.len(), tries.len());
            for (name, outcome, directive) in &outcomes {
                println!("{kind:?}: {who:?}: {name}: {outcome} {directive}");
                let ended = match outcome.as_str() {
                    "went" => false,
                    "silent" => MAY_BE_SILENT.contains(&name.as_str()),
                    _ => true,
                };
                assert!(ended, "{name} from the {who:?}: {outcome}");
            }
        }
    }
    assert_eq!(visit.server.requests(), before);
    assert_eq!(elsewhere.requests(), [""; 0]);
}

/// The page's own check is refused twice; starting over loads the page anew.
pub fn check_and_start_over(kind: Kind) {
    let (visit, folder) = (visit(kind), Folder::new());
    let before = visit.server.requests();
    seal(&visit, kind, &folder);
    visit.page.click("#seal");
    visit.page.click("#check");
    visit
        .page
        .wait_until("two refusals", "document.querySelectorAll('.evidence li[data-sign=yes]').length === 2");
    assert_eq!(visit.server.requests(), before);

    visit.page.click("#close");
    visit.page.wait_gone("#close");
    visit.page.eval::<Value>("void (window.marker = true)");
    visit.page.click("#start-over");
    visit.page.wait_until("the page anew", "!window.marker");
    visit.page.wait_for(OPEN);
    assert!(visit.server.requests().len() > before.len(), "it was loaded");
    assert!(!visit.page.eval::<bool>("!!document.querySelector('#seal')"));
    seal(&visit, kind, &folder);
}

#[test]
fn without_a_policy_every_try_arrives() {
    arrives_without_a_policy(Kind::Chromium);
}

#[test]
fn before_the_seal_the_tries_that_the_first_policy_allows_arrive() {
    arrives_before_the_seal(Kind::Chromium);
}

#[test]
fn nothing_leaves_the_sealed_page_or_its_workers() {
    nothing_leaves(Kind::Chromium);
}

#[test]
fn the_check_is_refused_and_starting_over_loads_anew() {
    check_and_start_over(Kind::Chromium);
}

/// What a visitor does once the page is sealed asks no host for anything.
#[test]
fn the_sealed_page_works_without_requests() {
    let (visit, folder) = (visit(Kind::Chromium), Folder::new());
    visit.page.viewport(1440, 900);
    seal(&visit, Kind::Chromium, &folder);
    let before = (visit.server.requests(), requests(&visit.page));
    visit.drop(&pair(&folder, "IMG_5678"));
    visit.wait_read(4);
    visit.page.click(".pill:last-child");
    visit.page.click(".pill:first-child");
    visit.open("IMG_5678.JPG");
    visit.page.settle();
    assert_eq!((visit.server.requests(), requests(&visit.page)), before);
    visit.check_console();
}

/// What the browser asked hosts for, by its own log.
fn requests(page: &Page) -> Vec<String> {
    page.requests().into_iter().filter(|url| url.starts_with("http")).collect()
}
