//! The page opens from anywhere, asks only its own host, and explains itself when it cannot start.

use crate::harness::{Page, Server};

/// Once it is open, the waiting sentence is gone and nothing is reported.
fn wait_open(page: &Page) {
    page.wait_until("the start", "!document.getElementById('opening')");
}

fn problem(page: &Page) -> Option<String> {
    page.eval(
        "[...document.querySelectorAll('[data-problem]')].find((p) => p.checkVisibility())?.dataset.problem",
    )
}

#[test]
fn opens_from_a_sub_path_and_asks_only_its_own_host() {
    let server = Server::start();
    let page = Page::open(&server.url());
    wait_open(&page);
    page.settle();

    assert_eq!(page.errors(), [""; 0]);
    assert_eq!(problem(&page), None);
    let asked = server.requests();
    for part in ["index.html", "style-", "start-", "_bg.wasm"] {
        assert_eq!(asked.iter().filter(|name| name.contains(part)).count(), 1, "{part} in {asked:?}");
    }
    assert!(asked.iter().all(|name| name.starts_with("GET ")), "{asked:?}");
    assert_eq!(asked.len(), 5, "{asked:?}");
    let elsewhere: Vec<String> = page
        .requests()
        .into_iter()
        .filter(|url| !["data:", "blob:", &server.url()].iter().any(|start| url.starts_with(start)))
        .collect();
    assert_eq!(elsewhere, [""; 0]);
}

#[test]
fn opens_from_a_host_that_does_not_know_wasm() {
    let server = Server::host().wasm_type("application/octet-stream").start();
    let page = Page::open(&server.url());
    wait_open(&page);
    assert_eq!(problem(&page), None);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn says_so_when_a_part_does_not_arrive() {
    let server = Server::host().missing("_bg.wasm").start();
    let page = Page::open(&server.url());
    page.wait_for("[data-problem=arrival]");
    assert_eq!(problem(&page).as_deref(), Some("arrival"));
}

#[test]
fn says_so_when_it_is_opened_as_a_file() {
    let index = xtask::site::folder().join("index.html");
    let page = Page::open(&format!("file://{}", index.display()));
    page.wait_for("[data-problem=file]");
    assert_eq!(problem(&page).as_deref(), Some("file"));
}
