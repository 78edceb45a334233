// Makes the snippet for an article, and shows what it makes.

const form = document.getElementById("maker");
const snippet = document.getElementById("snippet");
const preview = document.getElementById("preview");
const copied = document.getElementById("copied");

const HOME = new URL("./", location.href).href;
const QUESTION = "Which of your photos are FaceTime Live Photos?";
const LABEL = "Check my photos";
const PROMISE = "They are checked in your browser, and nothing leaves your device.";
const FULL_HEIGHT = "640";
// The page as a frame has no script to tell it how high it is: room for its first screen, and for an answer.
const COMPACT_HEIGHT = "420";
const SANDBOX = "allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox";

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
// Attributes without a value stand alone; those that are not there are left out.
const written = (attributes) =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? " " + name : ` ${name}="${escaped(value)}"`))
    .join("");

function chosen() {
  const data = new FormData(form);
  return {
    way: data.get("way"),
    theme: data.get("theme") || undefined,
    accent: data.has("coloured") ? data.get("accent") : undefined,
    compact: data.has("compact"),
    height: form.elements.height.validity.valid ? data.get("height") || undefined : undefined,
    label: data.get("label").trim() || undefined,
  };
}

const MAKERS = {
  element({ theme, accent, compact, height, label }) {
    const attributes = { theme, accent, compact, height, label };
    const link = `<a href="${escaped(HOME)}">${escaped(label ?? LABEL)}</a>`;
    const element = `<facetime-photo-inspector${written({ ...attributes, style: "display:block;min-height:148px" })}>`;
    return {
      text: `<script type="module" src="${escaped(HOME)}embed.js"></script>\n${element}\n  ${link}\n</facetime-photo-inspector>`,
      make: () => made("facetime-photo-inspector", attributes),
    };
  },
  frame({ theme, accent, compact, height }) {
    const address = new URL(HOME);
    address.search = compact ? "embed" : "embed=full";
    if (theme) address.searchParams.set("theme", theme);
    if (accent) address.searchParams.set("accent", accent.slice(1));
    const attributes = {
      src: address.href.replace("embed=&", "embed&").replace(/embed=$/, "embed"),
      title: QUESTION,
      width: "100%",
      height: height ?? (compact ? COMPACT_HEIGHT : FULL_HEIGHT),
      sandbox: SANDBOX,
      referrerpolicy: "no-referrer",
      loading: "lazy",
    };
    const style = "border:1px solid #8883;border-radius:14px";
    return {
      text: `<iframe${written({ ...attributes, style })}></iframe>`,
      make: () => made("iframe", attributes),
    };
  },
  link({ label }) {
    const text = label ?? LABEL;
    return {
      text: `<blockquote>\n  <p><strong>${QUESTION}</strong><br>\n  <a href="${escaped(HOME)}">${escaped(text)}</a>. ${PROMISE}</p>\n</blockquote>`,
      make() {
        const card = document.createElement("blockquote");
        const line = card.appendChild(document.createElement("p"));
        line.appendChild(document.createElement("strong")).textContent = QUESTION;
        line.appendChild(document.createElement("br"));
        Object.assign(line.appendChild(document.createElement("a")), { href: HOME, textContent: text });
        line.append(". " + PROMISE);
        return card;
      },
    };
  },
};

function made(tag, attributes) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  return element;
}

// A frame knows nothing of the article around it.
const OF_ITSELF = {
  element: { theme: "As your article", height: "As high as it needs" },
  frame: { theme: "As the reader’s device", height: "420, or 640 for the full page" },
};

function show() {
  const { way, ...choices } = chosen();
  const { text, make } = MAKERS[way](choices);
  for (const part of form.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(way);
  const { theme, height } = OF_ITSELF[way] ?? OF_ITSELF.element;
  form.elements.theme.options[0].text = theme;
  form.elements.height.placeholder = height;
  if (snippet.value === text) return;
  snippet.value = text;
  copied.textContent = "";
  preview.replaceChildren(make());
}

async function copy() {
  snippet.select();
  try {
    await navigator.clipboard.writeText(snippet.value);
    copied.textContent = "Copied.";
  } catch {
    // It is selected, and the keyboard can do it.
    copied.textContent = "This browser does not let a page copy. The text is selected.";
  }
}

form.elements.accent.addEventListener("input", () => { form.elements.coloured.checked = true; });
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("copy").addEventListener("click", copy);
show();
