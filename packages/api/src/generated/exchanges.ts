// Generated from specs/. Do not edit: change the spec and run `npm run generate`.
import type { AccountId, AggregateOptions, BalanceReceiptInput, BooleanResult, CardBalanceReceipt, CardBookingInput, CardGroup, CardGroupId, CardGroupInput, CardGroupList, CardGroupUpdateInput, CardIssueInput, CardLock, CardLockInput, CardPinInput, CardValidation, CardValidationInput, CheckoutMethod, CscCheckInput, DeliveryInput, DeviceAuthorizationInput, DevicePinConfig, DevicePinInput, IdentInput, IdentTypeId, IssuedMerchantCard, LockReason, LoyaltyCard, LoyaltyCardId, LoyaltyCardList, LoyaltyCustomer, LoyaltyCustomerId, LoyaltyCustomerInput, LoyaltyCustomerList, LoyaltyPaymentContainerId, LoyaltyTransaction, LoyaltyTransactionId, LoyaltyTransactionList, MerchantCard, MerchantCardId, MerchantCardIdOrMe, MerchantCardInput, MerchantCardList, MerchantCardWithReceipt, MerchantId, PasscodeCheckInput, PasscodeInput, PasscodeQuestion, PasscodeResetInput, PaymentMethod, PreTransaction, PrepareInput, ReceiptNumber, SecubaseApp, SecubaseConfigInput, SmartCheckinList, SmartDevice, SmartDeviceIdOrMe, SmartDeviceInput, SmartDeviceList, SmartDeviceType, SmartIdent, SmartIdentList, SmartRouting, SmartRoutingId, SmartRoutingInput, SmartRoutingList, SmartTransaction, SmartTransactionId, SmartTransactionInput, SmartTransactionList, StartInput, SubscriptionId, TokenAnswer, TokenRequest, VirtualTerminal } from './models.ts'

/** What `auth.token` is asked. */
export interface AuthTokenRequest {
  readonly path: object
  readonly query: object
  readonly body: TokenRequest
}

/** What `smart.transactions.list` is asked. */
export interface SmartTransactionsListRequest {
  readonly path: object
  readonly query: { readonly count?: number; readonly offset?: number; readonly fields?: string; readonly q?: string; readonly sort?: string; readonly scroll_expire?: string; readonly scroll_id?: string; readonly preset?: string; readonly expand?: string; readonly meta?: "true" | "only"; readonly validate?: 1; readonly aggregate?: AggregateOptions }
  readonly body: undefined
}

/** What `smart.transactions.create` is asked. */
export interface SmartTransactionsCreateRequest {
  readonly path: object
  readonly query: object
  readonly body: SmartTransactionInput
}

/** What `smart.transactions.get` is asked. */
export interface SmartTransactionsGetRequest {
  readonly path: { readonly smartTransactionId: SmartTransactionId }
  readonly query: { readonly expand?: string }
  readonly body: undefined
}

/** What `smart.transactions.update` is asked. */
export interface SmartTransactionsUpdateRequest {
  readonly path: { readonly smartTransactionId: SmartTransactionId }
  readonly query: object
  readonly body: SmartTransactionInput
}

/** What `smart.transactions.preTransaction` is asked. */
export interface SmartTransactionsPreTransactionRequest {
  readonly path: { readonly smartTransactionId: SmartTransactionId }
  readonly query: object
  readonly body: undefined
}

/** What `smart.transactions.prepare` is asked. */
export interface SmartTransactionsPrepareRequest {
  readonly path: { readonly smartTransactionId: SmartTransactionId; readonly paymentMethod: CheckoutMethod }
  readonly query: object
  readonly body: PrepareInput | undefined
}

/** What `smart.transactions.start` is asked. */
export interface SmartTransactionsStartRequest {
  readonly path: { readonly smartTransactionId: SmartTransactionId; readonly paymentMethod: PaymentMethod }
  readonly query: object
  readonly body: StartInput | undefined
}

/** What `smart.transactions.startPrepared` is asked. */
export interface SmartTransactionsStartPreparedRequest {
  readonly path: { readonly smartTransactionId: SmartTransactionId }
  readonly query: object
  readonly body: undefined
}

/** What `smart.transactions.setDelivery` is asked. */
export interface SmartTransactionsSetDeliveryRequest {
  readonly path: { readonly smartTransactionId: SmartTransactionId }
  readonly query: object
  readonly body: DeliveryInput
}

/** What `smart.transactions.abort` is asked. */
export interface SmartTransactionsAbortRequest {
  readonly path: { readonly smartTransactionId: SmartTransactionId }
  readonly query: object
  readonly body: undefined
}

/** What `smart.transactions.cancel` is asked. */
export interface SmartTransactionsCancelRequest {
  readonly path: { readonly smartTransactionId: SmartTransactionId }
  readonly query: object
  readonly body: undefined
}

/** What `smart.transactions.cancelTrx` is asked. */
export interface SmartTransactionsCancelTrxRequest {
  readonly path: { readonly receiptNumber: ReceiptNumber }
  readonly query: object
  readonly body: undefined
}

/** What `smart.transactions.diagnosis` is asked. */
export interface SmartTransactionsDiagnosisRequest {
  readonly path: { readonly smartDeviceId: SmartDeviceIdOrMe }
  readonly query: object
  readonly body: undefined
}

/** What `smart.transactions.endOfDay` is asked. */
export interface SmartTransactionsEndOfDayRequest {
  readonly path: { readonly smartDeviceId: SmartDeviceIdOrMe }
  readonly query: object
  readonly body: undefined
}

/** What `smart.transactions.updatePaymentContainer` is asked. */
export interface SmartTransactionsUpdatePaymentContainerRequest {
  readonly path: { readonly subscriptionId: SubscriptionId }
  readonly query: object
  readonly body: undefined
}

/** What `smart.devices.list` is asked. */
export interface SmartDevicesListRequest {
  readonly path: object
  readonly query: { readonly count?: number; readonly offset?: number; readonly fields?: string; readonly q?: string; readonly sort?: string; readonly scroll_expire?: string; readonly scroll_id?: string; readonly preset?: string; readonly expand?: string; readonly meta?: "true" | "only"; readonly validate?: 1; readonly aggregate?: AggregateOptions }
  readonly body: undefined
}

/** What `smart.devices.create` is asked. */
export interface SmartDevicesCreateRequest {
  readonly path: object
  readonly query: object
  readonly body: SmartDeviceInput
}

/** What `smart.devices.get` is asked. */
export interface SmartDevicesGetRequest {
  readonly path: { readonly smartDeviceId: SmartDeviceIdOrMe }
  readonly query: { readonly expand?: string }
  readonly body: undefined
}

/** What `smart.devices.update` is asked. */
export interface SmartDevicesUpdateRequest {
  readonly path: { readonly smartDeviceId: SmartDeviceIdOrMe }
  readonly query: object
  readonly body: SmartDeviceInput
}

/** What `smart.devices.getRouting` is asked. */
export interface SmartDevicesGetRoutingRequest {
  readonly path: { readonly smartDeviceId: SmartDeviceIdOrMe; readonly type: SmartDeviceType }
  readonly query: object
  readonly body: undefined
}

/** What `smart.devices.authorize` is asked. */
export interface SmartDevicesAuthorizeRequest {
  readonly path: { readonly smartDeviceId: SmartDeviceIdOrMe }
  readonly query: object
  readonly body: DeviceAuthorizationInput
}

/** What `smart.devices.setDevicePin` is asked. */
export interface SmartDevicesSetDevicePinRequest {
  readonly path: { readonly smartDeviceId: string }
  readonly query: object
  readonly body: DevicePinInput
}

/** What `smart.devices.getDevicePinConfig` is asked. */
export interface SmartDevicesGetDevicePinConfigRequest {
  readonly path: { readonly smartDeviceId: SmartDeviceIdOrMe }
  readonly query: object
  readonly body: undefined
}

/** What `smart.devices.getSecubaseConfig` is asked. */
export interface SmartDevicesGetSecubaseConfigRequest {
  readonly path: { readonly smartDeviceId: SmartDeviceIdOrMe }
  readonly query: object
  readonly body: SecubaseConfigInput | undefined
}

/** What `smart.routings.list` is asked. */
export interface SmartRoutingsListRequest {
  readonly path: object
  readonly query: { readonly count?: number; readonly offset?: number; readonly fields?: string; readonly q?: string; readonly sort?: string; readonly scroll_expire?: string; readonly scroll_id?: string; readonly preset?: string; readonly expand?: string; readonly meta?: "true" | "only"; readonly validate?: 1; readonly aggregate?: AggregateOptions }
  readonly body: undefined
}

/** What `smart.routings.create` is asked. */
export interface SmartRoutingsCreateRequest {
  readonly path: object
  readonly query: object
  readonly body: SmartRoutingInput
}

/** What `smart.routings.get` is asked. */
export interface SmartRoutingsGetRequest {
  readonly path: { readonly smartRoutingId: SmartRoutingId }
  readonly query: { readonly expand?: string }
  readonly body: undefined
}

/** What `smart.routings.update` is asked. */
export interface SmartRoutingsUpdateRequest {
  readonly path: { readonly smartRoutingId: SmartRoutingId }
  readonly query: object
  readonly body: SmartRoutingInput
}

/** What `smart.routings.delete` is asked. */
export interface SmartRoutingsDeleteRequest {
  readonly path: { readonly smartRoutingId: SmartRoutingId }
  readonly query: object
  readonly body: undefined
}

/** What `smart.routings.assign` is asked. */
export interface SmartRoutingsAssignRequest {
  readonly path: { readonly smartRoutingId: SmartRoutingId; readonly smartDeviceId: SmartDeviceIdOrMe }
  readonly query: object
  readonly body: undefined
}

/** What `smart.routings.unassign` is asked. */
export interface SmartRoutingsUnassignRequest {
  readonly path: { readonly smartRoutingId: SmartRoutingId; readonly smartDeviceId: SmartDeviceIdOrMe }
  readonly query: object
  readonly body: undefined
}

/** What `smart.idents.list` is asked. */
export interface SmartIdentsListRequest {
  readonly path: object
  readonly query: { readonly count?: number; readonly offset?: number; readonly fields?: string; readonly q?: string; readonly sort?: string }
  readonly body: undefined
}

/** What `smart.idents.get` is asked. */
export interface SmartIdentsGetRequest {
  readonly path: { readonly identId: IdentTypeId }
  readonly query: object
  readonly body: undefined
}

/** What `smart.idents.read` is asked. */
export interface SmartIdentsReadRequest {
  readonly path: { readonly identId: IdentTypeId }
  readonly query: object
  readonly body: undefined
}

/** What `smart.idents.validate` is asked. */
export interface SmartIdentsValidateRequest {
  readonly path: { readonly identId: string }
  readonly query: object
  readonly body: readonly IdentInput[]
}

/** What `smart.checkins.list` is asked. */
export interface SmartCheckinsListRequest {
  readonly path: object
  readonly query: { readonly count?: number; readonly offset?: number; readonly fields?: string; readonly q?: string; readonly sort?: string }
  readonly body: undefined
}

/** What `loyalty.merchantCards.list` is asked. */
export interface LoyaltyMerchantCardsListRequest {
  readonly path: object
  readonly query: { readonly count?: number; readonly offset?: number; readonly fields?: string; readonly q?: string; readonly sort?: string; readonly scroll_expire?: string; readonly scroll_id?: string; readonly preset?: string; readonly expand?: string; readonly meta?: "true" | "only"; readonly validate?: 1; readonly aggregate?: AggregateOptions }
  readonly body: undefined
}

/** What `loyalty.merchantCards.get` is asked. */
export interface LoyaltyMerchantCardsGetRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardId }
  readonly query: { readonly expand?: string }
  readonly body: undefined
}

/** What `loyalty.merchantCards.update` is asked. */
export interface LoyaltyMerchantCardsUpdateRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardId }
  readonly query: object
  readonly body: MerchantCardInput
}

/** What `loyalty.merchantCards.validate` is asked. */
export interface LoyaltyMerchantCardsValidateRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardIdOrMe }
  readonly query: object
  readonly body: CardValidationInput
}

/** What `loyalty.merchantCards.checkCsc` is asked. */
export interface LoyaltyMerchantCardsCheckCscRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardIdOrMe }
  readonly query: object
  readonly body: CscCheckInput
}

/** What `loyalty.merchantCards.checkPasscode` is asked. */
export interface LoyaltyMerchantCardsCheckPasscodeRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardIdOrMe }
  readonly query: object
  readonly body: PasscodeCheckInput
}

/** What `loyalty.merchantCards.setPasscode` is asked. */
export interface LoyaltyMerchantCardsSetPasscodeRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardIdOrMe }
  readonly query: object
  readonly body: PasscodeInput
}

/** What `loyalty.merchantCards.resetPasscode` is asked. */
export interface LoyaltyMerchantCardsResetPasscodeRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardIdOrMe }
  readonly query: object
  readonly body: PasscodeResetInput
}

/** What `loyalty.merchantCards.getBalanceReceipt` is asked. */
export interface LoyaltyMerchantCardsGetBalanceReceiptRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardIdOrMe }
  readonly query: object
  readonly body: BalanceReceiptInput
}

/** What `loyalty.merchantCards.book` is asked. */
export interface LoyaltyMerchantCardsBookRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardIdOrMe; readonly targetMerchantCardId: MerchantCardId }
  readonly query: object
  readonly body: CardBookingInput
}

/** What `loyalty.merchantCards.getLock` is asked. */
export interface LoyaltyMerchantCardsGetLockRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardId }
  readonly query: object
  readonly body: undefined
}

/** What `loyalty.merchantCards.lock` is asked. */
export interface LoyaltyMerchantCardsLockRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardId }
  readonly query: object
  readonly body: CardLockInput | undefined
}

/** What `loyalty.merchantCards.unlock` is asked. */
export interface LoyaltyMerchantCardsUnlockRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardId }
  readonly query: object
  readonly body: CardLockInput | undefined
}

/** What `loyalty.merchantCards.listLockReasons` is asked. */
export interface LoyaltyMerchantCardsListLockReasonsRequest {
  readonly path: object
  readonly query: object
  readonly body: undefined
}

/** What `loyalty.merchantCards.registerCustomer` is asked. */
export interface LoyaltyMerchantCardsRegisterCustomerRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardId }
  readonly query: object
  readonly body: LoyaltyCustomerInput
}

/** What `loyalty.merchantCards.setCustomer` is asked. */
export interface LoyaltyMerchantCardsSetCustomerRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardId; readonly loyaltyCustomerId: LoyaltyCustomerId }
  readonly query: object
  readonly body: undefined
}

/** What `loyalty.merchantCards.setCardGroup` is asked. */
export interface LoyaltyMerchantCardsSetCardGroupRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardId; readonly loyaltyCardGroupId: CardGroupId }
  readonly query: object
  readonly body: undefined
}

/** What `loyalty.merchantCards.create` is asked. */
export interface LoyaltyMerchantCardsCreateRequest {
  readonly path: { readonly generalMerchantId: MerchantId; readonly loyaltyCardGroupId: CardGroupId }
  readonly query: object
  readonly body: CardIssueInput
}

/** What `loyalty.merchantCards.getVirtualTerminal` is asked. */
export interface LoyaltyMerchantCardsGetVirtualTerminalRequest {
  readonly path: { readonly loyaltyMerchantCardId: MerchantCardIdOrMe; readonly generalMerchantId: MerchantId }
  readonly query: object
  readonly body: undefined
}

/** What `loyalty.cards.list` is asked. */
export interface LoyaltyCardsListRequest {
  readonly path: object
  readonly query: { readonly count?: number; readonly offset?: number; readonly fields?: string; readonly q?: string; readonly sort?: string; readonly scroll_expire?: string; readonly scroll_id?: string; readonly preset?: string; readonly expand?: string; readonly meta?: "true" | "only"; readonly validate?: 1; readonly aggregate?: AggregateOptions }
  readonly body: undefined
}

/** What `loyalty.cards.get` is asked. */
export interface LoyaltyCardsGetRequest {
  readonly path: { readonly loyaltyCardId: LoyaltyCardId }
  readonly query: { readonly expand?: string }
  readonly body: undefined
}

/** What `loyalty.cards.assignUser` is asked. */
export interface LoyaltyCardsAssignUserRequest {
  readonly path: { readonly loyaltyCardId: LoyaltyCardId; readonly generalAccountId: AccountId }
  readonly query: object
  readonly body: CardPinInput | undefined
}

/** What `loyalty.cards.unassignUser` is asked. */
export interface LoyaltyCardsUnassignUserRequest {
  readonly path: { readonly loyaltyCardId: LoyaltyCardId; readonly generalAccountId: AccountId }
  readonly query: object
  readonly body: undefined
}

/** What `loyalty.cardGroups.list` is asked. */
export interface LoyaltyCardGroupsListRequest {
  readonly path: object
  readonly query: { readonly count?: number; readonly offset?: number; readonly fields?: string; readonly q?: string; readonly sort?: string; readonly scroll_expire?: string; readonly scroll_id?: string; readonly preset?: string; readonly expand?: string; readonly meta?: "true" | "only"; readonly validate?: 1; readonly aggregate?: AggregateOptions }
  readonly body: undefined
}

/** What `loyalty.cardGroups.create` is asked. */
export interface LoyaltyCardGroupsCreateRequest {
  readonly path: object
  readonly query: object
  readonly body: CardGroupInput
}

/** What `loyalty.cardGroups.get` is asked. */
export interface LoyaltyCardGroupsGetRequest {
  readonly path: { readonly loyaltyCardGroupId: CardGroupId }
  readonly query: { readonly expand?: string }
  readonly body: undefined
}

/** What `loyalty.cardGroups.update` is asked. */
export interface LoyaltyCardGroupsUpdateRequest {
  readonly path: { readonly loyaltyCardGroupId: CardGroupId }
  readonly query: object
  readonly body: CardGroupUpdateInput
}

/** What `loyalty.cardGroups.checkPasscodeEnabled` is asked. */
export interface LoyaltyCardGroupsCheckPasscodeEnabledRequest {
  readonly path: { readonly loyaltyCardGroupId: CardGroupId }
  readonly query: object
  readonly body: PasscodeQuestion
}

/** What `loyalty.customers.list` is asked. */
export interface LoyaltyCustomersListRequest {
  readonly path: object
  readonly query: { readonly count?: number; readonly offset?: number; readonly fields?: string; readonly q?: string; readonly sort?: string; readonly scroll_expire?: string; readonly scroll_id?: string; readonly preset?: string; readonly expand?: string; readonly meta?: "true" | "only"; readonly validate?: 1; readonly aggregate?: AggregateOptions }
  readonly body: undefined
}

/** What `loyalty.customers.create` is asked. */
export interface LoyaltyCustomersCreateRequest {
  readonly path: object
  readonly query: object
  readonly body: LoyaltyCustomerInput
}

/** What `loyalty.customers.get` is asked. */
export interface LoyaltyCustomersGetRequest {
  readonly path: { readonly loyaltyCustomerId: LoyaltyCustomerId }
  readonly query: { readonly expand?: string }
  readonly body: undefined
}

/** What `loyalty.customers.update` is asked. */
export interface LoyaltyCustomersUpdateRequest {
  readonly path: { readonly loyaltyCustomerId: LoyaltyCustomerId }
  readonly query: object
  readonly body: LoyaltyCustomerInput
}

/** What `loyalty.customers.assignPaymentContainer` is asked. */
export interface LoyaltyCustomersAssignPaymentContainerRequest {
  readonly path: { readonly loyaltyCustomerId: LoyaltyCustomerId; readonly loyaltyPaymentContainerId: LoyaltyPaymentContainerId }
  readonly query: object
  readonly body: undefined
}

/** What `loyalty.customers.unassignPaymentContainer` is asked. */
export interface LoyaltyCustomersUnassignPaymentContainerRequest {
  readonly path: { readonly loyaltyCustomerId: LoyaltyCustomerId; readonly loyaltyPaymentContainerId: LoyaltyPaymentContainerId }
  readonly query: object
  readonly body: undefined
}

/** What `loyalty.transactions.list` is asked. */
export interface LoyaltyTransactionsListRequest {
  readonly path: object
  readonly query: { readonly count?: number; readonly offset?: number; readonly fields?: string; readonly q?: string; readonly sort?: string; readonly scroll_expire?: string; readonly scroll_id?: string; readonly preset?: string; readonly expand?: string; readonly meta?: "true" | "only"; readonly validate?: 1; readonly aggregate?: AggregateOptions }
  readonly body: undefined
}

/** What `loyalty.transactions.get` is asked. */
export interface LoyaltyTransactionsGetRequest {
  readonly path: { readonly loyaltyTransactionId: LoyaltyTransactionId }
  readonly query: { readonly expand?: string }
  readonly body: undefined
}

/** Every operation of the specs: what it is asked, and what it replies. */
export interface Exchanges {
  /**
   * Get an access token, or register a device.
   *
   * Wire: `POST /oauth/token`
   */
  readonly 'auth.token': { readonly request: AuthTokenRequest; readonly reply: TokenAnswer }
  /**
   * List Smart Transactions.
   *
   * Wire: `GET /Smart/Transactions`
   */
  readonly 'smart.transactions.list': { readonly request: SmartTransactionsListRequest; readonly reply: SmartTransactionList }
  /**
   * Create a Smart Transaction.
   *
   * Wire: `POST /Smart/Transactions`
   */
  readonly 'smart.transactions.create': { readonly request: SmartTransactionsCreateRequest; readonly reply: SmartTransaction }
  /**
   * Read a Smart Transaction.
   *
   * Wire: `GET /Smart/Transactions/{smartTransactionId}`
   */
  readonly 'smart.transactions.get': { readonly request: SmartTransactionsGetRequest; readonly reply: SmartTransaction }
  /**
   * Replace the content of a Smart Transaction.
   *
   * Wire: `PUT /Smart/Transactions/{smartTransactionId}`
   */
  readonly 'smart.transactions.update': { readonly request: SmartTransactionsUpdateRequest; readonly reply: SmartTransaction }
  /**
   * Apply the loyalty card to the basket.
   *
   * Wire: `POST /Smart/Transactions/{smartTransactionId}/preTransaction`
   */
  readonly 'smart.transactions.preTransaction': { readonly request: SmartTransactionsPreTransactionRequest; readonly reply: PreTransaction }
  /**
   * Authorise the payment.
   *
   * Wire: `POST /Smart/Transactions/{smartTransactionId}/prepare/{paymentMethod}`
   */
  readonly 'smart.transactions.prepare': { readonly request: SmartTransactionsPrepareRequest; readonly reply: SmartTransaction }
  /**
   * Execute the payment.
   *
   * Wire: `POST /Smart/Transactions/{smartTransactionId}/start/{paymentMethod}`
   */
  readonly 'smart.transactions.start': { readonly request: SmartTransactionsStartRequest; readonly reply: SmartTransaction }
  /**
   * Execute a payment that was prepared.
   *
   * Wire: `POST /Smart/Transactions/{smartTransactionId}/start`
   */
  readonly 'smart.transactions.startPrepared': { readonly request: SmartTransactionsStartPreparedRequest; readonly reply: SmartTransaction }
  /**
   * Say that the goods were sent or handed over.
   *
   * Wire: `POST /Smart/Transactions/{smartTransactionId}/setDelivery`
   */
  readonly 'smart.transactions.setDelivery': { readonly request: SmartTransactionsSetDeliveryRequest; readonly reply: SmartTransaction }
  /**
   * Give up a sale that was not started.
   *
   * Wire: `POST /Smart/Transactions/{smartTransactionId}/abort`
   */
  readonly 'smart.transactions.abort': { readonly request: SmartTransactionsAbortRequest; readonly reply: SmartTransaction }
  /**
   * Cancel a sale that was paid.
   *
   * Wire: `POST /Smart/Transactions/{smartTransactionId}/cancel`
   */
  readonly 'smart.transactions.cancel': { readonly request: SmartTransactionsCancelRequest; readonly reply: SmartTransaction }
  /**
   * Cancel a payment at the card terminal.
   *
   * Wire: `POST /Smart/Transactions/{receiptNumber}/canceltrx`
   */
  readonly 'smart.transactions.cancelTrx': { readonly request: SmartTransactionsCancelTrxRequest; readonly reply: SmartTransaction }
  /**
   * Run the diagnosis of the card terminal.
   *
   * Wire: `POST /Smart/Transactions/{smartDeviceId}/diagnosis`
   */
  readonly 'smart.transactions.diagnosis': { readonly request: SmartTransactionsDiagnosisRequest; readonly reply: SmartTransaction }
  /**
   * Run the end of the day on the card terminal.
   *
   * Wire: `POST /Smart/Transactions/{smartDeviceId}/endOfDay`
   */
  readonly 'smart.transactions.endOfDay': { readonly request: SmartTransactionsEndOfDayRequest; readonly reply: SmartTransaction }
  /**
   * Ask for another way to pay a subscription.
   *
   * Wire: `POST /Smart/Transactions/{subscriptionId}/updatePaymentContainer`
   */
  readonly 'smart.transactions.updatePaymentContainer': { readonly request: SmartTransactionsUpdatePaymentContainerRequest; readonly reply: SmartTransaction }
  /**
   * List devices.
   *
   * Wire: `GET /Smart/Devices`
   */
  readonly 'smart.devices.list': { readonly request: SmartDevicesListRequest; readonly reply: SmartDeviceList }
  /**
   * Create a device.
   *
   * Wire: `POST /Smart/Devices`
   */
  readonly 'smart.devices.create': { readonly request: SmartDevicesCreateRequest; readonly reply: SmartDevice }
  /**
   * Read a device.
   *
   * Wire: `GET /Smart/Devices/{smartDeviceId}`
   */
  readonly 'smart.devices.get': { readonly request: SmartDevicesGetRequest; readonly reply: SmartDevice }
  /**
   * Update a device.
   *
   * Wire: `PUT /Smart/Devices/{smartDeviceId}`
   */
  readonly 'smart.devices.update': { readonly request: SmartDevicesUpdateRequest; readonly reply: SmartDevice }
  /**
   * Find the device that serves another one.
   *
   * Wire: `GET /Smart/Devices/{smartDeviceId}/routing/{type}`
   */
  readonly 'smart.devices.getRouting': { readonly request: SmartDevicesGetRoutingRequest; readonly reply: SmartDevice }
  /**
   * Confirm a device by its user code.
   *
   * Wire: `PUT /Smart/Devices/{smartDeviceId}/pin`
   */
  readonly 'smart.devices.authorize': { readonly request: SmartDevicesAuthorizeRequest; readonly reply: SmartDevice }
  /**
   * Set the PIN with which devices get tokens.
   *
   * Wire: `PUT /Smart/Devices/{smartDeviceId}/devicePin`
   */
  readonly 'smart.devices.setDevicePin': { readonly request: SmartDevicesSetDevicePinRequest; readonly reply: BooleanResult }
  /**
   * Tell for what a device PIN is set.
   *
   * Wire: `GET /Smart/Devices/{smartDeviceId}/devicePinConfig`
   */
  readonly 'smart.devices.getDevicePinConfig': { readonly request: SmartDevicesGetDevicePinConfigRequest; readonly reply: DevicePinConfig }
  /**
   * List the apps that belong on a terminal.
   *
   * Wire: `POST /Smart/Devices/{smartDeviceId}/GetSecubaseConfig`
   */
  readonly 'smart.devices.getSecubaseConfig': { readonly request: SmartDevicesGetSecubaseConfigRequest; readonly reply: readonly SecubaseApp[] }
  /**
   * List routings.
   *
   * Wire: `GET /Smart/Routings`
   */
  readonly 'smart.routings.list': { readonly request: SmartRoutingsListRequest; readonly reply: SmartRoutingList }
  /**
   * Create a routing.
   *
   * Wire: `POST /Smart/Routings`
   */
  readonly 'smart.routings.create': { readonly request: SmartRoutingsCreateRequest; readonly reply: SmartRouting }
  /**
   * Read a routing.
   *
   * Wire: `GET /Smart/Routings/{smartRoutingId}`
   */
  readonly 'smart.routings.get': { readonly request: SmartRoutingsGetRequest; readonly reply: SmartRouting }
  /**
   * Update a routing.
   *
   * Wire: `PUT /Smart/Routings/{smartRoutingId}`
   */
  readonly 'smart.routings.update': { readonly request: SmartRoutingsUpdateRequest; readonly reply: SmartRouting }
  /**
   * Delete a routing.
   *
   * Wire: `DELETE /Smart/Routings/{smartRoutingId}`
   */
  readonly 'smart.routings.delete': { readonly request: SmartRoutingsDeleteRequest; readonly reply: SmartRouting }
  /**
   * Assign a device to a routing.
   *
   * Wire: `POST /Smart/Routings/{smartRoutingId}/assign/{smartDeviceId}`
   */
  readonly 'smart.routings.assign': { readonly request: SmartRoutingsAssignRequest; readonly reply: SmartRouting }
  /**
   * Remove a device from a routing.
   *
   * Wire: `DELETE /Smart/Routings/{smartRoutingId}/assign/{smartDeviceId}`
   */
  readonly 'smart.routings.unassign': { readonly request: SmartRoutingsUnassignRequest; readonly reply: SmartRouting }
  /**
   * List the kinds of ident that the merchant may use.
   *
   * Wire: `GET /Smart/Idents`
   */
  readonly 'smart.idents.list': { readonly request: SmartIdentsListRequest; readonly reply: SmartIdentList }
  /**
   * Read a kind of ident.
   *
   * Wire: `GET /Smart/Idents/{identId}`
   */
  readonly 'smart.idents.get': { readonly request: SmartIdentsGetRequest; readonly reply: SmartIdent }
  /**
   * Let a device read a card.
   *
   * Wire: `POST /Smart/Idents/{identId}/read`
   */
  readonly 'smart.idents.read': { readonly request: SmartIdentsReadRequest; readonly reply: SmartIdent }
  /**
   * Find the merchant cards of idents.
   *
   * Wire: `POST /Smart/Idents/{identId}/validate`
   */
  readonly 'smart.idents.validate': { readonly request: SmartIdentsValidateRequest; readonly reply: readonly SmartIdent[] }
  /**
   * List the customers who have checked in at the store.
   *
   * Wire: `GET /Smart/Checkins`
   */
  readonly 'smart.checkins.list': { readonly request: SmartCheckinsListRequest; readonly reply: SmartCheckinList }
  /**
   * List merchant cards.
   *
   * Wire: `GET /Loyalty/MerchantCards`
   */
  readonly 'loyalty.merchantCards.list': { readonly request: LoyaltyMerchantCardsListRequest; readonly reply: MerchantCardList }
  /**
   * Read a merchant card.
   *
   * Wire: `GET /Loyalty/MerchantCards/{loyaltyMerchantCardId}`
   */
  readonly 'loyalty.merchantCards.get': { readonly request: LoyaltyMerchantCardsGetRequest; readonly reply: MerchantCard }
  /**
   * Update a merchant card.
   *
   * Wire: `PUT /Loyalty/MerchantCards/{loyaltyMerchantCardId}`
   */
  readonly 'loyalty.merchantCards.update': { readonly request: LoyaltyMerchantCardsUpdateRequest; readonly reply: MerchantCard }
  /**
   * Check whether a card may be used.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/validateMerchantcard`
   */
  readonly 'loyalty.merchantCards.validate': { readonly request: LoyaltyMerchantCardsValidateRequest; readonly reply: CardValidation }
  /**
   * Check the security code of a card.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/checkCsc`
   */
  readonly 'loyalty.merchantCards.checkCsc': { readonly request: LoyaltyMerchantCardsCheckCscRequest; readonly reply: BooleanResult }
  /**
   * Check the passcode of a card.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/checkPasscode`
   */
  readonly 'loyalty.merchantCards.checkPasscode': { readonly request: LoyaltyMerchantCardsCheckPasscodeRequest; readonly reply: BooleanResult }
  /**
   * Set the passcode of a card.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/newPasscode`
   */
  readonly 'loyalty.merchantCards.setPasscode': { readonly request: LoyaltyMerchantCardsSetPasscodeRequest; readonly reply: BooleanResult }
  /**
   * Ask for the passcode of a card to be reset.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/resetPasscode`
   */
  readonly 'loyalty.merchantCards.resetPasscode': { readonly request: LoyaltyMerchantCardsResetPasscodeRequest; readonly reply: BooleanResult }
  /**
   * Get the balance of a card, with a receipt to print.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/getCardBalanceReceipt`
   */
  readonly 'loyalty.merchantCards.getBalanceReceipt': { readonly request: LoyaltyMerchantCardsGetBalanceReceiptRequest; readonly reply: CardBalanceReceipt }
  /**
   * Book on a card, without a sale.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/transaction/{targetMerchantCardId}`
   */
  readonly 'loyalty.merchantCards.book': { readonly request: LoyaltyMerchantCardsBookRequest; readonly reply: MerchantCardWithReceipt }
  /**
   * Read whether a card is locked.
   *
   * Wire: `GET /Loyalty/MerchantCards/{loyaltyMerchantCardId}/lock`
   */
  readonly 'loyalty.merchantCards.getLock': { readonly request: LoyaltyMerchantCardsGetLockRequest; readonly reply: CardLock }
  /**
   * Lock a card.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/lock`
   */
  readonly 'loyalty.merchantCards.lock': { readonly request: LoyaltyMerchantCardsLockRequest; readonly reply: MerchantCard }
  /**
   * Unlock a card.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/unlock`
   */
  readonly 'loyalty.merchantCards.unlock': { readonly request: LoyaltyMerchantCardsUnlockRequest; readonly reply: MerchantCard }
  /**
   * List the reasons to lock a card.
   *
   * Wire: `GET /Loyalty/MerchantCards/me/lockReasons`
   */
  readonly 'loyalty.merchantCards.listLockReasons': { readonly request: LoyaltyMerchantCardsListLockReasonsRequest; readonly reply: readonly LockReason[] }
  /**
   * Create the customer of a card.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/registerCustomer`
   */
  readonly 'loyalty.merchantCards.registerCustomer': { readonly request: LoyaltyMerchantCardsRegisterCustomerRequest; readonly reply: MerchantCard }
  /**
   * Assign a customer to a card.
   *
   * Wire: `POST /Loyalty/MerchantCards/{loyaltyMerchantCardId}/setCustomer/{loyaltyCustomerId}`
   */
  readonly 'loyalty.merchantCards.setCustomer': { readonly request: LoyaltyMerchantCardsSetCustomerRequest; readonly reply: MerchantCard }
  /**
   * Move a card into another card group.
   *
   * Wire: `PUT /Loyalty/MerchantCards/{loyaltyMerchantCardId}/cardgroup/{loyaltyCardGroupId}`
   */
  readonly 'loyalty.merchantCards.setCardGroup': { readonly request: LoyaltyMerchantCardsSetCardGroupRequest; readonly reply: MerchantCard }
  /**
   * Issue cards.
   *
   * Wire: `POST /Loyalty/MerchantCards/{generalMerchantId}/createMerchantcards/{loyaltyCardGroupId}`
   */
  readonly 'loyalty.merchantCards.create': { readonly request: LoyaltyMerchantCardsCreateRequest; readonly reply: readonly IssuedMerchantCard[] }
  /**
   * Read the settings of the virtual terminal.
   *
   * Wire: `GET /Loyalty/MerchantCards/{loyaltyMerchantCardId}/virtualTerminalData/{generalMerchantId}`
   */
  readonly 'loyalty.merchantCards.getVirtualTerminal': { readonly request: LoyaltyMerchantCardsGetVirtualTerminalRequest; readonly reply: VirtualTerminal }
  /**
   * List cards.
   *
   * Wire: `GET /Loyalty/Cards`
   */
  readonly 'loyalty.cards.list': { readonly request: LoyaltyCardsListRequest; readonly reply: LoyaltyCardList }
  /**
   * Read a card.
   *
   * Wire: `GET /Loyalty/Cards/{loyaltyCardId}`
   */
  readonly 'loyalty.cards.get': { readonly request: LoyaltyCardsGetRequest; readonly reply: LoyaltyCard }
  /**
   * Assign a card to a user account.
   *
   * Wire: `POST /Loyalty/Cards/{loyaltyCardId}/assignUser/{generalAccountId}`
   */
  readonly 'loyalty.cards.assignUser': { readonly request: LoyaltyCardsAssignUserRequest; readonly reply: BooleanResult }
  /**
   * Detach a card from a user account.
   *
   * Wire: `DELETE /Loyalty/Cards/{loyaltyCardId}/assignUser/{generalAccountId}`
   */
  readonly 'loyalty.cards.unassignUser': { readonly request: LoyaltyCardsUnassignUserRequest; readonly reply: BooleanResult }
  /**
   * List card groups.
   *
   * Wire: `GET /Loyalty/Cardgroups`
   */
  readonly 'loyalty.cardGroups.list': { readonly request: LoyaltyCardGroupsListRequest; readonly reply: CardGroupList }
  /**
   * Create a card group.
   *
   * Wire: `POST /Loyalty/Cardgroups`
   */
  readonly 'loyalty.cardGroups.create': { readonly request: LoyaltyCardGroupsCreateRequest; readonly reply: CardGroup }
  /**
   * Read a card group.
   *
   * Wire: `GET /Loyalty/Cardgroups/{loyaltyCardGroupId}`
   */
  readonly 'loyalty.cardGroups.get': { readonly request: LoyaltyCardGroupsGetRequest; readonly reply: CardGroup }
  /**
   * Update a card group.
   *
   * Wire: `PUT /Loyalty/Cardgroups/{loyaltyCardGroupId}`
   */
  readonly 'loyalty.cardGroups.update': { readonly request: LoyaltyCardGroupsUpdateRequest; readonly reply: CardGroup }
  /**
   * Tell whether a booking needs the passcode.
   *
   * Wire: `POST /Loyalty/Cardgroups/{loyaltyCardGroupId}/checkPasscodeEnabled`
   */
  readonly 'loyalty.cardGroups.checkPasscodeEnabled': { readonly request: LoyaltyCardGroupsCheckPasscodeEnabledRequest; readonly reply: BooleanResult }
  /**
   * List customers.
   *
   * Wire: `GET /Loyalty/Customers`
   */
  readonly 'loyalty.customers.list': { readonly request: LoyaltyCustomersListRequest; readonly reply: LoyaltyCustomerList }
  /**
   * Create a customer.
   *
   * Wire: `POST /Loyalty/Customers`
   */
  readonly 'loyalty.customers.create': { readonly request: LoyaltyCustomersCreateRequest; readonly reply: LoyaltyCustomer }
  /**
   * Read a customer.
   *
   * Wire: `GET /Loyalty/Customers/{loyaltyCustomerId}`
   */
  readonly 'loyalty.customers.get': { readonly request: LoyaltyCustomersGetRequest; readonly reply: LoyaltyCustomer }
  /**
   * Update or anonymise a customer.
   *
   * Wire: `PUT /Loyalty/Customers/{loyaltyCustomerId}`
   */
  readonly 'loyalty.customers.update': { readonly request: LoyaltyCustomersUpdateRequest; readonly reply: LoyaltyCustomer }
  /**
   * Attach a bank account to a customer.
   *
   * Wire: `POST /Loyalty/Customers/{loyaltyCustomerId}/assignPaymentContainer/{loyaltyPaymentContainerId}`
   */
  readonly 'loyalty.customers.assignPaymentContainer': { readonly request: LoyaltyCustomersAssignPaymentContainerRequest; readonly reply: LoyaltyCustomer }
  /**
   * Detach a bank account from a customer.
   *
   * Wire: `DELETE /Loyalty/Customers/{loyaltyCustomerId}/assignPaymentContainer/{loyaltyPaymentContainerId}`
   */
  readonly 'loyalty.customers.unassignPaymentContainer': { readonly request: LoyaltyCustomersUnassignPaymentContainerRequest; readonly reply: LoyaltyCustomer }
  /**
   * List bookings.
   *
   * Wire: `GET /Loyalty/Transactions`
   */
  readonly 'loyalty.transactions.list': { readonly request: LoyaltyTransactionsListRequest; readonly reply: LoyaltyTransactionList }
  /**
   * Read a booking.
   *
   * Wire: `GET /Loyalty/Transactions/{loyaltyTransactionId}`
   */
  readonly 'loyalty.transactions.get': { readonly request: LoyaltyTransactionsGetRequest; readonly reply: LoyaltyTransaction }
}
