// Proves that the flows notice bugs: puts a proxy before the sandbox that plays one faulty server after the other, and
// fails when a fault goes unnoticed: node mutants.mjs [FAULT…]
//
// The faults are made on the wire and not in the sandbox's code, so they outlive its changes.
import { Fault, runMain } from './fault.mjs'
import { faultyServers } from './faulty-servers.mjs'
import { prepareFlows } from './prepare.mjs'
import { startFaulty } from './proxy.mjs'
import { execute } from './respect.mjs'
import { inParallel } from './run.mjs'

/**
 * The first flow that notices a fault, with the check that fails.
 * @param {import('./proxy.mjs').FaultyServer} faulty
 * @param {import('./prepare.mjs').Flow[]} flows
 * @returns {Promise<string | undefined>}
 */
async function whoNotices(faulty, flows) {
  for (const flow of flows) {
    const server = await startFaulty(faulty)
    try {
      const { passed, failure } = await execute(flow, server)
      if (!passed) return `${flow.name}, ${failure}`
    } finally {
      await server.close()
    }
  }
  return undefined
}

async function main() {
  const names = process.argv.slice(2)
  const unknown = names.find((name) => !Object.hasOwn(faultyServers, name))
  if (unknown !== undefined)
    throw new Fault(`there is no fault "${unknown}"; there are\n  ${Object.keys(faultyServers).join('\n  ')}`)
  const { flows, remove } = await prepareFlows()
  try {
    // The longest first: they notice most, and one is enough.
    const active = flows
      .filter(({ waitsFor }) => waitsFor === undefined)
      .toSorted((a, b) => b.steps - a.steps)
    const silent = (await inParallel(active, (flow) => whoNotices((real) => real, [flow]))).find(Boolean)
    if (silent !== undefined) throw new Fault(`the sandbox itself is at fault: ${silent}`)
    console.log(`✓ the sandbox itself: all ${active.length} flows pass`)
    const wanted = Object.entries(faultyServers).filter(
      ([name]) => names.length === 0 || names.includes(name),
    )
    const results = await inParallel(wanted, async ([name, faulty]) => {
      const noticed = await whoNotices(faulty, active)
      console.log(noticed === undefined ? `✗ ${name}: no flow notices it` : `✓ ${name}: ${noticed}`)
      return noticed !== undefined
    })
    const noticed = results.filter(Boolean).length
    console.log(`${noticed} of ${results.length} faulty servers noticed`)
    return noticed === results.length ? 0 : 1
  } finally {
    await remove()
  }
}

await runMain(main)
