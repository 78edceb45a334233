// The bench's page: contestants read the folder that is dropped on it, or the files of its input if they are few, one
// contestant after the other, when the bench says so.
// Each gives how many files it read, in how many it found the device's model, and how many it failed on.
import { ours, raw } from "./workers.js";
import { exifrAlone, exifrPool, exifReader } from "./peers.js";
import { exiftool, mediainfo, oursFew, rawFew } from "./few.js";

const contestants = { ours, raw, exifrAlone, exifrPool, exifReader, exiftool, mediainfo, oursFew, rawFew };

addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  const [item] = event.dataTransfer.items;
  self.dropped = { entry: item.webkitGetAsEntry(), handle: item.getAsFileSystemHandle() };
});

// Whatever is fetched, compiled or prepared before the first file comes from `prepare`, outside the clock: people have
// opened a page before they give it files. Workers are started inside it, since all start theirs with the first files.
self.run = (name, options) => {
  self.result = (async () => {
    const begin = await contestants[name](options);
    const start = performance.now();
    const found = await begin(self.dropped);
    return { ms: performance.now() - start, ...found };
  })().catch((error) => ({ error: String(error?.stack ?? error) }));
};
self.ready = true;
