//! What is asked of the page: scripts that give what a visitor reads on it.

/// The rows that are drawn.
pub const ROWS: &str = "[...document.querySelectorAll('.file')].map((row) => {
    const text = (css) => row.querySelector(css)?.textContent ?? '';
    const without = (css, small) => text(css).slice(0, text(css).length - text(small).length).trimEnd();
    return {
        position: Number(row.getAttribute('aria-rowindex')) - 1,
        name: without('.name', '.name small'), folder: text('.name small'),
        verdict: without('.verdict', '.verdict small'), half: text('.verdict small'),
        device: text('.device'), date: without('.date', '.date small'),
    };
})";

/// Scrolls from the top to the bottom, and gathers every row on the way.
pub const ALL_ROWS: &str = "(async () => {
    const rows = new Map();
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const look = () => ROWS.forEach((row) => rows.set(row.position, row));
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight) { scrollTo(0, y); await drawn(); look(); }
    scrollTo(0, 0); await drawn();
    return [...rows.values()].sort((a, b) => a.position - b.position);
})()";

/// The opened file.
pub const OPENED: &str = "(() => {
    const opened = document.querySelector('.panel');
    const all = (css, of) => [...opened.querySelectorAll(css)].map(of);
    const text = (node, css) => node.querySelector(css)?.textContent ?? '';
    const place = (line) => text(line, 'small') && ` (${text(line, 'small')})`;
    const entry = (name) => [name.textContent, name.nextElementSibling.textContent];
    return {
        name: text(opened, 'h2'), verdict: text(opened, '.verdict-box p'),
        evidence: all('.evidence li', (line) => line.querySelector('p').firstChild.textContent + place(line)),
        parts: all('summary', (part) => [part.firstChild.textContent, text(part, 'span')]),
        entries: all('details dt', entry),
    };
})()";

/// How many files are found, shown or set aside. In the grid, whose albums count pictures, the answer has the files.
pub const FOUND: &str = "(() => {
    const number = (text) => Number((text ?? '0').replaceAll(',', ''));
    const pills = [...document.querySelectorAll('.pill')].map((pill) => pill.textContent);
    const count = (name) => number(new RegExp(`^${name} ([0-9,]+)$`).exec(pills.find((pill) => pill.startsWith(name)))?.[1]);
    const answer = /([0-9,]+) files?/.exec(document.querySelector('h1')?.textContent);
    return (document.querySelector('.grid') ? number(answer?.[1]) : count('All files')) + count('Set aside');
})()";

/// Presses "All files", or "All items" in the grid, once, as soon as it is there: what was found is an album of its own, which the page shows by itself.
pub const SHOW_ALL: &str = "(self.showsAll ??= (() => {
    const show = () => {
        const pill = [...document.querySelectorAll('.pill')].find((pill) => /^All (files|items)/.test(pill.textContent));
        if (pill) { watch.disconnect(); pill.click(); }
    };
    const watch = new MutationObserver(show);
    watch.observe(document, { subtree: true, childList: true });
    show();
    return watch;
})(), true)";

/// Presses the filter, once.
pub const SHOW_SET_ASIDE: &str = "(() => {
    const pill = [...document.querySelectorAll('.pill')].find((pill) => pill.textContent.startsWith('Set aside'));
    if (pill?.ariaPressed === 'false') pill.click();
    return pill?.ariaPressed === 'true';
})()";
