// What a web developer would take today, used as its documentation says. Stills only: neither reads movies.
/* global exifr, ExifReader */
import { grouped, listed, open } from "./dropped.js";
import { ask, runPool } from "./pool.js";

const isStill = ({ path }) => !path.endsWith(".MOV");

// Files one after the other, or a few at a time, as soon as they are listed.
const each = async (dropped, atOnce, model) => {
  const found = { files: 0, models: 0, failed: 0 };
  for await (const batch of listed(dropped)) {
    const files = batch.filter(isStill);
    let next = 0;
    const lane = async () => {
      while (next < files.length) {
        const file = files[next++];
        found.files++;
        try {
          if (await model(await open(file))) found.models++;
        } catch (error) {
          found.failed++;
          found.reason ??= String(error?.message ?? error);
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  }
  return found;
};

export const exifrAlone = async ({ atOnce, options }) => (dropped) =>
  each(dropped, atOnce, async (file) => (await exifr.parse(file, options ?? undefined))?.Model);

const HEAD = 128 * 1024;

export const exifReader = async ({ atOnce }) => (dropped) =>
  each(dropped, atOnce, async (file) => ExifReader.load(await file.slice(0, HEAD).arrayBuffer()).Model);

export const exifrPool = async ({ options, batch, atOnce, batchesAtOnce }) => async (dropped) => {
  const found = { files: 0, models: 0, failed: 0 };
  let asked = 0;
  await runPool({
    workers: Math.min(4, Math.max(2, navigator.hardwareConcurrency)),
    groupsAtOnce: batchesAtOnce,
    groups: grouped(dropped, batch, isStill),
    start: () => new Worker("exifr-worker.js"),
    read: async (worker, group) => {
      const number = asked++;
      const files = await Promise.all(group.map(open));
      await ask(worker, { number, files, options, atOnce }, (said) => {
        if (said.number !== number) return false;
        for (const name of ["files", "models", "failed"]) found[name] += said[name];
        found.reason ??= said.reason;
        return true;
      });
    },
  });
  return found;
};
