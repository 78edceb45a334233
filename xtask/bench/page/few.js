// Programs that read everything, and take their time: a few files, one after the other, each loaded and tried once
// before. And our reader on the same files, all at once as the page gives them, and one after the other.
import { give, reader, reports } from "./workers.js";

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

// The first file is read once before the clock starts.
const warmed = async (model) => {
  const first = document.getElementById("files").files[0];
  await model(first).catch(() => {});
  return (files) => oneByOne(files, model);
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

export const oursFew = async ({ together }) => {
  const worker = (await reader())();
  const read = (files) =>
    new Promise((done) => {
      let left = files.length;
      worker.onmessage = ({ data }) => {
        left -= reports(data[0]).count;
        if (left === 0) done();
      };
      give(worker, 0, files);
    });
  await read([document.getElementById("files").files[0]]);
  return async (files) => {
    if (together) await read(files);
    else for (const file of files) await read([file]);
    worker.terminate();
    return { files: files.length };
  };
};
