// Fetches the program and has it take over the page, and then fetches the program that reads, from which the page makes
// its workers. A classic script, so that it also runs, and explains itself, where modules do not: in an old browser, and
// in a page that was opened as a file.
(function () {
  "use strict";

  // An article's frame gets the page in another layout.
  var embed = new URLSearchParams(location.search).get("embed");
  if (embed !== null) document.documentElement.dataset.embed = embed === "full" ? "full" : "compact";
  // What it needs besides.
  var frame;

  function problem(error) {
    if (location.protocol === "file:") return "file";
    if (typeof WebAssembly !== "object" || error instanceof WebAssembly.CompileError) return "browser";
    return "arrival";
  }

  function explain(error) {
    console.error(error);
    document.getElementById("start-problem").hidden = false;
    document.querySelector('[data-problem="' + problem(error) + '"]').hidden = false;
    if (frame) frame.then(() => tellProblem(problem(error)));
  }

  async function arrived(request) {
    const response = await request;
    if (!response.ok) throw new Error(response.url + " answered " + response.status);
    return response;
  }

  async function compile(url) {
    const response = await arrived(fetch(url));
    // A host that does not know the MIME type of wasm is common, and compiling as it streams insists on it.
    const type = response.headers.get("content-type") || "";
    if (WebAssembly.compileStreaming && type.split(";")[0].trim() === "application/wasm") {
      return WebAssembly.compileStreaming(response);
    }
    return WebAssembly.compile(await response.arrayBuffer());
  }

  // Workers start from the glue's text, and get the module that was compiled here.
  async function program(glueUrl, wasmUrl) {
    const text = arrived(fetch(glueUrl)).then((response) => response.text());
    return Promise.all([text, compile(wasmUrl)]);
  }

  // A small HEIC tells whether the browser shows such pictures.
  async function showsHeic(url) {
    const response = await arrived(fetch(url));
    const picture = new Blob([await response.arrayBuffer()], { type: "image/heic" });
    return createImageBitmap(picture).then(() => true, () => false);
  }

  // Gives the sample photos, unless the visitor was faster with their own: then the first screen is gone.
  async function giveSample(url) {
    const button = document.getElementById("try-sample");
    button.disabled = true;
    button.textContent = button.dataset.coming;
    try {
      const files = await (await import(url)).files();
      if (button.isConnected) gifts.give("files", files);
    } catch (error) {
      console.error(error);
      button.textContent = button.dataset.missing;
    }
    button.disabled = false;
  }

  // What the visitor wants the page for, from the end of its address. Once it is known it is taken away, so that loading
  // the page again begins like the first time.
  function takeWish() {
    const wish = location.hash.slice(1);
    if (wish) history.replaceState(null, "", location.pathname + location.search);
    return wish;
  }

  async function start() {
    const files = document.querySelector('meta[name="app-files"]').dataset;
    const address = (name) => new URL(name, document.baseURI).href;
    if (embed !== null) frame = import(address(files.frame));
    const wish = takeWish();
    // Called when somebody asks for them.
    const sample = () => giveSample(address(files.sample));
    if (wish === "sample") sample();
    const [glue, compiled] = await Promise.all([import(address(files.js)), compile(address(files.wasm))]);
    await frame;
    await glue.default({ module_or_path: compiled });
    const reader = program(address(files.readerJs), address(files.readerWasm));
    const shows = () => showsHeic(address(files.heic));
    const decoder = () => program(address(files.decoderJs), address(files.decoderWasm));
    glue.open_page(reader, gifts.handOver, sample, shows, decoder, wish === "pictures");
  }

  start().catch(explain);
})();
