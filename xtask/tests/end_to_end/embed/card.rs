//! The card: light until it is wanted, and whatever a host does to it.

use super::{Article, article, element};
use crate::harness::{Page, Server};
use serde_json::{Value, json};

/// Nothing is loaded but the script, and nothing in the article moves.
#[test]
fn it_is_light_until_it_is_wanted() {
    for width in [320, 390, 900] {
        let article = Article::with("compact");
        article.page.viewport(width, 900);
        article.page.go(&format!("{}article.html", article.host.url()));
        article.wait_card();
        article.page.settle();
        assert_eq!(article.page.eval::<f64>("shifts"), 0.0, "{width} pixels wide");
        assert_eq!(article.page.eval::<f64>("element().offsetHeight"), 148.0, "{width} pixels wide");
        assert!(
            article.widget.requests().iter().all(|name| name == "GET embed.js"),
            "{:?}",
            article.widget.requests()
        );
        assert_eq!(
            article.page.eval::<Value>("[frame() === undefined, heard, messages]"),
            json!([true, [], []])
        );
        assert_eq!(article.page.errors(), [""; 0]);
    }
}

#[test]
fn a_press_opens_the_page_in_its_place() {
    let article = Article::with("compact");
    article.press();
    article.wait_open();
    assert_eq!(article.kinds()[..2], ["ready", "resize"]);
    let height = article.heard("resize").last().expect("it has said how high it is")["height"].clone();
    article.page.wait_until("its height", &format!("frame().offsetHeight >= 148 && {height} > 0"));
    assert!(
        article.page.eval::<bool>("element().shadowRoot.activeElement === frame()"),
        "the focus went along"
    );
    let frame: Value =
        article.page.eval("[frame().src, frame().getAttribute('sandbox'), frame().referrerPolicy]");
    let sandbox =
        "allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox";
    assert_eq!(frame, json!([format!("{}?embed", article.widget.url()), sandbox, "no-referrer"]));
    article.inside(|page| page.wait_for("#choose-photos"));
    assert_eq!(article.page.errors(), [""; 0]);
}

#[test]
fn eager_needs_no_press() {
    let article = Article::with("loading=eager");
    article.wait_open();
    assert!(article.page.eval::<bool>("frame().src.endsWith('?embed=full') && frame().clientHeight === 640"));
}

/// Script in front of the element or behind it, twice, and several elements.
#[test]
fn in_any_order_and_number() {
    let script = "<script type=module src='WIDGETembed.js'></script>";
    let elements = "<facetime-photo-inspector id=a></facetime-photo-inspector>\
         <facetime-photo-inspector id=b compact label='Look'></facetime-photo-inspector>";
    for body in
        [format!("{script}{elements}"), format!("{elements}{script}"), format!("{script}{elements}{script}")]
    {
        let article = Article::of(&body);
        article.wait_card();
        let labels: Vec<String> = article.page.eval(
            "[...document.querySelectorAll('facetime-photo-inspector')].map((one) => one.shadowRoot.querySelector('button').textContent)",
        );
        assert_eq!(labels, ["Check my photos", "Look"]);
        article
            .page
            .eval::<Value>("void document.querySelector('#b').shadowRoot.querySelector('button').click()");
        article
            .page
            .wait_until("the second one", "document.querySelector('#b').shadowRoot.querySelector('.open')");
        article.page.settle();
        assert_eq!(article.page.eval::<Vec<String>>("[...new Set(heard.map((one) => one[2]))]"), ["b"]);
        assert!(article.page.eval::<bool>("frame() === undefined"), "the first one is as it was");
        assert_eq!(article.page.errors(), [""; 0]);
    }
}

/// Properties are attributes, also those that were set before the script came.
#[test]
fn properties_reflect_attributes() {
    let server = Server::start();
    let body = "<facetime-photo-inspector></facetime-photo-inspector>\
        <script>Object.assign(element(), { label: 'Early', compact: true, theme: 'dark' });</script>\
        <script type=module src='WIDGETembed.js'></script>";
    let article = Article::between(server, body);
    article.wait_card();
    let early: Value = article.page.eval("[element().getAttribute('label'), element().hasAttribute('compact'), element().getAttribute('theme')]");
    assert_eq!(early, json!(["Early", true, "dark"]));
    for name in ["src", "theme", "accent", "height", "label", "loading"] {
        let set = format!(
            "(() => {{ const one = document.createElement('facetime-photo-inspector'); const seen = [one.{name}];
               one.{name} = 'x'; seen.push(one.getAttribute('{name}'));
               one.setAttribute('{name}', 'y'); seen.push(one.{name});
               one.{name} = null; seen.push(one.hasAttribute('{name}')); return seen; }})()"
        );
        assert_eq!(article.page.eval::<Value>(&set), json!(["", "x", "y", false]), "{name}");
    }
    let compact = "(() => { const one = document.createElement('facetime-photo-inspector'); const seen = [one.compact];
        one.compact = true; seen.push(one.getAttribute('compact')); one.compact = false; seen.push(one.compact); return seen; })()";
    assert_eq!(article.page.eval::<Value>(compact), json!([false, "", false]));
}

/// The theme is the attribute's, or else the article's own. An accent that is no colour is none.
#[test]
fn it_looks_as_it_is_told() {
    let article = Article::with("");
    article.wait_card();
    let looks = "[getComputedStyle(part('card')).backgroundColor, getComputedStyle(part('button')).backgroundColor, getComputedStyle(part('button')).color]";
    let (white, black, dark) = ("rgb(255, 255, 255)", "rgb(0, 0, 0)", "rgb(18, 18, 18)");
    article.page.prefer(&[("prefers-color-scheme", "dark")]);
    for (script, expected) in [
        ("", [white, black, white]),
        ("document.documentElement.style.colorScheme = 'light dark'", [dark, white, dark]),
        ("element().theme = 'light'", [white, black, white]),
        ("element().accent = '#ffd60a'", [white, "rgb(255, 214, 10)", black]),
        ("element().accent = '#0a7d3c'", [white, "rgb(10, 125, 60)", white]),
        ("element().accent = 'red;background:url(x)'", [white, black, white]),
        (
            "element().accent = ''; element().style.setProperty('--fpi-ink', '#123456')",
            [white, "rgb(18, 52, 86)", white],
        ),
        ("element().theme = 'dark'; element().style.removeProperty('--fpi-ink')", [dark, white, dark]),
    ] {
        article.page.eval::<Value>(&format!(
            "void ({})",
            if script.is_empty() { "0" } else { script }.replace("; ", ", ")
        ));
        assert_eq!(article.page.eval::<Vec<String>>(looks), expected, "{script}");
    }
    let outside = "void document.head.append(Object.assign(document.createElement('style'),
        { textContent: 'facetime-photo-inspector::part(title) { color: rgb(1, 2, 3) }' }))";
    article.page.eval::<Value>(outside);
    assert_eq!(article.page.eval::<String>("getComputedStyle(part('title')).color"), "rgb(1, 2, 3)");
}

/// The page in the frame is as dark as the article is, by whatever it says so, and when that changes.
#[test]
fn the_frame_is_as_dark_as_the_article() {
    let article = Article::with("compact loading=eager");
    article.page.prefer(&[("prefers-color-scheme", "dark")]);
    article.wait_open();
    let is = |dark: bool, what: &str| {
        article.inside(|page| {
            let scheme = if dark { "dark" } else { "light" };
            page.wait_until(what, &format!("document.documentElement.style.colorScheme === '{scheme}'"));
        });
    };
    is(false, "an article that knows no dark");
    let meta = "void document.head.append(Object.assign(document.createElement('meta'),
        { name: 'color-scheme', content: 'light dark' }))";
    article.page.eval::<Value>(meta);
    is(true, "one that says so in a meta element");
    article.page.eval::<Value>("void (document.documentElement.style.colorScheme = 'light')");
    is(false, "one that changes it by CSS");
    article.page.eval::<Value>("void (document.documentElement.style.colorScheme = 'light dark')");
    is(true, "and back");
    article.page.prefer(&[("prefers-color-scheme", "light")]);
    is(false, "a visitor who changes it");
}

/// Taken out and put back it is as it was, without a request or a listener more.
#[test]
fn removed_and_put_back() {
    let article = Article::with("compact");
    article.wait_card();
    article.page.eval::<Value>("void (self.kept = element(), kept.remove(), document.body.append(kept))");
    assert!(article.page.eval::<bool>("frame() === undefined && part('button').checkVisibility()"));
    article.press();
    article.wait_open();
    article.page.eval::<Value>("void (kept = element(), kept.remove())");
    article.page.settle();
    let asked = article.widget.requests().len();
    assert_eq!(article.page.eval::<f64>("kept.shadowRoot.querySelectorAll('iframe').length"), 0.0);
    article.page.eval::<Value>("void (heard.length = 0, document.body.prepend(kept))");
    article.wait_open();
    assert!(article.widget.requests().len() > asked, "it was opened before, and is again");
    assert_eq!(article.page.eval::<f64>("kept.shadowRoot.querySelectorAll('iframe').length"), 1.0);
    article.page.settle();
    assert_eq!(article.heard("ready").len(), 1);
    assert_eq!(article.page.errors(), [""; 0]);
}

/// As frameworks do when they render again: the same attributes are set, and the element changes its place.
#[test]
fn rendered_again() {
    let article = Article::with("compact accent='#0a7d3c'");
    article.press();
    article.wait_open();
    article.page.eval::<Value>("void (self.before = frame(), element().setAttribute('accent', '#0a7d3c'), element().setAttribute('compact', ''))");
    assert!(article.page.eval::<bool>("frame() === before"), "what is the same changes nothing");
    article.page.eval::<Value>("void (element().compact = false)");
    article.page.wait_until(
        "the other layout",
        "frame() !== before && frame().src.endsWith('embed=full') && part('open')",
    );
    if article.page.eval::<bool>("'moveBefore' in Element.prototype") {
        article.page.eval::<Value>(
            "void (before = frame(), document.body.moveBefore(element(), document.body.firstChild))",
        );
        assert!(
            article.page.eval::<bool>("frame() === before && part('open') !== null"),
            "it was moved as it is"
        );
    }
    assert_eq!(article.page.errors(), [""; 0]);
}

/// Where the script does not come, its place holds the link.
#[test]
fn without_its_script_it_is_a_link() {
    let article = Article::between(Server::host().missing("embed.js").start(), &element(""));
    article.page.settle();
    assert_eq!(article.page.text("facetime-photo-inspector"), "Check my photos");
    assert_eq!(article.page.attribute("facetime-photo-inspector a", "href"), Some(article.widget.url()));
}

/// When nothing answers, it says so, and where the page is; and a page that comes later is shown all the same.
#[test]
fn when_nothing_answers_it_says_so() {
    let article = Article::between(Server::host().held_back("index.html").start(), &element("compact"));
    article.press();
    article.page.wait_until("what is wrong", "part('link')");
    assert_eq!(article.hint(), "This does not open right now. Open it in its own tab");
    assert_eq!(article.page.eval::<String>("part('link').href"), article.widget.url());
    assert_eq!(article.page.eval::<String>("part('button').textContent"), "Check my photos");
    let box_of = |part: &str| format!("part('{part}').getBoundingClientRect()");
    let apart = format!("{}.top >= {}.bottom", box_of("hint"), box_of("card"));
    assert!(article.page.eval::<bool>(&apart), "it stands under the card");
    article.widget.let_go();
    article.wait_open();
    assert_eq!(article.hint(), "");
}

/// An address that would be a script is none.
#[test]
fn only_pages_are_opened() {
    let article = Article::with("src='javascript:void(self.broken=true)'");
    article.press();
    article.page.settle();
    assert!(article.page.eval::<bool>("frame() === undefined && self.broken === undefined"));
    assert_eq!(article.hint().trim_end(), "This does not open right now.");
}

/// Where there is no browser the script can be loaded and does nothing: pages are rendered on servers too.
#[test]
fn the_article_goes_on_without_it() {
    let widget = Server::start();
    let host = Server::host().page("article.html", &article(&widget, "")).start();
    let page = Page::open(&format!("{}article.html", host.url()));
    assert_eq!(page.text("#after"), "And so on.");
}
