// One client of `api-requests.mjs` in a process of its own: the first argument is its name, the second the server.
// Told how many calls to make, and how many at a time, it makes them and says how fast it was.
import { Agent, request } from 'node:http'
import { SumUp } from '@sumup/sdk'
import createClient from 'openapi-fetch'
import { Stripe } from 'stripe'

const [, , name, origin, api] = process.argv
const port = new URL(origin).port
const id = 'STX_3N9BXT6KZJ4WVQ2MR8CHDY57GPSFA2'

async function rawFetch() {
  const response = await fetch(`${origin}/api/v2/Smart/Transactions/${id}`, {
    headers: { accept: 'application/json', authorization: 'Bearer bench-token' },
  })
  return response.json()
}

/** What a call with a time limit costs over `fetch`: ours has one, and a signal to hang up by. */
async function rawFetchWithLimit() {
  const response = await fetch(`${origin}/api/v2/Smart/Transactions/${id}`, {
    headers: { accept: 'application/json', authorization: 'Bearer bench-token' },
    signal: AbortSignal.timeout(30_000),
  })
  return response.json()
}

/** The least that Node can do: what our transport is measured by when its gate is missed. */
function nodeHttp() {
  const agent = new Agent({ keepAlive: true })
  const headers = { accept: 'application/json', authorization: 'Bearer bench-token' }
  const path = `/api/v2/Smart/Transactions/${id}`
  return () =>
    new Promise((resolve, reject) => {
      const outgoing = request({ host: '127.0.0.1', port, path, headers, agent }, (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part) => (text += part))
        answer.on('end', () => resolve(JSON.parse(text)))
      })
      outgoing.on('error', reject)
      outgoing.end()
    })
}

function openapiFetch() {
  const client = createClient({
    baseUrl: `${origin}/api/v2`,
    headers: { authorization: 'Bearer bench-token' },
  })
  const path = '/Smart/Transactions/{smartTransactionId}'
  return async () => (await client.GET(path, { params: { path: { smartTransactionId: id } } })).data
}

function stripe() {
  const client = new Stripe('sk_test_bench', { host: '127.0.0.1', port, protocol: 'http', telemetry: false })
  return () => client.charges.retrieve(id)
}

function sumup() {
  const client = new SumUp({ apiKey: 'bench', host: origin })
  return () => client.checkouts.get(id)
}

async function secukit(platform) {
  const { clientCredentials, createSecuconnect } = await import(`${api}/dist/${platform}/index.js`)
  const auth = clientCredentials({ clientId: 'bench', clientSecret: 'bench' })
  const { smart } = createSecuconnect({ baseUrl: origin, auth })
  return () => smart.transactions.get(id)
}

/** Each reads one transaction, as its users would. */
const clients = {
  'raw fetch': () => rawFetch,
  'raw fetch, limit': () => rawFetchWithLimit,
  'node:http': nodeHttp,
  'openapi-fetch': openapiFetch,
  'stripe-node': stripe,
  'sumup-ts': sumup,
  'secukit, node': () => secukit('node'),
  'secukit, fetch': () => secukit('web'),
}
const call = await clients[name]()
const transaction = await call()
if (transaction.id === undefined || transaction.receipt.length < 2)
  throw new Error(`${name} read something else`)

process.on(
  'message',
  ({ size, inFlight }) => void slice(size, inFlight).then((measured) => process.send(measured)),
)
process.on('disconnect', () => process.exit())
process.send('ready')

/** Makes the calls of one slice, so many of them at a time; gives requests per second and processor time per request, in us. */
async function slice(size, inFlight) {
  let left = size
  const lane = async () => {
    while (left > 0) {
      left -= 1
      await call()
    }
  }
  const cpu = process.cpuUsage()
  const begin = performance.now()
  await Promise.all(Array.from({ length: inFlight }, lane))
  const seconds = (performance.now() - begin) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return { rate: size / seconds, cpu: (user + system) / size }
}
