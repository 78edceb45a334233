// The folder that was dropped, as each contestant comes by its files: listed anew, in batches as the browser gives them.

// Batches of files in it and in what lies in it: each file's entry, its path below the folder, and the promise of a
// handle of the folder around it.
export async function* listed({ entry, handle }, path = "") {
  const reader = entry.createReader();
  const inside = [];
  for (;;) {
    const batch = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) break;
    inside.push(...batch.filter(({ isDirectory }) => isDirectory));
    const files = batch.filter(({ isFile }) => isFile);
    yield files.map((entry) => ({ entry, path: path + entry.name, folder: handle }));
  }
  for (const entry of inside) {
    const own = handle.then((folder) => folder.getDirectoryHandle(entry.name));
    yield* listed({ entry, handle: own }, `${path}${entry.name}/`);
  }
}

// The same, in groups of so many, of those that are wanted.
export async function* grouped(dropped, size, isWanted) {
  let group = [];
  for await (const batch of listed(dropped)) {
    for (const file of batch.filter(isWanted)) {
      group.push(file);
      if (group.length < size) continue;
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

// A file as most programs want it.
export const open = ({ entry }) => new Promise((resolve, reject) => entry.file(resolve, reject));
