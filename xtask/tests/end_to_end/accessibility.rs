//! axe-core finds nothing, in any state, light and dark.

use crate::harness::{Folder, Page, Server};
use crate::states::{self, State};
use crate::support::facetime;
use crate::visit::OPEN;
use serde_json::Value;
use xtask::axe;

const RUN: &str = "axe.run(document, { runOnly: { type: 'tag', values: [
        'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } })
    .then(({ violations, passes }) => [passes.length, violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))])";

#[test]
fn axe_finds_nothing() {
    let Some(script) = script() else { return };
    let mut found = Vec::new();
    for State { name, visit, .. } in states::some(&[]) {
        found.extend(violations(&visit.page, name, &script));
    }
    assert!(found.is_empty(), "{}", found.join("\n\n"));
}

/// The pages for authors, and what their readers have in a frame.
#[test]
fn axe_finds_nothing_in_what_articles_have() {
    let Some(script) = script() else { return };
    let (server, folder) = (Server::start(), Folder::new());
    let photo = folder.file("IMG_1.JPG", &facetime::still_jpeg());
    let mut found = Vec::new();
    for address in ["embed.html", "article.html", "?embed", "?embed=full"] {
        let page = Page::open(&format!("{}{address}", server.url()));
        page.settle();
        found.extend(violations(&page, address, &script));
        if address.starts_with('?') {
            page.wait_for(OPEN);
            page.choose("#choose-photos", &[&photo]);
            page.wait_for_text("h1", "1 FaceTime photo in 1 file");
            found.extend(violations(&page, &format!("{address} with an answer"), &script));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n\n"));
}

fn script() -> Option<String> {
    axe::get().map(|script| std::fs::read_to_string(script).expect("axe-core can be read"))
}

/// What is wrong with a page, light and dark.
fn violations(page: &Page, name: &str, script: &str) -> Vec<String> {
    // The driver's own scripts are not the page's, whose policy forbids them.
    page.eval::<Value>(&format!("(() => {{ {script}; return true; }})()"));
    let in_scheme = |scheme: &str| {
        page.prefer(&[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]);
        page.settle();
        let (passes, violations): (usize, Vec<String>) = page.eval(RUN);
        assert!(passes > 10, "axe-core looked at {name}");
        let said = |violation| format!("{name}, {scheme}: {violation}");
        violations.into_iter().map(said).collect::<Vec<_>>()
    };
    ["light", "dark"].into_iter().flat_map(in_scheme).collect()
}
