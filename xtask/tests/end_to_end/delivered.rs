//! What no policy can forbid, the page's code does not contain: the built files are searched for it. Whoever
//! adds a way out of the page names it here as an exception, and says why.

/// What would lead out of a sealed page, or keep something of a visit: a part of its spelling.
const WAYS_OUT: &[&str] = &[
    // Leaving the page.
    "location",
    "history.",
    "navigate(",
    "navigation",
    "href",
    "<a ",
    "<area",
    "target=",
    "refresh",
    // Opening a window.
    "open(",
    "opener",
    // Hints to connect.
    "preconnect",
    "prefetch",
    "preload",
    "prerender",
    "speculationrules",
    // Direct calls.
    "RTC",
    "WebTransport",
    // What the seal forbids, and code has no use for.
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "eacon",
    "erviceWorker",
    "SharedWorker",
    "importScripts",
    "import(",
    "eval(",
    "<iframe",
    "<form",
    "<object",
    "<embed",
    "http:",
    "https:",
    // Keeping something beyond the visit.
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "cookie",
    "caches",
    "BroadcastChannel",
];

/// Where a way out may stand: the end of the file's name, or its beginning, what stands there, and why it leads nowhere.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        ".js",
        "arg0.href = getStringFromWasm0(arg1, arg2);",
        "the address of a download: a blob of the page's own (src/browser/deliver.rs)",
    ),
    (
        ".js",
        "const ret = arg0.location;",
        "the glue hands the page its `Location`, of which it uses `reload` and the part behind `#`",
    ),
    (
        ".js",
        "const ret = arg0.localStorage;",
        "how the visitor likes to see their files: two words, of which none is about a photo (browser/remember.rs)",
    ),
    (".js", "if (location.protocol === \"file:\") return \"file\";", "asks how the page was opened"),
    (
        ".js",
        "const address = (name) => new URL(name, document.baseURI).href;",
        "an address of the page's own files",
    ),
    (".js", "const response = await arrived(fetch(url));", "modules, and a small HEIC, before the seal"),
    (".js", "const text = arrived(fetch(glueUrl))", "the workers' glue, before the seal"),
    (".js", "const files = await (await import(url)).files();", "the sample photos' list, before the seal"),
    (".js", "await fetch(new URL(name, import.meta.url));", "a sample photo, before the seal"),
    (".js", "const wish = location.hash.slice(1);", "what the visitor wants, in the page's own address"),
    (
        ".js",
        "history.replaceState(null, \"\", location.pathname + location.search);",
        "takes that away again, and loads nothing",
    ),
    (
        ".js",
        "await Promise.all([import(address(files.js)), compile(address(files.wasm))]);",
        "the glue, before the seal",
    ),
    (
        ".js",
        "new URLSearchParams(location.search)",
        "asks how the page was opened: in a frame, and in which looks",
    ),
    (
        ".js",
        "if (embed !== null) frame = import(address(files.frame));",
        "what a frame needs, before the seal",
    ),
    ("frame-", "'a[target=\"_blank\"]'", "the link to the full page, that a person presses"),
    ("frame-", "const tab = open(link.href, \"_blank\");", "the same"),
    ("frame-", "if (tab) tab.opener = null;", "the same: the tab does not know the frame"),
    ("frame-", "else showAddress(link.href);", "the same, where a frame may open no tab"),
    ("frame-", "function showAddress(href) {", "the same"),
    ("frame-", "shown.lastChild.value = href;", "the same"),
    (".js", "module_or_path = fetch(module_or_path);", "never called: start.js hands over a compiled module"),
    (
        ".js",
        "throw new Error(`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`);",
        "a message",
    ),
    (".html", "http-equiv=x-dns-prefetch-control", "turns hints off"),
    (".html", "<a href=embed.html>For your article</a>", "a link on the first screen, that a person presses"),
    (
        ".html",
        "<a class=button href=./ id=full-page rel=noopener target=_blank>Open full page</a>",
        "a link of an article's frame, that a person presses",
    ),
    (".html", "<link href=\"data:image/svg+xml,", "the icon, in the page itself"),
    (".html", "xmlns='http://www.w3.org/2000/svg'", "a name"),
    (".css", "xmlns='http://www.w3.org/2000/svg'", "the same, of the badge, in the style sheet itself"),
    (".html", "<link href=./style-", "the style sheet, before the seal"),
    (".wasm", "starting a direct call (WebRTC). The code", "the sentence that names the gaps"),
    (".wasm", "send nothing and fetch nothing until", "the sentence that explains the seal"),
    (".wasm", "originfetch", "the check, which shows that it is refused"),
    (
        ".wasm",
        "mapahreftargetrel",
        "the link to a map: pressed only after it was said that it leaves the page",
    ),
    (".wasm", "noopener noreferrer", "the same: the map's page does not learn where its visitor comes from"),
    (".wasm", "https://www.openstreetmap.org/", "the same"),
    (".wasm", "videosrcpreloadmuted", "a movie of the visitor's, in the page's own memory"),
    (".wasm", "location.iso6709", "the name of a movie's metadata key"),
    (".wasm", "http://ns.adobe.com/", "a name in XMP"),
    (".wasm", "http://ns.google.com/", "a name in XMP"),
    (".wasm", "http://www.w3.org/", "a name in XML"),
    (".wasm", "http://cipa.jp/exif/1.0/", "a name in XMP"),
    (".wasm", "http://purl.org/dc/elements/1.1/", "a name in XMP"),
    (".wasm", "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/", "a name in XMP"),
];

/// What the sample photos are: browsers show them, and run nothing in them.
const PICTURES: [&str; 5] = [".JPG", ".jpg", ".MOV", ".HEIC", ".PNG"];

/// What no sealed page loads: files for articles, pages of their own, and words to hosts and bundlers.
const OTHERS: &[&str] =
    &["embed.js", "embed.html", "embed_page.js", "article.html", "article.css", "_headers", "npm/"];

/// The page's built files that can do something: name and text.
fn delivered() -> Vec<(String, String)> {
    let folder = std::env::var_os("APP_DIST").map_or_else(xtask::site::folder, Into::into);
    let names = xtask::site::names(&folder).expect("the built page is there");
    let text = |name: &str| {
        let bytes = xtask::site::read(&folder, name).expect("a built file can be read");
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let is_picture =
        |name: &String| name.starts_with("sample-") && PICTURES.iter().any(|end| name.ends_with(end));
    let files: Vec<_> =
        names.iter().filter(|name| !is_picture(name)).map(|name| (name.clone(), text(name))).collect();
    let is_other = |name: &str| {
        OTHERS.iter().any(|other| name == *other || (other.ends_with('/') && name.starts_with(other)))
    };
    for (name, text) in files.iter().filter(|(name, _)| !is_other(name)) {
        let named = OTHERS.iter().find(|other| text.contains(&format!("./{other}")));
        assert_eq!(named, None, "{name} names what is not looked at");
    }
    files.into_iter().filter(|(name, _)| !is_other(name)).collect()
}

fn is_in(name: &str, part: &str) -> bool {
    name.ends_with(part) || name.starts_with(part)
}

/// The ways out in a text that are no exceptions, each with what stands around it.
fn ways_out(name: &str, text: &str) -> Vec<String> {
    let mut excepted = vec![false; text.len()];
    for (_, spelling, _) in EXCEPTIONS.iter().filter(|(part, ..)| is_in(name, part)) {
        for (at, found) in text.match_indices(spelling) {
            excepted[at..at + found.len()].fill(true);
        }
    }
    let mut found = Vec::new();
    for way in WAYS_OUT {
        for (at, _) in text.match_indices(way).filter(|(at, _)| !excepted[*at]) {
            let before = text[..at].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev();
            let around: String = before.chain(text[at..].chars().take(60)).collect();
            found.push(format!("{name}: {way:?} in {around:?}"));
        }
    }
    found
}

#[test]
fn the_built_files_hold_no_way_out() {
    let files = delivered();
    for end in [".html", ".js", ".css", ".wasm"] {
        assert!(files.iter().any(|(name, _)| name.ends_with(end)), "no {end} file was looked at");
    }
    let found: Vec<String> = files.iter().flat_map(|(name, text)| ways_out(name, text)).collect();
    assert!(found.is_empty(), "a way out of the sealed page:\n{}", found.join("\n"));
}

/// Of `Location` the page may use `reload`, and set what stands behind `#`, which loads nothing; of `History`, go back to
/// where it was from an entry of its own, which `src/browser/back.rs` alone does. wasm-bindgen's glue has one function
/// for each that is used.
#[test]
fn the_page_is_reloaded_and_never_left() {
    let is_glue = |name: &str| {
        name.ends_with(".js") && ["app-", "reader-", "decoder-"].iter().any(|start| name.starts_with(start))
    };
    let glue: String =
        delivered().into_iter().filter(|(name, _)| is_glue(name)).map(|(_, text)| text).collect();
    assert_eq!(glue.matches(".reload()").count(), 1);
    assert_eq!(glue.matches(".hash = ").count(), 1);
    assert_eq!(glue.matches(".back()").count(), 1);
    let glue = glue.replace(".hash = ", "").replace(".back()", "");
    for other in
        [".assign(", ".replace(", ".hash", ".search", ".hostname", ".pathname", ".go(", ".back(", ".forward("]
    {
        assert!(!glue.contains(other), "{other}");
    }
}

#[test]
fn every_exception_is_still_needed() {
    let files = delivered();
    for (part, spelling, reason) in EXCEPTIONS {
        let stands = files.iter().any(|(name, text)| is_in(name, part) && text.contains(spelling));
        assert!(stands, "nothing to except any more: {spelling:?} ({reason})");
    }
}

/// The search finds what it is to find.
#[test]
fn a_way_out_is_found() {
    for script in [
        "window.open('https://example.org')",
        "new RTCPeerConnection()",
        "location.href = x",
        "navigator.sendBeacon(x)",
    ] {
        assert!(!ways_out("some.js", script).is_empty(), "{script}");
    }
    assert_eq!(ways_out("some.js", "const ret = arg0.location;"), [""; 0]);
}
