// Opens files by their names, makes the reads that our reader makes of them, and does nothing with them.
self.onmessage = async ({ data: [number, named, reads] }) => {
  const open = async ([folder, name]) => (await folder.getFileHandle(name)).getFile();
  const files = await Promise.all(named.map(open));
  let bytes = 0;
  for (let round = 0; ; round++) {
    const slices = files.flatMap((file, at) => (reads[at][round] ?? []).map(([start, end]) => file.slice(start, end)));
    if (slices.length === 0) break;
    bytes += (await new Blob(slices).arrayBuffer()).byteLength;
  }
  self.postMessage({ number, bytes });
};
