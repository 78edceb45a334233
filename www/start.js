// Starts the page: fetches the program, compiles it once, and hands it the text of its own glue, from
// which it makes its workers. A classic script, so that it also runs, and explains itself, where modules
// do not: in an old browser, and in a page that was opened as a file.
(function () {
  "use strict";

  // Long enough that on most connections it is never seen.
  var PATIENCE_MS = 600;

  var opening = document.getElementById("opening");
  var patience = setTimeout(function () { opening.hidden = false; }, PATIENCE_MS);

  function done() {
    clearTimeout(patience);
    opening.remove();
  }

  function problem(error) {
    if (location.protocol === "file:") return "file";
    if (typeof WebAssembly !== "object" || error instanceof WebAssembly.CompileError) return "browser";
    return "arrival";
  }

  function explain(error) {
    done();
    console.error(error);
    document.getElementById("start-problem").hidden = false;
    document.querySelector('[data-problem="' + problem(error) + '"]').hidden = false;
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

  async function start() {
    const files = document.querySelector('meta[name="app-files"]').dataset;
    const glueUrl = new URL(files.js, document.baseURI).href;
    const wasmUrl = new URL(files.wasm, document.baseURI).href;
    const [glue, compiled] = await Promise.all([import(glueUrl), compile(wasmUrl)]);
    // The import has just brought this text, so it comes out of the cache.
    const text = await (await arrived(fetch(glueUrl, { cache: "force-cache" }))).text();
    await glue.default({ module_or_path: compiled });
    glue.open_page(text);
  }

  start().then(done, explain);
})();
