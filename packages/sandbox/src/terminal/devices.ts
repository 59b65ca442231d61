import type { SmartDevice } from '../generated/models.ts'
import { Refusal } from '../refusal.ts'
import type { Session, Shop } from '../state.ts'
import { notDone } from './jobs.ts'

/** The card terminal that a path means: by its own ID, by that of a till, or `me`. Throws a `Refusal` without one. */
export function terminalAt(path: string, { deviceId }: Session, shop: Shop): SmartDevice {
  const id = path === 'me' ? (deviceId ?? shop.facts.till.id) : path
  const device = shop.devices.get(id)?.device
  if (!device) throw Refusal.notFound(`Smart Device ${id}`)
  return device.type === 'zvt' ? device : terminalOfTill(id, shop)
}

/** The terminal on the routing of a till; a till that no routing names shares that of the shop. Throws a 403 `Refusal`. */
export function terminalOfTill(id: string, shop: Shop): SmartDevice {
  const routed = routedWith(id, shop)
  const served = routed.length > 0 ? routed : routedWith(shop.facts.till.id, shop)
  const terminal = served.find(({ type }) => type === 'zvt')
  if (!terminal)
    throw notDone(`no card terminal serves device ${id}`, 'Dieser Kasse ist kein Kartenterminal zugeordnet.')
  return terminal
}

/** The devices on the routings of a device, itself among them. */
function routedWith(id: string, shop: Shop): readonly SmartDevice[] {
  return [...shop.routings.values()]
    .map(({ assign = [] }) => assign.flatMap((routed) => shop.devices.get(routed.id ?? '')?.device ?? []))
    .filter((devices) => devices.some((device) => device.id === id))
    .flat()
}
