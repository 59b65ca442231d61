// One server of the sandbox's benchmarks in a process of its own: the arguments are its name, where the sandbox is built, and the
// folder of what `sandbox-subjects.mjs` prepared. Says on which port it listens, and of the sandbox with how long its start took, in ms;
// Prism runs from its own command line instead.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [, , name, sandbox, folder, more = '{}'] = process.argv
const read = (file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))

const servers = { secukit, 'node:http': () => serve(bareAnswers()), 'openapi-backend': openapiBackend }
process.send(await servers[name]())
process.on('disconnect', () => process.exit())

async function secukit() {
  const { startSandbox } = await import(`${sandbox}/dist/index.js`)
  const begin = performance.now()
  const { url, credentials } = await startSandbox({ seed: 1, ...JSON.parse(more) })
  return { ms: performance.now() - begin, port: Number(new URL(url).port), credentials }
}

/** What both others do with a sale: look it up, or keep what was sent as the API answers it. */
function bareAnswers() {
  const { got, posted } = read('answers.json')
  const sales = new Map([[got.id, got]])
  let count = 0
  return {
    get: (id) => sales.get(id),
    post: ({ basket }) => {
      count += 1
      const id = `STX_${String(count).padStart(30, '0')}`
      const products = basket.products.map((item, index) => ({ ...posted.basket.products[index], ...item }))
      const sale = { ...posted, id, basket: { ...posted.basket, products } }
      sales.set(id, sale)
      return sale
    },
  }
}

/** As little as Node can do with these bodies: one `JSON.parse` for what is sent, one `JSON.stringify` for what is answered. */
function serve({ get, post }) {
  return listen((request, response, text) => {
    const { method, url } = request
    write(response, method === 'GET' ? get(url.slice(url.lastIndexOf('/') + 1)) : post(JSON.parse(text)))
  })
}

async function openapiBackend() {
  const { OpenAPIBackend } = await import('openapi-backend')
  const { get, post } = bareAnswers()
  const api = new OpenAPIBackend({
    definition: read('smart.json'),
    // Its check of the document itself knows OpenAPI 3.0 only.
    quick: true,
    apiRoot: '/api/v2',
    ajvOpts: { strict: false, validateFormats: false },
    handlers: {
      'smart.transactions.get': ({ request }) => get(request.params.smartTransactionId),
      'smart.transactions.create': ({ request }) => post(request.requestBody),
      validationFail: ({ validation }) => {
        throw new Error(`refused: ${JSON.stringify(validation.errors)}`)
      },
      notFound: ({ request }) => {
        throw new Error(`no such operation: ${request.method} ${request.path}`)
      },
      unauthorizedHandler: () => {
        throw new Error('no token')
      },
      postResponseHandler({ response, operation }) {
        const { valid, errors } = api.validateResponse(response, operation, 200)
        if (!valid) throw new Error(`answered what the spec does not know: ${JSON.stringify(errors)}`)
        return response
      },
    },
    securityHandlers: { bearer: ({ request }) => /^Bearer \S+$/.test(request.headers.authorization) },
  })
  await api.init()
  return listen(async ({ method, url, headers }, response, text) => {
    const [path, query] = url.split('?')
    write(
      response,
      await api.handleRequest({
        method,
        path,
        query,
        headers,
        body: text === '' ? undefined : JSON.parse(text),
      }),
    )
  })
}

function listen(answer) {
  const server = createServer((request, response) => {
    if (request.method === 'GET') return answer(request, response, '')
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (part) => (text += part))
    request.on('end', () => answer(request, response, text))
  })
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done({ port: server.address().port }))
  })
}

function write(response, body) {
  const text = JSON.stringify(body)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}
