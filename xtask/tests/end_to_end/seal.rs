//! The seal: from the first photo on, nothing reaches a host, whatever the page or its workers try.

use crate::harness::{Folder, Page, Server};
use crate::support::facetime;
use crate::tries::{self, IN_PAGE, IN_WORKER, Try, Works};
use crate::visit::Visit;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a request may be under way.
const UNDER_WAY: Duration = Duration::from_millis(500);
/// So many tries take their time.
const ALL_TRIES: Duration = Duration::from_secs(60);

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
fn visit() -> Visit {
    let visit = Visit::at(host());
    let add = "document.head.append(Object.assign(document.createElement('script'), { src: 'tries.js' }))";
    visit.page.eval::<Value>(add);
    visit.page.wait_until("the tries", "self.tryInPage");
    visit
}

/// Has a photo and its movie read: seals the page.
#[track_caller]
fn seal(visit: &Visit, folder: &Folder) {
    visit.drop(&pair(folder, "IMG_1234"));
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

fn arrived(host: &Server, way: &Try) -> bool {
    let path = format!(" /try/{}", way.name.replace(' ', "-"));
    host.requests().iter().any(|request| request.ends_with(&path))
}

fn all(tries: &'static [Try], works: &[Works]) -> Vec<&'static Try> {
    tries.iter().filter(|way| works.contains(&way.works)).collect()
}

const EVERY: &[Works] = &[Works::BeforeTheSeal, Works::WithoutPolicy, Works::Perhaps];

#[test]
fn without_a_policy_every_try_arrives() {
    let host = host();
    let page = Page::open(&format!("{}bare.html", host.url()));
    let wanted = all(IN_PAGE, &[Works::BeforeTheSeal, Works::WithoutPolicy]);
    let outcomes = attempt(&page, Who::Page, &wanted, &host);
    let missing: Vec<&str> = wanted.iter().filter(|way| !arrived(&host, way)).map(|way| way.name).collect();
    assert_eq!(missing, [""; 0], "{outcomes:?}");
}

#[test]
fn before_the_seal_the_tries_that_the_first_policy_allows_arrive() {
    let visit = visit();
    let wanted = all(IN_PAGE, &[Works::BeforeTheSeal]);
    let outcomes = attempt(&visit.page, Who::Page, &wanted, &visit.server);
    let missing: Vec<&str> =
        wanted.iter().filter(|way| !arrived(&visit.server, way)).map(|way| way.name).collect();
    assert_eq!(missing, [""; 0], "{outcomes:?}");
}

#[test]
fn nothing_leaves_the_sealed_page_or_its_workers() {
    let (visit, elsewhere, folder) = (visit(), Server::start(), Folder::new());
    let before = visit.server.requests();
    seal(&visit, &folder);
    for (who, tries) in [(Who::Page, IN_PAGE), (Who::Worker, IN_WORKER)] {
        for host in [&visit.server, &elsewhere] {
            let outcomes = attempt(&visit.page, who, &all(tries, EVERY), host);
            println!("{who:?} {outcomes:?}");
            let went: Vec<&Outcome> = outcomes.iter().filter(|(_, outcome, _)| outcome == "went").collect();
            assert_eq!(went, [&(String::new(), String::new(), String::new()); 0], "from the {who:?}");
        }
    }
    assert_eq!(visit.server.requests(), before);
    assert_eq!(elsewhere.requests(), [""; 0]);
}
