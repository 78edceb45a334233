// A few workers, each with some groups of files in hand; whoever is done with one gets the next.

export const groupsOf = (files, size) => {
  const groups = [];
  for (let at = 0; at < files.length; at += size) groups.push(files.slice(at, at + size));
  return groups;
};

// `start` makes a worker; `post` gives it a group by its number; `take` hears what a worker says, and tells how many
// groups are done by that.
export const runPool = ({ workers, groupsAtOnce, groups, start, post, take }) =>
  new Promise((resolve, reject) => {
    let next = 0;
    let done = 0;
    const all = [];
    const give = (worker) => {
      if (next < groups) post(worker, next++);
    };
    const end = (settle, value) => {
      all.forEach((worker) => worker.terminate());
      settle(value);
    };
    for (let number = 0; number < workers; number++) {
      const worker = start();
      all.push(worker);
      worker.onerror = (event) => end(reject, new Error(event.message));
      worker.onmessage = ({ data }) => {
        if (data === "failed") return end(reject, new Error("a worker failed"));
        for (let count = take(data); count > 0; count--) {
          done++;
          give(worker);
        }
        if (done === groups) end(resolve);
      };
      for (let group = 0; group < groupsAtOnce; group++) give(worker);
    }
    if (groups === 0) end(resolve);
  });
