//! What crosses between frame and article: what docs/embed.md lists, and nothing else.

use super::{Article, element};
use crate::harness::{Folder, Server};
use crate::support::{facetime, samples};
use serde_json::{Value, json};
use std::path::PathBuf;

const ELEMENT: &str = "facetime-photo-inspector";
const PREFIX: &str = "facetime-photo-inspector/1";

/// Photos that have all that must not be told: names, a date, devices, a place.
fn photos(folder: &Folder) -> Vec<PathBuf> {
    vec![
        folder.file("Grandma in Lisbon.JPG", &facetime::still_jpeg()),
        folder.file("Grandma in Lisbon.MOV", &facetime::movie().build()),
        folder.file("Beach.HEIC", &samples::camera_app_heic()),
        folder.file("Beach.MOV", &samples::live_photo_movie().build()),
        folder.file("Broken.JPG", b"\xff\xd8\xff"),
    ]
}

/// Parts of it, as it could be spelled anywhere.
const SECRETS: [&str; 14] = [
    "grandma",
    "lisbon",
    "beach",
    "broken",
    ".jpg",
    ".mov",
    "iphone",
    "2020",
    "2024",
    "14:03",
    "48.1",
    "11.57",
    "3f2a9c51",
    "facetime camera",
];

#[track_caller]
fn drop_all(article: &Article, folder: &Folder) {
    let photos = photos(folder);
    article.page.drop_on(ELEMENT, &photos);
    let done =
        format!("heard.some(([kind, {{ files }}]) => kind === 'result' && files === {})", photos.len());
    article.page.wait_until("the result", &done);
}

#[test]
fn the_messages_are_those_of_the_list() {
    let folder = Folder::new();
    let article = Article::with("compact id=one");
    article.press();
    article.wait_open();
    drop_all(&article, &folder);
    article.page.settle();
    let result = json!({ "files": 5, "read": 5, "certain": 2, "very_likely": 0, "likely": 0, "perhaps": 0, "no": 2, "cannot_tell": 1 });
    assert_eq!(article.heard("result").last(), Some(&result));
    let messages: Vec<(String, Value)> = article.page.eval("messages");
    let events: Vec<(String, Value, String)> = article.page.eval("heard");
    let keys = ["files", "read", "certain", "very_likely", "likely", "perhaps", "no", "cannot_tell"];
    for ((origin, message), (kind, detail, id)) in messages.iter().zip(&events) {
        assert_eq!(origin, &article.widget.origin());
        assert_eq!(message["type"], format!("{PREFIX}:{kind}"));
        let mut told = message.as_object().expect("a message is an object").clone();
        told.remove("type");
        assert_eq!(&Value::Object(told.clone()), detail);
        assert_eq!(id, "one");
        let expected: &[&str] = match kind.as_str() {
            "ready" => &[],
            "resize" => &["height"],
            "progress" | "result" => &keys,
            other => panic!("{other} was told"),
        };
        let mut names: Vec<&str> = told.keys().map(String::as_str).collect();
        let mut expected = expected.to_vec();
        names.sort_unstable();
        expected.sort_unstable();
        assert_eq!(names, expected);
        assert!(told.values().all(Value::is_number), "{told:?}");
    }
    assert_eq!(messages.len(), events.len());
    assert_eq!(article.kinds(), ["ready", "resize", "progress", "result"]);
}

/// No name, date, device or place of a photo is in any message, event, address, storage or log.
#[test]
fn nothing_about_a_photo_leaves_the_frame() {
    let folder = Folder::new();
    let article = Article::with("compact");
    article.press();
    article.wait_open();
    drop_all(&article, &folder);
    article.page.settle();
    let stored = "(async () => [
        Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, location.href, name,
        JSON.stringify(history.state), await indexedDB.databases(), self.caches ? await caches.keys() : [],
        performance.getEntriesByType('resource').map(({ name }) => name),
        (await navigator.serviceWorker?.getRegistrations() ?? []).length,
    ])()";
    let outside: Value = article.page.eval(stored);
    let inside: Value = article.inside(|page| page.eval(stored));
    let told: Value = article.page.eval("[heard, messages, document.title]");
    let requests = article.page.requests();
    let logs = [article.widget.requests(), article.host.requests()];
    let errors = article.page.errors();
    let all = json!([outside, inside, told, requests, logs, errors]).to_string().to_lowercase();
    assert!(all.contains("certain") && all.contains("embed"), "what is looked at is there");
    for secret in SECRETS {
        assert!(!all.contains(secret), "{secret} in {all}");
    }
    assert_eq!(errors, [""; 0]);
    let empty = json!([[], [], "", "", "null"]);
    let kept = |all: &Value| json!([all[0], all[1], all[2], all[4], all[5]]);
    assert_eq!([kept(&inside), kept(&outside)], [empty.clone(), empty]);
}

/// Only the frame's own window and origin are heard.
#[test]
fn nobody_else_can_speak_for_the_frame() {
    let article = Article::of(&format!(
        "{}<iframe id=other src='WIDGET?embed'></iframe><iframe id=near srcdoc=''></iframe>",
        element("compact")
    ));
    article.press();
    article.wait_open();
    article.page.settle();
    let before: Value = article.page.eval("[heard.length, frame().style.height]");
    let lies = "(async () => {
        const say = (type, more) => ({ type: 'PREFIX:' + type, files: 1, read: 1, height: 1234, code: 'x', ...more });
        for (const kind of ['ready', 'resize', 'progress', 'result', 'error', 'configure', 'constructor', '__proto__', '']) {
            window.postMessage(say(kind), '*');
            document.querySelector('#near').contentWindow.eval('parent.postMessage(' + JSON.stringify(say(kind)) + ', \"*\")');
            const event = (source, origin) => dispatchEvent(new MessageEvent('message', { data: say(kind), source, origin }));
            event(frame().contentWindow, location.origin);
            event(document.querySelector('#other').contentWindow, 'ORIGIN');
            event(null, 'ORIGIN');
        }
        for (const data of [null, undefined, 1, 'PREFIX:ready', [], { type: 1 }, { type: {} }, { type: 'PREFIX' }, { type: 'facetime-photo-inspector/2:result' }]) {
            dispatchEvent(new MessageEvent('message', { data, source: frame().contentWindow, origin: 'ORIGIN' }));
        }
        return true;
    })()";
    article.page.eval::<bool>(&lies.replace("PREFIX", PREFIX).replace("ORIGIN", &article.widget.origin()));
    article.page.settle();
    assert_eq!(article.page.eval::<Value>("[heard.length, frame().style.height]"), before);
    assert_eq!(article.page.errors(), [""; 0]);
}

const LOOKS: &str = "[document.documentElement.style.colorScheme, document.documentElement.style.getPropertyValue('--accent'),
    getComputedStyle(document.body).backgroundColor]";

/// The frame hears its parent alone, and of what it says theme and accent.
#[test]
fn the_frame_hears_only_how_it_is_to_look() {
    let article = Article::with("compact theme=light accent='#0a7d3c'");
    article.press();
    article.wait_open();
    let light: Value = article.inside(|page| page.eval(LOOKS));
    assert_eq!(light, json!(["light", "#0a7d3c", "rgb(255, 255, 255)"]));
    article.page.eval::<Value>("void (element().theme = 'dark', element().accent = '')");
    article.page.settle();
    let dark: Value = article.inside(|page| page.eval(LOOKS));
    assert_eq!(dark, json!(["dark", "", "rgb(24, 27, 32)"]));

    // From somebody else's window, from another origin, and from its parent what is no word of the list.
    article.page.eval::<bool>(&format!(
        "(() => {{
            const near = document.body.appendChild(document.createElement('iframe'));
            near.contentWindow.to = frame().contentWindow;
            near.contentWindow.eval(\"to.postMessage({{ type: '{PREFIX}:configure', theme: 'light' }}, '*')\");
            for (const data of [
                null, 1, 'x', [], {{}}, {{ type: '{PREFIX}:ready' }}, {{ type: '{PREFIX}:read' }}, {{ type: '{PREFIX}:save' }},
                {{ type: '{PREFIX}:result', files: 9 }}, {{ type: 'facetime-photo-inspector/2:configure', theme: 'light' }},
            ]) frame().contentWindow.postMessage(data, '*');
            return true;
        }})()"
    ));
    let other = format!(
        "dispatchEvent(new MessageEvent('message', {{ source: parent, origin: 'http://elsewhere.example', data: {{ type: '{PREFIX}:configure', theme: 'light' }} }}))"
    );
    article.inside(|page| page.eval::<bool>(&other));
    article.page.settle();
    assert_eq!(article.inside(|page| page.eval::<Value>(LOOKS)), dark);

    // What is no colour and no theme sets nothing, and nothing else either.
    article.page.eval::<Value>(&format!(
        "void frame().contentWindow.postMessage({{ type: '{PREFIX}:configure', theme: 'x;color:red', accent: 'red;background:url(//x)', src: 'x', html: '<b>' }}, '*')"
    ));
    article.page.settle();
    let none: Value = article.inside(|page| page.eval(LOOKS));
    assert_eq!(none[1], "");
    assert_eq!(none[0], "");
    assert_eq!(article.page.errors(), [""; 0]);
}

/// Whoever does not say how the page is to look hears that it is ready, and nothing else; what was to be told before
/// is told then.
#[test]
fn a_frame_without_the_script_waits_to_be_spoken_to() {
    let folder = Folder::new();
    let article = Article::of(
        "<iframe id=plain src='WIDGET?embed&theme=dark&accent=ffd60a' width=688 height=420></iframe>",
    );
    article.page.wait_until("its word", "messages.length === 1");
    let in_plain = |article: &Article| {
        article.inside_of("document.querySelector('#plain')", |page| page.eval::<Value>(LOOKS))
    };
    assert_eq!(in_plain(&article), json!(["dark", "#ffd60a", "rgb(24, 27, 32)"]));
    article.page.drop_on("#plain", &photos(&folder));
    article
        .inside_of("document.querySelector('#plain')", |page| page.wait_for_text("h1", "1 FaceTime photo"));
    article.page.settle();
    assert_eq!(
        article.page.eval::<Value>("messages.map(([, data]) => data)"),
        json!([{ "type": format!("{PREFIX}:ready") }])
    );
    article.page.eval::<Value>(&format!(
        "void document.querySelector('#plain').contentWindow.postMessage({{ type: '{PREFIX}:configure', theme: 'light' }}, '{}')",
        article.widget.origin()
    ));
    article.page.wait_until(
        "the result",
        "messages.some(([, data]) => data.type.endsWith(':result') && data.files === 5)",
    );
    let kinds: Vec<String> = article.page.eval("messages.slice(0, 2).map(([, data]) => data.type)");
    assert_eq!(kinds, [format!("{PREFIX}:ready"), format!("{PREFIX}:resize")]);
    assert_eq!(article.page.errors(), [""; 0]);
}

/// An article that floods the frame with messages, and moves the element about while files are read.
#[test]
fn a_hostile_article() {
    let folder = Folder::new();
    for number in 0..400 {
        folder.file(&format!("many/IMG_{number:04}.JPG"), &facetime::still_jpeg());
    }
    let article = Article::with("compact");
    article.press();
    article.wait_open();
    article.page.eval::<Value>(&format!(
        "void (self.flood = setInterval(() => {{
            for (let i = 0; i < 200; i += 1) {{
                frame()?.contentWindow.postMessage({{ type: '{PREFIX}:configure', theme: i % 2 ? 'dark' : 'light', accent: '#00' + (1000 + i) }}, '*');
                frame()?.contentWindow.postMessage({{ type: '{PREFIX}:' + i, i }}, '*');
            }}
        }}, 10))"
    ));
    article.page.drop_on(ELEMENT, &[folder.path().join("many")]);
    article.page.wait_until(
        "the result",
        "heard.some(([kind, { files, certain }]) => kind === 'result' && files === 400 && certain === 400)",
    );
    article.page.eval::<Value>("void clearInterval(flood)");

    article.page.drop_on(ELEMENT, &[folder.path().join("many")]);
    for _ in 0..10 {
        article.page.eval::<Value>("void document.body.append(element())");
    }
    article.wait_open();
    article.page.eval::<Value>("void (heard.length = 0, document.querySelector('#after').after(element()))");
    article.wait_open();
    let two = [folder.path().join("many/IMG_0001.JPG"), folder.path().join("many/IMG_0002.JPG")];
    article.page.drop_on(ELEMENT, &two);
    article
        .page
        .wait_until("a result again", "heard.some(([kind, { files }]) => kind === 'result' && files === 2)");
    assert_eq!(article.page.errors(), [""; 0]);
}

/// What keeps the page from starting is told by a word of the list.
#[test]
fn a_page_that_cannot_start_says_so() {
    let article = Article::between(Server::host().missing("app-").start(), &element("compact"));
    article.press();
    article.page.wait_until("the error", "heard.some(([kind]) => kind === 'error')");
    assert_eq!(article.heard("error"), [json!({ "code": "arrival" })]);
    article.inside(|page| page.wait_for("[data-problem=arrival]"));
}
