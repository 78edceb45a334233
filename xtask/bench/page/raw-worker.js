// Makes the reads that our reader makes of a group of files, and does nothing with them.
self.onmessage = async ({ data: [files, reads] }) => {
  let bytes = 0;
  for (let round = 0; ; round++) {
    const slices = files.flatMap((file, at) => (reads[at][round] ?? []).map(([start, end]) => file.slice(start, end)));
    if (slices.length === 0) break;
    bytes += (await new Blob(slices).arrayBuffer()).byteLength;
  }
  self.postMessage({ files: files.length, bytes });
};
