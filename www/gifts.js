// What a visitor gives to the page: it is heard from the first moment on, for as long as the page is open. It is kept
// until the program comes that takes it, and is handed over to it from then on.
const gifts = (function () {
  "use strict";

  const page = document.getElementById("page");
  const kept = [];
  // Nobody takes anything yet.
  let take = function (kind, what) {
    kept.push([kind, what]);
    page.dataset.waiting = "true";
  };

  // What was kept comes first, in the same task: nothing is lost between the two, and nothing comes twice.
  function handOver(program) {
    take = program;
    page.dataset.waiting = "false";
    page.dataset.open = "true";
    kept.splice(0).forEach(([kind, what]) => take(kind, what));
  }

  // Entering a child comes before leaving its parent: only the count tells whether the page was left.
  let inside = 0;

  function drag(now) {
    inside = Math.max(0, now);
    page.dataset.dragging = inside > 0;
  }

  function onDrag(kind, hear) {
    document.addEventListener(kind, function (event) {
      if (event.dataTransfer && event.dataTransfer.types.includes("Files")) {
        event.preventDefault();
        hear(event.dataTransfer);
      }
    });
  }

  onDrag("dragenter", () => drag(inside + 1));
  onDrag("dragleave", () => drag(inside - 1));
  onDrag("dragover", function (transfer) { transfer.dropEffect = "copy"; });
  onDrag("drop", function (transfer) {
    drag(0);
    drop(transfer);
  });

  // The browser forgets what was dropped when the event is over: all is taken before anything is waited for. What has
  // no entry is a file all the same, or text, which is none.
  function drop(transfer) {
    const entries = [];
    const files = [];
    for (const item of transfer.items) {
      const entry = item.webkitGetAsEntry();
      const file = entry ? null : item.getAsFile();
      if (entry) entries.push([entry, folderHandle(item, entry)]);
      if (file) files.push(file);
    }
    if (entries.length > 0) take("entries", entries);
    if (files.length > 0) take("files", files);
  }

  // On its way, where the browser gives one.
  function folderHandle(item, entry) {
    const gives = entry.isDirectory && item.getAsFileSystemHandle;
    return gives ? item.getAsFileSystemHandle().catch(() => null) : null;
  }

  document.addEventListener("paste", function (event) {
    const files = event.clipboardData ? Array.from(event.clipboardData.files) : [];
    if (files.length > 0) {
      event.preventDefault();
      take("files", files);
    }
  });

  document.addEventListener("change", function ({ target }) {
    if (target.type === "file") {
      take("files", Array.from(target.files));
      // The same files can be chosen again.
      target.value = "";
    }
  });

  // A picker that gives handles comes instead of the input's own, where the browser has one and the page is not in
  // another's frame. Some folders may not be chosen so: whoever has closed it gets the input's own from then on.
  let offersPicker = top === self && "showDirectoryPicker" in self;

  document.addEventListener("click", function (event) {
    if (offersPicker && event.target.webkitdirectory) {
      event.preventDefault();
      showDirectoryPicker().then((folder) => take("folder", folder), () => { offersPicker = false; });
    }
  });

  document.getElementById("first").addEventListener("click", function ({ target }) {
    if (target.localName === "button") take("press", target.id);
  });

  return { handOver };
})();
