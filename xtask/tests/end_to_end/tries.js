// Runs the tries, in a page and in its workers. Each ends as [name, outcome, directive]: "went", "refused" by a
// policy, with its directive, "error: …", or "silent".
(() => {
  const LIMIT_MS = 1000;
  // A policy's word may come after the failure.
  const WORD_MS = 100;
  const pass = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const silence = () => new Promise(() => {});
  const when = (target, good) => new Promise((yes, no) => {
    target.addEventListener(good, yes);
    target.addEventListener('error', (event) => { event.preventDefault(); no(new Error('error event')); });
  });
  const make = (tag, properties) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
    return element;
  };
  const add = (tag, properties, text = '') => {
    const element = make(tag, properties);
    element.textContent = text;
    document.body.append(element);
    return element;
  };
  const load = (tag, properties, good = 'load') => when(add(tag, properties), good);
  const link = (rel, at, more = {}) => when(document.head.appendChild(make('link', { rel, href: at, ...more })), 'load');

  const PAGE = { PAGE_TRIES };
  const WORKER = { WORKER_TRIES };

  const run = async (tries, name, at) => {
    let hear;
    const heard = new Promise((done) => { hear = done; });
    const directives = [];
    const listen = ({ blockedURI, effectiveDirective }) => {
      // What a try before this one was refused is told late.
      if (!blockedURI.includes(new URL(at).pathname) && !(blockedURI === 'inline' && name.includes('style'))) return;
      directives.push(effectiveDirective);
      hear();
    };
    self.addEventListener('securitypolicyviolation', listen);
    const outcome = await Promise.race([
      (async () => tries[name](at))().then(() => 'went', (error) => `error: ${error?.message}`),
      heard.then(() => 'refused'),
      pass(LIMIT_MS).then(() => 'silent'),
    ]);
    if (!directives.length) await pass(WORD_MS);
    self.removeEventListener('securitypolicyviolation', listen);
    return [name, directives.length ? 'refused' : outcome, directives[0] ?? ''];
  };
  const runAll = async (tries, at, names) => {
    const outcomes = [];
    for (const name of names) outcomes.push(await run(tries, name, `${at}/try/${name.replaceAll(' ', '-')}`));
    return outcomes;
  };

  const channel = new BroadcastChannel('tries');
  if (self.document) {
    self.tryInPage = async (at, names) => { self.tried = undefined; self.tried = await runAll(PAGE, at, names); };
    channel.onmessage = ({ data }) => {
      if (data === 'up') self.triesInWorker = true;
      if (data.outcomes) self.tried = data.outcomes;
    };
    self.tryInWorker = (at, names) => { self.tried = undefined; channel.postMessage({ at, names }); };
    // Each worker's script gets this one at its end.
    const own = URL.createObjectURL;
    self.withTries = (blob) => own.call(URL, new Blob([blob, SELF], { type: blob.type }));
    URL.createObjectURL = self.withTries;
    // The page ends workers that have nothing to read; these have something to try.
    self.Worker.prototype.terminate = () => {};
  } else {
    channel.postMessage('up');
    channel.onmessage = async ({ data }) => {
      if (data.names) channel.postMessage({ outcomes: await runAll(WORKER, data.at, data.names) });
    };
  }
})();
