// A few workers, each with some groups of files in hand; whoever is done with one gets the next.

// `start` makes a worker; `read` has it read a group, and tells when that is done.
export const runPool = async ({ workers, groupsAtOnce, groups, start, read }) => {
  const all = Array.from({ length: workers }, start);
  const lane = async (worker) => {
    for (;;) {
      const { value, done } = await groups.next();
      if (done) return;
      await read(worker, value);
    }
  };
  const failed = new Promise((_, reject) => {
    for (const worker of all) worker.addEventListener("error", ({ message }) => reject(new Error(message)));
  });
  const lanes = all.flatMap((worker) => Array.from({ length: groupsAtOnce }, () => lane(worker)));
  try {
    await Promise.race([Promise.all(lanes), failed]);
  } finally {
    all.forEach((worker) => worker.terminate());
  }
};

// Sends a message, and hears what the worker says until `take` has what it waits for.
export const ask = (worker, message, take) =>
  new Promise((resolve, reject) => {
    const hear = ({ data }) => {
      if (data === "failed") reject(new Error("a worker failed"));
      else if (take(data)) {
        worker.removeEventListener("message", hear);
        resolve();
      }
    };
    worker.addEventListener("message", hear);
    worker.postMessage(message);
  });
