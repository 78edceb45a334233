//! The page in its browser: what a person does with it, and what they see.

use super::browser::{Browser, Kind};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};
use thirtyfour::error::WebDriverResult;
use thirtyfour::prelude::TypingData;
use thirtyfour::{By, Key};

/// How long a wait may last before it fails the test.
pub const TIME_LIMIT: Duration = Duration::from_secs(30);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// Runs in each document before its own scripts.
const WATCH_LONG_TASKS: &str = "
    window.longTasks = [];
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => longTasks.push(entry.duration)))
        .observe({ type: 'longtask', buffered: true });
";

/// True once nothing in the document has changed for half a second.
const QUIET: &str = "new Promise((done) => {
    const quiet = () => { watch.disconnect(); done(true); };
    let timer = setTimeout(quiet, 500);
    const watch = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(quiet, 500); });
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})";

/// A page in a browser of its own.
pub struct Page {
    browser: Browser,
    seen: RefCell<Seen>,
}

/// The driver hands its logs out only once.
#[derive(Default)]
struct Seen {
    console: Vec<(String, String)>,
    requests: Vec<String>,
}

impl Page {
    /// Starts Chromium and opens an address in it.
    #[track_caller]
    pub fn open(url: &str) -> Page {
        let page = Page { browser: Browser::start(Kind::Chromium), seen: RefCell::default() };
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH_LONG_TASKS }));
        // Of several browsers side by side only one has the focus of its system.
        page.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }));
        page.go(url);
        page
    }

    /// The same with any browser, for what WebDriver alone can do.
    #[track_caller]
    pub fn open_in(kind: Kind, url: &str) -> Page {
        if kind == Kind::Chromium {
            return Page::open(url);
        }
        let page = Page { browser: Browser::start(kind), seen: RefCell::default() };
        page.go(url);
        page
    }

    /// Opens an address in the same browser.
    #[track_caller]
    pub fn go(&self, url: &str) {
        self.must(&format!("open {url}"), self.browser.driver().goto(url));
    }

    /// The WebDriver session, and waiting for it, for what is not offered here.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    // What a person sees.

    /// Waits until something matches the selector, and is shown.
    #[track_caller]
    pub fn wait_for(&self, css: &str) {
        self.wait_until(css, &format!("{}?.checkVisibility()", one(css)));
    }

    /// Waits until nothing matches the selector any more, or it is hidden.
    #[track_caller]
    pub fn wait_gone(&self, css: &str) {
        self.wait_until(&format!("the end of {css}"), &format!("!{}?.checkVisibility()", one(css)));
    }

    /// Waits until the text of the first match contains `text`.
    #[track_caller]
    pub fn wait_for_text(&self, css: &str, text: &str) {
        let condition = format!("{}?.innerText.includes({})", one(css), json!(text));
        self.wait_until(&format!("\"{text}\" in {css}"), &condition);
    }

    /// Waits until a JavaScript expression is true.
    #[track_caller]
    pub fn wait_until(&self, what: &str, expression: &str) {
        self.wait_long(what, expression, TIME_LIMIT);
    }

    /// The same for what takes longer.
    #[track_caller]
    pub fn wait_long(&self, what: &str, expression: &str, limit: Duration) {
        let start = Instant::now();
        while !self.eval::<bool>(&format!("!!({expression})")) {
            if start.elapsed() > limit {
                self.fail(&format!("waited in vain for {what}"));
            }
            sleep(LOOK_AGAIN);
        }
    }

    /// Waits until nothing has changed for half a second.
    #[track_caller]
    pub fn settle(&self) {
        self.eval::<bool>(QUIET);
    }

    /// The shown text of the first match.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        self.eval::<Option<String>>(&format!("{}?.innerText", one(css)))
            .unwrap_or_else(|| self.fail(&format!("nothing matches {css}")))
    }

    /// The shown texts of all matches.
    #[track_caller]
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.eval(&format!("[...document.querySelectorAll({})].map((found) => found.innerText)", json!(css)))
    }

    /// How many elements match.
    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        self.eval(&format!("document.querySelectorAll({}).length", json!(css)))
    }

    /// An attribute of the first match.
    #[track_caller]
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.eval(&format!("{}?.getAttribute({})", one(css), json!(name)))
    }

    // What a person does.

    /// Clicks on the first match, as a mouse does: it must be seen and not be covered.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.must(&format!("click on {css}"), async {
            self.browser.driver().find(By::Css(css)).await?.click().await
        });
    }

    /// Types into the first match.
    #[track_caller]
    pub fn type_into(&self, css: &str, text: &str) {
        self.must(&format!("type into {css}"), async {
            self.browser.driver().find(By::Css(css)).await?.send_keys(text).await
        });
    }

    /// Presses a key wherever the focus is.
    #[track_caller]
    pub fn press(&self, key: Key) {
        self.must("press a key", self.browser.driver().action_chain().send_keys(key).perform());
    }

    /// Presses a key while another one is held down.
    #[track_caller]
    pub fn press_with(&self, held: Key, key: impl Into<TypingData>) {
        let keys = self.browser.driver().action_chain().key_down(held.clone()).send_keys(key).key_up(held);
        self.must("press keys", keys.perform());
    }

    /// Chooses files with an `<input type=file>`, or a folder with one that takes folders.
    #[track_caller]
    pub fn choose(&self, css: &str, paths: &[impl AsRef<Path>]) {
        let document = self.cdp("DOM.getDocument", json!({ "depth": 0 }));
        let root = &document["root"]["nodeId"];
        let found = self.cdp("DOM.querySelector", json!({ "nodeId": root, "selector": css }));
        self.cdp("DOM.setFileInputFiles", json!({ "nodeId": found["nodeId"], "files": names(paths) }));
    }

    /// Chooses files with an `<input type=file>` as any driver can.
    #[track_caller]
    pub fn choose_by_keys(&self, css: &str, paths: &[impl AsRef<Path>]) {
        self.type_into(css, &names(paths).join("\n"));
    }

    /// Drags files or folders over the middle of the first match, without letting go.
    #[track_caller]
    pub fn drag_over(&self, css: &str, paths: &[impl AsRef<Path>]) {
        self.drag("dragEnter", css, paths);
        self.drag("dragOver", css, paths);
    }

    /// Takes away what is dragged over the page.
    #[track_caller]
    pub fn drag_away(&self, css: &str, paths: &[impl AsRef<Path>]) {
        self.drag("dragCancel", css, paths);
    }

    /// Drops files or folders on the middle of the first match: a real drop, with real entries.
    #[track_caller]
    pub fn drop_on(&self, css: &str, paths: &[impl AsRef<Path>]) {
        self.drag_over(css, paths);
        self.drag("drop", css, paths);
    }

    /// Pastes files. The event is made by script, since a browser without a window has no clipboard for
    /// files; the files in it are real.
    #[track_caller]
    pub fn paste(&self, paths: &[impl AsRef<Path>]) {
        // Outside the document, or the page would hear of its change.
        let made =
            "self.pasted = Object.assign(document.createElement('input'), { type: 'file', multiple: true })";
        let input = self.cdp("Runtime.evaluate", json!({ "expression": made }));
        let input = &input["result"]["objectId"];
        self.cdp("DOM.setFileInputFiles", json!({ "objectId": input, "files": names(paths) }));
        self.eval::<bool>(
            "(() => { const data = new DataTransfer();
              for (const file of pasted.files) data.items.add(file);
              const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
              return (document.activeElement ?? document.body).dispatchEvent(event); })()",
        );
    }

    // What a person has.

    /// The size of the window's inside; a narrow one is a phone's.
    #[track_caller]
    pub fn viewport(&self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// Preferences such as `("prefers-color-scheme", "dark")` or `("prefers-reduced-motion", "reduce")`:
    /// these and no others.
    #[track_caller]
    pub fn prefer(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features }));
    }

    // What went on behind.

    /// What the console shows as an error: ours, the browser's, refusals by the page's policy.
    #[track_caller]
    pub fn errors(&self) -> Vec<String> {
        let severe = |(level, text): &(String, String)| (level == "SEVERE").then(|| text.clone());
        self.console().iter().filter_map(severe).collect()
    }

    /// From here on `longest_task` is about what comes.
    #[track_caller]
    pub fn forget_tasks(&self) {
        self.eval::<Value>("longTasks.length = 0");
    }

    /// The longest task on the page's thread since it was opened, if any took more than 50 ms.
    #[track_caller]
    pub fn longest_task(&self) -> Option<Duration> {
        let longest: f64 = self.eval("Math.max(0, ...longTasks)");
        (longest > 0.0).then(|| Duration::from_secs_f64(longest / 1000.0))
    }

    /// Every address the page asked for since the browser started, in order, `data:` and `blob:` among them.
    #[track_caller]
    pub fn requests(&self) -> Vec<String> {
        let entries = self.must("read the log of requests", self.browser.driver().get_log("performance"));
        let mut seen = self.seen.borrow_mut();
        seen.requests.extend(entries.iter().filter_map(|entry| requested(&entry.message)));
        seen.requests.clone()
    }

    /// Writes a PNG of what is seen.
    #[track_caller]
    pub fn screenshot(&self, path: &Path) {
        self.must("take a picture", self.browser.driver().screenshot(path));
    }

    /// The value of a JavaScript expression in the page; a promise is waited for.
    #[track_caller]
    pub fn eval<T: DeserializeOwned>(&self, expression: &str) -> T {
        self.must(expression, async {
            self.browser.driver().execute(format!("return ({expression});"), Vec::new()).await?.convert()
        })
    }

    /// A command of the browser's own protocol.
    #[track_caller]
    pub fn cdp(&self, method: &str, parameters: Value) -> Value {
        self.must(method, self.browser.driver().cdp().send_raw(method, parameters))
    }

    /// Fails the test with what the page and its console show, and leaves a picture.
    #[track_caller]
    pub fn fail(&self, what: &str) -> ! {
        let shown = self.browser.wait(async {
            self.browser.driver().execute("return document.body.innerText", Vec::new()).await
        });
        let shown = shown.map(|text| text.json().as_str().unwrap_or_default().to_owned()).unwrap_or_default();
        let console: Vec<String> =
            self.console().into_iter().map(|(level, text)| format!("{level} {text}")).collect();
        panic!(
            "{what}\n--- the page shows:\n{}\n--- its console:\n{}\n--- a picture: {}",
            shown.chars().take(3000).collect::<String>(),
            console.join("\n"),
            self.picture_of_failure()
        );
    }

    fn picture_of_failure(&self) -> String {
        let folder = xtask::target().join("end-to-end");
        let name = std::thread::current().name().unwrap_or("page").replace("::", "-");
        let path = folder.join(format!("{name}.png"));
        let taken = std::fs::create_dir_all(&folder).is_ok()
            && self.browser.wait(self.browser.driver().screenshot(&path)).is_ok();
        if taken { path.display().to_string() } else { "could not be taken".to_owned() }
    }

    fn console(&self) -> Vec<(String, String)> {
        let entries = self.browser.wait(self.browser.driver().browser_log()).unwrap_or_default();
        let mut seen = self.seen.borrow_mut();
        seen.console.extend(entries.into_iter().map(|entry| (entry.level, entry.message)));
        seen.console.clone()
    }

    #[track_caller]
    fn drag(&self, kind: &str, css: &str, paths: &[impl AsRef<Path>]) {
        let middle = format!(
            "(() => {{ const box = {}.getBoundingClientRect();
               return [box.x + box.width / 2, box.y + box.height / 2]; }})()",
            one(css)
        );
        let (x, y): (f64, f64) = self.eval(&middle);
        let data = json!({ "items": [], "files": names(paths), "dragOperationsMask": 1 });
        self.cdp("Input.dispatchDragEvent", json!({ "type": kind, "x": x, "y": y, "data": data }));
    }

    #[track_caller]
    fn must<T>(&self, what: &str, doing: impl Future<Output = WebDriverResult<T>>) -> T {
        match self.browser.wait(doing) {
            Ok(value) => value,
            Err(error) => panic!("could not {what}: {error}"),
        }
    }
}

/// The first match, in JavaScript.
fn one(css: &str) -> String {
    format!("document.querySelector({})", json!(css))
}

fn names(paths: &[impl AsRef<Path>]) -> Vec<&str> {
    paths.iter().map(|path| path.as_ref().to_str().expect("a path in the tests is text")).collect()
}

/// The address in a line of the browser's log, if the line tells of a request.
fn requested(message: &str) -> Option<String> {
    let message: Value = serde_json::from_str(message).ok()?;
    let event = &message["message"];
    if event["method"] != "Network.requestWillBeSent" {
        return None;
    }
    let url = event["params"]["request"]["url"].as_str()?;
    // The browser's own first tab is made of these.
    (!["chrome:", "chrome-untrusted:"].iter().any(|own| url.starts_with(own))).then(|| url.to_owned())
}
