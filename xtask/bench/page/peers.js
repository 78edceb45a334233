// What a web developer would take today, used as its documentation says. Stills only: neither reads movies.
/* global exifr, ExifReader */
import { groupsOf, runPool } from "./pool.js";

export const isStill = (file) => !file.name.endsWith(".MOV");

const lanes = async (files, atOnce, read) => {
  let next = 0;
  const lane = async () => {
    while (next < files.length) await read(files[next++]);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
};

const each = async (files, atOnce, model) => {
  const found = { files: 0, models: 0, failed: 0 };
  await lanes(files.filter(isStill), atOnce, async (file) => {
    found.files++;
    try {
      if (await model(file)) found.models++;
    } catch (error) {
      found.failed++;
      found.reason ??= String(error?.message ?? error);
    }
  });
  return found;
};

export const exifrAlone = async ({ atOnce, options }) => (files) =>
  each(files, atOnce, async (file) => (await exifr.parse(file, options ?? undefined))?.Model);

const HEAD = 128 * 1024;

export const exifReader = async ({ atOnce }) => (files) =>
  each(files, atOnce, async (file) => ExifReader.load(await file.slice(0, HEAD).arrayBuffer()).Model);

export const exifrPool = async ({ options, batch, atOnce, batchesAtOnce }) => (files) => {
  const workers = Math.min(4, Math.max(2, navigator.hardwareConcurrency));
  const batches = groupsOf(files.filter(isStill), batch);
  const found = { files: 0, models: 0, failed: 0 };
  return runPool({
    workers,
    groupsAtOnce: batchesAtOnce,
    groups: batches.length,
    start: () => new Worker("exifr-worker.js"),
    post: (worker, number) => worker.postMessage({ files: batches[number], options, atOnce }),
    take: (said) => {
      for (const name of ["files", "models", "failed"]) found[name] += said[name];
      found.reason ??= said.reason;
      return 1;
    },
  }).then(() => found);
};
