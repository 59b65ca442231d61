/** A card of a shop, without its balances: those are the sum of its bookings. */
export interface StoredCard {
  /** `MCD_…` */
  readonly id: string
  /** `CRD_…` */
  readonly cardId: string
  readonly cardnumber: string
  readonly groupId: string
  /** ISO 8601. */
  readonly created: string
  readonly expires: string | null
  readonly customerId?: string
  /** ISO 8601. */
  readonly customerSince?: string
  /** The user account that owns the card. */
  readonly accountId?: string
  /** The four digits on its back. */
  readonly csc: string
  readonly passcode?: number
  readonly lock?: { readonly reason?: number; readonly note?: string }
  readonly stock: 'active' | 'inactive' | 'stored'
  readonly paymentContainerId?: string
  readonly additionalData?: object
  /** ISO 8601: when it was last used and loaded before the sandbox began. */
  readonly lastUsage?: string
  readonly lastCharge?: string
  /** What is on it before its first booking, in cents, and points. */
  readonly opening?: { readonly cash: number; readonly bonus: number; readonly points: number }
}

/** Cards that are made up when they are asked for: a shop of a million of them starts at once. */
export interface GeneratedCards {
  readonly count: number
  readonly groupId: string
  /** ISO 8601: when they were made. */
  readonly created: string
}

/** The cards of a shop, in the order in which they were saved; generated ones come last. */
export interface CardStore {
  readonly size: number
  /** By card number. */
  get(cardnumber: string): StoredCard | undefined
  /** By the ID of the merchant card, `MCD_…`. */
  byId(id: string): StoredCard | undefined
  /** By the ID of the card, `CRD_…`. */
  byCardId(cardId: string): StoredCard | undefined
  values(): Iterable<StoredCard>
  /** What `values` gives now, whatever is saved later. */
  snapshot(): Iterable<StoredCard>
  save(card: StoredCard): void
  /** Makes so many cards, in place of those that were made before. */
  generate(cards: GeneratedCards): void
  /** Those that are kept: all but the generated ones that nobody has changed. */
  saved(): Iterable<StoredCard>
  readonly generated: GeneratedCards | undefined
}

export function createCardStore(): CardStore {
  const cards = new Map<string, StoredCard>()
  const numbers = new Map<string, string>()
  let generated: GeneratedCards | undefined
  /** How many of the saved ones were not generated. */
  let own = 0
  /** By either of its IDs; who asks says by which. */
  const find = (id: string): StoredCard | undefined =>
    cards.get(numbers.get(id) ?? '') ?? made(generated, indexOfId(id))
  const get = (cardnumber: string): StoredCard | undefined =>
    cards.get(cardnumber) ?? made(generated, indexOfNumber(cardnumber))
  return {
    get size() {
      return own + (generated?.count ?? 0)
    },
    get,
    byId: (id) => only(find(id), (card) => card.id === id),
    byCardId: (cardId) => only(find(cardId), (card) => card.cardId === cardId),
    values: () => walk(cards, generated),
    snapshot: () => walk(new Map(cards), generated),
    save(card) {
      if (!cards.has(card.cardnumber) && !isGenerated(card, generated)) own += 1
      cards.set(card.cardnumber, card)
      numbers.set(card.id, card.cardnumber)
      numbers.set(card.cardId, card.cardnumber)
    },
    generate(next) {
      generated = next
      own = 0
      for (const card of cards.values()) if (!isGenerated(card, next)) own += 1
    },
    saved: () => cards.values(),
    get generated() {
      return generated
    },
  }
}

function only(card: StoredCard | undefined, isMeant: (card: StoredCard) => boolean): StoredCard | undefined {
  return card && isMeant(card) ? card : undefined
}

function* walk(
  saved: ReadonlyMap<string, StoredCard>,
  generated: GeneratedCards | undefined,
): Generator<StoredCard> {
  for (const card of saved.values()) if (!isGenerated(card, generated)) yield card
  for (let index = 0; index < (generated?.count ?? 0); index += 1) {
    const card = saved.get(numberOf(index)) ?? made(generated, index)
    if (card) yield card
  }
}

function isGenerated({ cardnumber }: StoredCard, generated: GeneratedCards | undefined): boolean {
  const index = indexOfNumber(cardnumber)
  return index !== undefined && index < (generated?.count ?? 0)
}

// A generated card is written in its number: nothing of it is kept until somebody changes it.

/** How the numbers of generated cards begin; nine digits follow. */
export const generatedPrefix = '9276005'

function numberOf(index: number): string {
  return generatedPrefix + String(index).padStart(9, '0')
}

function indexOfNumber(cardnumber: string): number | undefined {
  return /^9276005\d{9}$/.test(cardnumber) ? Number(cardnumber.slice(generatedPrefix.length)) : undefined
}

function indexOfId(id: string): number | undefined {
  const [, digits] = /^(?:MCD|CRD)_GENERATED(\d{21})$/.exec(id) ?? []
  return digits === undefined ? undefined : Number(digits)
}

function made(generated: GeneratedCards | undefined, index: number | undefined): StoredCard | undefined {
  if (!generated || index === undefined || index >= generated.count) return undefined
  const cardnumber = numberOf(index)
  const digits = String(index).padStart(21, '0')
  return {
    id: `MCD_GENERATED${digits}`,
    cardId: `CRD_GENERATED${digits}`,
    cardnumber,
    groupId: generated.groupId,
    created: generated.created,
    expires: null,
    csc: cardnumber.slice(-4),
    stock: 'active',
    // Some money, a little bonus, and not the same on two neighbours.
    opening: { cash: (index * 7919) % 10_000, bonus: (index * 31) % 500, points: index % 100 },
  }
}
