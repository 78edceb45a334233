//! axe-core finds nothing, in any state, light and dark.

use crate::states::{self, State};
use serde_json::Value;
use xtask::axe;

const RUN: &str = "axe.run(document, { runOnly: { type: 'tag', values: [
        'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } })
    .then(({ violations, passes }) => [passes.length, violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))])";

#[test]
fn axe_finds_nothing() {
    let Some(script) = axe::get() else { return };
    let script = std::fs::read_to_string(script).expect("axe-core can be read");
    let mut found = Vec::new();
    for State { name, visit, .. } in states::some(&[]) {
        visit.page.eval::<Value>(&format!("(() => {{ {script}; return true; }})()"));
        for scheme in ["light", "dark"] {
            visit.page.prefer(&[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]);
            visit.page.settle();
            let (passes, violations): (usize, Vec<String>) = visit.page.eval(RUN);
            assert!(passes > 10, "axe-core looked at {name}");
            found.extend(violations.into_iter().map(|violation| format!("{name}, {scheme}: {violation}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n\n"));
}
