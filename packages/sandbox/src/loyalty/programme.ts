/** The rules of a card group, as people set them in the back office. */
export interface Programme {
  /**
   * Bonus per tax rate, in percent of what was bought, to hundredths: `{ 7: 5, 19: 10 }`. A rate that is not named earns
   * none. Each rate is rounded down to the cent.
   */
  readonly bonus: Readonly<Record<string, number>>
  /** Points for each whole euro of what earns, all rates together. A whole number. */
  readonly pointsPerEuro: number
  /** EANs or article numbers: only these earn, when there are any. */
  readonly onlyArticles: readonly string[]
  /** EANs or article numbers that earn nothing. */
  readonly notArticles: readonly string[]
  /** Whether money that is loaded onto the card earns bonus too. */
  readonly loadsEarn: boolean
  /**
   * Whether a sale earns on its full price, or on what the bonus that was spent has left of it. Cash from the card is
   * money like any other: it lowers neither.
   */
  readonly earnsOn: 'full price' | 'reduced price'
  /**
   * What the passcode is asked for: the numbers of `passcode` of a merchant card (facts: section (e)). Sales and bookings
   * have no place for it in the API, so nothing is asked there.
   */
  readonly passcode: number
  /** The most that a card may be loaded to, in cents; 0 for no limit. Bonus that is earned may exceed it. */
  readonly balanceLimit: number
  /** How far a card may be overdrawn, in cents. */
  readonly overdraft: number
  /** Months until a new card expires; 0 for never. */
  readonly expiryMonths: number
  /** Whether a sale may create cards of the group. */
  readonly createsCards: boolean
  /** Whether any booking may be cancelled, not just the latest. */
  readonly cancelAny: boolean
}

/** A card group that does nothing but keep money. */
export const plainProgramme: Programme = {
  bonus: {},
  pointsPerEuro: 0,
  onlyArticles: [],
  notArticles: [],
  loadsEarn: false,
  earnsOn: 'reduced price',
  passcode: 0,
  balanceLimit: 0,
  overdraft: 0,
  expiryMonths: 0,
  createsCards: true,
  cancelAny: true,
}
