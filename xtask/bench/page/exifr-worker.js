// exifr in a worker: what a careful developer would write around it.
importScripts("node_modules/exifr/dist/full.umd.js");

self.onmessage = async ({ data: { number, files, options, atOnce } }) => {
  const said = { number, files: files.length, models: 0, failed: 0 };
  let next = 0;
  const lane = async () => {
    while (next < files.length) {
      try {
        if ((await exifr.parse(files[next++], options ?? undefined))?.Model) said.models++;
      } catch (error) {
        said.failed++;
        said.reason ??= String(error?.message ?? error);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  self.postMessage(said);
};
