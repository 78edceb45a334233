//! Every dependency has a home and a reason.

use crate::paths::behind;
use crate::source::{assert_none, file, rust};

/// Each dependency by the name it has in code, and where it may be named: a folder ends with `/`.
const HOMES: [(&str, &[&str]); 12] = [
    ("heifer", &["src/picture.rs"]),
    ("rawzip", &["src/container/zip/"]),
    ("miniz_oxide", &["src/archive/inflate.rs"]),
    ("quick_xml", &["src/metadata/rdf.rs"]),
    (
        "nanoserde",
        &[
            "src/bytes/",
            "src/report/",
            "src/live_photo/verdict.rs",
            "src/session/attempt.rs",
            "src/session/found.rs",
            "src/browser/messages.rs",
        ],
    ),
    ("yew", &["src/ui/", "src/bin/app.rs"]),
    ("gloo", &["src/browser/"]),
    ("wasm_bindgen", &["src/browser/", "src/bin/app.rs", "src/bin/decoder.rs", "src/bin/reader.rs"]),
    ("wasm_bindgen_futures", &["src/browser/"]),
    ("js_sys", &["src/browser/", "src/bin/app.rs"]),
    ("web_sys", &["src/browser/", "src/ui/"]),
    ("rlsf", &["src/bin/app.rs", "src/bin/decoder.rs", "src/bin/reader.rs"]),
];

/// The Exif library has the name of the module that wraps it; there alone it is brought in.
const EXIF: (&str, &str) = ("use exif::", "src/metadata/exif.rs");

/// What yew's own interface hands to the page: a handle that is passed on, and an element that scrolls.
const WEB_SYS_IN_UI: [&str; 4] = ["HtmlCanvasElement", "HtmlElement", "HtmlInputElement", "HtmlVideoElement"];

#[test]
fn dependencies_stay_at_home() {
    let mut wrong = Vec::new();
    for source in rust(&["src"]) {
        let code = source.code_text();
        for (name, homes) in HOMES {
            let at_home = homes.iter().any(|home| source.path.starts_with(home));
            if !at_home && (!behind(name, &code).is_empty() || code.contains(&format!("use {name};"))) {
                wrong.push(format!("{} names {name}, which belongs into {}", source.path, homes.join(", ")));
            }
        }
        if code.contains(EXIF.0) && source.path != EXIF.1 {
            wrong.push(format!("{} names the Exif library, which belongs into {}", source.path, EXIF.1));
        }
    }
    assert_none(&wrong, "Wrap a dependency in one place and use that; a new home is a decision, made here.");
}

#[test]
fn the_page_names_little_of_the_browser() {
    let mut wrong = Vec::new();
    for source in rust(&["src/ui"]) {
        for path in behind("web_sys", &source.code_text()) {
            if !path.first().is_some_and(|name| WEB_SYS_IN_UI.contains(&name.as_str())) {
                wrong.push(format!("{} names web_sys::{}", source.path, path.join("::")));
            }
        }
    }
    assert_none(&wrong, "Let src/browser do it: components show values and send messages.");
}

/// Names and comments of the dependencies in Cargo.toml, all tables but those for tests.
fn declared() -> Vec<(String, bool)> {
    let manifest = file("Cargo.toml");
    let mut declared = Vec::new();
    let (mut inside, mut commented) = (false, false);
    for line in manifest.text.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| inside && !line.starts_with(' ')) {
            declared.push((name.to_owned(), commented));
        }
        commented = line.starts_with('#');
    }
    declared
}

#[test]
fn every_dependency_has_a_reason_and_a_home() {
    let declared = declared();
    assert!(declared.len() > 5, "the dependencies are found: {declared:?}");
    let mut wrong = Vec::new();
    for (name, commented) in declared {
        let in_code = name.replace('-', "_");
        let known = in_code == "kamadak_exif" || HOMES.iter().any(|(home, _)| *home == in_code);
        if !commented {
            wrong.push(format!("{name}: say in a comment above it why it is here"));
        }
        if !known {
            wrong.push(format!("{name}: say in this test where it may be named"));
        }
    }
    assert_none(&wrong, "A dependency is a decision.");
}

/// What outlives a visit is named in one place, which keeps two words about how files are shown.
#[test]
fn only_likings_are_kept() {
    const HOME: &str = "src/browser/remember.rs";
    let mut wrong = Vec::new();
    for source in rust(&["src"]) {
        let code = source.code_text();
        let keeps =
            ["Storage", "local_storage", "session_storage", "set_item"].iter().any(|way| code.contains(way));
        if keeps && source.path != HOME {
            wrong.push(format!("{} keeps something, which {HOME} alone may do", source.path));
        }
    }
    let kept = file(HOME).text.lines().filter(|line| line.contains("=> \"")).count();
    assert_eq!(kept, 2, "{HOME}: what is kept beyond a visit is a decision, counted here");
    assert_none(&wrong, "Nothing about a person's photos outlives the visit.");
}

/// What the seal forbids is not even compiled in. `Location` is, for starting over: that nothing else is done with
/// it, and that the built files hold no other way out either, is tested end to end.
#[test]
fn no_way_to_the_network_is_compiled_in() {
    let ways = [
        "\"Request",
        "\"Response",
        "\"Headers",
        "\"WebSocket",
        "\"XmlHttpRequest",
        "\"EventSource",
        "\"Rtc",
        "\"WebTransport",
        "\"ServiceWorker",
        "\"Cache",
        "\"Idb",
        "\"HtmlFormElement",
        "\"BroadcastChannel",
        "\"HtmlIFrameElement",
    ];
    let manifest = file("Cargo.toml");
    let used = |line: &&str| ways.iter().any(|way| line.contains(way));
    let wrong: Vec<String> = manifest.text.lines().filter(used).map(str::to_owned).collect();
    assert_none(&wrong, "Nothing leaves the page: do without this feature of web-sys.");
}

/// A link's address leads out of the page, unless it is a blob's. One place sets any, and of a blob.
#[test]
fn addresses_are_set_in_one_place() {
    let sets = |source: &crate::source::Source| source.code_text().contains("set_href(");
    let places: Vec<String> = rust(&["src"]).into_iter().filter(sets).map(|source| source.path).collect();
    assert_eq!(places, ["src/browser/deliver.rs"]);
    let deliver = file("src/browser/deliver.rs").code_text();
    assert_eq!(deliver.matches("set_href(").count(), 1);
    assert!(deliver.contains("let address = Url::create_object_url_with_blob(blob)?;"));
    assert!(deliver.contains("set_href(&address)"));
}
