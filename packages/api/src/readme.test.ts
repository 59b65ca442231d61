import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bundle, bundleClient, runModule } from '../test/bundle.ts'
import { httpServer, sendJson } from '../test/servers.ts'

describe('README.md', () => {
  let bundle: Bundle
  beforeAll(async () => {
    bundle = await bundleClient()
  })
  afterAll(() => bundle.remove())

  it('begins with an example that runs as it is printed', async () => {
    const readme = await readFile(join(import.meta.dirname, '..', 'README.md'), 'utf8')
    const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? ''
    const server = await httpServer(({ url }, response) => {
      if (url === '/oauth/token') sendJson(response, 200, { access_token: 't', expires_in: 1200 })
      else if (url.endsWith('/start/cash'))
        sendJson(response, 200, { id: 'STX_1', status: 'ok', receipt: [{}, {}] })
      else sendJson(response, 200, { id: 'STX_1', status: 'created' })
    })
    const program = example
      .replace("'@secukit/api'", "'./client.mjs'")
      .replace('http://127.0.0.1:4010', server.url)
    const ended = await runModule(bundle.folder, program)
    expect(ended).toMatchObject({ code: 0, output: 'ok 2\n', errors: '' })
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /oauth/token',
      'POST /api/v2/Smart/Transactions',
      'POST /api/v2/Smart/Transactions/STX_1/start/cash',
    ])
    expect(JSON.parse(server.requests[1]?.body ?? '')).toMatchObject({ basket_info: { sum: 1500 } })
  })
})
