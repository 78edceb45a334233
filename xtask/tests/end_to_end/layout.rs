//! Nothing sticks out, overlaps or is too small to hit, in any state, from 320 pixels (which is also a zoom of
//! 400 % at 1280) to 2560.

use crate::keyboard::tab_to;
use crate::states::{self, State};
use crate::visit::Visit;

const WIDTHS: [(u32, u32); 5] = [(320, 640), (390, 844), (768, 1024), (1440, 900), (2560, 1440)];

/// What is wrong with the layout, in words.
const WRONG: &str = "(() => {
    const wrong = [];
    const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const name = (node) => node.id || node.className || node.localName;
    const text = (node) => `${name(node)} \"${node.textContent.slice(0, 30)}\"`;
    if (document.scrollingElement.scrollWidth > innerWidth) wrong.push(`${document.scrollingElement.scrollWidth} wide`);
    const inert = document.querySelector('.main[inert]') !== null;
    const inside = (node) => !(inert && node.closest('.main'));
    const all = (css) => [...document.querySelectorAll(css)].filter(shown).filter(inside);
    for (const node of all('.page *')) {
        const { left, right, width } = node.getBoundingClientRect();
        // A folder behind a name is cut off with it, by an ellipsis; what copies a value has no room of its own.
        if (width > 0 && !node.closest('.unseen') && !node.matches('.name small, .copy') && (left < -1 || right > innerWidth + 1)) wrong.push(`sticks out: ${text(node)}`);
    }
    for (const node of all('button, summary, label, input')) {
        const { width, height } = node.getBoundingClientRect();
        if (width < 24 || height < 24) wrong.push(`${width} x ${height}: ${text(node)}`);
        if (!node.closest('.file') && node.scrollWidth > node.clientWidth + 1) wrong.push(`cut off: ${text(node)}`);
    }
    // Blocks that stand beside or under each other: none may cover another.
    const blocks = all('h1, h2, h3, .lead, .remark, .count, .do, .button, .pill, .quiet, .seal, .word, .facts p, .beside p, .file, .nothing p, .note p, .note li, .aside, .verdict-box, .evidence li, .foot')
        .filter((node) => !node.closest('.dock') || getComputedStyle(node.closest('.dock')).position !== 'fixed');
    // What is told of saving lies over the page's foot, until it is closed.
    const panel = (node) => node.closest('.panel, .saving') !== null;
    for (const [at, one] of blocks.entries()) {
        for (const other of blocks.slice(at + 1)) {
            if (one.contains(other) || other.contains(one) || panel(one) !== panel(other)) continue;
            const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (across > 1 && down > 1 && !one.closest('.panel-head') && !other.closest('.panel-head')) {
                wrong.push(`${text(one)} overlaps ${text(other)}`);
            }
        }
    }
    return wrong;
})()";

#[test]
fn nothing_sticks_out_or_overlaps() {
    let mut found = Vec::new();
    for State { name, visit, .. } in states::some(&[]) {
        visit.page.prefer(&[("prefers-reduced-motion", "reduce")]);
        for (width, height) in WIDTHS {
            visit.page.viewport(width, height);
            visit.page.settle();
            let wrong: Vec<String> = visit.page.eval(WRONG);
            found.extend(wrong.into_iter().map(|wrong| format!("{name} at {width}: {wrong}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn forced_colours_and_reduced_motion_are_heeded() {
    let visit = Visit::start();
    visit.page.prefer(&[("forced-colors", "active"), ("prefers-reduced-motion", "reduce")]);
    visit.page.settle();
    let style = |css: &str, property: &str| -> String {
        visit.page.eval(&format!("getComputedStyle(document.querySelector('{css}')).{property}"))
    };
    assert_eq!(style(".button", "transitionDuration"), "0s");
    assert_eq!(style(".heart", "transitionDuration"), "0s");
    for button in [".finder .button", ".beside .button", "#see-yourself"] {
        assert_eq!(style(button, "borderStyle"), "solid", "{button}");
    }
    assert_ne!(style(".ring", "stroke"), style("body", "backgroundColor"));
    tab_to(&visit, "see-yourself");
    assert_eq!(style("#see-yourself", "outlineStyle"), "solid");
}
