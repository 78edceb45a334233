// The element <facetime-photo-inspector>: a card in an article, and on use the page in a frame over it. Nothing is
// loaded before, and no file is ever touched here: what is dropped is dropped on the frame. What an article may rely
// on is listed in docs/embed.md; all else is ours to change.

const WORDS = {
  title: "Which of your photos are FaceTime Live Photos?",
  drop: "Drop photos, a folder or a ZIP on this card. ",
  promise: "Nothing leaves your device.",
  label: "Check my photos",
  opening: "Opening…",
  wait: "Opening: then drop again.",
  again: "Ready: drop again.",
  silent: "This does not open right now. ",
  elsewhere: "Open it in its own tab",
};

const NAME = "facetime-photo-inspector";
// In front of every message; another number would mean other messages.
const PREFIX = NAME + "/1";
const COUNTS = ["files", "read", "certain", "very_likely", "likely", "perhaps", "no", "cannot_tell"];
// What the frame may say, and all that is taken of it.
const SAID = { ready: [], resize: ["height"], progress: COUNTS, result: COUNTS, error: ["code"] };
const ATTRIBUTES = ["src", "theme", "accent", "height", "label", "loading", "compact"];
const DRAGS = ["dragenter", "dragover", "dragleave", "drop"];
// The article's window and its dialogs are not the frame's.
const SANDBOX = "allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox";

const STYLE = [
  // As wide as the column it stands in, which its content does not widen.
  ":host{display:block;position:relative;min-width:0;min-height:148px;container-type:inline-size;contain-intrinsic-inline-size:640px}",
  ":host([hidden]){display:none}",
  // System colours follow the article's own `color-scheme`, and forced colours too.
  ".all{column-rule-color:Canvas;outline-color:Canvas;transition:outline 1ms;--ink:var(--fpi-ink,CanvasText);--paper:var(--fpi-paper,Canvas);display:grid;min-height:inherit;font:14px/20px var(--fpi-font,system-ui,sans-serif);color:var(--ink)}",
  ".card,iframe{border:1px solid var(--fpi-line,color-mix(in srgb,var(--ink) 16%,transparent));border-radius:var(--fpi-radius,14px);background:var(--paper)}",
  ".card{display:flex;align-items:center;gap:12px 16px;padding:12px 20px}",
  ".over .card{outline:3px solid;outline-offset:-3px}",
  ".sign{padding:21px;border:3px solid;border-radius:50%;outline:4px solid var(--paper);outline-offset:-7px;background:currentcolor}",
  "p{margin:0}.text{flex:1 0 50%;color:color-mix(in srgb,var(--ink) 75%,transparent)}.title{font-size:16px;line-height:22px;font-weight:650;color:var(--ink)}",
  "button{font:inherit;font-weight:600;min-height:40px;padding:8px 18px;border:1px solid transparent;border-radius:99px;background:var(--accent,var(--ink));color:var(--on,var(--paper));cursor:pointer}",
  ":focus-visible{outline:3px solid;outline-offset:2px}",
  ".hint{position:absolute;inset:auto 12px 12px;width:fit-content;margin:auto;padding:8px 16px;border-radius:20px;background:var(--ink);color:var(--paper);pointer-events:none}",
  ".hint:empty{display:none}.hint:has(a){position:static}a{color:inherit;pointer-events:auto}",
  "@container(max-width:479px){.card{flex-direction:column;align-items:stretch}.sign,.drop{display:none}}",
  "iframe{width:calc(100% - 2px);min-height:146px;max-height:2000px}",
  // Until the page in it is ready the card is seen, and hears of drags.
  ".all:not(.open) iframe{position:absolute;inset:0;height:100%;opacity:0;pointer-events:none}",
  ".open .card{display:none}",
].join("");

let sheet;

function make(parent, tag, part, text) {
  const made = document.createElement(tag);
  made.className = made.part = part;
  made.textContent = text;
  return parent.appendChild(made);
}

// Whether files are dragged: nothing but their kind is asked for.
const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files");

// Beside the card, a drop of files would make the browser leave the article. While a card is there, and nobody else
// takes what is dragged, there is no place to drop it.
let cards = 0;
let astray = false;

function watch() {
  for (const kind of DRAGS) {
    removeEventListener(kind, guard);
    if (cards) addEventListener(kind, guard);
  }
}

function guard(event) {
  // Behind whoever listened to the window before this drag.
  if (event.type === "dragenter") watch();
  if (event.type === "dragover") {
    astray = !event.defaultPrevented && hasFiles(event) && !event.composedPath()[0].closest?.("input,textarea,[contenteditable]");
    if (astray) event.dataTransfer.dropEffect = "none";
  }
  if (astray) event.preventDefault();
}

export class FacetimePhotoInspector extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;

  #all;
  #button;
  #hint;
  #frame;
  #timer;
  // It was opened, and is again when it is put back.
  #wanted;
  #ready;
  // Files were let go of before the frame could take them.
  #early;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.#all = make(root, "div", "all");
    const card = make(this.#all, "div", "card");
    make(card, "span", "sign");
    const text = make(card, "div", "text");
    make(text, "p", "title", WORDS.title);
    make(text, "span", "drop", WORDS.drop);
    text.append(WORDS.promise);
    this.#button = make(card, "button", "button");
    this.#button.onclick = () => this.#open();
    this.#hint = make(this.#all, "p", "hint");
    this.#hint.role = "status";
    for (const kind of DRAGS) this.addEventListener(kind, this);
    // The article's colours have changed.
    this.#all.ontransitionend = () => this.#dress();
  }

  connectedCallback() {
    // What a framework has set before the element was known.
    for (const name of ATTRIBUTES) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    addEventListener("message", this);
    cards++;
    watch();
    this.#dress();
    if (!this.#frame && (this.#wanted || this.loading === "eager")) this.#open();
  }

  disconnectedCallback() {
    removeEventListener("message", this);
    cards--;
    watch();
    this.#close();
  }

  // With it `moveBefore` keeps the frame.
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    if (/src|compact/.test(name) ? this.#frame : !this.#frame && this.loading === "eager") this.#open();
    this.#dress();
    this.#grow();
  }

  handleEvent(event) {
    if (event.type === "message") this.#hear(event);
    else this.#drag(event);
  }

  get #address() {
    const address = new URL(this.src || new URL(".", import.meta.url), document.baseURI);
    // Another protocol could be a script.
    if (!/^https?:/.test(address)) throw new TypeError(address);
    return address;
  }

  // What the frame is told: the theme that the article has by its `color-scheme` or its `<meta>`, and an accent that is a
  // colour.
  get #looks() {
    return {
      theme: /\(2\d\d/.test(getComputedStyle(this.#all).columnRuleColor) ? "light" : "dark",
      accent: /^#[\da-f]{6}$/i.test(this.accent) ? this.accent : "",
    };
  }

  #dress() {
    const { style } = this.#all;
    style.colorScheme = /^(dark|light)$/.test(this.theme) ? this.theme : "";
    const { accent } = this.#looks;
    const [red, green, blue] = [1, 3, 5].map((at) => (parseInt(accent.slice(at, at + 2), 16) / 255) ** 2.2);
    style.setProperty("--accent", accent);
    // Above this luminance black has more contrast than white.
    style.setProperty("--on", accent && (0.21 * red + 0.72 * green + 0.07 * blue > 0.18 ? "#000" : "#fff"));
    this.#button.textContent = this.#timer ? WORDS.opening : this.label || WORDS.label;
    if (this.#ready) this.#frame.contentWindow.postMessage({ type: PREFIX + ":configure", ...this.#looks }, this.#address.origin);
  }

  // In CSS pixels; the full page has an inside that scrolls.
  #grow(height) {
    if (this.#frame) this.#frame.style.height = (+this.height || (this.compact ? height : 640)) + "px";
  }

  #open() {
    this.#close();
    // Said of a `src` that is none, which the console is told of.
    this.#settle(WORDS.silent);
    const address = this.#address;
    const { href } = address;
    address.search = this.compact ? "embed" : "embed=full";
    this.#wanted = true;
    this.#settle();
    this.#frame = make(this.#all, "iframe", "frame");
    Object.assign(this.#frame, { sandbox: SANDBOX, title: WORDS.label, referrerPolicy: "no-referrer", src: address });
    // A slow line needs some seconds for the page. One that comes later is shown all the same.
    this.#timer = setTimeout(() => {
      this.#settle(WORDS.silent);
      const link = make(this.#hint, "a", "link", WORDS.elsewhere);
      link.target = "_blank";
      link.href = href;
    }, 8000);
    this.#dress();
  }

  #close() {
    this.#ready = false;
    this.#all.classList.remove("open");
    this.#frame?.remove();
    this.#frame = null;
    this.#settle();
  }

  // Nothing is waited for any more.
  #settle(hint) {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#hint.textContent = hint;
    this.#dress();
  }

  #hear({ source, origin, data }) {
    const [prefix, kind] = String(data?.type).split(":");
    if (source !== this.#frame?.contentWindow || origin !== this.#address.origin || prefix !== PREFIX || !Object.hasOwn(SAID, kind)) return;
    const detail = {};
    for (const key of SAID[kind]) detail[key] = data[key];
    if (kind === "ready") {
      this.#ready = true;
      this.#dress();
    }
    // It comes first when the frame has the looks that it was told.
    if (kind === "resize") {
      if (!this.#all.matches(".open")) this.#show();
      this.#grow(detail.height);
    }
    if (kind === "progress") this.#hint.textContent = "";
    this.dispatchEvent(new CustomEvent("fpi-" + kind, { bubbles: true, detail }));
  }

  #show() {
    const hadFocus = this.shadowRoot.activeElement;
    this.#all.classList.add("open");
    this.#settle(this.#early ? WORDS.again : "");
    this.#early = false;
    if (hadFocus) this.#frame.focus();
  }

  #drag(event) {
    const { type } = event;
    // A drop is stopped without a look at it.
    if (type !== "drop" && !hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#all.classList.toggle("over", type === "dragover");
    if (type === "drop") {
      this.#early = this.#timer;
      this.#hint.textContent = this.#timer ? WORDS.wait : WORDS.again;
    } else {
      event.dataTransfer.dropEffect = "copy";
      if (!this.#frame) this.#open();
    }
  }
}

for (const name of ATTRIBUTES) {
  const isFlag = name === "compact";
  Object.defineProperty(FacetimePhotoInspector.prototype, name, {
    get() {
      return isFlag ? this.hasAttribute(name) : (this.getAttribute(name) ?? "");
    },
    set(value) {
      if (value == null || (isFlag && !value)) this.removeAttribute(name);
      else this.setAttribute(name, isFlag ? "" : value);
    },
  });
}

// The script may stand in an article twice.
if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, FacetimePhotoInspector);
