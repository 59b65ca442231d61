// Generated from specs/. Do not edit: change the spec and run `npm run generate`.
import type { CallOptions, ListCall } from '../call.ts'
import type { AggregateOptions, CardValidation, CardValidationInput, MerchantCard, MerchantCardId, MerchantCardList, MerchantCardListItem, PaymentMethod, PreTransaction, SmartTransaction, SmartTransactionId, SmartTransactionInput, SmartTransactionList, SmartTransactionListItem, StartInput } from './models.ts'

/** What `smart.transactions.list` can be asked for. */
export interface SmartTransactionsListQuery {
  /** Size of the page. */
  readonly count?: number
  /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
  readonly offset?: number
  /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
  readonly fields?: string
  /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
  readonly q?: string
  /** Comma list of properties to sort by, each followed by `:asc` or `:desc`. */
  readonly sort?: string
  /** Opens a scroll, which walks through any number of matches, and says how long it stays open between two calls. The answer carries the `scroll_id`. */
  readonly scroll_expire?: string
  /** Continues a scroll. Send it alone, without count, offset, fields and sort. */
  readonly scroll_id?: string
  /** Name of a filter that the server keeps, such as `own`. */
  readonly preset?: string
  /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
  readonly expand?: string
  /** `true` adds a description of the model to the answer, `only` returns nothing else. */
  readonly meta?: "true" | "only"
  /** `1` only checks the syntax of `q`. The answer then holds nothing but `result`. */
  readonly validate?: 1
  /** Groups the matches into buckets instead of listing them. */
  readonly aggregate?: AggregateOptions
}

/** What `smart.transactions.get` can be asked for. */
export interface SmartTransactionsGetQuery {
  /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
  readonly expand?: string
}

/** Create, pay and cancel sales. */
export interface SmartTransactions {
  /**
   * List Smart Transactions.
   *
   * Returns one page of the sales that match the query. Changes nothing.
   *
   * Wire: `GET /Smart/Transactions`
   */
  list(query?: SmartTransactionsListQuery, options?: CallOptions): ListCall<SmartTransactionList, SmartTransactionListItem>
  /**
   * Create a Smart Transaction.
   *
   * Opens a sale in the status `created`. No money moves. The basket may be complete, or be empty with a sum of 0 and follow later. A till needs no contract and no device, its token tells both. The server fills in the merchant, the device and defaults. Sent twice, it opens two sales.
   *
   * Wire: `POST /Smart/Transactions`
   */
  create(body: SmartTransactionInput, options?: CallOptions): Promise<SmartTransaction>
  /**
   * Read a Smart Transaction.
   *
   * Returns the sale as it is now. Changes nothing. Read it before you act again whenever an answer got lost.
   *
   * @param smartTransactionId ID of the sale.
   *
   * Wire: `GET /Smart/Transactions/{smartTransactionId}`
   */
  get(smartTransactionId: SmartTransactionId, query?: SmartTransactionsGetQuery, options?: CallOptions): Promise<SmartTransaction>
  /**
   * Replace the content of a Smart Transaction.
   *
   * Works until the payment is executed. Send the whole sale, not a part of it: a basket that is left out is dropped. The status goes back to `created`, and a card that preTransaction had applied is dropped too, so the full sum is due again. Some properties are fixed at creation, `application_context` for one. No money moves.
   *
   * @param smartTransactionId ID of the sale.
   *
   * Wire: `PUT /Smart/Transactions/{smartTransactionId}`
   */
  update(smartTransactionId: SmartTransactionId, body: SmartTransactionInput, options?: CallOptions): Promise<SmartTransaction>
  /**
   * Apply the loyalty card to the basket.
   *
   * Takes the bonus of the card off the basket, then its cash balance off what is left to pay, and tells what is missing. The status becomes `processing`, and the bonus appears in the basket as items with negative prices. The card itself is charged only when the sale is started. Start with `loyalty` when nothing is missing, otherwise with `cash` or `cashless`. An update in between undoes it. No body is sent.
   *
   * @param smartTransactionId ID of the sale.
   *
   * Wire: `POST /Smart/Transactions/{smartTransactionId}/preTransaction`
   */
  preTransaction(smartTransactionId: SmartTransactionId, options?: CallOptions): Promise<PreTransaction>
  /**
   * Execute the payment.
   *
   * Moves money. The sale ends in `ok`, or for orders in `received` or `collection`; some methods
   * pass through `pending`. The card is charged, loaded or credited, and the answer carries the
   * receipt to print.
   *
   * - `cash` records what the till has taken.
   * - `cashless` hands the sum to the card terminal. The answer comes only when the terminal is done
   * or the customer gave up, so wait for minutes. A demo sale charges real money here.
   * - `loyalty` needs a card that covers the sum.
   * - `cashless_direct` needs `tid`, `trace` and `cardtype`.
   *
   * Never send it a second time by itself. If the answer is lost, read the sale first.
   *
   * @param smartTransactionId ID of the sale.
   *
   * @param paymentMethod How the sale is paid.
   *
   * Wire: `POST /Smart/Transactions/{smartTransactionId}/start/{paymentMethod}`
   */
  start(smartTransactionId: SmartTransactionId, paymentMethod: PaymentMethod, body?: StartInput, options?: CallOptions): Promise<SmartTransaction>
  /**
   * Cancel a sale that was paid.
   *
   * Moves money. Takes back what the start did to the loyalty card, and returns the sale with the receipt of the cancellation. Meant for loyalty payments; payments at the card terminal are cancelled with their receipt number instead. Cash has to be handed back by the till. Never send it a second time by itself. No body is sent.
   *
   * @param smartTransactionId ID of the sale.
   *
   * Wire: `POST /Smart/Transactions/{smartTransactionId}/cancel`
   */
  cancel(smartTransactionId: SmartTransactionId, options?: CallOptions): Promise<SmartTransaction>
}

/** The resources of the smart API. */
export interface SmartMethods {
  readonly transactions: SmartTransactions
}

/** What `loyalty.merchantCards.list` can be asked for. */
export interface LoyaltyMerchantCardsListQuery {
  /** Size of the page. */
  readonly count?: number
  /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
  readonly offset?: number
  /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
  readonly fields?: string
  /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
  readonly q?: string
  /** Comma list of properties to sort by, each followed by `:asc` or `:desc`. */
  readonly sort?: string
  /** Opens a scroll, which walks through any number of matches, and says how long it stays open between two calls. The answer carries the `scroll_id`. */
  readonly scroll_expire?: string
  /** Continues a scroll. Send it alone, without count, offset, fields and sort. */
  readonly scroll_id?: string
  /** Name of a filter that the server keeps, such as `own`. */
  readonly preset?: string
  /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
  readonly expand?: string
  /** `true` adds a description of the model to the answer, `only` returns nothing else. */
  readonly meta?: "true" | "only"
  /** `1` only checks the syntax of `q`. The answer then holds nothing but `result`. */
  readonly validate?: 1
  /** Groups the matches into buckets instead of listing them. */
  readonly aggregate?: AggregateOptions
}

/** What `loyalty.merchantCards.get` can be asked for. */
export interface LoyaltyMerchantCardsGetQuery {
  /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
  readonly expand?: string
}

/** Look up and check the cards of a merchant. */
export interface LoyaltyMerchantCards {
  /**
   * List merchant cards.
   *
   * Returns one page of the cards that match the query. Changes nothing. To find one card, ask for `card.cardnumber:NUMBER`.
   *
   * Wire: `GET /Loyalty/MerchantCards`
   */
  list(query?: LoyaltyMerchantCardsListQuery, options?: CallOptions): ListCall<MerchantCardList, MerchantCardListItem>
  /**
   * Read a merchant card.
   *
   * Returns the card with its balances and points. Changes nothing.
   *
   * @param loyaltyMerchantCardId ID of the merchant card.
   *
   * Wire: `GET /Loyalty/MerchantCards/{loyaltyMerchantCardId}`
   */
  get(loyaltyMerchantCardId: MerchantCardId, query?: LoyaltyMerchantCardsGetQuery, options?: CallOptions): Promise<MerchantCard>
  /**
   * Check whether a card may be used.
   *
   * Tells whether the merchant accepts the card with this number, and whether it is locked or asks for a passcode. Changes nothing. A card that is not valid is answered with 200 and `isValid` false. Do not use a locked card in a sale.
   *
   * @param loyaltyMerchantCardId Not used, because the body names the card. Send `me`; the ID of a merchant card and the literal `MRC` work too.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/validateMerchantcard`
   */
  validate(loyaltyMerchantCardId: string, body: CardValidationInput, options?: CallOptions): Promise<CardValidation>
}

/** The resources of the loyalty API. */
export interface LoyaltyMethods {
  readonly merchantCards: LoyaltyMerchantCards
}
