// Generated from specs/. Do not edit: change the spec and run `npm run generate`.
import type { CallOptions, ListCall } from '../call.ts'
import type { Condition } from '../query.ts'
import type { AccountId, AggregateOptions, BalanceReceiptInput, BooleanResult, CardBalanceReceipt, CardBookingInput, CardGroup, CardGroupId, CardGroupInput, CardGroupList, CardGroupListItem, CardGroupUpdateInput, CardIssueInput, CardLock, CardLockInput, CardPinInput, CardValidation, CardValidationInput, CheckoutMethod, CscCheckInput, DeliveryInput, DeviceAuthorizationInput, DevicePinConfig, DevicePinInput, IdentInput, IdentTypeId, IssuedMerchantCard, LockReason, LoyaltyCard, LoyaltyCardId, LoyaltyCardList, LoyaltyCardListItem, LoyaltyCustomer, LoyaltyCustomerId, LoyaltyCustomerInput, LoyaltyCustomerList, LoyaltyCustomerListItem, LoyaltyPaymentContainerId, LoyaltyTransaction, LoyaltyTransactionId, LoyaltyTransactionList, LoyaltyTransactionListItem, MerchantCard, MerchantCardId, MerchantCardIdOrMe, MerchantCardInput, MerchantCardList, MerchantCardListItem, MerchantCardWithReceipt, MerchantId, PasscodeCheckInput, PasscodeInput, PasscodeQuestion, PasscodeResetInput, PaymentMethod, PreTransaction, PrepareInput, ReceiptNumber, SecubaseApp, SecubaseConfigInput, SmartCheckin, SmartCheckinList, SmartDevice, SmartDeviceIdOrMe, SmartDeviceInput, SmartDeviceList, SmartDeviceListItem, SmartDeviceType, SmartIdent, SmartIdentList, SmartRouting, SmartRoutingId, SmartRoutingInput, SmartRoutingList, SmartRoutingListItem, SmartTransaction, SmartTransactionId, SmartTransactionInput, SmartTransactionList, SmartTransactionListItem, StartInput, SubscriptionId, VirtualTerminal } from './models.ts'

/** What `smart.transactions.list` can be asked for. */
export interface SmartTransactionsListQuery {
  /** Size of the page. */
  readonly count?: number
  /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
  readonly offset?: number
  /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
  readonly fields?: string
  /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
  readonly q?: string | Condition
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

/** Create, pay and cancel sales, and drive the card terminal. */
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
   * Authorise the payment.
   *
   * Reserves money, or books the claim, with the method in the path; the start that follows executes it. The status becomes `approved`, or `pending` for `prepaid` and sometimes for `debit`. With `iframe_url` in the answer the payer has to authorise the payment on that page first. When `auto_capture` is set in the payment context, the payment is executed at once, and no start is needed. Does not wait for a card terminal. Never send it a second time by itself. If the answer is lost, read the sale first.
   *
   * @param smartTransactionId ID of the sale.
   *
   * @param paymentMethod How the payer pays.
   *
   * Wire: `POST /Smart/Transactions/{smartTransactionId}/prepare/{paymentMethod}`
   */
  prepare(smartTransactionId: SmartTransactionId, paymentMethod: CheckoutMethod, body?: PrepareInput, options?: CallOptions): Promise<SmartTransaction>
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
   * Execute a payment that was prepared.
   *
   * Moves money. Executes what a prepare has authorised; the sale ends in `ok`, or for orders in `received` or `collection`, and may pass through `pending`. Does not wait for a card terminal. Never send it a second time by itself. If the answer is lost, read the sale first. No body is sent.
   *
   * @param smartTransactionId ID of the sale.
   *
   * Wire: `POST /Smart/Transactions/{smartTransactionId}/start`
   */
  startPrepared(smartTransactionId: SmartTransactionId, options?: CallOptions): Promise<SmartTransaction>
  /**
   * Say that the goods were sent or handed over.
   *
   * Moves an order to `shipped` or `collected`. Payments on invoice need it, because it sets their due date. A shipment may be recorded again, and what is left out then is removed; a collection can be recorded once. No money moves.
   *
   * @param smartTransactionId ID of the sale.
   *
   * Wire: `POST /Smart/Transactions/{smartTransactionId}/setDelivery`
   */
  setDelivery(smartTransactionId: SmartTransactionId, body: DeliveryInput, options?: CallOptions): Promise<SmartTransaction>
  /**
   * Give up a sale that was not started.
   *
   * Closes a sale before its payment. No money moves, and the loyalty card stays as it was. A payment that was executed has to be cancelled instead. No body is sent.
   *
   * @param smartTransactionId ID of the sale.
   *
   * Wire: `POST /Smart/Transactions/{smartTransactionId}/abort`
   */
  abort(smartTransactionId: SmartTransactionId, options?: CallOptions): Promise<SmartTransaction>
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
  /**
   * Cancel a payment at the card terminal.
   *
   * Moves money. Takes back a card payment by the number of its receipt, until the end of the day has been run on the terminal. The answer comes only when the terminal is done, so wait for minutes. The sale becomes `cancelled`, and its stored receipts stay as they were. Never send it a second time by itself. If the answer is lost, read the sale first. No body is sent.
   *
   * @param receiptNumber Number of the receipt at the card terminal, from `receipt_number` of the sale. Not the ID of the sale.
   *
   * Wire: `POST /Smart/Transactions/{receiptNumber}/canceltrx`
   */
  cancelTrx(receiptNumber: ReceiptNumber, options?: CallOptions): Promise<SmartTransaction>
  /**
   * Run the diagnosis of the card terminal.
   *
   * Makes the terminal call its host, and renews its configuration and its clock. A till has to offer it to the cashier. The answer comes only when the terminal is done, so wait for minutes. It is a sale of its own that tracks the run and carries the receipt. No money moves. Never send it a second time by itself, the terminal would begin again. No body is sent.
   *
   * @param smartDeviceId ID of the device. `me` is the device that the token belongs to.
   *
   * Wire: `POST /Smart/Transactions/{smartDeviceId}/diagnosis`
   */
  diagnosis(smartDeviceId: SmartDeviceIdOrMe, options?: CallOptions): Promise<SmartTransaction>
  /**
   * Run the end of the day on the card terminal.
   *
   * Moves money. Sends the card payments of the day to settlement; girocard and direct debit payments are only cleared by it, and afterwards none of them can be cancelled by its receipt. Many terminals run it by themselves. The answer comes only when the terminal is done, so wait for minutes. It is a sale of its own that tracks the run and carries the receipt. Never send it a second time by itself. No body is sent.
   *
   * @param smartDeviceId ID of the device. `me` is the device that the token belongs to.
   *
   * Wire: `POST /Smart/Transactions/{smartDeviceId}/endOfDay`
   */
  endOfDay(smartDeviceId: SmartDeviceIdOrMe, options?: CallOptions): Promise<SmartTransaction>
  /**
   * Ask for another way to pay a subscription.
   *
   * Opens a sale whose `payment_links` lead the payer to the pages for a card, a direct debit or PayPal, where a new instrument for the subscription is given. No money moves. Sent twice, it opens two sales. No body is sent.
   *
   * @param subscriptionId ID of the subscription.
   *
   * Wire: `POST /Smart/Transactions/{subscriptionId}/updatePaymentContainer`
   */
  updatePaymentContainer(subscriptionId: SubscriptionId, options?: CallOptions): Promise<SmartTransaction>
}

/** What `smart.devices.list` can be asked for. */
export interface SmartDevicesListQuery {
  /** Size of the page. */
  readonly count?: number
  /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
  readonly offset?: number
  /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
  readonly fields?: string
  /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
  readonly q?: string | Condition
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

/** What `smart.devices.get` can be asked for. */
export interface SmartDevicesGetQuery {
  /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
  readonly expand?: string
}

/** Tills, card terminals and shops, their PINs and settings. */
export interface SmartDevices {
  /**
   * List devices.
   *
   * Returns one page of the devices that match the query. Changes nothing.
   *
   * Wire: `GET /Smart/Devices`
   */
  list(query?: SmartDevicesListQuery, options?: CallOptions): ListCall<SmartDeviceList, SmartDeviceListItem>
  /**
   * Create a device.
   *
   * Adds a till, a card terminal or a shop module to a merchant. It cannot do anything before a person has confirmed it. No money moves. Sent twice, it adds two devices.
   *
   * Wire: `POST /Smart/Devices`
   */
  create(body: SmartDeviceInput, options?: CallOptions): Promise<SmartDevice>
  /**
   * Read a device.
   *
   * Returns the device with the products that are enabled on it. Changes nothing.
   *
   * @param smartDeviceId ID of the device. `me` is the device that the token belongs to.
   *
   * Wire: `GET /Smart/Devices/{smartDeviceId}`
   */
  get(smartDeviceId: SmartDeviceIdOrMe, query?: SmartDevicesGetQuery, options?: CallOptions): Promise<SmartDevice>
  /**
   * Update a device.
   *
   * Changes what is known of the device and which products are enabled on it. No money moves.
   *
   * @param smartDeviceId ID of the device. `me` is the device that the token belongs to.
   *
   * Wire: `PUT /Smart/Devices/{smartDeviceId}`
   */
  update(smartDeviceId: SmartDeviceIdOrMe, body: SmartDeviceInput, options?: CallOptions): Promise<SmartDevice>
  /**
   * Find the device that serves another one.
   *
   * Returns the device of the given kind on the same routing, such as the card terminal of a till. Changes nothing.
   *
   * @param smartDeviceId ID of the device. `me` is the device that the token belongs to.
   *
   * @param type Kind of the device that is looked for.
   *
   * Wire: `GET /Smart/Devices/{smartDeviceId}/routing/{type}`
   */
  getRouting(smartDeviceId: SmartDeviceIdOrMe, type: SmartDeviceType, options?: CallOptions): Promise<SmartDevice>
  /**
   * Confirm a device by its user code.
   *
   * Does what a person does in the back office: it ties the code that a device got at its registration to this device. From then on the device can open sessions. No money moves.
   *
   * @param smartDeviceId ID of the device. `me` is the device that the token belongs to.
   *
   * Wire: `PUT /Smart/Devices/{smartDeviceId}/pin`
   */
  authorize(smartDeviceId: SmartDeviceIdOrMe, body: DeviceAuthorizationInput, options?: CallOptions): Promise<SmartDevice>
  /**
   * Set the PIN with which devices get tokens.
   *
   * Sets the PIN for one device, for a store or for a whole merchant. Where several apply, the one for the device counts before the one for the store, and that before the one for the merchant. A PIN can be replaced but never removed. It needs at least 15 characters of at least three classes (digits, capitals, small letters, others), without repeats such as AAA and runs such as abc or 321. No money moves.
   *
   * @param smartDeviceId ID of the device. When the PIN is set for a store or for the whole merchant it is not used, and the ID of that store or merchant, or `me`, will do.
   *
   * Wire: `PUT /Smart/Devices/{smartDeviceId}/devicePin`
   */
  setDevicePin(smartDeviceId: string, body: DevicePinInput, options?: CallOptions): Promise<BooleanResult>
  /**
   * Tell for what a device PIN is set.
   *
   * Tells whether a PIN is set for the device, its store and its merchant. Never returns a PIN. Changes nothing.
   *
   * @param smartDeviceId ID of the device. `me` is the device that the token belongs to.
   *
   * Wire: `GET /Smart/Devices/{smartDeviceId}/devicePinConfig`
   */
  getDevicePinConfig(smartDeviceId: SmartDeviceIdOrMe, options?: CallOptions): Promise<DevicePinConfig>
  /**
   * List the apps that belong on a terminal.
   *
   * Takes what runs on the terminal, and returns what should. Changes nothing. The answer is a bare list.
   *
   * @param smartDeviceId ID of the device. `me` is the device that the token belongs to.
   *
   * Wire: `POST /Smart/Devices/{smartDeviceId}/GetSecubaseConfig`
   */
  getSecubaseConfig(smartDeviceId: SmartDeviceIdOrMe, body?: SecubaseConfigInput, options?: CallOptions): Promise<readonly SecubaseApp[]>
}

/** What `smart.routings.list` can be asked for. */
export interface SmartRoutingsListQuery {
  /** Size of the page. */
  readonly count?: number
  /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
  readonly offset?: number
  /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
  readonly fields?: string
  /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
  readonly q?: string | Condition
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

/** What `smart.routings.get` can be asked for. */
export interface SmartRoutingsGetQuery {
  /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
  readonly expand?: string
}

/** Which card terminal serves which till. */
export interface SmartRoutings {
  /**
   * List routings.
   *
   * Returns one page of the routings that match the query. Changes nothing.
   *
   * Wire: `GET /Smart/Routings`
   */
  list(query?: SmartRoutingsListQuery, options?: CallOptions): ListCall<SmartRoutingList, SmartRoutingListItem>
  /**
   * Create a routing.
   *
   * Adds a routing without devices to a store. No money moves. Sent twice, it adds two routings.
   *
   * Wire: `POST /Smart/Routings`
   */
  create(body: SmartRoutingInput, options?: CallOptions): Promise<SmartRouting>
  /**
   * Read a routing.
   *
   * Returns the routing with its devices. Changes nothing.
   *
   * @param smartRoutingId ID of the routing.
   *
   * Wire: `GET /Smart/Routings/{smartRoutingId}`
   */
  get(smartRoutingId: SmartRoutingId, query?: SmartRoutingsGetQuery, options?: CallOptions): Promise<SmartRouting>
  /**
   * Update a routing.
   *
   * Changes the name or the store of a routing. Its devices stay. No money moves.
   *
   * @param smartRoutingId ID of the routing.
   *
   * Wire: `PUT /Smart/Routings/{smartRoutingId}`
   */
  update(smartRoutingId: SmartRoutingId, body: SmartRoutingInput, options?: CallOptions): Promise<SmartRouting>
  /**
   * Delete a routing.
   *
   * Removes the routing. Its devices remain, but the tills among them lose their card terminal. No money moves.
   *
   * @param smartRoutingId ID of the routing.
   *
   * Wire: `DELETE /Smart/Routings/{smartRoutingId}`
   */
  delete(smartRoutingId: SmartRoutingId, options?: CallOptions): Promise<SmartRouting>
  /**
   * Assign a device to a routing.
   *
   * From then on the tills of the routing pay at its card terminal. No money moves. No body is sent.
   *
   * @param smartRoutingId ID of the routing.
   *
   * @param smartDeviceId ID of the device. `me` is the device that the token belongs to.
   *
   * Wire: `POST /Smart/Routings/{smartRoutingId}/assign/{smartDeviceId}`
   */
  assign(smartRoutingId: SmartRoutingId, smartDeviceId: SmartDeviceIdOrMe, options?: CallOptions): Promise<SmartRouting>
  /**
   * Remove a device from a routing.
   *
   * The device itself remains. No money moves.
   *
   * @param smartRoutingId ID of the routing.
   *
   * @param smartDeviceId ID of the device. `me` is the device that the token belongs to.
   *
   * Wire: `DELETE /Smart/Routings/{smartRoutingId}/assign/{smartDeviceId}`
   */
  unassign(smartRoutingId: SmartRoutingId, smartDeviceId: SmartDeviceIdOrMe, options?: CallOptions): Promise<SmartRouting>
}

/** What `smart.idents.list` can be asked for. */
export interface SmartIdentsListQuery {
  /** Size of the page. */
  readonly count?: number
  /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
  readonly offset?: number
  /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
  readonly fields?: string
  /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
  readonly q?: string | Condition
  /** Comma list of properties to sort by, each followed by `:asc` or `:desc`. */
  readonly sort?: string
}

/** Read and check loyalty cards in the older way. Merchant cards have replaced it. */
export interface SmartIdents {
  /**
   * List the kinds of ident that the merchant may use.
   *
   * Tells how the numbers of loyalty cards begin and how long they are, so that a till can tell them from other codes. Changes nothing. An older call that tills still use.
   *
   * Wire: `GET /Smart/Idents`
   *
   * @deprecated The vendor keeps it for older tills.
   */
  list(query?: SmartIdentsListQuery, options?: CallOptions): ListCall<SmartIdentList, SmartIdent>
  /**
   * Read a kind of ident.
   *
   * Returns name, prefix and length of one kind. Changes nothing. An older call that tills still use.
   *
   * @param identId ID of the kind of ident.
   *
   * Wire: `GET /Smart/Idents/{identId}`
   *
   * @deprecated The vendor keeps it for older tills.
   */
  get(identId: IdentTypeId, options?: CallOptions): Promise<SmartIdent>
  /**
   * Let a device read a card.
   *
   * Makes the card reader ask for a card, and fills its number into `value`. The answer comes only when a card was read or the reader gave up, so wait for minutes. No money moves. Never send it a second time by itself, the reader would ask again. No body is sent. An older call that tills still use.
   *
   * @param identId ID of the kind of ident.
   *
   * Wire: `POST /Smart/Idents/{identId}/read`
   *
   * @deprecated The vendor keeps it for older tills.
   */
  read(identId: IdentTypeId, options?: CallOptions): Promise<SmartIdent>
  /**
   * Find the merchant cards of idents.
   *
   * Takes a bare list of idents, and returns it with what is known of each card. Changes nothing. An older call that tills still use; `loyalty.merchantCards.validate` has replaced it.
   *
   * @param identId Not used, because the body names the cards. The vendor sends the literal `notused`.
   *
   * Wire: `POST /Smart/Idents/{identId}/validate`
   *
   * @deprecated The vendor keeps it for older tills.
   */
  validate(identId: string, body: readonly IdentInput[], options?: CallOptions): Promise<readonly SmartIdent[]>
}

/** What `smart.checkins.list` can be asked for. */
export interface SmartCheckinsListQuery {
  /** Size of the page. */
  readonly count?: number
  /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
  readonly offset?: number
  /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
  readonly fields?: string
  /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
  readonly q?: string | Condition
  /** Comma list of properties to sort by, each followed by `:asc` or `:desc`. */
  readonly sort?: string
}

/** Customers who have checked in at the store. No longer in use. */
export interface SmartCheckins {
  /**
   * List the customers who have checked in at the store.
   *
   * Returns one page of check-ins. A sale can name one in place of a card. Changes nothing. An older call that tills still use.
   *
   * Wire: `GET /Smart/Checkins`
   *
   * @deprecated The vendor keeps it for older tills.
   */
  list(query?: SmartCheckinsListQuery, options?: CallOptions): ListCall<SmartCheckinList, SmartCheckin>
}

/** The resources of the smart API. */
export interface SmartMethods {
  readonly transactions: SmartTransactions
  readonly devices: SmartDevices
  readonly routings: SmartRoutings
  readonly idents: SmartIdents
  readonly checkins: SmartCheckins
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
  readonly q?: string | Condition
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

/** Look up, check, issue, lock and book on the cards of a merchant. */
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
   * Update a merchant card.
   *
   * Sets when the card expires, which bank account it is loaded from, and the data of the integrator. Balances, points, customer and card group have calls of their own. No money moves.
   *
   * @param loyaltyMerchantCardId ID of the merchant card.
   *
   * Wire: `PUT /Loyalty/MerchantCards/{loyaltyMerchantCardId}`
   */
  update(loyaltyMerchantCardId: MerchantCardId, body: MerchantCardInput, options?: CallOptions): Promise<MerchantCard>
  /**
   * Check whether a card may be used.
   *
   * Tells whether the merchant accepts the card with this number, and whether it is locked or asks for a passcode. Changes nothing. A card that is not valid is answered with 200 and `isValid` false. Do not use a locked card in a sale.
   *
   * @param loyaltyMerchantCardId Not used, because the body names the card. Send `me`; the ID of a merchant card and the literal `MRC` work too.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/validateMerchantcard`
   */
  validate(loyaltyMerchantCardId: MerchantCardIdOrMe, body: CardValidationInput, options?: CallOptions): Promise<CardValidation>
  /**
   * Check the security code of a card.
   *
   * Tells whether the code on the back of the card is right. Refuse the card when it is not. Changes nothing. A wrong code is answered with 200 and `result` false.
   *
   * @param loyaltyMerchantCardId ID of the merchant card. When the body names the card by its number, `me` is enough.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/checkCsc`
   */
  checkCsc(loyaltyMerchantCardId: MerchantCardIdOrMe, body: CscCheckInput, options?: CallOptions): Promise<BooleanResult>
  /**
   * Check the passcode of a card.
   *
   * Tells whether the passcode that the customer entered is right. `passcode` of the merchant card says what it is needed for. Changes nothing. A wrong passcode is answered with 200 and `result` false.
   *
   * @param loyaltyMerchantCardId ID of the merchant card. When the body names the card by its number, `me` is enough.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/checkPasscode`
   */
  checkPasscode(loyaltyMerchantCardId: MerchantCardIdOrMe, body: PasscodeCheckInput, options?: CallOptions): Promise<BooleanResult>
  /**
   * Set the passcode of a card.
   *
   * Gives the card a passcode. No money moves.
   *
   * @param loyaltyMerchantCardId ID of the merchant card. When the body names the card by its number, `me` is enough.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/newPasscode`
   */
  setPasscode(loyaltyMerchantCardId: MerchantCardIdOrMe, body: PasscodeInput, options?: CallOptions): Promise<BooleanResult>
  /**
   * Ask for the passcode of a card to be reset.
   *
   * Takes the passcode that is valid now. No money moves.
   *
   * @param loyaltyMerchantCardId ID of the merchant card. When the body names the card by its number, `me` is enough.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/resetPasscode`
   */
  resetPasscode(loyaltyMerchantCardId: MerchantCardIdOrMe, body: PasscodeResetInput, options?: CallOptions): Promise<BooleanResult>
  /**
   * Get the balance of a card, with a receipt to print.
   *
   * Returns what is on the card, how far it may be overdrawn, and the lines to print. Changes nothing.
   *
   * @param loyaltyMerchantCardId ID of the merchant card. When the body names the card by its number, `me` is enough.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/getCardBalanceReceipt`
   */
  getBalanceReceipt(loyaltyMerchantCardId: MerchantCardIdOrMe, body: BalanceReceiptInput, options?: CallOptions): Promise<CardBalanceReceipt>
  /**
   * Book on a card, without a sale.
   *
   * Moves money. Loads the card, takes money or points off it, records revenue or cancels the latest booking, at once and without a Smart Transaction. The answer carries the receipt to print. Never send it a second time by itself. If the answer is lost, read the bookings of the card first. Tills do better to make a sale of it, which the guides describe in full.
   *
   * @param loyaltyMerchantCardId ID of the merchant card. When the body names the card by its number, `me` is enough.
   *
   * @param targetMerchantCardId ID of the merchant card that the booking is made on.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/transaction/{targetMerchantCardId}`
   */
  book(loyaltyMerchantCardId: MerchantCardIdOrMe, targetMerchantCardId: MerchantCardId, body: CardBookingInput, options?: CallOptions): Promise<MerchantCardWithReceipt>
  /**
   * Read whether a card is locked.
   *
   * Returns the lock of the card and its reason. Changes nothing.
   *
   * @param loyaltyMerchantCardId ID of the merchant card.
   *
   * Wire: `GET /Loyalty/MerchantCards/{loyaltyMerchantCardId}/lock`
   */
  getLock(loyaltyMerchantCardId: MerchantCardId, options?: CallOptions): Promise<CardLock>
  /**
   * Lock a card.
   *
   * The card cannot pay any more until it is unlocked. Its balances stay. Works for cards that are not locked. No money moves.
   *
   * @param loyaltyMerchantCardId ID of the merchant card.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/lock`
   */
  lock(loyaltyMerchantCardId: MerchantCardId, body?: CardLockInput, options?: CallOptions): Promise<MerchantCard>
  /**
   * Unlock a card.
   *
   * The card can pay again. Works for cards that are locked. No money moves.
   *
   * @param loyaltyMerchantCardId ID of the merchant card.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/unlock`
   */
  unlock(loyaltyMerchantCardId: MerchantCardId, body?: CardLockInput, options?: CallOptions): Promise<MerchantCard>
  /**
   * List the reasons to lock a card.
   *
   * Returns the reasons with their German names, to choose from. Changes nothing. The answer is a bare list.
   *
   * Wire: `GET /Loyalty/MerchantCards/me/lockReasons`
   */
  listLockReasons(options?: CallOptions): Promise<readonly LockReason[]>
  /**
   * Create the customer of a card.
   *
   * Creates a customer and assigns it to the card, which was anonymous before. Works once per card. No money moves.
   *
   * @param loyaltyMerchantCardId ID of the merchant card.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/registerCustomer`
   */
  registerCustomer(loyaltyMerchantCardId: MerchantCardId, body: LoyaltyCustomerInput, options?: CallOptions): Promise<MerchantCard>
  /**
   * Assign a customer to a card.
   *
   * Assigns a customer that exists. No money moves. No body is sent.
   *
   * @param loyaltyMerchantCardId ID of the merchant card.
   *
   * @param loyaltyCustomerId ID of the customer.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/setCustomer/{loyaltyCustomerId}`
   */
  setCustomer(loyaltyMerchantCardId: MerchantCardId, loyaltyCustomerId: LoyaltyCustomerId, options?: CallOptions): Promise<MerchantCard>
  /**
   * Move a card into another card group.
   *
   * From then on the rules of the other group hold for the card. No body is sent.
   *
   * @param loyaltyMerchantCardId ID of the merchant card.
   *
   * @param loyaltyCardGroupId ID of the card group.
   *
   * Wire: `PUT /Loyalty/MerchantCards/{loyaltyMerchantCardId}/cardgroup/{loyaltyCardGroupId}`
   */
  setCardGroup(loyaltyMerchantCardId: MerchantCardId, loyaltyCardGroupId: CardGroupId, options?: CallOptions): Promise<MerchantCard>
  /**
   * Issue cards.
   *
   * Creates up to 1000 cards of a card group, in use at once and without a balance. A single card may get its customer with it. The answer is a bare list, and the only place where the security codes of the cards are told. Sent twice, it issues twice as many cards, so never send it a second time by itself.
   *
   * @param generalMerchantId ID of the merchant.
   *
   * @param loyaltyCardGroupId ID of the card group.
   *
   * Wire: `POST /Loyalty/MerchantCards/{generalMerchantId}/createMerchantcards/{loyaltyCardGroupId}`
   */
  create(generalMerchantId: MerchantId, loyaltyCardGroupId: CardGroupId, body: CardIssueInput, options?: CallOptions): Promise<readonly IssuedMerchantCard[]>
  /**
   * Read the settings of the virtual terminal.
   *
   * Tells what a merchant may book on the card without a device. Changes nothing.
   *
   * @param loyaltyMerchantCardId ID of the merchant card. When the body names the card by its number, `me` is enough.
   *
   * @param generalMerchantId ID of the merchant.
   *
   * Wire: `GET /Loyalty/MerchantCards/{loyaltyMerchantCardId}/virtualTerminalData/{generalMerchantId}`
   */
  getVirtualTerminal(loyaltyMerchantCardId: MerchantCardIdOrMe, generalMerchantId: MerchantId, options?: CallOptions): Promise<VirtualTerminal>
}

/** What `loyalty.cards.list` can be asked for. */
export interface LoyaltyCardsListQuery {
  /** Size of the page. */
  readonly count?: number
  /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
  readonly offset?: number
  /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
  readonly fields?: string
  /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
  readonly q?: string | Condition
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

/** What `loyalty.cards.get` can be asked for. */
export interface LoyaltyCardsGetQuery {
  /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
  readonly expand?: string
}

/** Cards, no matter which merchants know them. */
export interface LoyaltyCards {
  /**
   * List cards.
   *
   * Returns one page of the cards that match the query. Balances are kept by the merchant cards, not here. Changes nothing.
   *
   * Wire: `GET /Loyalty/Cards`
   */
  list(query?: LoyaltyCardsListQuery, options?: CallOptions): ListCall<LoyaltyCardList, LoyaltyCardListItem>
  /**
   * Read a card.
   *
   * Returns the card, without balances. Changes nothing.
   *
   * @param loyaltyCardId ID of the card.
   *
   * Wire: `GET /Loyalty/Cards/{loyaltyCardId}`
   */
  get(loyaltyCardId: LoyaltyCardId, query?: LoyaltyCardsGetQuery, options?: CallOptions): Promise<LoyaltyCard>
  /**
   * Assign a card to a user account.
   *
   * Makes the user the owner of the card, at all merchants that know it. A card that is assigned already is refused with `ProductDuplicateException`. No money moves.
   *
   * @param loyaltyCardId ID of the card.
   *
   * @param generalAccountId ID of the user account.
   *
   * Wire: `POST /Loyalty/Cards/{loyaltyCardId}/assignUser/{generalAccountId}`
   */
  assignUser(loyaltyCardId: LoyaltyCardId, generalAccountId: AccountId, body?: CardPinInput, options?: CallOptions): Promise<BooleanResult>
  /**
   * Detach a card from a user account.
   *
   * The card has no owner any more; what merchants keep for it remains. No money moves.
   *
   * @param loyaltyCardId ID of the card.
   *
   * @param generalAccountId ID of the user account.
   *
   * Wire: `DELETE /Loyalty/Cards/{loyaltyCardId}/assignUser/{generalAccountId}`
   */
  unassignUser(loyaltyCardId: LoyaltyCardId, generalAccountId: AccountId, options?: CallOptions): Promise<BooleanResult>
}

/** What `loyalty.cardGroups.list` can be asked for. */
export interface LoyaltyCardGroupsListQuery {
  /** Size of the page. */
  readonly count?: number
  /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
  readonly offset?: number
  /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
  readonly fields?: string
  /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
  readonly q?: string | Condition
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

/** What `loyalty.cardGroups.get` can be asked for. */
export interface LoyaltyCardGroupsGetQuery {
  /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
  readonly expand?: string
}

/** The programmes that cards take part in. */
export interface LoyaltyCardGroups {
  /**
   * List card groups.
   *
   * Returns one page of the card groups that match the query. Changes nothing.
   *
   * Wire: `GET /Loyalty/Cardgroups`
   */
  list(query?: LoyaltyCardGroupsListQuery, options?: CallOptions): ListCall<CardGroupList, CardGroupListItem>
  /**
   * Create a card group.
   *
   * Adds a programme without cards. No money moves. Sent twice, it adds two.
   *
   * Wire: `POST /Loyalty/Cardgroups`
   */
  create(body: CardGroupInput, options?: CallOptions): Promise<CardGroup>
  /**
   * Read a card group.
   *
   * Returns the programme with its limits. Changes nothing.
   *
   * @param loyaltyCardGroupId ID of the card group.
   *
   * Wire: `GET /Loyalty/Cardgroups/{loyaltyCardGroupId}`
   */
  get(loyaltyCardGroupId: CardGroupId, query?: LoyaltyCardGroupsGetQuery, options?: CallOptions): Promise<CardGroup>
  /**
   * Update a card group.
   *
   * Changes name and picture of a programme. No money moves.
   *
   * @param loyaltyCardGroupId ID of the card group.
   *
   * Wire: `PUT /Loyalty/Cardgroups/{loyaltyCardGroupId}`
   */
  update(loyaltyCardGroupId: CardGroupId, body: CardGroupUpdateInput, options?: CallOptions): Promise<CardGroup>
  /**
   * Tell whether a booking needs the passcode.
   *
   * Tells whether the customer has to enter the passcode of a card before a booking of this kind. Changes nothing.
   *
   * @param loyaltyCardGroupId ID of the card group.
   *
   * Wire: `POST /Loyalty/Cardgroups/{loyaltyCardGroupId}/checkPasscodeEnabled`
   */
  checkPasscodeEnabled(loyaltyCardGroupId: CardGroupId, body: PasscodeQuestion, options?: CallOptions): Promise<BooleanResult>
}

/** What `loyalty.customers.list` can be asked for. */
export interface LoyaltyCustomersListQuery {
  /** Size of the page. */
  readonly count?: number
  /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
  readonly offset?: number
  /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
  readonly fields?: string
  /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
  readonly q?: string | Condition
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

/** What `loyalty.customers.get` can be asked for. */
export interface LoyaltyCustomersGetQuery {
  /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
  readonly expand?: string
}

/** The people behind the cards. */
export interface LoyaltyCustomers {
  /**
   * List customers.
   *
   * Returns one page of the customers that match the query. Changes nothing.
   *
   * Wire: `GET /Loyalty/Customers`
   */
  list(query?: LoyaltyCustomersListQuery, options?: CallOptions): ListCall<LoyaltyCustomerList, LoyaltyCustomerListItem>
  /**
   * Create a customer.
   *
   * Adds a customer without a card. No money moves. Sent twice, it adds two.
   *
   * Wire: `POST /Loyalty/Customers`
   */
  create(body: LoyaltyCustomerInput, options?: CallOptions): Promise<LoyaltyCustomer>
  /**
   * Read a customer.
   *
   * Returns the customer with the contacts and bank accounts. Changes nothing.
   *
   * @param loyaltyCustomerId ID of the customer.
   *
   * Wire: `GET /Loyalty/Customers/{loyaltyCustomerId}`
   */
  get(loyaltyCustomerId: LoyaltyCustomerId, query?: LoyaltyCustomersGetQuery, options?: CallOptions): Promise<LoyaltyCustomer>
  /**
   * Update or anonymise a customer.
   *
   * Changes what the merchant keeps of the customer. With `anonymize` the personal data are erased, which cannot be undone; cards and bookings remain. No money moves.
   *
   * @param loyaltyCustomerId ID of the customer.
   *
   * Wire: `PUT /Loyalty/Customers/{loyaltyCustomerId}`
   */
  update(loyaltyCustomerId: LoyaltyCustomerId, body: LoyaltyCustomerInput, options?: CallOptions): Promise<LoyaltyCustomer>
  /**
   * Attach a bank account to a customer.
   *
   * The cards of the customer can be loaded from it then. No money moves. No body is sent.
   *
   * @param loyaltyCustomerId ID of the customer.
   *
   * @param loyaltyPaymentContainerId ID of the bank account.
   *
   * Wire: `POST /Loyalty/Customers/{loyaltyCustomerId}/assignPaymentContainer/{loyaltyPaymentContainerId}`
   */
  assignPaymentContainer(loyaltyCustomerId: LoyaltyCustomerId, loyaltyPaymentContainerId: LoyaltyPaymentContainerId, options?: CallOptions): Promise<LoyaltyCustomer>
  /**
   * Detach a bank account from a customer.
   *
   * The cards of the customer can no longer be loaded from it. No money moves.
   *
   * @param loyaltyCustomerId ID of the customer.
   *
   * @param loyaltyPaymentContainerId ID of the bank account.
   *
   * Wire: `DELETE /Loyalty/Customers/{loyaltyCustomerId}/assignPaymentContainer/{loyaltyPaymentContainerId}`
   */
  unassignPaymentContainer(loyaltyCustomerId: LoyaltyCustomerId, loyaltyPaymentContainerId: LoyaltyPaymentContainerId, options?: CallOptions): Promise<LoyaltyCustomer>
}

/** What `loyalty.transactions.list` can be asked for. */
export interface LoyaltyTransactionsListQuery {
  /** Size of the page. */
  readonly count?: number
  /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
  readonly offset?: number
  /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
  readonly fields?: string
  /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
  readonly q?: string | Condition
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

/** What `loyalty.transactions.get` can be asked for. */
export interface LoyaltyTransactionsGetQuery {
  /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
  readonly expand?: string
}

/** What was booked on the cards. */
export interface LoyaltyTransactions {
  /**
   * List bookings.
   *
   * Returns one page of the bookings that match the query. Changes nothing.
   *
   * Wire: `GET /Loyalty/Transactions`
   */
  list(query?: LoyaltyTransactionsListQuery, options?: CallOptions): ListCall<LoyaltyTransactionList, LoyaltyTransactionListItem>
  /**
   * Read a booking.
   *
   * Returns the booking with its receipt. Changes nothing.
   *
   * @param loyaltyTransactionId ID of the booking.
   *
   * Wire: `GET /Loyalty/Transactions/{loyaltyTransactionId}`
   */
  get(loyaltyTransactionId: LoyaltyTransactionId, query?: LoyaltyTransactionsGetQuery, options?: CallOptions): Promise<LoyaltyTransaction>
}

/** The resources of the loyalty API. */
export interface LoyaltyMethods {
  readonly merchantCards: LoyaltyMerchantCards
  readonly cards: LoyaltyCards
  readonly cardGroups: LoyaltyCardGroups
  readonly customers: LoyaltyCustomers
  readonly transactions: LoyaltyTransactions
}
