//! Ways to the network, each as a line of JavaScript: in a page, and in its workers.
//!
//! `tries.js` runs them, with an address in `at`. They are in the page's own script, not the driver's, so
//! that its policies hold for them.

use Works::{BeforeTheSeal, Perhaps, WithoutPolicy};
use serde_json::json;

/// One way to the network.
pub struct Try {
    /// Also the end of the address that it asks for.
    pub name: &'static str,
    /// Where it succeeds, besides in no page that is sealed.
    pub works: Works,
    /// What it does.
    pub script: &'static str,
}

/// Where a try reaches its own host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Works {
    /// In our page before the seal.
    BeforeTheSeal,
    /// In a page without any policy only: the first policy refuses it.
    WithoutPolicy,
    /// The browsers of the tests need not do it at all.
    Perhaps,
}

const fn way(name: &'static str, works: Works, script: &'static str) -> Try {
    Try { name, works, script }
}

/// From the page.
pub const IN_PAGE: &[Try] = &[
    way("fetch", BeforeTheSeal, "fetch(at)"),
    way("fetch without cors", BeforeTheSeal, "fetch(at, { mode: 'no-cors', method: 'POST', body: 'x' })"),
    way("fetch kept alive", BeforeTheSeal, "fetch(at, { keepalive: true })"),
    way(
        "XMLHttpRequest",
        BeforeTheSeal,
        "{ const r = new XMLHttpRequest(); r.open('GET', at); r.send(); return when(r, 'load'); }",
    ),
    way("WebSocket", BeforeTheSeal, "when(new WebSocket(at.replace('http', 'ws')), 'open')"),
    way("EventSource", BeforeTheSeal, "when(new EventSource(at), 'open')"),
    way("beacon", BeforeTheSeal, "{ if (!navigator.sendBeacon(at, 'x')) throw new Error('not taken'); }"),
    way(
        "ping",
        Perhaps,
        "{ const a = add('a', { href: '#ping', ping: at }, 'ping'); a.click(); return silence(); }",
    ),
    way("image", BeforeTheSeal, "{ const i = new Image(); i.src = at; return when(i, 'load'); }"),
    way("image in a picture", BeforeTheSeal, PICTURE),
    way("input as image", BeforeTheSeal, "load('input', { type: 'image', src: at })"),
    way("poster", BeforeTheSeal, "{ add('video', { poster: at }); return silence(); }"),
    way("video", WithoutPolicy, "load('video', { src: at, preload: 'auto' }, 'loadeddata')"),
    way("audio", WithoutPolicy, "load('audio', { src: at, preload: 'auto' }, 'loadeddata')"),
    way("style sheet", BeforeTheSeal, "link('stylesheet', at)"),
    way(
        "inline style",
        WithoutPolicy,
        "{ add('style', {}, `html { background: url(${at}) }`); return silence(); }",
    ),
    way("import in a style", WithoutPolicy, "{ add('style', {}, `@import url(${at});`); return silence(); }"),
    way("import by CSSOM", BeforeTheSeal, IMPORT),
    way(
        "background by CSSOM",
        BeforeTheSeal,
        "{ add('p', {}, 'x').style.background = `url(${at})`; return silence(); }",
    ),
    way(
        "style attribute",
        WithoutPolicy,
        "{ add('p', { style: `background: url(${at})` }, 'x'); return silence(); }",
    ),
    way("font", WithoutPolicy, "new FontFace('f', `url(${at})`).load()"),
    way("frame", WithoutPolicy, "{ add('iframe', { src: at }); return silence(); }"),
    way(
        "image in a written frame",
        BeforeTheSeal,
        "{ add('iframe', { srcdoc: `<img src=${at}>` }); return silence(); }",
    ),
    way("fetch in a blank frame", BeforeTheSeal, "add('iframe', {}).contentWindow.fetch(at)"),
    way("form", WithoutPolicy, FORM),
    way("script", BeforeTheSeal, "load('script', { src: at })"),
    way("module script", BeforeTheSeal, "load('script', { src: at, type: 'module' })"),
    way("import", BeforeTheSeal, "import(at)"),
    way("worker", WithoutPolicy, "when(new Worker(at), 'message')"),
    way("shared worker", WithoutPolicy, "when(new SharedWorker(at), 'message')"),
    way("service worker", WithoutPolicy, "navigator.serviceWorker.register(at)"),
    way("object", WithoutPolicy, "load('object', { data: at })"),
    way("embed", WithoutPolicy, "load('embed', { src: at })"),
    way("prefetch", Perhaps, "link('prefetch', at)"),
    way("preload of a script", BeforeTheSeal, "link('preload', at, { as: 'script' })"),
    way("preload of a fetch", BeforeTheSeal, "link('preload', at, { as: 'fetch' })"),
    way("preload of a module", BeforeTheSeal, "link('modulepreload', at)"),
    way("manifest", Perhaps, "{ link('manifest', at); return silence(); }"),
    way("icon", Perhaps, "{ link('icon', at); return silence(); }"),
];

/// From a worker.
pub const IN_WORKER: &[Try] = &[
    way("fetch", BeforeTheSeal, "fetch(at)"),
    way("fetch without cors", BeforeTheSeal, "fetch(at, { mode: 'no-cors', method: 'POST', body: 'x' })"),
    way(
        "XMLHttpRequest",
        BeforeTheSeal,
        "{ const r = new XMLHttpRequest(); r.open('GET', at); r.send(); return when(r, 'load'); }",
    ),
    way("WebSocket", BeforeTheSeal, "when(new WebSocket(at.replace('http', 'ws')), 'open')"),
    way("EventSource", BeforeTheSeal, "when(new EventSource(at), 'open')"),
    // A module worker has no importScripts.
    way("importScripts", Perhaps, "importScripts(at)"),
    way("import", BeforeTheSeal, "import(at)"),
    way("worker", WithoutPolicy, "when(new Worker(at), 'message')"),
    way("module worker", WithoutPolicy, "when(new Worker(at, { type: 'module' }), 'message')"),
    way("font", WithoutPolicy, "new FontFace('f', `url(${at})`).load()"),
];

const PICTURE: &str = "{ const space = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(space, 'svg'), image = document.createElementNS(space, 'image');
    image.setAttribute('href', at); svg.append(image); document.body.append(svg); return silence(); }";
const IMPORT: &str = "{ document.styleSheets[0].insertRule(`@import url(${at});`, 0); return silence(); }";
const FORM: &str = "{ add('iframe', { name: 'target' });
    const form = add('form', { action: at, method: 'post', target: 'target' }); form.submit(); return silence(); }";

/// The script that offers them in the page, as `tryInPage` and `tryInWorker`, and leaves in `tried` what
/// came of them.
pub fn script() -> String {
    let script = include_str!("tries.js")
        .replace("PAGE_TRIES", &functions(IN_PAGE))
        .replace("WORKER_TRIES", &functions(IN_WORKER));
    let in_worker = json!(script.replace("SELF", "''")).to_string();
    script.replace("SELF", &in_worker)
}

fn functions(tries: &[Try]) -> String {
    let one = |way: &Try| {
        let script = way.script;
        let body = if script.starts_with('{') { script.to_owned() } else { format!("({script})") };
        format!("{}: (at) => {body},\n", json!(way.name))
    };
    tries.iter().map(one).collect()
}
