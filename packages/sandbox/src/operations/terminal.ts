import { timestamp } from '../clock.ts'
import type { Call, Handler, Surroundings } from '../core.ts'
import type { SmartDevice, SmartIdent, SmartTransaction } from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import { beginJob } from '../terminal/begin.ts'
import { terminalAt } from '../terminal/devices.ts'
import { notDone, type TerminalJob } from '../terminal/jobs.ts'
import { underWay } from '../terminal/payment.ts'
import { cardBookingsOf } from '../terminal/reverse.ts'
import { getIdent } from './idents.ts'

/** Takes back a card payment by the number of its receipt, at the terminal that took it. */
export const cancelAtTerminal: Handler = ({ path, shop }, surroundings) => {
  const number = path['receiptNumber'] ?? ''
  const charge = [...shop.charges.values()].find(({ receiptNumber }) => String(receiptNumber) === number)
  const transaction = shop.transactions.get(charge?.transactionId ?? '')
  if (!charge || !transaction) throw Refusal.notFound(`receipt ${number}`)
  if (charge.status !== 'charged') {
    const why =
      charge.status === 'settled' ? 'the end of the day has settled it' : 'it was taken back already'
    throw notDone(`receipt ${number} cannot be cancelled: ${why}`, 'Der Storno ist nicht möglich.')
  }
  cardBookingsOf(charge, transaction, shop, surroundings)
  const { id: chargeId, deviceId: id, amount } = charge
  const task = { id, kind: 'reversal', amount, before: transaction, chargeId } as const
  return beginJob(task, [], shop, surroundings)
}

/** Lets the terminal call its host. */
export const diagnosis: Handler = (call, surroundings) => beginRun('diagnosis', call, surroundings)

/** Settles what the cards of the day were charged. */
export const endOfDay: Handler = (call, surroundings) => beginRun('end of day', call, surroundings)

function beginRun(kind: TerminalJob['kind'], { path, session, shop }: Call, surroundings: Surroundings) {
  const terminal = terminalAt(path['smartDeviceId'] ?? '', session, shop)
  const before: SmartTransaction = {
    object: 'smart.transactions',
    id: surroundings.random.id('STX'),
    merchant: shop.facts.merchant,
    device_source: { object: 'smart.devices', id: session.deviceId ?? shop.facts.till.id },
    transactions: [],
    created: timestamp(surroundings.clock.now()),
    status: 'created',
    device_destination: { object: 'smart.devices', id: terminal.id },
    is_demo: false,
  }
  const task = { id: terminal.id, kind, amount: 0, before }
  return beginJob(task, [underWay(before, shop, surroundings)], shop, surroundings)
}

/** Asks for a loyalty card at the terminal, and answers its number. */
export const readIdent: Handler = (call, surroundings) => {
  const { session, shop } = call
  const ident = kindOf(call, surroundings)
  if (ident.type !== 'card')
    throw notDone(`${ident.id} is no card that could be read`, 'Das kann nicht eingelesen werden.')
  const { id }: SmartDevice = terminalAt('me', session, shop)
  return beginJob({ id, kind: 'card reading', amount: 0, ident }, [], shop, surroundings)
}

function kindOf(call: Call, surroundings: Surroundings): SmartIdent {
  const reply = getIdent(call, surroundings)
  return ('body' in reply ? reply.body : undefined) as SmartIdent
}
