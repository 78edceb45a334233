//! Articles on hosts of every sort: strict, isolated, sandboxing, and without the widget's own host.

use super::{Article, article, element};
use crate::harness::{Folder, Kind, Page, Server};
use crate::support::facetime;
use serde_json::{Value, json};
use std::path::PathBuf;

const ELEMENT: &str = "facetime-photo-inspector";

fn photo(folder: &Folder) -> [PathBuf; 1] {
    [folder.file("IMG_1234.JPG", &facetime::still_jpeg())]
}

#[track_caller]
fn check_works(article: &Article) {
    let folder = Folder::new();
    article.press();
    article.wait_open();
    article.page.drop_on(ELEMENT, &photo(&folder));
    article.page.wait_until(
        "the result",
        "heard.some(([kind, { certain, files }]) => kind === 'result' && files === 1 && certain === 1)",
    );
    assert_eq!(article.page.errors(), [""; 0]);
}

/// An article at a host that sends these headers.
#[track_caller]
fn at_host(body: &str, headers: &[(&str, String)]) -> Article {
    let widget = Server::start();
    let mut host = Server::host().page("article.html", &article(&widget, body));
    for (name, value) in headers {
        host = host.header(name, &value.replace("WIDGET", &widget.origin()));
    }
    let host = host.start();
    let page = Page::open(&format!("{}article.html", host.url()));
    page.viewport(900, 900);
    Article { page, widget, host }
}

/// A policy that allows the widget's origin its script and its frame, and nobody anything else. The article reserves the
/// card's height in its own style sheet, since such a policy refuses `style` attributes.
#[test]
fn a_strict_policy() {
    let policy = "default-src 'none'; script-src 'nonce-article' WIDGET; style-src 'nonce-article'; frame-src WIDGET; \
        img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    let body = element("compact").replace(&format!("style='{}'", super::STYLE), "");
    let widget = Server::start();
    let page = article(&widget, &body).replace("<script>", "<script nonce=article>").replace(
        "<style>",
        "<style nonce=article>facetime-photo-inspector { display: block; min-height: 148px }",
    );
    let policy = policy.replace("WIDGET", &widget.origin());
    let host = Server::host().page("article.html", &page).header("content-security-policy", &policy).start();
    let page = Page::open(&format!("{}article.html", host.url()));
    page.viewport(900, 900);
    let article = Article { page, widget, host };
    // What has moved since it was opened at another width does not count.
    article.page.go(&format!("{}article.html", article.host.url()));
    article.wait_card();
    article.page.settle();
    assert_eq!(article.page.eval::<f64>("shifts"), 0.0);
    check_works(&article);
}

#[test]
fn a_cross_origin_isolated_article() {
    let headers = [
        ("cross-origin-opener-policy", "same-origin".to_owned()),
        ("cross-origin-embedder-policy", "require-corp".to_owned()),
    ];
    let article = at_host(&element("compact"), &headers);
    assert!(article.page.eval::<bool>("crossOriginIsolated"));
    check_works(&article);
}

#[test]
fn a_host_that_does_not_know_wasm() {
    let widget = Server::host().wasm_type("application/octet-stream").start();
    check_works(&Article::between(widget, &element("compact")));
}

/// As browsers do that block storage of other sites' frames: whoever asks for some is refused.
#[test]
fn third_party_storage_blocked() {
    let article = Article::with("compact");
    let refuse = "if (window !== top) {
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) {
            Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });
        }
        Object.defineProperty(Document.prototype, 'cookie', { get() { throw new DOMException('blocked', 'SecurityError'); } });
    }";
    article.page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": refuse }));
    article.page.go(&format!("{}article.html", article.host.url()));
    check_works(&article);
    article.inside(|page| {
        let blocked = "(() => { try { localStorage.length; return false; } catch { return true; } })()";
        assert!(page.eval::<bool>(blocked), "it was blocked");
    });
}

/// Where the widget's host does not answer at all, the article says so.
#[test]
fn the_widgets_host_is_gone() {
    // A port that nobody listens at.
    let gone = std::net::TcpListener::bind("127.0.0.1:0")
        .and_then(|free| free.local_addr())
        .expect("a port is free");
    let article = Article::with(&format!("compact src='http://{gone}/'"));
    article.press();
    article.page.wait_until("what is wrong", "part('link')");
    assert_eq!(article.page.eval::<String>("part('link').href"), format!("http://{gone}/"));
    assert_eq!(article.page.text("#after"), "And so on.");
    assert!(article.page.eval::<bool>("part('card').checkVisibility()"));
}

/// The frame alone, in sandboxes as editors make them.
fn sandboxed(allowed: &str, folder: &Folder) -> Article {
    let body =
        format!("<iframe id=plain sandbox='{allowed}' src='WIDGET?embed' width=688 height=420></iframe>");
    let article = Article::of(&body);
    article.page.wait_until("its word", "messages.length === 1");
    article.page.drop_on("#plain", &photo(folder));
    article
        .inside_of("document.querySelector('#plain')", |page| page.wait_for_text("h1", "1 FaceTime photo"));
    article
}

const SANDBOX: &str = "allow-scripts allow-same-origin allow-downloads";

/// A tab opens, where the article allows it; it is no part of the sandbox, and does not know the frame.
#[test]
fn the_full_page_opens_in_a_tab() {
    let folder = Folder::new();
    let article = sandboxed(&format!("{SANDBOX} allow-popups allow-popups-to-escape-sandbox"), &folder);
    article.inside_of("document.querySelector('#plain')", |page| {
        page.click("#full-page");
        assert_eq!(page.count("#address"), 0);
    });
    let (browser, own) = (article.page.browser(), article.widget.url());
    let windows = browser.wait(browser.driver().windows()).expect("its windows are known");
    assert_eq!(windows.len(), 2);
    browser.wait(browser.driver().switch_to_window(windows[1].clone())).expect("the tab is there");
    article.page.wait_for(".finder");
    assert_eq!(article.page.eval::<Value>("[location.href, opener]"), json!([own, null]));
    assert_eq!(article.page.count(".facts"), 1, "the whole page");
}

/// Where it does not, the address is shown, to be copied.
#[test]
fn the_full_pages_address_is_shown_where_no_tab_opens() {
    let folder = Folder::new();
    let article = sandboxed(SANDBOX, &folder);
    article.inside_of("document.querySelector('#plain')", |page| {
        page.click("#full-page");
        page.wait_for("#address input");
        assert_eq!(
            page.eval::<String>("document.querySelector('#address input').value"),
            article.widget.url()
        );
        assert!(
            page.eval::<bool>("document.activeElement.closest('#address') !== null"),
            "ready to be copied"
        );
    });
}

/// Nothing tells a frame whether it may save: it says what may have happened.
#[test]
fn a_sandbox_that_forbids_to_save() {
    let folder = Folder::new();
    let article = sandboxed("allow-scripts allow-same-origin", &folder);
    article.inside_of("document.querySelector('#plain')", |page| {
        page.click("#save");
        page.wait_for_text(".saving p", "this article does not let its frames save: open the full page");
    });
}

/// What a frame of another origin may not do is not offered there: pickers are there and refuse.
#[test]
fn pickers_that_refuse_are_not_asked() {
    let article = Article::with("compact");
    article.press();
    article.wait_open();
    let pickers = "['showDirectoryPicker', 'showOpenFilePicker', 'showSaveFilePicker'].filter((name) => name in window)";
    assert_eq!(article.inside(|page| page.eval::<Vec<String>>(pickers)), [""; 0]);
    assert_eq!(article.page.eval::<Vec<String>>(pickers).len(), 3, "outside they are");
}

/// The same, in any browser: the card, the frame, photos by the input, and the result.
pub fn smoke(kind: Kind) {
    let widget = Server::start();
    let host = Server::host().page("article.html", &article(&widget, &element("compact"))).start();
    let page = Page::open_in(kind, &format!("{}article.html", host.url()));
    let article = Article { page, widget, host };
    let folder = Folder::new();
    article.press();
    article.wait_open();
    article.inside(|page| page.choose_by_keys("#choose-photos", &photo(&folder)));
    article.page.wait_until(
        "the result",
        "heard.some(([kind, { certain, files }]) => kind === 'result' && files === 1 && certain === 1)",
    );
    article.inside(|page| page.wait_for_text("h1", "1 FaceTime photo"));
}

#[test]
fn photos_by_the_input() {
    smoke(Kind::Chromium);
}
