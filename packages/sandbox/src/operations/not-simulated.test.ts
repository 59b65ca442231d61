import { describe, expect, it } from 'vitest'
import { json, openFastTill } from '../../test/till.ts'
import { routes } from '../generated/routes.ts'
import { handlers } from './handlers.ts'

// Of the rest of the API the sandbox knows the form, and nothing else.

const notSimulated = routes.filter(({ operation }) => !Object.hasOwn(handlers, operation))

describe.each(notSimulated.map((route) => [route.operation, route] as const))('%s', (operation, route) => {
  const url = route.path.replaceAll(/\{\w+\}/g, 'me')

  it('is no business of strangers', async () => {
    const { exchange } = await openFastTill()
    expect(await exchange({ method: route.method, url, headers: {}, body: '' })).toMatchObject({
      status: 403,
      body: { code: 2003 },
    })
  })

  it('is checked like any other, and then says that it is not simulated', async () => {
    const { exchange, token } = await openFastTill()
    const authorization = `Bearer ${token}`
    const [status, told] =
      route.body === 'required' ? [400, 'needs a body'] : [501, `simulate ${operation} yet`]
    const answer = await exchange({ method: route.method, url, headers: { authorization }, body: '' })
    expect({ ...answer, details: JSON.stringify(answer.body) }).toMatchObject({
      status,
      details: expect.stringContaining(told) as string,
    })
    const list = { method: route.method, url, headers: { authorization, ...json }, body: '[[]]' }
    expect((await exchange(list)).status).toBe(route.body === 'none' ? 501 : 400)
  })
})
