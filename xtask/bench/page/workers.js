// Our reader in its workers, without the page around it; and the same reads without any reader.
import { grouped } from "./dropped.js";
import { ask, runPool } from "./pool.js";

// As the page starts its workers: src/browser/worker.rs.
const SCRIPT_END = `
self.addEventListener("error", () => postMessage("failed"));
self.addEventListener("unhandledrejection", () => postMessage("failed"));
self.addEventListener("message", ({ data }) => {
  if (!(data instanceof WebAssembly.Module)) return;
  initSync({ module: data });
  serve_worker();
});
`;

// `Request::Read` of src/browser/messages.rs in nanoserde's binary form: variants have 16 bits, lengths and numbers
// of files 64, options and booleans 8, the lowest byte first.
const READ = 0;
const request = (numbers) => {
  const view = new DataView(new ArrayBuffer(2 + 8 + numbers.length * 9 + 1));
  view.setUint16(0, READ, true);
  view.setBigUint64(2, BigInt(numbers.length), true);
  // Not archived: the zero behind each number. Nor patiently: the last byte.
  numbers.forEach((number, at) => view.setBigUint64(10 + at * 9, BigInt(number), true));
  return new Uint8Array(view.buffer);
};

// How many reports a reply brings, and which file the first is of; none for one of another
// variant than `Reply::Read`.
const REPLY_READ = 1;
const reports = (reply) => {
  const view = new DataView(reply.buffer, reply.byteOffset, reply.byteLength);
  if (view.getUint16(0, true) !== REPLY_READ) return { count: 0 };
  return { count: Number(view.getBigUint64(2, true)), first: Number(view.getBigUint64(10, true)) };
};

export const reader = async () => {
  const glue = await (await fetch("reader.js")).text();
  const module = await WebAssembly.compileStreaming(fetch("reader_bg.wasm"));
  const script = URL.createObjectURL(new Blob([glue, SCRIPT_END], { type: "text/javascript" }));
  return () => {
    const worker = new Worker(script, { type: "module" });
    worker.postMessage(module);
    return worker;
  };
};

// Has our worker read files by their numbers; sources are files, or folders with names. It is done when all are: a reply
// may bring some of them.
export const give = (worker, numbers, sources, hear = () => {}) => {
  const own = new Set(numbers);
  let left = numbers.length;
  return ask(worker, [request(numbers), sources], ([reply]) => {
    const { count, first } = reports(reply);
    if (!own.has(first)) return false;
    hear(reply);
    left -= count;
    return left === 0;
  });
};

const named = async (group) => {
  const folders = await Promise.all(group.map(({ folder }) => folder));
  return group.map(({ entry }, at) => [folders[at], entry.name]);
};

// What our reader asks for of each file, by the file's path.
export const ranges = async () => new Map(Object.entries(await (await fetch("reads.json")).json()));

export const ours = async ({ workers, group, groupsAtOnce, keep }) => {
  const start = await reader();
  const numbers = new Map([...(await ranges()).keys()].map((path, number) => [path, number]));
  return async (dropped) => {
    let files = 0;
    const replies = [];
    await runPool({
      workers,
      groupsAtOnce,
      groups: grouped(dropped, group, ({ path }) => numbers.has(path)),
      start,
      read: async (worker, group) => {
        const hear = (reply) => keep && replies.push(reply);
        await give(worker, group.map(({ path }) => numbers.get(path)), await named(group), hear);
        files += group.length;
      },
    });
    return { files, replies: await Promise.all(replies.map(text)) };
  };
};

const text = (bytes) =>
  new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.readAsDataURL(new Blob([bytes]));
  });

export const raw = async ({ workers, group, groupsAtOnce }) => {
  const wanted = await ranges();
  return async (dropped) => {
    let [files, bytes, asked] = [0, 0, 0];
    await runPool({
      workers,
      groupsAtOnce,
      groups: grouped(dropped, group, ({ path }) => wanted.has(path)),
      start: () => new Worker("raw-worker.js"),
      read: async (worker, group) => {
        const number = asked++;
        const reads = group.map(({ path }) => wanted.get(path));
        await ask(worker, [number, await named(group), reads], (said) => {
          if (said.number !== number) return false;
          files += group.length;
          bytes += said.bytes;
          return true;
        });
      },
    });
    return { files, bytes };
  };
};
