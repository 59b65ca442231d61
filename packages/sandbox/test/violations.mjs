import { describe, expect, it } from 'vitest'
import { changed, compiled, fittingValues, judges, placesIn, usual } from './judges.mjs'
import { goodRequest, securedRoutes } from './requests.ts'
import { json, openFastTill } from './till.ts'

// Each keyword of each schema, violated once at each place: all of them are refused, and nothing happens.

/**
 * Bodies that break the schema, one for each keyword and place, from the request that works and from bodies with every
 * property there is. The judge is ajv.
 * @param {string} operation @param {unknown} good @param {number} most how many such bodies @returns {ReadonlyMap<string, unknown>}
 */
function violations(operation, good, most) {
  const name = `${operation} body`
  const ajv = compiled.requests.ajv[name]
  const pair = judges.find(({ ours }) => ours === compiled.requests.ours[name])
  if (!ajv || !pair) throw new Error(`no schema for ${name}`)
  /** @type {Map<string, unknown>} */
  const found = new Map()
  for (const base of [good, ...fittingValues(pair, []).slice(0, most)]) {
    for (const place of placesIn(base)) {
      for (const instead of usual) {
        const body = changed(base, place, instead)
        if (body === undefined || typeof body === 'symbol' || ajv(body)) continue
        const [first] = ajv.errors ?? []
        // The places of a list are alike.
        const key = `${first?.keyword} ${first?.instancePath.replaceAll(/\/\d+/g, '/0')} ${JSON.stringify(first?.params)}`
        if (!found.has(key)) found.set(key, body)
      }
    }
  }
  return found
}

/** Tests that all of them are refused. @param {number} most how many bodies of each operation are broken, beside the one that works */
export function refuseViolations(most) {
  describe.each(securedRoutes.filter(({ body }) => body !== 'none').map((route) => [route.operation, route]))(
    '%s',
    (operation, route) => {
      it('refuses what breaks a keyword of its schema, and names it', async () => {
        const till = await openFastTill()
        const { method, url, body } = await goodRequest(route, till)
        const before = till.happened()
        const broken = violations(operation, body, most)
        expect(broken.size).toBeGreaterThan(0)
        for (const [keyword, text] of broken) {
          const headers = { authorization: `Bearer ${till.token}`, ...json }
          const answer = await till.exchange({ method, url, headers, body: JSON.stringify(text) })
          expect({ keyword, ...answer }).toMatchObject({
            status: 400,
            body: {
              error: 'ProductFormatException',
              error_details: expect.stringMatching(/^body: \//),
            },
          })
        }
        expect(till.happened()).toBe(before)
        // And the one without a fault is fine.
        expect((await till.call(method, url.replace('/api/v2', ''), body)).status).toBe(200)
      })
    },
  )

  it('the token endpoint refuses what breaks a keyword of its schema', async () => {
    const till = await openFastTill()
    const good = { grant_type: 'client_credentials', client_id: 'sandbox', client_secret: 'sandbox-secret' }
    const before = till.happened()
    const broken = violations('auth.token', good, most)
    expect(broken.size).toBeGreaterThan(5)
    for (const [keyword, body] of broken) {
      const answer = await till.exchange({
        method: 'POST',
        url: '/oauth/token',
        headers: json,
        body: JSON.stringify(body),
      })
      expect({ keyword, status: answer.status }).toEqual({ keyword, status: 400 })
    }
    expect(till.happened()).toBe(before)
  })
}
