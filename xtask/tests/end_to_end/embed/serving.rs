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
    let server = Server::host().page("plain.html", "<!doctype html>").start();
    // A page of the same origin may read all headers, and this one has no policy that keeps it from asking.
    let page = Page::open(&format!("{}plain.html", server.url()));
    let dist = std::env::var_os("APP_DIST").map_or_else(xtask::site::folder, Into::into);
    let names = xtask::site::names(&dist).expect("the page is built");
    let names = names.iter().filter(|name| !name.starts_with("npm/") && *name != serving::FILE);
    for name in names.map(String::as_str).chain([""]) {
        let sent = headers(&page, &format!("{}{name}", server.url()));
        let caching = match name {
            "" => serving::ASK_AGAIN,
            _ if name.ends_with(".html") => serving::ASK_AGAIN,
            _ if serving::is_hashed(name) => serving::FOR_EVER,
            _ => serving::SHORTLY,
        };
        assert_eq!(sent["cache-control"], caching, "{name}");
        for (header, value) in serving::EVERYWHERE {
            assert_eq!(sent[header.to_lowercase()], value, "{name}: {header}");
        }
        let policy = sent["content-security-policy"].as_str().unwrap_or_default();
        match name {
            "" | "index.html" => assert!(policy.ends_with("; frame-ancestors *"), "{name}: {policy}"),
            _ if name.ends_with(".html") => {
                assert!(policy.ends_with("; frame-ancestors 'self'"), "{name}: {policy}")
            }
            _ => assert_eq!(policy, "", "{name}"),
        }
    }
}

/// What belongs together is named by its content, and by one page alone: no page meets a worker of another build.
#[test]
fn all_that_the_page_loads_is_named_by_its_content() {
    let dist = std::env::var_os("APP_DIST").map_or_else(xtask::site::folder, Into::into);
    let index = xtask::site::read(&dist, "index.html").expect("the page is built");
    let index = String::from_utf8_lossy(&index).into_owned();
    let named: Vec<&str> =
        index.split("./").skip(1).filter_map(|rest| rest.split(['"', '>', ' ']).next()).collect();
    let named: Vec<&str> = named.into_iter().filter(|name| !name.is_empty()).collect();
    assert!(named.len() > 8, "they are found: {named:?}");
    for name in named {
        assert!(serving::is_hashed(name.split('/').next().unwrap_or_default()), "{name}");
        assert!(dist.join(name).exists(), "{name}");
    }
}
