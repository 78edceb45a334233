// The page's part of what docs/embed.md lists, when an article has it in a frame. `start.js` fetches it only then. An
// article can set theme and accent, and hears how high the page is and how many files it has found of which grade;
// nothing that it says makes the page read, save or tell anything.

// What a visitor reads when the article's frame opens no tabs.
const BLOCKED = "This article does not let its frames open a tab. Copy the address:";

const PREFIX = "facetime-photo-inspector/1";
// In the order in which the program gives them.
const COUNTS = ["files", "read", "certain", "very_likely", "likely", "perhaps", "no", "cannot_tell"];
const root = document.documentElement;
// It is no more once somebody has had all shown.
const isCompact = () => root.dataset.embed === "compact";
const FULL_HEIGHT = 640;
const isFramed = parent !== window;

// Whose messages are heard, and who is told: whoever first says how the page is to look.
let article;
// The latest of each kind, until there is somebody to tell.
const untold = new Map();

function tell(kind, content) {
  if (article) parent.postMessage({ type: PREFIX + ":" + kind, ...content }, article);
  else untold.set(kind, content);
}

// For the program: the counts while files are read, and when all are.
window.tellArticle = (isDone, counts) =>
  tell(isDone ? "result" : "progress", Object.fromEntries(COUNTS.map((name, place) => [name, counts[place]])));

window.tellProblem = (code) => tell("error", { code });

const dark = [...document.styleSheets]
  .flatMap((sheet) => [...sheet.cssRules])
  .filter((rule) => rule.media?.mediaText.includes("prefers-color-scheme"));
const [asVisitors] = dark.map((rule) => rule.media.mediaText);

// The style sheet's dark colours are always used, never, or as the visitor has set their browser.
function setTheme(theme) {
  const isFixed = theme === "dark" || theme === "light";
  root.style.colorScheme = isFixed ? theme : "";
  const media = isFixed ? (theme === "dark" ? "all" : "not all") : asVisitors;
  for (const rule of dark) rule.media.mediaText = media;
}

function setAccent(accent) {
  const digits = /^#?([\da-f]{6})$/i.exec(accent)?.[1];
  for (const name of ["--accent", "--on-accent"]) root.style.removeProperty(name);
  if (!digits) return;
  const [red, green, blue] = [0, 2, 4].map((at) => (parseInt(digits.slice(at, at + 2), 16) / 255) ** 2.2);
  root.style.setProperty("--accent", "#" + digits);
  // Above this luminance black has more contrast than white.
  root.style.setProperty("--on-accent", 0.21 * red + 0.72 * green + 0.07 * blue > 0.18 ? "#000" : "#fff");
}

function dress({ theme, accent }) {
  setTheme(theme);
  setAccent(accent);
}

function tellHeight() {
  tell("resize", { height: isCompact() ? Math.ceil(document.body.getBoundingClientRect().height) : FULL_HEIGHT });
}

function hear({ source, origin, data }) {
  // An origin that is none could be anybody's.
  if (source !== parent || data?.type !== PREFIX + ":configure" || origin === "null") return;
  if (article && article !== origin) return;
  article = origin;
  dress(data);
  tellHeight();
  for (const [kind, content] of untold) tell(kind, content);
  untold.clear();
}

// A frame may not be allowed to open a tab, which only shows when it tries.
function openTab(event) {
  const link = event.target.closest?.('a[target="_blank"]');
  if (!link) return;
  event.preventDefault();
  const tab = open(link.href, "_blank");
  if (tab) tab.opener = null;
  else showAddress(link.href);
}

function showAddress(href) {
  let shown = document.getElementById("address");
  if (!shown) {
    shown = document.body.appendChild(document.createElement("p"));
    shown.id = "address";
    shown.textContent = BLOCKED;
    const field = shown.appendChild(document.createElement("input"));
    field.readOnly = true;
    field.setAttribute("aria-label", BLOCKED);
    // Once it has been copied it is in the way.
    field.addEventListener("blur", () => shown.remove());
  }
  shown.lastChild.value = href;
  shown.lastChild.focus();
  shown.lastChild.select();
}

const query = new URLSearchParams(location.search);
dress({ theme: query.get("theme"), accent: query.get("accent") });
if (isFramed) {
  // They are there in a frame of another origin, and refuse: whoever looks for them is to find none.
  for (const picker of ["showDirectoryPicker", "showOpenFilePicker", "showSaveFilePicker"]) delete window[picker];
  addEventListener("message", hear);
  document.addEventListener("click", openTab);
  new ResizeObserver(tellHeight).observe(document.body);
  // The only word for whoever it may be: it says nothing.
  parent.postMessage({ type: PREFIX + ":ready" }, "*");
}
