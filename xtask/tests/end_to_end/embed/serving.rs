//! What a host is asked to send with the page, and that it is enough.

use crate::harness::{Page, Server};
use serde_json::Value;
use xtask::serving;

/// Headers of an answer, as a page of any origin may read them.
fn headers(page: &Page, url: &str) -> Value {
    page.eval(&format!("fetch('{url}').then(({{ headers }}) => Object.fromEntries(headers))"))
}

#[test]
fn every_file_has_its_headers() {
    let server = Server::start();
    let page = Page::open(&format!("{}embed.html", server.url()));
    let dist = std::env::var_os("APP_DIST").map_or_else(xtask::site::folder, Into::into);
    let names = xtask::site::names(&dist).expect("the page is built");
    let names = names.iter().filter(|name| !name.starts_with("npm/") && *name != serving::FILE);
    // Its own policy lets the page fetch nothing.
    page.go("about:blank");
    for name in names.map(String::as_str).chain([""]) {
        let sent = headers(&page, &format!("{}{name}", server.url()));
        let caching = match name {
            "" => serving::ASK_AGAIN,
            _ if name.ends_with(".html") => serving::ASK_AGAIN,
            _ if serving::is_hashed(name) => serving::FOR_EVER,
            _ => serving::SHORTLY,
        };
        assert_eq!(sent["cache-control"], caching, "{name}");
    }
}
