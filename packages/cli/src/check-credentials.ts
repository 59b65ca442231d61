import type { Secuconnect } from '@secukit/api'

/** Asks for something harmless, so that wrong credentials show now. Rejects as any call does. */
export async function checkCredentials({ loyalty }: Secuconnect): Promise<void> {
  await loyalty.merchantCards.list({ count: 1 })
}
