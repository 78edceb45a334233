//! Files that are dragged to the card: the frame takes them, and the article never holds them.

use super::{Article, element};
use crate::harness::{Folder, Server};
use crate::support::facetime;
use serde_json::Value;
use std::path::PathBuf;

const ELEMENT: &str = "facetime-photo-inspector";

/// Writes down whatever asks for files: of a drop, an input, a reader.
const WATCH: &str = "
    window.asked = [];
    for (const [of, names] of [
        [DataTransfer, ['files', 'items', 'getData']], [DataTransferItem, ['getAsFile', 'webkitGetAsEntry', 'getAsFileSystemHandle']],
        [Blob, ['slice', 'text', 'arrayBuffer', 'stream']], [FileReader, ['readAsArrayBuffer', 'readAsText', 'readAsDataURL']],
        [DragEvent, ['dataTransfer']],
    ]) {
        for (const name of names) {
            const was = Object.getOwnPropertyDescriptor(of.prototype, name);
            const note = () => asked.push([name, window.event?.type]);
            Object.defineProperty(of.prototype, name, 'value' in was
                ? { ...was, value(...args) { note(); return was.value.apply(this, args); } }
                : { ...was, get() { note(); return was.get.call(this); } });
        }
    }
";

/// An article that is watched, and two photos to drop.
fn watched(widget: Server, folder: &Folder) -> (Article, [PathBuf; 2]) {
    let article = Article::between(widget, &format!("<script>{WATCH}</script>{}", element("compact")));
    article.wait_card();
    let photos = [
        folder.file("IMG_1234.JPG", &facetime::still_jpeg()),
        folder.file("IMG_1234.MOV", &facetime::movie().build()),
    ];
    (article, photos)
}

/// The script may only ask whether files are dragged, and never as they are dropped.
#[track_caller]
fn check_untouched(article: &Article) {
    let asked: Vec<(String, String)> = article.page.eval("asked.map(([name, type]) => [name, type ?? ''])");
    let touched = |(name, during): &&(String, String)| name != "dataTransfer" || during == "drop";
    assert_eq!(asked.iter().filter(touched).collect::<Vec<_>>(), Vec::<&(String, String)>::new());
}

#[track_caller]
fn is_still_the_article(article: &Article) {
    let url = article.page.eval::<String>("location.href");
    assert_eq!(url, format!("{}article.html", article.host.url()));
}

/// What is dragged over the card opens the page over it, in time for the drop.
#[test]
fn a_drop_on_the_card_lands_in_the_frame() {
    let folder = Folder::new();
    let (article, photos) = watched(Server::start(), &folder);
    article.page.drag_over(ELEMENT, &photos);
    article.wait_open();
    article.page.drop_on(ELEMENT, &photos);
    article
        .page
        .wait_until("the result", "heard.some(([kind, { files }]) => kind === 'result' && files === 2)");
    check_untouched(&article);
    is_still_the_article(&article);
    assert_eq!(article.page.errors(), [""; 0]);
}

/// A drop that comes before the frame is ready is stopped, and one can drop again.
#[test]
fn a_drop_that_comes_too_early() {
    let folder = Folder::new();
    let (article, photos) = watched(Server::host().held_back("index.html").start(), &folder);
    article.page.drop_on(ELEMENT, &photos);
    article.page.wait_until("what to do", "part('hint').textContent");
    assert_eq!(article.hint(), "Opening: then drop again.");
    check_untouched(&article);
    article.widget.let_go();
    article.wait_open();
    assert_eq!(article.hint(), "Ready: drop again.");
    assert_eq!(article.heard("result"), [Value::Null; 0]);
    article.page.drop_on(ELEMENT, &photos);
    article.page.wait_until("the result", "heard.some(([kind]) => kind === 'result')");
    assert_eq!(article.hint(), "");
    check_untouched(&article);
    is_still_the_article(&article);
}

/// Beside the card nothing is dropped, and the article stays.
#[test]
fn a_drop_beside_it_changes_nothing() {
    let folder = Folder::new();
    let (article, photos) = watched(Server::start(), &folder);
    for place in ["h1", "#after"] {
        article.page.drop_on(place, &photos);
        article.page.settle();
        is_still_the_article(&article);
    }
    assert!(article.page.eval::<bool>("frame() === undefined"));
    article.press();
    article.wait_open();
    article.page.drop_on("#after", &photos);
    article.page.settle();
    is_still_the_article(&article);
    check_untouched(&article);
    assert_eq!(article.heard("progress"), [Value::Null; 0]);
}

/// What is not its business is left as it is: text, places of the article that take files, and a page without it.
#[test]
fn what_others_take_is_theirs() {
    let article =
        Article::of(&format!("<input id=input type=file><div id=taker>Theirs</div>{}", element("compact")));
    article.wait_card();
    let drag = |target: &str, kind: &str, files: bool| -> bool {
        article.page.eval(&format!(
            "(() => {{ const dataTransfer = new DataTransfer();
               {};
               return !{target}.dispatchEvent(new DragEvent('{kind}', {{ dataTransfer, bubbles: true, composed: true, cancelable: true }})); }})()",
            if files { "dataTransfer.items.add(new File(['a'], 'a.jpg'))" } else { "dataTransfer.setData('text/plain', 'a')" }
        ))
    };
    article.page.eval::<Value>(
        "void (document.querySelector('#taker').ondragover = (event) => event.preventDefault())",
    );
    assert!(!drag("document.body", "dragover", false), "text");
    assert!(!drag("document.body", "drop", false), "text");
    assert!(!drag("document.querySelector('#input')", "dragover", true), "an input takes files by itself");
    assert!(!drag("document.querySelector('#input')", "drop", true));
    assert!(drag("document.querySelector('#taker')", "dragover", true));
    assert!(!drag("document.querySelector('#taker')", "drop", true), "it was left to them");
    assert!(drag("document.body", "dragover", true), "files beside it");
    assert!(drag("document.body", "drop", true), "files beside it");
    // Who listens to the whole window is heard first too, since the drag begins later.
    let taker = "void addEventListener('dragover', self.taker = (event) => {
        self.was_free = !event.defaultPrevented; event.preventDefault(); })";
    article.page.eval::<Value>(taker);
    drag("document.body", "dragenter", true);
    assert!(drag("document.body", "dragover", true));
    assert!(article.page.eval::<bool>("was_free"), "nobody had taken it before");
    article.page.eval::<Value>("void removeEventListener('dragover', taker)");
    article.page.eval::<Value>("void element().remove()");
    assert!(!drag("document.body", "dragover", true), "without an element there is no guard");
}
