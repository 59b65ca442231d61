// Whether `@secukit/sandbox` stays as quick when its shop has more cards: start, look-up of a card by its number, page 1 of the
// list, and memory, for ten times as many cards each time. See README.md.
import { parseArgs } from 'node:util'
import { bodyOf, cpuSeconds, openConnections, press, residentMb, wire } from './sandbox-load.mjs'
import { builtSandbox, sandboxToken, startServer } from './sandbox-subjects.mjs'
import { judge, median } from './stats.mjs'

// How a sandbox is started whose shop has so many cards more.
const withCards = (count) => ({ cards: count })
// The number of the last of them: whoever searches from the beginning finds it last.
const lastCard = (count) => String(9_276_005_000_000_000n + BigInt(count - 1))

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    most: { type: 'string', default: '1000000' },
    sandbox: { type: 'string', default: builtSandbox },
  },
})
const rounds = Number(options.rounds)
const { sandbox } = options
const counts = [1000, 10_000, 100_000, 1_000_000].filter((count) => count <= Number(options.most))
const list = '/api/v2/Loyalty/MerchantCards'
const requestsEach = 2000
// Few: where a look-up reads every card, those in flight are all waited for.
const lanes = 2

/** One process with so many cards: its start in ms, a look-up and a page in us of its processor time, and its memory in MB. */
async function measure(count) {
  const server = await startServer('secukit', { sandbox, more: withCards(count) })
  const headers = { authorization: `Bearer ${await sandboxToken(server)}` }
  const read = (query) => wire({ method: 'GET', path: `${list}?${query}`, headers })
  const connections = await openConnections(server.port, lanes)
  const ask = async (query) => bodyOf(await connections[0].send(read(query)))

  const { count: all } = await ask('count=1')
  if (all < count) throw new Error(`${count} cards were asked for, ${all} are there`)
  const byNumber = `q=card.cardnumber:${lastCard(count)}`
  const { count: hits, data } = await ask(byNumber)
  if (hits !== 1 || data[0].card.cardnumber !== lastCard(count))
    throw new Error(`${byNumber} is not one card`)

  const cost = async (query) => {
    const request = read(query)
    await press(connections, request, { ms: 1000, atMost: requestsEach })
    const before = cpuSeconds(server.pid)
    const sent = await press(connections, request, { ms: 1000, atMost: requestsEach })
    return ((cpuSeconds(server.pid) - before) / sent) * 1e6
  }
  const resident = residentMb(server.pid)
  const measured = {
    start: server.ms,
    'look-up': await cost(byNumber),
    'page 1': await cost('count=10'),
    resident,
  }
  server.stop()
  return measured
}

const whats = ['start', 'look-up', 'page 1', 'resident']
const samples = new Map(counts.map((count) => [count, []]))
for (let round = 0; round < rounds; round += 1)
  for (const [count, measured] of samples) measured.push(await measure(count))

const valueOf = (count, what) => median(samples.get(count).map((measured) => measured[what]))
const [least, most] = [counts.at(0), counts.at(-1)]
const gates = ['start', 'look-up', 'page 1'].map((what) => ({
  name: `${what} with ${most} cards to that with ${least}`,
  value: valueOf(most, what) / valueOf(least, what),
  atMost: 1.5,
}))

if (options.json) {
  const curve = Object.fromEntries(
    counts.map((count) => [count, Object.fromEntries(whats.map((what) => [what, valueOf(count, what)]))]),
  )
  console.log(JSON.stringify({ node: process.version, rounds, curve, gates }, undefined, 2))
} else {
  console.log(`Node ${process.version}, medians of ${rounds} processes for each number of cards`)
  console.log('     cards   start ms  look-up us   page 1 us  resident MB')
  for (const count of counts) {
    const cells = whats.map((what) => valueOf(count, what).toFixed(1).padStart(11))
    console.log(`${String(count).padStart(10)}${cells.join(' ')}`)
  }
  for (const what of whats) chart(what)
  console.log()
  judge(gates)
}

/** One bar for each number of cards, as long as its share of the longest. */
function chart(what) {
  const longest = Math.max(...counts.map((count) => valueOf(count, what)))
  console.log(`\n${what}`)
  for (const count of counts) {
    const bar = '#'.repeat(Math.max(1, Math.round((valueOf(count, what) / longest) * 50)))
    console.log(`${String(count).padStart(10)} ${bar}`)
  }
}
