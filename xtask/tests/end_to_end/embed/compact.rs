//! What an article's frame shows: the answer, a few pictures, and the way to all of it.

use super::{Article, element};
use crate::harness::{Folder, Page, Server};
use crate::support::{facetime, samples};
use serde_json::Value;
use std::path::PathBuf;

const ELEMENT: &str = "facetime-photo-inspector";

/// FaceTime photos of as many calls, each with its movie, and something else.
fn moments(folder: &Folder, count: usize) -> Vec<PathBuf> {
    let mut files = vec![folder.file("Beach.HEIC", &samples::camera_app_heic())];
    for number in 0..count {
        files.push(folder.file(&format!("IMG_{number:04}.JPG"), &facetime::still_jpeg()));
    }
    files.push(folder.file("IMG_0000.MOV", &facetime::movie().build()));
    files
}

#[track_caller]
fn opened(attributes: &str, files: &[PathBuf]) -> Article {
    let article = Article::between(Server::start(), &element(attributes));
    article.press();
    article.wait_open();
    article.page.drop_on(ELEMENT, files);
    let read = format!("heard.some(([kind, {{ files }}]) => kind === 'result' && files === {})", files.len());
    article.page.wait_until("the result", &read);
    article
}

#[test]
fn the_answer_and_a_few_pictures() {
    let folder = Folder::new();
    let article = opened("compact", &moments(&folder, 9));
    article.inside(|page| {
        page.wait_for_text("h1", "1 FaceTime photo in 11 files");
        page.wait_until(
            "as many pictures as have room",
            "document.querySelectorAll('.strip button').length === 6",
        );
        let names: Vec<String> =
            page.eval("[...document.querySelectorAll('.strip button')].map((one) => one.ariaLabel)");
        assert!(
            names.iter().all(|name| name.ends_with(".JPG")),
            "a movie is not shown beside its picture: {names:?}"
        );
        assert_eq!(page.count(".file, .grid, .filters"), 0, "no list");
        assert_eq!(page.text("#seal"), "Sealed");
        page.wait_until(
            "what can be saved",
            "/^Save [0-9]+ as ZIP$/.test(document.querySelector('#save')?.textContent)",
        );
    });
    check_fits(&article);
    // A picture opens, with room for what is said of it, and the focus comes back to it.
    article.inside(|page| {
        page.click(".strip li:nth-child(2) button");
        page.wait_for(".panel");
        page.wait_for_text(".panel", "Taken during a FaceTime call");
    });
    check_fits(&article);
    article.inside(|page| {
        page.click("#close");
        page.wait_gone(".panel");
        page.wait_until("the focus", "document.activeElement.matches('.strip li:nth-child(2) button')");
    });
    // And all that there is.
    article.inside(|page| {
        page.click("#show-all");
        page.wait_for("[role=grid]");
        assert!(page.eval::<bool>("document.activeElement.id === 'answer'"));
    });
    article.page.wait_until("room for it", "frame().clientHeight === 640");
    assert_eq!(article.page.errors(), [""; 0]);
}

/// The frame is as high as what it holds: nothing is cut off, and nothing scrolls.
#[track_caller]
fn check_fits(article: &Article) {
    let height: f64 = article.inside(|page| {
        page.settle();
        page.eval("Math.ceil(document.body.getBoundingClientRect().height)")
    });
    article.page.wait_until("its height", &format!("frame().clientHeight === {height}"));
    article.inside(|page| {
        let scrolls: Value = page.eval("[document.documentElement.scrollHeight > innerHeight, document.documentElement.scrollWidth > innerWidth]");
        assert_eq!(scrolls, serde_json::json!([false, false]));
    });
}

#[test]
fn when_nothing_is_found_it_says_what_to_try() {
    let folder = Folder::new();
    let article = opened("compact", &[folder.file("Beach.HEIC", &samples::camera_app_heic())]);
    article.inside(|page| {
        page.wait_for_text(".nothing", "What to try".to_uppercase().as_str());
        assert_eq!(page.count(".strip"), 0);
    });
    check_fits(&article);
}

/// On a phone, and in the narrowest of columns.
#[test]
fn it_fits_into_narrow_columns() {
    let folder = Folder::new();
    let files = moments(&folder, 9);
    for width in [320, 390] {
        let article = Article::between(Server::start(), &element("compact"));
        article.page.viewport(width, 844);
        article.press();
        article.wait_open();
        check_fits(&article);
        article.page.drop_on(ELEMENT, &files);
        article.page.wait_until("the result", "heard.some(([kind]) => kind === 'result')");
        check_fits(&article);
        article.inside(|page| {
            let small: Vec<String> = page.eval(
                "[...document.querySelectorAll('button, a, label')].filter((one) => one.checkVisibility())
                    .filter((one) => { const { width, height } = one.getBoundingClientRect(); return width < 24 || height < 24; })
                    .map((one) => one.outerHTML)",
            );
            assert_eq!(small, [""; 0], "targets");
        });
        assert_eq!(article.page.errors(), [""; 0]);
    }
}

#[test]
fn the_full_layout_in_a_frame() {
    let folder = Folder::new();
    let article = opened("height=700", &moments(&folder, 3));
    assert_eq!(article.page.eval::<f64>("frame().clientHeight"), 700.0);
    article.inside(|page: &Page| {
        page.wait_for("[role=grid]");
        assert!(page.eval::<bool>("document.querySelector('#full-page').checkVisibility()"));
    });
    assert_eq!(article.page.errors(), [""; 0]);
}

/// Of the page that is in no frame nothing is different.
#[test]
fn the_page_by_itself_has_none_of_it() {
    let page = Page::open(&Server::start().url());
    page.wait_for(".finder");
    page.settle();
    assert_eq!(
        page.eval::<Value>("[document.documentElement.dataset.embed, self.tellArticle]"),
        serde_json::json!([null, null])
    );
    assert!(!page.eval::<bool>("document.querySelector('#full-page').checkVisibility()"));
    assert!(
        page.requests().iter().all(|url| !url.contains("frame-") && !url.contains("embed")),
        "{:?}",
        page.requests()
    );
    assert_eq!(page.attribute("#foot a", "href").as_deref(), Some("embed.html"));
}
