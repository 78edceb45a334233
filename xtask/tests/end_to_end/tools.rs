//! What the other tests stand on does what it says: real drops, inputs, pastes, logs and measures.

use crate::harness::{Folder, Page, Server};
use serde_json::{Value, json};

/// Lists, in `window.names`, the files and folders that arrive by each way.
const LISTENERS: &str = "(() => {
    window.names = [];
    document.body.innerHTML = '<p id=zone>drop here</p><input type=file id=files multiple>' +
        '<input type=file id=folder webkitdirectory>';
    const stop = (event) => event.preventDefault();
    document.addEventListener('dragover', stop);
    document.addEventListener('drop', (event) => {
        stop(event);
        for (const item of event.dataTransfer.items) {
            const entry = item.webkitGetAsEntry();
            names.push((entry.isDirectory ? 'folder ' : 'file ') + entry.name);
        }
    });
    document.addEventListener('paste', (event) => {
        for (const file of event.clipboardData.files) names.push('pasted ' + file.name);
    });
    document.addEventListener('change', (event) => {
        for (const file of event.target.files) names.push('chosen ' + (file.webkitRelativePath || file.name));
    });
    return true;
})()";

const EMPTY: &str = "<!doctype html><meta name=viewport content='width=device-width'><p>empty";

fn listening_page() -> Page {
    let server = Server::host().page("empty.html", EMPTY).start();
    let page = Page::open(&format!("{}empty.html", server.url()));
    assert!(page.eval::<bool>(LISTENERS));
    page
}

fn names(page: &Page) -> Value {
    page.eval("names")
}

#[test]
fn files_and_folders_arrive_by_each_way() {
    let folder = Folder::new();
    let file = folder.file("one.txt", b"1");
    let inner = folder.file("inner/deeper/two.txt", b"2");
    let inner = inner.parent().and_then(|path| path.parent()).expect("a folder").to_path_buf();
    let page = listening_page();

    page.drop_on("#zone", &[&file, &inner]);
    page.wait_until("the drop", "names.length === 2");
    assert_eq!(names(&page), json!(["file one.txt", "folder inner"]));

    page.choose("#files", &[&file]);
    page.wait_until("the choice", "names.length === 3");
    page.choose("#folder", &[&inner]);
    page.wait_until("the choice of a folder", "names.length === 4");
    page.paste(&[&file]);
    page.wait_until("the paste", "names.length === 5");
    assert_eq!(names(&page)[2], json!("chosen one.txt"));
    assert_eq!(names(&page)[3], json!("chosen inner/deeper/two.txt"));
    assert_eq!(names(&page)[4], json!("pasted one.txt"));
}

#[test]
fn errors_long_tasks_sizes_and_preferences_are_seen() {
    let page = listening_page();
    page.forget_tasks();
    page.eval::<Value>("setTimeout(() => { const end = Date.now() + 200; while (Date.now() < end); })");
    page.wait_until("the long task", "longTasks.some((time) => time > 190)");
    assert!(page.longest_task().is_some_and(|time| time.as_millis() >= 190));

    page.eval::<Value>("console.error('look here')");
    assert!(page.errors().iter().any(|error| error.contains("look here")));

    page.viewport(390, 844);
    page.prefer(&[("prefers-color-scheme", "dark")]);
    assert_eq!(page.eval::<Value>("[innerWidth, innerHeight]"), json!([390, 844]));
    assert!(page.eval::<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
}
