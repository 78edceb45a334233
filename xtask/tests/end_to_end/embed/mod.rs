//! The widget in articles: host and widget on two origins, which are two ports of this machine.

mod card;
mod compact;
mod dropping;
pub mod hosts;
mod numbers;
mod package;
mod pages;
mod protocol;
mod serving;

use crate::harness::{Page, Server};
use serde_json::{Value, json};
use thirtyfour::WebElement;

/// What the snippet writes into an article.
const STYLE: &str = "display:block;min-height:148px";

/// Writes down what the article hears: the element's events, and every message to its window.
const LISTEN: &str = "
    window.heard = [];
    window.messages = [];
    for (const kind of ['ready', 'resize', 'progress', 'result', 'error']) {
        addEventListener('fpi-' + kind, ({ detail, target }) => heard.push([kind, detail, target.id]));
    }
    addEventListener('message', ({ data, origin }) => messages.push([origin, data]));
    window.element = () => document.querySelector('facetime-photo-inspector');
    window.part = (name) => element().shadowRoot.querySelector('.' + name);
    window.frame = () => element().shadowRoot.querySelector('iframe') ?? undefined;
    window.shifts = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { shifts += entry.value; }))
        .observe({ type: 'layout-shift', buffered: true });
";

/// An article with the widget in it.
pub struct Article {
    pub page: Page,
    /// Who serves the widget.
    pub widget: Server,
    /// Who serves the article.
    pub host: Server,
}

impl Article {
    /// An article with the element as the snippet has it, and with these attributes.
    #[track_caller]
    pub fn with(attributes: &str) -> Article {
        Article::of(&element(attributes))
    }

    /// An article with this in it; `WIDGET` stands for the widget's address.
    #[track_caller]
    pub fn of(body: &str) -> Article {
        Article::between(Server::start(), body)
    }

    /// The same with a widget's host of which something is special.
    #[track_caller]
    pub fn between(widget: Server, body: &str) -> Article {
        let host = Server::host().page("article.html", &article(&widget, body)).start();
        let page = Page::open(&format!("{}article.html", host.url()));
        page.viewport(900, 900);
        Article { page, widget, host }
    }

    /// Waits for the card.
    #[track_caller]
    pub fn wait_card(&self) {
        self.page.wait_until("the card", "element()?.shadowRoot?.adoptedStyleSheets.length");
    }

    /// Presses the card's button, as a person does.
    #[track_caller]
    pub fn press(&self) {
        self.wait_card();
        let button = self.element("part('button')");
        self.page.browser().wait(button.click()).expect("the button can be pressed");
    }

    /// Waits until the frame is shown.
    #[track_caller]
    pub fn wait_open(&self) {
        self.page.wait_until("the frame", "part('all').matches('.open')");
    }

    /// An element, by an expression.
    #[track_caller]
    pub fn element(&self, expression: &str) -> WebElement {
        let driver = self.page.browser().driver();
        let found = async { driver.execute(format!("return {expression};"), Vec::new()).await?.element() };
        self.page.browser().wait(found).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// Does something in the frame: there the page's functions are about the widget.
    #[track_caller]
    pub fn inside<T>(&self, doing: impl FnOnce(&Page) -> T) -> T {
        self.inside_of("frame()", doing)
    }

    /// The same in any frame, given by an expression.
    #[track_caller]
    pub fn inside_of<T>(&self, frame: &str, doing: impl FnOnce(&Page) -> T) -> T {
        let (browser, frame) = (self.page.browser(), self.element(frame));
        browser.wait(frame.enter_frame()).expect("the frame can be entered");
        let done = doing(&self.page);
        browser.wait(browser.driver().enter_default_frame()).expect("the frame can be left");
        done
    }

    /// The events that the article heard, by their kinds, each kind once, and in the order of the first of each.
    #[track_caller]
    pub fn kinds(&self) -> Vec<String> {
        self.page.eval("[...new Set(heard.map(([kind]) => kind))]")
    }

    /// The details of all events of a kind.
    #[track_caller]
    pub fn heard(&self, kind: &str) -> Vec<Value> {
        self.page
            .eval(&format!("heard.filter(([kind]) => kind === {}).map(([, detail]) => detail)", json!(kind)))
    }

    /// What the card or the frame says beside all else.
    #[track_caller]
    pub fn hint(&self) -> String {
        self.page.eval("part('hint').textContent")
    }
}

/// The element as the snippet has it.
pub fn element(attributes: &str) -> String {
    format!(
        "<script type=module src='WIDGETembed.js'></script>\
         <facetime-photo-inspector {attributes} style='{STYLE}'><a href='WIDGET'>Check my photos</a></facetime-photo-inspector>"
    )
}

/// An article with this in it.
pub fn article(widget: &Server, body: &str) -> String {
    let body = body.replace("WIDGET", &widget.url());
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Article</title><link rel=icon href='data:,'><script>{LISTEN}</script>\
         <style>body {{ margin: 20px auto; max-width: 688px; font: 18px/1.6 serif; }}</style>\
         <h1>Where do FaceTime photos go?</h1><p id=before>They land in Photos.</p>{body}<p id=after>And so on.</p></html>"
    )
}
