import type { Handler } from '../core.ts'
import type { CardGroup, CardGroupInput, CardGroupUpdateInput } from '../generated/models.ts'
import { plainProgramme } from '../loyalty/programme.ts'
import type { SandboxEvent, Shop, StoredCardGroup } from '../state.ts'
import { type Collection, listed, shown } from './answers.ts'
import { checkMerchant, findCardGroup } from './registers.ts'

export const listCardGroups: Handler = (call, surroundings) =>
  listed(cardGroups(call.shop), call, surroundings)

export const getCardGroup: Handler = (call) => shown(findCardGroup(call).group, call)

/** A group without rules: those are set in the back office, and so is whether a sale may create its cards. */
export const createCardGroup: Handler = ({ body, shop }, { random }) => {
  const { merchant, ...input } = body as CardGroupInput
  checkMerchant(shop, merchant)
  const id = random.id('CRG')
  const group: CardGroup = {
    object: 'loyalty.cardgroups',
    id,
    merchant: { object: 'general.merchants', id: merchant },
    stock_warn_limit: 10,
    ...named(input),
  }
  return {
    body: group,
    events: [saved(shop, { id, group, programme: { ...plainProgramme, createsCards: false } })],
  }
}

/** A picture that is left out stays. */
export const updateCardGroup: Handler = (call) => {
  const stored = findCardGroup(call)
  const group = { ...stored.group, ...named(call.body as CardGroupUpdateInput) }
  return { body: group, events: [saved(call.shop, { ...stored, group })] }
}

/** Name and picture as they are answered: the input names the picture's document, the answer its address. */
function named({ display_name: name, picture }: CardGroupUpdateInput): Partial<CardGroup> {
  return {
    display_name: name,
    display_name_raw: name.replace(/<[^<>]*>/g, ''),
    ...(picture !== undefined && {
      picture: `https://connect.secucard.com/ds_g/${picture.slice('DUP_'.length).toLowerCase()}`,
    }),
  }
}

function saved({ facts }: Shop, value: StoredCardGroup): SandboxEvent {
  return { type: 'saved', shop: facts.merchant.id, kind: 'cardGroups', value }
}

function cardGroups({ cardGroups: groups }: Shop): Collection<CardGroup> {
  return {
    kind: 'loyalty.cardgroups',
    size: groups.size,
    *values() {
      for (const { group } of groups.values()) yield group
    },
    indexes: { id: (id) => groups.get(id)?.group },
  }
}
