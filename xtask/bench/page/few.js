// Programs that read everything, and take their time: a few files, one after the other, each loaded and tried once
// before. And our reader on the same files, all at once as the page gives them, and one after the other.
import { give, ranges, reader } from "./workers.js";

const oneByOne = async (files, model) => {
  const found = { files: 0, models: 0, failed: 0 };
  for (const file of files) {
    found.files++;
    try {
      if (await model(file)) found.models++;
    } catch (error) {
      found.failed++;
      found.reason ??= String(error?.message ?? error);
    }
  }
  return found;
};

const input = () => [...document.getElementById("files").files];
const first = () => input()[0];

// The first file is read once before the clock starts.
const warmed = async (model) => {
  await model(first()).catch(() => {});
  return () => oneByOne(input(), model);
};

export const exiftool = async ({ args }) => {
  const { parseMetadata } = await import("@uswriting/exiftool");
  // Without a bundler it looks for its module beside the page.
  const module = "node_modules/@6over3/zeroperl-ts/dist/esm/zeroperl.wasm";
  const options = { args, transform: (text) => JSON.parse(text), fetch: () => fetch(module) };
  return warmed(async (file) => {
    const { success, data, error } = await parseMetadata(file, options);
    if (!success) throw new Error(error);
    return data[0].Model;
  });
};

export const mediainfo = async () => {
  const base = new URL("./node_modules/mediainfo.js/dist/", document.baseURI);
  const { default: factory } = await import(new URL("esm-bundle/index.min.js", base));
  const info = await factory({ format: "object", locateFile: (name) => new URL(name, base).href });
  return warmed(async (file) => {
    const read = async (size, offset) => new Uint8Array(await file.slice(offset, offset + size).arrayBuffer());
    const { media } = await info.analyzeData(file.size, read);
    // It names the device of movies only; a picture's format is all that it says of stills.
    return media?.track?.some(({ Format }) => Format);
  });
};

// The reads that our reader makes of them, of all at once.
export const rawFew = async () => {
  const wanted = [...(await ranges()).values()];
  return async () => {
    const files = input();
    for (let round = 0; ; round++) {
      const slices = files.flatMap((file, at) => (wanted[at][round] ?? []).map(([start, end]) => file.slice(start, end)));
      if (slices.length === 0) return { files: files.length };
      await new Blob(slices).arrayBuffer();
    }
  };
};

export const oursFew = async ({ together }) => {
  const worker = (await reader())();
  const read = (files) => give(worker, [...files.keys()], files);
  await read([first()]);
  return async () => {
    const files = input();
    if (together) await read(files);
    else for (const file of files) await read([file]);
    worker.terminate();
    return { files: files.length };
  };
};
