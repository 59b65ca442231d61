// Starts sandboxes for `sandbox-start.mjs` in a process of its own: the arguments are where it is built, and how many to start.
// Prints how long the import and each start took, in ms, and what memory a sandbox that idles takes, in kB.
const [, , sandbox, count] = process.argv

// How a sandbox is started that answers in process and opens no socket.
const withoutSocket = { listen: false }

const begin = performance.now()
const { startSandbox } = await import(`${sandbox}/dist/index.js`)
const importMs = performance.now() - begin

const opened = []
const starts = []
globalThis.gc()
let { rss, heapUsed } = process.memoryUsage()
for (let at = 0; at < Number(count); at += 1) {
  const started = performance.now()
  opened.push(await startSandbox(withoutSocket))
  starts.push(performance.now() - started)
  // What is loaded and compiled with the first is not the price of each.
  if (at === 0) {
    globalThis.gc()
    ;({ rss, heapUsed } = process.memoryUsage())
  }
}
globalThis.gc()
const after = process.memoryUsage()
const each = (bytes) => bytes / 1024 / (opened.length - 1)
const sockets = process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')).length
console.log(
  JSON.stringify({
    importMs,
    starts,
    sockets,
    heapKb: each(after.heapUsed - heapUsed),
    rssKb: each(after.rss - rss),
  }),
)
process.exit()
