// Our reader in its workers, without the page around it; and the same reads without any reader.
import { groupsOf, runPool } from "./pool.js";

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
const request = (first, count) => {
  const view = new DataView(new ArrayBuffer(2 + 8 + count * 9 + 1));
  view.setUint16(0, READ, true);
  view.setBigUint64(2, BigInt(count), true);
  // Not archived: the zero behind each number. Nor patiently: the last byte.
  for (let at = 0; at < count; at++) view.setBigUint64(10 + at * 9, BigInt(first + at), true);
  return new Uint8Array(view.buffer);
};

// How many reports a reply brings, and which file the first is of; 0 for one of another variant than `Reply::Read`.
const REPLY_READ = 1;
const reports = (reply) => {
  const view = new DataView(reply.buffer, reply.byteOffset, reply.byteLength);
  if (view.getUint16(0, true) !== REPLY_READ) return { count: 0, first: 0 };
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

// Gives our worker a group of files, which begin with this number.
export const give = (worker, first, files) => worker.postMessage([request(first, files.length), files]);
export { reports };

// A group is done when all its files are: a reply may bring some of them, and is never about two groups.
export const ours = async ({ workers, group, groupsAtOnce, keep }) => {
  const start = await reader();
  return async (files) => {
    const groups = groupsOf(files, group);
    const left = groups.map(({ length }) => length);
    const replies = [];
    await runPool({
      workers,
      groupsAtOnce,
      groups: groups.length,
      start,
      post: (worker, number) => give(worker, number * group, groups[number]),
      take: ([reply]) => {
        const { count, first } = reports(reply);
        const number = Math.floor(first / group);
        left[number] -= count;
        if (keep && count > 0) replies.push(reply);
        return count > 0 && left[number] === 0 ? 1 : 0;
      },
    });
    return { files: files.length, replies: await Promise.all(replies.map(text)) };
  };
};

const text = (bytes) =>
  new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.readAsDataURL(new Blob([bytes]));
  });

export const raw = async ({ workers, group, groupsAtOnce }) => {
  const reads = await (await fetch("reads.json")).json();
  return async (files) => {
    const groups = groupsOf(files, group);
    const wanted = groupsOf(reads, group);
    let read = 0;
    let bytes = 0;
    await runPool({
      workers,
      groupsAtOnce,
      groups: groups.length,
      start: () => new Worker("raw-worker.js"),
      post: (worker, number) => worker.postMessage([groups[number], wanted[number]]),
      take: (said) => {
        read += said.files;
        bytes += said.bytes;
        return 1;
      },
    });
    return { files: read, bytes };
  };
};
