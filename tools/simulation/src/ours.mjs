// The payment driver, as a policy.
import { memoryJournal, openFileJournal, openTerminal } from '@secukit/terminal'

/**
 * The driver with these options beside those of the simulation.
 * @returns {import('./policies.mjs').Policy}
 */
export function oursWith(more = {}, name = '@secukit/terminal') {
  return {
    name,
    hasJournal: true,
    openJournal: openFileJournal,
    open: ({ api, clock, random, journal, till }) =>
      openTerminal({ secuconnect: { smart: { transactions: api } }, journal, till, clock, random, ...more }),
  }
}

export const ours = oursWith()

// The driver loads its parts when it is first opened, and that takes as long as it takes: here, and in no virtual time.
const list = async () => ({ count: 0, data: [] })
const first = await openTerminal({
  secuconnect: { smart: { transactions: { list } } },
  journal: memoryJournal(),
  reconcileEvery: 0,
})
await first.close()
