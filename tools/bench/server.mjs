// The server of `api-requests.mjs`, in a process of its own, so that its work is not the clients'.
// Any path answers with a transaction of about 4 kB, the token endpoint with a token, `/count` with how many were asked for.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const example = new URL('../../specs/examples/start-cash-response.json', import.meta.url)
const transaction = JSON.parse(readFileSync(example, 'utf8'))
while (JSON.stringify(transaction).length < 4096) transaction.receipt.push(transaction.receipt[0])

const body = Buffer.from(JSON.stringify(transaction))
const token = Buffer.from(
  JSON.stringify({ access_token: 'bench-token', expires_in: 1200, token_type: 'bearer', scope: null }),
)
let count = 0

const server = createServer((request, response) => {
  request.resume()
  if (request.url === '/oauth/token') return answer(response, token)
  if (request.url === '/count') return answer(response, Buffer.from(String(count)))
  count += 1
  answer(response, body)
})

function answer(response, bytes) {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length })
  response.end(bytes)
}

server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('disconnect', () => process.exit())
