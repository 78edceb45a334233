//! The two pages for authors: a whole article with the widget in it, and the page that makes snippets.

use super::{Article, LISTEN};
use crate::harness::{Folder, Page, Server};
use crate::support::facetime;
use serde_json::{Value, json};

/// The sample article works as it is served, under its own policy.
#[test]
fn the_sample_article() {
    let widget = Server::start();
    let page = Page::open(&format!("{}article.html", widget.url()));
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTEN }));
    page.viewport(900, 900);
    page.go(&format!("{}article.html", widget.url()));
    let article = Article { page, host: Server::start(), widget };
    article.wait_card();
    article.page.settle();
    assert_eq!(article.page.eval::<f64>("shifts"), 0.0);
    let folder = Folder::new();
    article.press();
    article.wait_open();
    article.page.drop_on("facetime-photo-inspector", &[folder.file("a.jpg", &facetime::still_jpeg())]);
    article
        .page
        .wait_until("the result", "heard.some(([kind, { certain }]) => kind === 'result' && certain === 1)");
    for words in [
        "Live Photos",
        "New Smart Album",
        "Lens includes FaceTime",
        "at both ends",
        "Unmodified Original",
        "Windows PC",
        "Open Photos once",
        "up to date",
        "Restart",
        "sign out",
    ] {
        let said = article.page.text("article").to_lowercase().contains(&words.to_lowercase());
        assert!(said, "the article says nothing of {words}");
    }
    assert_eq!(article.page.errors(), [""; 0]);
}

fn choose(page: &Page, script: &str) {
    page.eval::<Value>(&format!(
        "void ({script}, document.querySelector('#maker').dispatchEvent(new Event('input')))"
    ));
}

fn snippet(page: &Page) -> String {
    page.eval("document.querySelector('#snippet').value")
}

/// All three ways, as they are chosen, shown and copied; and what is made works in an article as it is.
#[test]
fn the_page_that_makes_snippets() {
    let widget = Server::start();
    let page = Page::open(&format!("{}embed.html", widget.url()));
    page.wait_for("#preview facetime-photo-inspector");
    let home = widget.url();
    assert_eq!(
        snippet(&page),
        format!(
            "<script type=\"module\" src=\"{home}embed.js\"></script>\n\
             <facetime-photo-inspector compact style=\"display:block;min-height:148px\">\n  \
             <a href=\"{home}\">Check my photos</a>\n</facetime-photo-inspector>"
        )
    );
    choose(
        &page,
        "document.querySelector('#theme').value = 'dark', document.querySelector('#coloured').checked = true,
         document.querySelector('[name=accent]').value = '#ffd60a', document.querySelector('#height').value = 500,
         document.querySelector('#label').value = 'Look & \"see\" <now>'",
    );
    let element = snippet(&page);
    assert!(element.contains(
        "<facetime-photo-inspector theme=\"dark\" accent=\"#ffd60a\" compact height=\"500\" label=\"Look &amp; &quot;see&quot; &lt;now>\" style"
    ), "{element}");
    let shown: Value = page.eval(
        "(({ theme, accent, compact, height, label }) => [theme, accent, compact, height, label])(document.querySelector('#preview').firstChild)",
    );
    assert_eq!(shown, json!(["dark", "#ffd60a", true, "500", "Look & \"see\" <now>"]));

    choose(&page, "document.querySelector('[value=frame]').checked = true");
    let frame = snippet(&page);
    let address = format!("src=\"{home}?embed&amp;theme=dark&amp;accent=ffd60a\"");
    assert!(
        frame.starts_with("<iframe ") && frame.contains(&address) && frame.contains("height=\"500\""),
        "{frame}"
    );
    assert_eq!(page.count("#preview iframe"), 1);

    choose(
        &page,
        "document.querySelector('[value=link]').checked = true, document.querySelector('#label').value = ''",
    );
    let link = snippet(&page);
    assert!(
        link.contains(&format!("<a href=\"{home}\">Check my photos</a>")) && !link.contains("script"),
        "{link}"
    );
    assert_eq!(page.attribute("#preview a", "href"), Some(home));
    assert_eq!(page.errors(), [""; 0]);
    // There is one browser at a time.
    drop(page);

    let folder = Folder::new();
    for (snippet, frame) in [(element, None), (frame, Some("document.querySelector('iframe')")), (link, None)]
    {
        let article = Article::of(&snippet);
        if let Some(frame) = frame {
            article.page.wait_until("its word", "messages.length === 1");
            article.page.drop_on("iframe", &[folder.file("a.jpg", &facetime::still_jpeg())]);
            article.inside_of(frame, |page| page.wait_for_text("h1", "1 FaceTime photo"));
        } else if snippet.contains("script") {
            article.press();
            article.wait_open();
            assert_eq!(article.page.eval::<f64>("frame().clientHeight"), 500.0);
        } else {
            article.page.click("a");
            article.page.wait_for(".finder");
        }
        assert_eq!(article.page.errors(), [""; 0], "{snippet}");
    }
}

/// Copying needs a person's press; where it is refused, the text stands selected.
#[test]
fn the_snippet_can_be_copied() {
    let widget = Server::start();
    let page = Page::open(&format!("{}embed.html", widget.url()));
    page.wait_for("#preview facetime-photo-inspector");
    page.click("#copy");
    page.wait_until("what came of it", "document.querySelector('#copied').textContent");
    assert!(page.eval::<bool>(
        "(({ selectionStart, selectionEnd, value }) => selectionStart === 0 && selectionEnd === value.length)(document.querySelector('#snippet'))"
    ));
}

/// Every word of the accessibility rules that a program can check, on both pages, in both schemes, and on a phone.
#[test]
fn both_pages_fit_and_have_names_for_everything() {
    let widget = Server::start();
    let page = Page::open(&format!("{}embed.html", widget.url()));
    for name in ["embed.html", "article.html"] {
        for width in [320, 1440] {
            page.viewport(width, 900);
            page.go(&format!("{}{name}", widget.url()));
            page.settle();
            assert!(
                page.eval::<bool>("document.documentElement.scrollWidth <= innerWidth"),
                "{name} at {width}"
            );
        }
    }
    assert_eq!(page.errors(), [""; 0]);
}
