// Runs in our page before its own scripts: takes the times of a visit from inside, from the event that brings files
// to the painted end. It looks at the page only when the page has changed.
(() => {
  const TOLD = 500;
  const visit = { workers: 0, first: null };
  const tasks = [];
  const note = (list) => tasks.push(...list.getEntries().map(({ startTime, duration }) => [startTime, startTime + duration]));
  new PerformanceObserver(note).observe({ type: "longtask" });
  // Of the task in which the event comes, what is before the event is the browser's own, and what is behind it the page's.
  const longest = () => {
    const since = tasks.filter(([, end]) => end > visit.start);
    return {
      task: Math.max(0, ...since.map(([start, end]) => end - Math.max(start, visit.start))),
      before: Math.max(0, ...since.map(([start]) => visit.start - start)),
    };
  };
  self.visit = visit;
  self.Worker = class extends Worker {
    constructor(...how) {
      super(...how);
      visit.workers++;
    }
  };

  const unread = (text) => text === "" || UNREAD.some((words) => text.startsWith(words));
  // In the list, and in the grid, where it is said of a picture.
  const verdicts = () => [...document.querySelectorAll(".file .verdict, .cell > [hidden]")];
  const hasVerdict = () => verdicts().some((said) => !unread(said.textContent));
  // The answer has the files that may be photos; albums of the grid count pictures.
  const found = () => {
    const count = (text, what) => Number((what.exec(text)?.[1] ?? "0").replaceAll(",", ""));
    const pills = [...document.querySelectorAll(".pill")].map((pill) => pill.textContent);
    const aside = pills.find((text) => text.startsWith("Set aside"));
    return count(document.querySelector("h1")?.textContent, /([0-9,]+) files?/) + count(aside, /([0-9,]+)$/);
  };
  // After the frame in which it shows.
  const painted = (then) => requestAnimationFrame(() => setTimeout(then));
  const since = () => performance.now() - visit.start;

  visit.done = new Promise((resolve) => {
    const look = (_, observer) => {
      if (visit.first === null && hasVerdict()) {
        visit.first = 0;
        painted(() => { visit.first = since(); });
      }
      const reading = document.querySelector(".reading") || !document.querySelector(".progress");
      if (reading || found() !== visit.expected) return;
      observer.disconnect();
      painted(() => {
        const ms = since();
        // Long tasks are told of some time after they have ended.
        setTimeout(() => resolve({ ms, first: visit.first, workers: visit.workers, ...longest() }), TOLD);
      });
    };
    const begin = () => {
      if (visit.start) return;
      visit.start = performance.now();
      const what = { subtree: true, childList: true, attributes: true, characterData: true };
      new MutationObserver(look).observe(document, what);
    };
    for (const event of ["drop", "change"]) addEventListener(event, begin, true);
  });
})();
