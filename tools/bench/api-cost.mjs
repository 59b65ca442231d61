// What a call costs without a network: a transport that answers at once, so that only the client's own work is left.
// And what its tracing costs when nobody listens: a function that does nothing, in both channels and without.
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { judge, median, quantile } from './stats.mjs'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '40' },
    calls: { type: 'string', default: '2000' },
    api: { type: 'string', default: new URL('../../packages/api', import.meta.url).pathname },
  },
})
const rounds = Number(options.rounds)
const size = Number(options.calls)

const from = (file) => import(pathToFileURL(`${options.api}/dist/${file}`).href)
const { clientCredentials, createSecuconnect, traced } = await from('node/index.js')

const id = 'STX_3N9BXT6KZJ4WVQ2MR8CHDY57GPSFA2'
const headers = { 'content-type': 'application/json' }
const answers = {
  token: {
    status: 200,
    headers,
    text: '{"access_token":"bench-token","expires_in":1200,"token_type":"bearer"}',
  },
  transaction: {
    status: 200,
    headers,
    text: JSON.stringify({ object: 'smart.transactions', id, status: 'ok' }),
  },
}
const { smart } = createSecuconnect({
  baseUrl: 'http://127.0.0.1',
  auth: clientCredentials({ clientId: 'bench', clientSecret: 'bench' }),
  transport: async ({ url }) => (url.endsWith('/oauth/token') ? answers.token : answers.transaction),
})

const job = {
  operation: {
    id: 'smart.transactions.get',
    method: 'GET',
    urlTemplate: '/Smart/Transactions/{smartTransactionId}',
  },
  url: `http://127.0.0.1/api/v2/Smart/Transactions/${id}`,
}
const nothing = async () => undefined

const subjects = {
  bare: () => nothing(),
  traced: () => traced('call', job, { attempts: 0 }, () => traced('try', job, { attempt: 1 }, nothing)),
  parse: async () => JSON.parse(answers.transaction.text),
  call: () => smart.transactions.get(id),
}
const times = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]))

for (let round = -20; round < rounds; round += 1) {
  for (const [name, call] of Object.entries(subjects)) {
    const begin = performance.now()
    for (let done = 0; done < size; done += 1) await call()
    const time = ((performance.now() - begin) * 1000) / size
    // The rounds before the first are for the compiler.
    if (round >= 0) times[name].push(time)
  }
}

const tracing = median(times.traced.map((time, round) => time - times.bare[round]))
const own = median(times.call.map((time, round) => time - times.parse[round]))
const gates = [
  { name: 'own work of a call, us', value: own, atMost: 60 },
  { name: 'tracing that nobody hears, us a call', value: tracing, atMost: 1 },
]

if (options.json) {
  console.log(
    JSON.stringify({ node: process.version, rounds, calls: size, us: { own, tracing }, gates }, undefined, 2),
  )
} else {
  console.log(`Node ${process.version}, ${rounds} rounds of ${size} calls, us a call: median (quartiles)`)
  for (const [name, values] of Object.entries(times)) {
    const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(values, share).toFixed(2))
    console.log(`  ${name.padEnd(8)} ${middle} (${low}-${high})`)
  }
  judge(gates)
}
