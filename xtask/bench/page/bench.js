// The bench's page: contestants read the files of its input, one contestant after the other, when the bench says so.
// Each gives how many files it read, in how many it found the device's model, and how many it failed on.
import { ours, raw } from "./workers.js";
import { exifrAlone, exifrPool, exifReader } from "./peers.js";
import { exiftool, mediainfo, oursFew } from "./few.js";

const contestants = { ours, raw, exifrAlone, exifrPool, exifReader, exiftool, mediainfo, oursFew };

const files = () => [...document.getElementById("files").files];

// Whatever is fetched, compiled or prepared before the first file comes from `prepare`, outside the clock: people have
// opened a page before they give it files. Workers are started inside it, since all start theirs with the first files.
self.run = (name, options) => {
  self.result = (async () => {
    const begin = await contestants[name](options);
    const given = files();
    const start = performance.now();
    const found = await begin(given);
    return { ms: performance.now() - start, ...found };
  })().catch((error) => ({ error: String(error?.stack ?? error) }));
};
self.ready = true;
