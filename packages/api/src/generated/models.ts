// Generated from specs/. Do not edit: change the spec and run `npm run generate`.

/**
 * A word outside the ones that the specs list: what the server sent, kept as it came. Read it as a string.
 * Only a type of its own kind lets a `switch` over the listed words narrow, so TypeScript is told of one word
 * that is none of them.
 */
export type UnlistedWord = 'unlisted' & { readonly [unlisted]: true }
declare const unlisted: unique symbol

/**
 * ID of a user account.
 * @example ACC_7Q3NKX9TZJ5WVB2MR4CHDY68GPSFA2
 */
export type AccountId = string;

/** Points to a user account. */
export interface AccountReference {
    readonly id: AccountId;
    /** @constant */
    readonly object: "general.accounts";
}

/** A postal address. */
export interface Address {
    /** One more line. */
    readonly additional_address_data?: string;
    /** @example Dresden */
    readonly city?: string;
    /**
     * Country code of ISO 3166-1, two letters.
     * @example DE
     */
    readonly country?: string;
    /** @example 01099 */
    readonly postal_code?: string;
    /**
     * Street without the house number.
     * @example Lange Gasse
     */
    readonly street?: string;
    /**
     * House number and what belongs to it.
     * @example 7 a
     */
    readonly street_number?: string;
    /** Kind of address. */
    readonly type?: string;
}

/** One part of an address. */
export interface AddressComponent {
    /**
     * In full.
     * @example Deutschland
     */
    readonly long_name?: string;
    /**
     * In short.
     * @example DE
     */
    readonly short_name?: string;
    /** What the part is. */
    readonly types?: readonly ("route" | "street_number" | "locality" | "country" | "postal_code" | "political" | (string & {}))[];
}

/**
 * What to group by, and what to add up.
 * @example {
 *       "group_by_prop": "status",
 *       "sum_by_prop": "basket_info.sum"
 *     }
 */
export interface AggregateOptions {
    /**
     * Property to group by.
     * @example status
     */
    readonly group_by_prop?: string;
    /**
     * Length of a bucket of time.
     * @default week
     * @example month
     */
    readonly interval?: string;
    /** Upper bound that the buckets reach at least. */
    readonly max?: number;
    /** Lower bound that the buckets reach at least. */
    readonly min?: number;
    /**
     * Property to add up per bucket.
     * @example basket_info.sum
     */
    readonly sum_by_prop?: string;
    /**
     * Date property for buckets of time.
     * @example created
     */
    readonly timestamp_prop?: string;
}

/** What a list item carries when the list was asked to aggregate. Otherwise all of it is missing. */
export interface AggregationBucket extends AggregationValues {
    /** Buckets of time within this one. */
    readonly t?: AggregationValues;
}

/** The numbers of one bucket. */
export interface AggregationValues {
    /** How many objects fell into the bucket. */
    readonly c?: number;
    /** Key of the bucket, when it is a number. */
    readonly k?: number;
    /** Key of the bucket, when it is a text. */
    readonly ks?: string;
    /** Position of the bucket's text in `lookup` of the list. */
    readonly l?: number;
    /** Sum over the bucket. */
    readonly s?: number;
}

/**
 * ID of an app.
 * @example APP_2M8WKX5TZJ9NVB3QR6CHDY47GPSFA2
 */
export type AppId = string;

/** A person signs in to an app. */
export interface AppUserRequest {
    readonly client_id: ClientId;
    readonly client_secret: ClientSecret;
    /** ID of the device that the app runs on. */
    readonly device?: string;
    readonly deviceinfo?: DeviceInfo;
    /** @constant */
    readonly grant_type: "appuser";
    /** @example not-a-real-password */
    readonly password: string;
    /** @example erika@example.org */
    readonly username: string;
}

/** The header of an Apple Pay token. */
export interface ApplePayHeader {
    /** Ephemeral key in Base64. */
    readonly ephemeralPublicKey?: string;
    /** Hash of the merchant's certificate key in Base64. */
    readonly publicKeyHash?: string;
    /** ID of the transaction in hexadecimal digits. */
    readonly transactionId?: string;
}

/** The token that Apple Pay hands out. */
export interface ApplePayToken {
    /** Encrypted payment data in Base64. */
    readonly data?: string;
    readonly header?: ApplePayHeader;
    /** Signature in Base64. */
    readonly signature?: string;
    /**
     * Version of the token.
     * @default EC_v1
     */
    readonly version?: string;
}

/** Settings of the hosted checkout, and where to go or whom to tell afterwards. */
export interface ApplicationContext {
    /** Template of the hosted checkout. Two defaults exist: `COT_WD0DE66HN2XWJHW8JM88003YG0NEA2` for sales, `COT_QV85D3F542XWFFJYCSWG00W400YWAT` for subscriptions. */
    readonly checkout_template?: CheckoutTemplateId;
    /** Null when none were sent. */
    readonly iframe_opts?: null | IframeOptions;
    /**
     * Language in which the checkout begins.
     * @example de
     */
    readonly language?: "de" | "en" | (string & {});
    readonly locks?: CheckoutLocks;
    /** Null when none were sent. */
    readonly return_urls?: null | ReturnUrls;
    readonly shop_details?: ShopDetails;
}

/** A group of articles. */
export interface ArticleGroup {
    /**
     * Name of the group.
     * @example Backwaren
     */
    readonly desc?: string;
    /**
     * Key of the group, chosen by the merchant.
     * @example 12
     */
    readonly id?: string;
    /**
     * Depth of the group, beginning with 1.
     * @example 1
     */
    readonly level?: number;
}

/**
 * Article number of the merchant. A number in the request may come back as a text.
 * @example 30037
 */
export type ArticleNumber = string | number | null;

/** Who assigned an object. */
export interface AssignedBy {
    /** ID of who did it. */
    readonly id?: string;
    /** Type of who did it. */
    readonly object?: string;
    /** Whether it is the owner. */
    readonly owner?: boolean;
}

/** Picture behind a page. */
export interface BackgroundImage {
    /** Whether to show it. */
    readonly enabled?: boolean;
    /** Format: uri */
    readonly image_url?: string;
}

/** A card, and the terminal that asks for its balance. */
export interface BalanceReceiptInput {
    readonly cardnumber: CardNumber;
    /**
     * Terminal that asks.
     * @example 65004711
     */
    readonly terminal_id?: string;
}

/** A bank account. */
export interface BankAccount {
    /** Name of the bank. */
    readonly bankname?: string;
    /** @example BYLADEM1001 */
    readonly bic?: string;
    /** @example DE02120300000000202051 */
    readonly iban?: string;
    /**
     * Account holder.
     * @example Erika Beispiel
     */
    readonly owner?: string;
    /** Purpose of a transfer. */
    readonly purpose?: string;
}

/** What is sold. */
export interface Basket {
    /** Items of the sale. Bonus that was applied appears here too, with a negative price. */
    readonly products?: readonly BasketItem[];
    /** Always empty so far. */
    readonly texts?: readonly unknown[];
    /**
     * Kind of basket.
     * @example default
     */
    readonly type?: "default" | (string & {});
}

/** Totals of the basket. */
export interface BasketInfo {
    /** Currency of all amounts. Euro when left out. */
    readonly currency?: Currency;
    /** Tip, contained in the sum. */
    readonly gratuity?: null | Cents;
    /** What is still to pay after preTransaction has applied a card. Only in answers. */
    readonly missing_sum?: Cents;
    /** Total of the sale. It must equal the sum of the items, when there are any. */
    readonly sum: Cents;
}

/** One line of the basket. */
export interface BasketItem {
    readonly articleNumber?: ArticleNumber;
    /** Contract of the seller of a sub-basket, or of the payee of a share. */
    readonly contract_id?: null | ContractId;
    /**
     * Name of the article.
     * @example Roggenbrot 1000 g
     */
    readonly desc: string;
    /**
     * EAN or GTIN of the article. Leave it out when there is none, because the platform acts on it: four numbers move money on the loyalty card of the sale. The answer may turn null into an empty text.
     * @example 4006381333931
     */
    readonly ean?: string | null;
    /** Groups that the article belongs to. */
    readonly group?: readonly ArticleGroup[];
    /**
     * Number of the item, unique in the basket.
     * @example 1
     */
    readonly id: number;
    readonly item_type?: ItemType;
    /**
     * Number of the item that this one is a part of.
     * @example 1
     */
    readonly parent?: number | null;
    /** Plan of a `subscription`. */
    readonly plan_id?: string;
    /** Price of one piece, tax included. */
    readonly priceOne: Cents;
    /**
     * Number of pieces.
     * @example 2
     */
    readonly quantity: number;
    /**
     * Your own key for the item, unique, to change it before the payment.
     * @example line-0001
     */
    readonly reference_id?: string | null;
    /**
     * Serial number of a gift card that is activated at the till.
     * @example GC-000481516
     */
    readonly serialNumber?: string | null;
    /** When a `subscription` begins. */
    readonly start_at?: Timestamp;
    /** Items of a `sub_transaction`. One level only: these items have no sub-basket and no subscription. */
    readonly sub_basket?: readonly BasketItem[];
    /** Total of `sub_basket`. It must match its items. */
    readonly sum?: null | Cents;
    readonly tax: TaxRate;
}

/** Bonus that lowers the basket, one item per tax rate. */
export interface BonusProduct {
    readonly articleNumber?: ArticleNumber;
    /**
     * Text for the receipt of the till.
     * @example Bonus Steuer 7
     */
    readonly desc: string;
    /**
     * Stands for the bonus of one tax rate, not for goods.
     * @example 111111117
     */
    readonly ean?: string;
    /**
     * Number of the item. It goes on where the basket ends.
     * @example 4
     */
    readonly id: number;
    /** What the bonus takes off, tax included, as a negative amount. */
    readonly priceOne: Cents;
    /**
     * Always 1.
     * @example 1
     */
    readonly quantity: number;
    /** Serial number of a gift card. Not used for bonus so far. */
    readonly serialNumber?: string;
    readonly tax: TaxRate;
}

/** Yes or no. */
export interface BooleanResult {
    /**
     * True for success or for yes.
     * @example true
     */
    readonly result: boolean;
}

/** Where the payer returns to from an authorisation on another page. */
export interface CallbackUrls {
    /**
     * Format: uri
     * After a failure.
     */
    readonly failure_url?: string;
    /**
     * Format: uri
     * After success.
     */
    readonly success_url?: string;
}

/**
 * Whether the booking cancels another one.
 * @example 0
 */
export type CancellingKind = 0 | 1 | 3 | (number & {});

/** What is on a card, and the receipt that says so. */
export interface CardBalanceReceipt {
    /**
     * Whether the card may pay a part when its balance is too low.
     * @example true
     */
    readonly amount_split_enabled?: boolean;
    /** What the card is worth, cash and bonus together. */
    readonly balance?: Cents;
    /** What was earned as bonus. */
    readonly bonus_balance?: Cents;
    /** What was loaded with money. */
    readonly cash_balance?: Cents;
    /** How far the card may be overdrawn. With `limit_allowed`, 0 means without a limit. */
    readonly limit?: Cents;
    /**
     * Whether the card may be overdrawn.
     * @example false
     */
    readonly limit_allowed?: boolean;
    /**
     * The limit for display.
     * @example 0,00 EUR
     */
    readonly limit_str?: string;
    /** Whether a new passcode was set. */
    readonly new_passcode?: boolean;
    /**
     * Points. They are not money.
     * @example 12
     */
    readonly points?: number;
    /** The receipt. */
    readonly receipt?: readonly ReceiptLine[];
    /** Head of the receipt. */
    readonly receipt_header?: readonly ReceiptHeaderLine[];
    /**
     * Whether the card may be used.
     * @example true
     */
    readonly valid?: boolean;
    /**
     * Name of the card group for a card terminal.
     * @example Stammkunden
     */
    readonly zvt_cardgroup?: string;
}

/**
 * Kind of booking.
 * @example charge
 */
export type CardBookingAction = "charge" | "discharge" | "sale_revenue" | "charge_points" | "discharge_points" | "cancel_last" | "immediate_bonus" | (string & {});

/** What to book on a card. */
export interface CardBookingInput {
    readonly action: CardBookingAction;
    /** Data of the integrator, in any form. */
    readonly additional_data?: {
        readonly [key: string]: unknown;
    };
    /**
     * How much, in the smallest unit of the currency. For `charge_points` and `discharge_points` it counts points.
     * @example 1000
     */
    readonly amount?: number;
    /**
     * Book a part when the balance is too low.
     * @example 1
     */
    readonly amount_split_allowed?: string;
    /** Bonus to book with it. */
    readonly bonus_amount?: Cents;
    readonly cardnumber?: CardNumber;
    readonly merchant_id?: MerchantId;
    readonly store?: StoreId;
    /**
     * Terminal that books.
     * @example 65004711
     */
    readonly terminal_id?: string;
    /**
     * Terminal ID.
     * @example 65004711
     */
    readonly tid?: string;
}

/**
 * Brand of a payment card.
 * @example girocard
 */
export type CardBrand = "visa" | "mastercard" | "mastercard_debit" | "maestro" | "vpay" | "girocard" | (string & {});

/** A programme of a merchant, and all cards that take part in it. */
export interface CardGroup {
    /** Whether balances of the group need an expiry date. */
    readonly balance_expiry?: boolean;
    /** The most that a card may hold. */
    readonly balance_limit?: Cents;
    /** Whether any booking may be cancelled, not just the latest. */
    readonly cancel_selected?: boolean;
    /** What the programme is about. */
    readonly description?: string;
    /**
     * Name of the programme for people.
     * @example Stammkunden
     */
    readonly display_name?: string;
    /**
     * The name without markup.
     * @example Stammkunden
     */
    readonly display_name_raw?: string;
    readonly id: CardGroupId;
    readonly merchant?: Merchant;
    /** @constant */
    readonly object: "loyalty.cardgroups";
    /** URL of the picture of the card. */
    readonly picture?: string;
    /**
     * How many cards are left in stock when the warning comes.
     * @example 25
     */
    readonly stock_warn_limit?: number;
}

/**
 * ID of a card group.
 * @example CRG_7J3BNX5TKZ9WVQ2MR6CHDY48GPSFA2
 */
export type CardGroupId = string;

/** A card group to create. */
export interface CardGroupInput {
    /**
     * Name of the programme for people.
     * @example Stammkunden
     */
    readonly display_name: string;
    readonly merchant: MerchantId;
    /** Picture of the card, uploaded before. */
    readonly picture?: DocumentId;
}

/** A page of card groups. */
export interface CardGroupList extends ListInfo {
    /** The page. */
    readonly data?: readonly CardGroupListItem[];
}

/** A card group in a list. */
export interface CardGroupListItem extends CardGroup, AggregationBucket {
}

/** The new content of a card group. */
export interface CardGroupUpdateInput {
    /**
     * Name of the programme for people.
     * @example Stammkunden
     */
    readonly display_name: string;
    /** Picture of the card, uploaded before. */
    readonly picture?: DocumentId;
}

/** How many cards to issue, and for whom. */
export interface CardIssueInput {
    /**
     * Number of cards.
     * @example 1
     */
    readonly cards_amount?: number;
    /** Customer of the card. Only with a single card. */
    readonly customer?: LoyaltyCustomerData;
}

/** Whether a card is locked, and why. */
export interface CardLock {
    readonly lock_status?: LockStatus;
    /**
     * Note of the merchant.
     * @example Am Telefon gemeldet
     */
    readonly note?: string;
    readonly reason?: LockReasonCode;
}

/** Why a card is locked or unlocked. */
export interface CardLockInput {
    readonly csc?: CardSecurityCode;
    /**
     * Note of the merchant.
     * @example Am Telefon gemeldet
     */
    readonly note?: string;
    readonly reason?: LockReasonCode;
}

/**
 * Number of a card. Usually 16 digits that begin with 9276; a merchant may have agreed on others.
 * @example 9276004400001234
 */
export type CardNumber = string;

/** PIN of a card. */
export interface CardPinInput {
    /**
     * The PIN, four digits. It is neither the security code nor the passcode.
     * @example 0815
     */
    readonly pin?: string;
}

/**
 * Code on the back of a card. Four digits so far.
 * @example 5813
 */
export type CardSecurityCode = string;

/** Whether a card may be used. */
export interface CardValidation {
    /**
     * Whether the card asks for a passcode. Missing when the card is not valid.
     * @example false
     */
    readonly hasPasscode?: boolean;
    /**
     * Whether the card is locked. Missing when the card is not valid.
     * @example false
     */
    readonly isLocked?: boolean;
    /**
     * Whether the merchant accepts the card.
     * @example true
     */
    readonly isValid: boolean;
}

/** The card to check. */
export interface CardValidationInput {
    readonly cardnumber: CardNumber;
    /** Merchant that is to accept the card. The token tells it when left out. */
    readonly merchant?: MerchantId;
}

/**
 * An amount in the smallest unit of its currency: cents, pence or rappen. Negative where a line or a booking takes money off.
 * @example 1500
 */
export type Cents = number;

/** Check-in of a customer who is to be recognised. */
export interface Checkin {
    /** Email address of the customer. */
    readonly email?: string;
    readonly id?: CheckinId;
    /**
     * Type of the object.
     * @example smart.checkins
     */
    readonly object?: string;
}

/**
 * ID of a customer's check-in at a store.
 * @example CKI_5X9NKT3QZJ7WVB2MR8CHDY46GPSFA2
 */
export type CheckinId = string;

/** Settings of the hosted checkout. */
export interface CheckoutConfiguration {
    readonly notifications?: CheckoutNotifications;
}

/** Where the payer can check out. */
export interface CheckoutLinks {
    /**
     * Format: uri
     * The hosted checkout of this sale.
     */
    readonly url_checkout?: string;
}

/** What the payer must not change in the checkout. */
export interface CheckoutLocks {
    /**
     * Lock the customer data.
     * @default false
     */
    readonly customer?: boolean;
    /** Lock the address for the delivery. */
    readonly shipping_address?: boolean;
}

/**
 * How a sale is paid when it is prepared, or in the hosted checkout.
 * @example creditcard
 */
export type CheckoutMethod = "creditcard" | "debit" | "easycredit" | "invoice" | "paypal" | "prepaid" | "eps" | "giropay" | "sofort" | (string & {});

/** Which mails the checkout sends. */
export interface CheckoutNotifications {
    /**
     * Confirm the order to the payer.
     * @default true
     */
    readonly customer_order_mail?: boolean;
    /**
     * Tell the merchant about the order.
     * @default true
     */
    readonly merchant_order_mail?: boolean;
}

/**
 * A page of the hosted checkout.
 * @example payment_selection_page
 */
export type CheckoutPage = "checkin_page" | "address_page" | "payment_selection_page" | "payment_input_page" | "confirmation_page" | "delivery_options_page" | "security_check_page" | "paypal_checkout_page" | (string & {});

/**
 * ID of a template of the hosted checkout.
 * @example COT_3W7NKZ5TXJ9QVB2MR6CHDY48GPSFA2
 */
export type CheckoutTemplateId = string;

/** When and by what a booking was cleared. */
export interface ClearingInformation {
    readonly date?: Timestamp;
    /** ID of what cleared it. */
    readonly id?: string;
    /** Type of the object. */
    readonly object?: string;
}

/** A shop or a back office asks for a token. The answer has no refresh token. */
export interface ClientCredentialsRequest {
    readonly client_id: ClientId;
    readonly client_secret: ClientSecret;
    /** @constant */
    readonly grant_type: "client_credentials";
}

/**
 * ID of the client, given out by the vendor.
 * @example my-client-id
 */
export type ClientId = string;

/**
 * Secret of the client. Keep it out of logs.
 * @example my-client-secret
 */
export type ClientSecret = string;

/** The customer collects the goods. */
export interface CollectionDelivery {
    /** Code that the customer shows. */
    readonly code?: string;
    /** When the goods were handed over. */
    readonly delivered_at?: Timestamp;
    /** When the customer will come. */
    readonly scheduled_slot?: TimeSlot;
    /** Store where the goods are handed over. */
    readonly store_id?: StoreId;
    /** @constant */
    readonly type: "collection";
}

/**
 * Mail to send when a loyalty booking is made.
 * @example {
 *       "action_type": "charge",
 *       "template_id": "17"
 *     }
 */
export interface Communication {
    /** What the mail is sent for. */
    readonly action_type?: string;
    /** Template of the mail. */
    readonly template_id?: string;
}

/**
 * Whether the customer agreed to advertising.
 * @example accepted
 */
export type ConsentForCommunication = "accepted" | "declined" | "not_set" | (string & {});

/** How to reach a person or a company. */
export interface Contact {
    readonly address?: Address;
    readonly birthplace?: string;
    readonly companyname?: string;
    /**
     * Format: date
     * Date of birth.
     * @example 1984-02-29
     */
    readonly dob?: string;
    /** @example erika@example.org */
    readonly email?: string;
    readonly fax?: string;
    /** @example Erika */
    readonly forename?: string;
    readonly gender?: string;
    readonly mobile?: string;
    /** Full name. */
    readonly name?: string;
    /**
     * Country code.
     * @example DE
     */
    readonly nationality?: string;
    readonly phone?: string;
    /** ID of a document, or a URL. */
    readonly picture?: string;
    /**
     * Form of address.
     * @example Frau
     */
    readonly salutation?: string | null;
    /** @example Beispiel */
    readonly surname?: string;
    /**
     * Academic or other title.
     * @example Dr.
     */
    readonly title?: string;
    readonly url_website?: string;
}

/** What else to do with the card. */
export interface ContainerInstructions {
    /**
     * Format: uri
     * Where changes of the token are announced.
     */
    readonly notification_url?: string;
    /** Ask the card network for a token, for recurring or one-click payments. */
    readonly request_token?: boolean;
}

/** A contract between a merchant and the platform. A short answer carries only object and id. */
export interface Contract {
    /** Whether payouts are no longer locked. */
    readonly approved?: boolean;
    readonly checkout_configuration?: CheckoutConfiguration;
    readonly description?: string;
    readonly easycredit_configuration?: ProviderAccess;
    readonly event_details?: EventDetails;
    readonly id: ContractId;
    /** Number in the older back office. */
    readonly id_old?: number;
    readonly merchant?: Merchant;
    /** @constant */
    readonly object: "general.contracts";
    readonly parent?: ContractParent;
    /** Account for payments in advance. */
    readonly pay_in_advance_account?: BankAccount;
    readonly payment_link_options?: PaymentLinkOptions;
    readonly paypal_configuration?: ProviderAccess;
}

/**
 * ID of a contract between a merchant and the platform.
 * @example GCR_5V8QJZ3KXN7TWB2MR9CHDY46GPSFA2
 */
export type ContractId = string;

/** The contract above this one. */
export interface ContractParent {
    /** @example GCR_5V8QJZ3KXN7TWB2MR9CHDY46GPSFA2 */
    readonly id?: string;
    /** @example general.contracts */
    readonly object?: string;
    /** Number of the subtype. */
    readonly type?: string;
}

/** A payment card. A new one comes from the card iframe and is encrypted. */
export interface CreditCard {
    /**
     * Year and month.
     * @example 2029-06
     */
    readonly expiration_date?: string;
    /** Brand of the card. */
    readonly issuer?: string;
    /** Card holder. */
    readonly owner?: string;
    /** Masked card number. */
    readonly pan?: string;
    /** Encrypted card data from the iframe. */
    readonly transact_container?: string;
    /** Hash from the iframe. */
    readonly transact_hash?: string;
    /** Name of the key file from the iframe. */
    readonly transact_skey_keyname?: string;
    /** Encrypted session key from the iframe. */
    readonly transact_skey_pubkey?: string;
}

/** A card and its security code. */
export interface CscCheckInput {
    readonly cardnumber: CardNumber;
    readonly csc: CardSecurityCode;
}

/**
 * Currency code of ISO 4217.
 * @example EUR
 */
export type Currency = "EUR" | "CHF" | "GBP" | "USD" | (string & {});

/** A moment of the week. */
export interface DayTime {
    /**
     * Day of the week, from 0 for Sunday to 6 for Saturday.
     * @example 1
     */
    readonly day?: number;
    /**
     * Hours and minutes without a separator.
     * @example 0930
     */
    readonly time?: string;
}

/**
 * One way to set a text. Ignore what you do not know.
 * @example important
 */
export type Decoration = "important" | "align-left" | "align-center" | "align-right" | (string & {});

/** How to set the text. In any order; empty or missing for plain text. */
export type Decorations = readonly Decoration[] | null;

/** How the goods got to the customer. */
export interface DeliveryInput {
    readonly delivery_options: DeliveryOptions;
}

/** How the goods get to the customer. */
export type DeliveryOptions = ShippingDelivery | CollectionDelivery;

/** The code of a registration. */
export interface DeviceAuthorizationInput {
    /**
     * The `user_code` of the registration, which the device shows.
     * @example k7m2p9xq
     */
    readonly user_pin: string;
}

/** Collections on a device. */
export interface DeviceCollectProduct extends DeviceProduct {
    /** Whether to print a receipt of the collection. */
    readonly print_collection_receipt?: boolean;
}

/** Instalments with easyCredit on a device. */
export interface DeviceEasycreditProduct extends DeviceProductWithTid {
    /** Contract number at easyCredit. */
    readonly vu?: string;
}

/** What the device is called. As a form field it is `deviceinfo[name]`. */
export interface DeviceInfo {
    /** @example Erikas Telefon */
    readonly name?: string;
}

/** Loyalty cards on a device. */
export interface DeviceLoyaltyProduct extends DeviceProductWithTid {
    readonly webterminal_config?: WebterminalConfig;
}

/** What a device PIN is set for. */
export interface DevicePinConfig {
    /** The merchant of the device. */
    readonly merchant?: DevicePinLevel;
    /** The device itself. */
    readonly smart_device?: DevicePinLevel;
    /** The store of the device. */
    readonly store?: DevicePinLevel;
}

/** A device PIN, and what it is for. */
export interface DevicePinInput {
    readonly merchant_id: MerchantId;
    /**
     * The PIN. Keep it out of logs.
     * @example Mohn-Zopf-7392-Ofen
     */
    readonly pin: string;
    /** Store that the PIN is for. */
    readonly store_id?: StoreId;
}

/** A merchant, store or device, and whether it has a PIN. */
export interface DevicePinLevel {
    /**
     * Whether a PIN is set here.
     * @example true
     */
    readonly auth_password_set?: boolean;
    /**
     * ID of the merchant, store or device.
     * @example STO_6B9NXJ4TKZ2WVQ8MR3CHDY57GPSFA2
     */
    readonly id?: string;
}

/** A device with a PIN asks for a token. The answer has no refresh token. */
export interface DevicePinRequest {
    readonly client_id: ClientId;
    readonly client_secret: ClientSecret;
    /**
     * PIN that was set for the device, its store or its merchant.
     * @example Mohn-Zopf-7392-Ofen
     */
    readonly device_pin: string;
    /** @constant */
    readonly grant_type: "device_pin";
    readonly uuid: DeviceUuid;
}

/** Vouchers and credit on a device. */
export interface DevicePrepaidProduct extends DeviceProductWithTid {
    /** Whether every sale is for practice. */
    readonly demo_force?: boolean;
    /** Whether the end of the day covers it. */
    readonly endofday?: boolean;
    /** Passwords that the app on the terminal accepts. */
    readonly password?: readonly string[];
    /** Whether sales are only simulated. */
    readonly simulate?: boolean;
    /** Terminal ID at the VTC. */
    readonly vtc_tid?: string;
}

/** A product on a device. */
export interface DeviceProduct {
    /**
     * Whether the device may use it.
     * @example true
     */
    readonly enabled?: boolean;
}

/** A product on a device, with a terminal ID of its own. */
export interface DeviceProductWithTid extends DeviceProduct {
    /**
     * Terminal ID.
     * @example 65004711
     */
    readonly tid?: string;
}

/** Products on a device. Their names are abbreviations of the vendor. */
export interface DeviceProducts {
    readonly bonroll?: DeviceProductWithTid;
    readonly bvb?: DeviceProduct;
    readonly cashreg?: DeviceProductWithTid;
    readonly collect?: DeviceCollectProduct;
    readonly easycredit?: DeviceEasycreditProduct;
    readonly loyalty?: DeviceLoyaltyProduct;
    readonly prepaid?: DevicePrepaidProduct;
    /** Smart Transactions. */
    readonly smart?: DeviceProductWithTid;
    readonly support?: DeviceProduct;
    readonly vlh?: DeviceVlhProduct;
    readonly vtm?: DeviceVtmProduct;
}

/** Codes with which a person confirms a device. */
export interface DeviceRegistration {
    /**
     * Secret that identifies the device from now on. Store it safely.
     * @example 5c1e0a7f93b84d26a4e19c3d7b20f685
     */
    readonly device_code: string;
    /**
     * Seconds until the user code expires.
     * @example 1200
     */
    readonly expires_in: number;
    /**
     * Seconds to wait between two tries to open the session.
     * @example 5
     */
    readonly interval: number;
    /**
     * Code to show. A person enters it in the back office.
     * @example k7m2p9xq
     */
    readonly user_code: string;
    /**
     * Where to enter the code.
     * @example http://www.secuoffice.com
     */
    readonly verification_url: string;
}

/** A device asks to be registered. Done once; a person confirms it in the back office. */
export interface DeviceRegistrationRequest {
    readonly client_id: ClientId;
    readonly client_secret: ClientSecret;
    /** @constant */
    readonly grant_type: "device";
    readonly uuid: DeviceUuid;
}

/** A device opens a session. While nobody has confirmed the registration, repeat it at the interval that the registration named. */
export interface DeviceSessionRequest {
    readonly client_id: ClientId;
    readonly client_secret: ClientSecret;
    /**
     * The `device_code` of the registration.
     * @example 5c1e0a7f93b84d26a4e19c3d7b20f685
     */
    readonly code: string;
    /** @constant */
    readonly grant_type: "device";
}

/**
 * Lasting name of a device, a path of keys and values.
 * @example /vendor/beispiel/cashier/2
 */
export type DeviceUuid = string;

/** The product VLH on a device. */
export interface DeviceVlhProduct extends DeviceProduct {
    readonly contract_id?: ContractId;
}

/** The product VTM on a device. */
export interface DeviceVtmProduct extends DeviceProduct {
    /** Whether every use is for practice. */
    readonly demo_force?: boolean;
}

/**
 * ID of a document that was uploaded.
 * @example DUP_9B4NKX7TZJ2WVQ6MR3CHDY58GPSFA2
 */
export type DocumentId = string;

/** How the merchant appears on the card statement. Letters, digits, blanks and `- . ! * = _` are allowed. */
export interface DynamicDescriptor {
    /**
     * City to print.
     * @example Dresden
     */
    readonly merchant_city?: string;
    /**
     * Name to print.
     * @example Backstube Beispiel
     */
    readonly merchant_name?: string;
}

/** What the server says when a request failed. */
export interface ErrorBody {
    /**
     * Number of the error, not the HTTP status.
     * @example 2003
     */
    readonly code?: number | string;
    readonly error: ErrorClass;
    /**
     * Technical text in English.
     * @example Valid auth token required
     */
    readonly error_details?: string;
    /**
     * Text in German for the person at the till.
     * @example Bitte melden Sie sich neu an.
     */
    readonly error_user?: string;
    /**
     * Marks the body as an error.
     * @constant
     */
    readonly status: "error";
    /**
     * Quote it when you ask the vendor for help. 32 hexadecimal characters.
     * @example 0f3c9a5e7b1d42868e6a4c2b9d7f1035
     */
    readonly supportId?: string;
}

/**
 * Kind of the error.
 * @example ProductNotAllowedException
 */
export type ErrorClass = "ProductInternalException" | "ProductBackendproviderException" | "ProductNotAllowedException" | "ProductSecurityException" | "ProductNotFoundException" | "ProductDuplicateException" | "ProductFormatException" | (string & {});

/** The event that a contract was made for. */
export interface EventDetails {
    /**
     * Format: date
     * Day of the event.
     * @example 2026-09-12
     */
    readonly event_date?: string;
    /** Name of the event. */
    readonly event_description?: string;
}

/** Something that was executed for a sale, a payment or a booking on a loyalty card. */
export type ExecutedTransaction = PaymentTransaction | LoyaltyTransactionReference | OtherTransactionReference;

/** An address with its place on the map. */
export interface GeoAddress {
    /** Address in parts. */
    readonly address_components?: readonly AddressComponent[];
    /** Address in one line. */
    readonly address_formatted?: string;
    readonly geometry?: GeoPosition;
    /** Kind of address. */
    readonly type?: string;
}

/** A place on the map. The numbers are texts. */
export interface GeoPosition {
    /**
     * Latitude.
     * @example 51.0656
     */
    readonly lat?: string;
    /**
     * Longitude.
     * @example 13.7468
     */
    readonly lon?: string;
}

/** The intermediate key of a Google Pay token. */
export interface GooglePaySigningKey {
    /** Signatures by Google. */
    readonly signatures?: readonly string[];
    /** Signed key, as JSON in a text. */
    readonly signedKey?: string;
}

/** The token that Google Pay hands out. */
export interface GooglePayToken {
    readonly intermediateSigningKey?: GooglePaySigningKey;
    /**
     * Version of the protocol.
     * @default ECv2
     */
    readonly protocolVersion?: string;
    /** Signature in Base64. */
    readonly signature?: string;
    /** Signed message, as JSON in a text. */
    readonly signedMessage?: string;
}

/** A loyalty card in use, with what the server knows about it. */
export interface Ident extends IdentInput {
    /** Customer of the card. */
    readonly customer?: null | LoyaltyCustomer;
    readonly id?: IdentTypeId;
    readonly merchantcard?: MerchantCard;
    /**
     * Name of the card group or of the kind of ident.
     * @example secucard Kundenkarte
     */
    readonly name?: string;
    /** @constant */
    readonly object?: "smart.idents";
    /**
     * How values of this kind begin.
     * @example 9276
     */
    readonly prefix?: string;
    /**
     * Whether the merchant accepts the card.
     * @example true
     */
    readonly valid?: boolean;
}

/** A loyalty card to use, or to create. */
export interface IdentInput {
    readonly type: IdentType;
    /**
     * Number of the card, ID of the card group for a new one, or ID of the check-in.
     * @example 9276004400001234
     */
    readonly value: string;
}

/**
 * What an ident stands for.
 * @example card
 */
export type IdentType = "card" | "create_card" | "checkin" | (string & {});

/**
 * ID of a kind of ident, such as `smi_1` for loyalty cards and `smi_3` for cards to create.
 * @example smi_1
 */
export type IdentTypeId = string;

/** Texts and look of the payment pages. */
export interface IframeOptions {
    /** Title above the basket. */
    readonly basket_title?: string;
    /** Text of the button that gives up. */
    readonly cancel_button_title?: string;
    /**
     * The payer has accepted the disclaimer already.
     * @default false
     */
    readonly has_accepted_disclaimer?: boolean;
    /**
     * Hide the disclaimer. Works only when it has been accepted already.
     * @default false
     */
    readonly hide_disclaimer?: boolean;
    /**
     * Locale of the page.
     * @default de_DE
     */
    readonly language?: string;
    /** A hint, built from receipt lines. */
    readonly payment_hint?: readonly ReceiptLine[];
    /** Title of the hint. */
    readonly payment_hint_title?: string;
    /** Name of the project. */
    readonly project_title?: string;
    /** Text of the button that pays. */
    readonly submit_button_title?: string;
}

/**
 * What is to come after the payment.
 * @example sale
 */
export type Intent = "sale" | "order" | (string & {});

/** Who invited the owner of an object. */
export interface InvitedBy {
    /** ID of who did it. */
    readonly id?: string;
    /** Email address of the person who invited. */
    readonly invited?: string;
    /** Type of who did it. */
    readonly object?: string;
}

/** A merchant card that was just issued. */
export interface IssuedMerchantCard extends MerchantCard {
    /** Security code of the card. Told here only, so print it now. */
    readonly csc?: CardSecurityCode;
}

/**
 * Kind of item. An article when left out.
 * @example article
 */
export type ItemType = "article" | "coupon" | "sub_transaction" | "stakeholder_payment" | "shipping" | "subscription" | (string & {});

/** A text that the law asks for, or the logo. */
export interface LegalDocument {
    /**
     * MIME type.
     * @example text/html
     */
    readonly content_type?: string;
    /**
     * Language of the text.
     * @example de
     */
    readonly language?: "de" | "en" | (string & {});
    /**
     * Which text it is.
     * @example imprint
     */
    readonly type?: "imprint" | "revocation" | "terms" | "policy" | "logo" | (string & {});
    readonly url?: string;
}

/** What every list says about itself. */
export interface ListInfo {
    /**
     * Number of all matches, not of those on this page. Missing in answers that list nothing.
     * @example 128
     */
    readonly count?: number;
    /** Texts that the buckets of an aggregation point to. */
    readonly lookup?: readonly string[];
    /** Description of the model, when `meta` asked for it. */
    readonly meta?: {
        readonly [key: string]: unknown;
    };
    /** Whether the query is valid, when `validate` asked for it. */
    readonly result?: boolean;
    /**
     * Cursor for the next call of a scroll.
     * @example c2Nyb2xsOjAwMDE
     */
    readonly scroll_id?: string;
    /** Whether the buckets of an aggregation carry sums. */
    readonly sum?: boolean;
    /** Kind of aggregation. */
    readonly type?: string;
}

/** A reason to lock a card. */
export interface LockReason {
    /**
     * German name of the reason.
     * @example Karte verloren
     */
    readonly desc?: string;
    readonly id?: LockReasonCode;
}

/**
 * Reason to lock a card.
 * @example 1
 */
export type LockReasonCode = 1 | 2 | 3 | 6 | 8 | (number & {});

/**
 * Whether the card is locked. A locked card cannot pay.
 * @example unlocked
 */
export type LockStatus = "locked" | "unlocked" | (string & {});

/** A card, no matter which merchants know it. */
export interface LoyaltyCard {
    /** User account that owns the card. */
    readonly account?: AccountReference;
    readonly cardnumber?: CardNumber;
    readonly created?: Timestamp;
    readonly id: LoyaltyCardId;
    /** @constant */
    readonly object: "loyalty.cards";
}

/**
 * ID of a loyalty card.
 * @example CRD_2X6TKZ8NQJ4WVB9MR3CHDY57GPSFA2
 */
export type LoyaltyCardId = string;

/** A page of cards. */
export interface LoyaltyCardList extends ListInfo {
    /** The page. */
    readonly data?: readonly LoyaltyCardListItem[];
}

/** A card in a list. */
export interface LoyaltyCardListItem extends LoyaltyCard, AggregationBucket {
}

/** The person behind a merchant card. */
export interface LoyaltyCustomer {
    /** Contact as the customer keeps it in the user account. */
    readonly account_contact?: Contact;
    /** Data of the integrator, in any form. */
    readonly additional_data?: {
        readonly [key: string]: unknown;
    };
    readonly consent_for_communication?: ConsentForCommunication;
    readonly contact?: Contact;
    readonly created?: Timestamp;
    /**
     * Customer number of the merchant.
     * @example K-1042
     */
    readonly customernumber?: string;
    readonly id: LoyaltyCustomerId;
    readonly merchant?: Reference;
    /** Contact as the merchant keeps it. */
    readonly merchant_contact?: Contact;
    /** Note of the merchant. */
    readonly note?: string;
    /** @constant */
    readonly object: "loyalty.customers";
    /** Bank accounts that the customer's cards are loaded from. */
    readonly payment_container?: readonly LoyaltyPaymentContainer[];
}

/** What a merchant says about a customer. */
export interface LoyaltyCustomerData {
    /** Data of the integrator, in any form. */
    readonly additional_data?: {
        readonly [key: string]: unknown;
    };
    readonly consent_for_communication?: ConsentForCommunication;
    /**
     * Customer number of the merchant.
     * @example K-1042
     */
    readonly customernumber?: string;
    /** Contact as the merchant keeps it. */
    readonly merchant_contact?: Contact;
    /** Note of the merchant. */
    readonly note?: string;
}

/**
 * ID of a loyalty customer.
 * @example CUS_4N8WJZ2KXT6VQB9MR3CHDY57GPSFA2
 */
export type LoyaltyCustomerId = string;

/** A customer to create, or the new content of one. */
export interface LoyaltyCustomerInput extends LoyaltyCustomerData {
    /**
     * Erase the personal data. Only in an update.
     * @example true
     */
    readonly anonymize?: boolean;
    readonly merchant?: MerchantId;
}

/** A page of customers. */
export interface LoyaltyCustomerList extends ListInfo {
    /** The page. */
    readonly data?: readonly LoyaltyCustomerListItem[];
}

/** A customer in a list. */
export interface LoyaltyCustomerListItem extends LoyaltyCustomer, AggregationBucket {
}

/** Bank account that a loyalty card is loaded from. */
export interface LoyaltyPaymentContainer {
    readonly id: LoyaltyPaymentContainerId;
    /** When it was last used. Only known at the customer, not at the card. */
    readonly last_usage?: Timestamp;
    /** @constant */
    readonly object: "loyalty.paymentcontainers";
    readonly payment_information?: BankAccount;
    /** Kind of container. */
    readonly type?: string;
}

/**
 * ID of a bank account that loyalty cards are loaded from.
 * @example 4W8NKX6TZJ3QVB2MR9CHDY57GPSFA2
 */
export type LoyaltyPaymentContainerId = string;

/** A booking on a loyalty card. A short answer carries only object and id. */
export interface LoyaltyTransaction {
    /** Data of the integrator, in any form. */
    readonly additional_data?: {
        readonly [key: string]: unknown;
    };
    /** What was booked. */
    readonly amount?: Cents;
    /** What the card was worth after the booking. */
    readonly balance?: Cents;
    readonly card?: LoyaltyCard;
    readonly cardgroup?: CardGroup;
    /** Bookings that stem from this one. */
    readonly children?: readonly RelatedLoyaltyTransaction[];
    /**
     * Whether it was cleared.
     * @example false
     */
    readonly cleared?: boolean;
    /** When and by what it was cleared. */
    readonly clearing_information?: readonly ClearingInformation[];
    readonly created?: Timestamp;
    /** Euro when left out. */
    readonly currency?: Currency;
    /**
     * Kind of booking, in German.
     * @example Aufladung
     */
    readonly description?: string;
    readonly id: LoyaltyTransactionId;
    readonly is_cancelling?: CancellingKind;
    readonly last_change?: Timestamp;
    readonly merchant?: Merchant;
    readonly merchantcard?: MerchantCard;
    /** @constant */
    readonly object: "loyalty.transactions";
    /** Bookings that this one stems from. */
    readonly parents?: readonly RelatedLoyaltyTransaction[];
    /**
     * What the booking was for.
     * @example Einkauf vom 04.05.2026
     */
    readonly purpose?: string;
    /** Receipt for the customer. */
    readonly receipt?: readonly ReceiptLine[];
    /** State of the booking. */
    readonly status?: string | number;
    readonly store?: Store;
    /**
     * Terminal ID of the device that booked.
     * @example 65004711
     */
    readonly tid?: string;
    readonly trans_id?: TransactionNumber;
}

/**
 * ID of a booking on a loyalty card.
 * @example LTX_8M4ZTQ6KXJ2NVW9BR3CHDY57GPSFNH
 */
export type LoyaltyTransactionId = string;

/** A page of bookings. */
export interface LoyaltyTransactionList extends ListInfo {
    /** The page. */
    readonly data?: readonly LoyaltyTransactionListItem[];
}

/** A booking in a list. */
export interface LoyaltyTransactionListItem extends LoyaltyTransaction, AggregationBucket {
}

/** Points to a booking on a loyalty card. */
export interface LoyaltyTransactionReference {
    readonly id: LoyaltyTransactionId;
    /** @constant */
    readonly object: "loyalty.transactions";
}

/** A merchant. A short answer carries only object and id. */
export interface Merchant {
    /** Partners that accept the cards of this merchant. */
    readonly acceptance_points?: readonly Merchant[];
    /** Who assigned it. */
    readonly assigned_by?: readonly AssignedBy[];
    readonly id: MerchantId;
    /** Number in the older back office. */
    readonly id_old?: number;
    /** Who invited the owner. */
    readonly invited_by?: readonly InvitedBy[];
    /** Imprint, terms and the like. */
    readonly legal_details?: readonly LegalDocument[];
    /** @constant */
    readonly object: "general.merchants";
    readonly parent?: Merchant;
    /** Name of the store. */
    readonly store_name?: string;
    /** Second factor in use. */
    readonly two_fa?: string;
    /**
     * Kind of user, as a number in a text.
     * @example 46
     */
    readonly type?: "1" | "11" | "45" | "46" | "63" | "64" | (string & {});
    /** URLs to return to when a sale names none. */
    readonly urls?: readonly MerchantUrl[];
    readonly user?: MerchantUser;
}

/** What one merchant keeps for a loyalty card. Money and points exist here only. A short answer carries only object and id. */
export interface MerchantCard {
    /** What the card is worth, cash and bonus together. */
    readonly balance?: Cents;
    /** What was earned as bonus. */
    readonly bonus_balance?: Cents;
    readonly card?: LoyaltyCard;
    readonly cardgroup?: CardGroup;
    /** What was loaded with money. */
    readonly cash_balance?: Cents;
    /** Merchant that the card was issued for. */
    readonly created_for_merchant?: Reference;
    /** Store that the card was issued for. */
    readonly created_for_store?: Reference;
    /** Null while the card is anonymous. */
    readonly customer?: null | LoyaltyCustomer;
    /** When the customer was assigned. */
    readonly customer_assignment_date?: Timestamp;
    /** When the card expires. */
    readonly expiry_date?: null | Timestamp;
    readonly id: MerchantCardId;
    /** Whether it is the base card. */
    readonly is_base_card?: boolean;
    /** When the card was last loaded. */
    readonly last_charge?: Timestamp;
    /** When the card was last used. */
    readonly last_usage?: Timestamp;
    readonly lock_status?: LockStatus;
    /** Merchant that keeps the card. */
    readonly merchant?: Reference;
    /** @constant */
    readonly object: "loyalty.merchantcards";
    readonly passcode?: PasscodeRule;
    readonly payment_container?: LoyaltyPaymentContainer;
    /**
     * Points. They are not money.
     * @example 120
     */
    readonly points?: number;
    readonly stock_status?: StockStatus;
}

/**
 * ID of a merchant card.
 * @example MCD_3K7NZX9QJT5WVB2MR8CHDY46GPSFA2
 */
export type MerchantCardId = string;

/**
 * ID of a merchant card, or a placeholder. The vendor writes `me` and the literal `MRC`.
 * @example me
 */
export type MerchantCardIdOrMe = string;

/** What of a merchant card can be changed directly. */
export interface MerchantCardInput {
    /** Data of the integrator, in any form. */
    readonly additional_data?: {
        readonly [key: string]: unknown;
    };
    /** When the card expires. */
    readonly expiry_date?: Timestamp;
    /** ID of the bank account that the card is loaded from, one of its customer's `payment_container`. */
    readonly payment_container?: string;
}

/** A page of merchant cards. */
export interface MerchantCardList extends ListInfo {
    /** The page. */
    readonly data?: readonly MerchantCardListItem[];
}

/** A merchant card in a list. */
export interface MerchantCardListItem extends MerchantCard, AggregationBucket {
}

/** A merchant card after a booking, with the receipt of the booking. */
export interface MerchantCardWithReceipt extends MerchantCard {
    /**
     * What was booked, in the smallest unit of the currency, or in points.
     * @example 1000
     */
    readonly amount?: number;
    /** Receipt for the customer. */
    readonly receipt?: readonly ReceiptLine[];
    /** Head of the receipt. */
    readonly receipt_header?: readonly ReceiptHeaderLine[];
    readonly trans_id?: TransactionNumber;
}

/** An email address of a merchant. */
export interface MerchantEmail {
    readonly email_formatted?: string;
    /** What the address is for. */
    readonly type?: string;
}

/**
 * ID of a merchant.
 * @example MRC_9T3WBX5KJ7ZQMN2RV8CHDYG46PSFA2
 */
export type MerchantId = string;

/** The merchant of a sale. */
export interface MerchantSummary {
    /** @example Backstube Beispiel */
    readonly companyname?: string;
    readonly id: MerchantId;
    /** @constant */
    readonly object: "general.merchants";
}

/** A URL of a merchant. */
export interface MerchantUrl {
    /**
     * What the URL is for.
     * @example url_success
     */
    readonly type?: "url_success" | "url_failure" | "url_abort" | "url_error" | "url_checkout" | (string & {});
    readonly url?: string;
}

/** Name and addresses of a merchant. */
export interface MerchantUser {
    readonly address?: readonly GeoAddress[];
    readonly companyname?: string;
    readonly email?: readonly MerchantEmail[];
    readonly forename?: string;
    /** Full name. */
    readonly name?: string;
    /** Name of the project. */
    readonly project_name?: string;
    readonly surname?: string;
}

/** Terms of recurring payments. */
export interface MitInstructions {
    /** ID of the first payment's transaction. */
    readonly cit_reference?: string;
    /**
     * Format: date
     * Last day on which the token may be used.
     * @example 2029-12-31
     */
    readonly recurring_expiry?: string;
    /**
     * Days between two payments.
     * @example 30
     */
    readonly recurring_frequency?: number;
    /**
     * Rhythm of the payments.
     * @example recurring
     */
    readonly standing_instruction?: "ucof" | "recurring" | (string & {});
    /**
     * Which of the payments this is.
     * @example cit
     */
    readonly type?: "cit" | "mit" | (string & {});
}

/** A name at the left and its value at the right. Of the decorations only `important` is meant for it. */
export interface NameValueLine {
    /** @constant */
    readonly type: "name-value";
    readonly value: {
        readonly decoration?: Decorations;
        /**
         * Left part. It may end in a colon or a blank, print it as it is.
         * @example Kartennummer:
         */
        readonly name: string;
        /**
         * Right part.
         * @example 9276004400001234
         */
        readonly value: string;
    };
}

/** State of the token that the card network keeps for a card. */
export interface NetworkTokenStatus {
    readonly created?: Timestamp;
    readonly last_modified?: Timestamp;
    /**
     * State of the token.
     * @example active
     */
    readonly status?: "not requested" | "requested" | "inquiry" | "active" | "failed" | "archivePending" | "archived" | (string & {});
    /** Version of the token. */
    readonly version?: string;
}

/** Why there is no token. It differs from the errors of the other operations. */
export interface OAuthErrorBody {
    readonly error: OAuthErrorCode;
    /**
     * The reason in words.
     * @example The client credentials are invalid
     */
    readonly error_description?: string;
}

/**
 * Why there is no token.
 * @example authorization_pending
 */
export type OAuthErrorCode = "invalid_client" | "invalid_request" | "unsupported_grant_type" | "invalid_device" | "authorization_pending" | (string & {});

/** A span of the week in which a store is open. */
export interface OpeningHours {
    readonly close?: DayTime;
    readonly open?: DayTime;
}

/**
 * A kind of line that is not known yet. Leave it out or print a blank line, but never fail.
 * @example {
 *       "type": "qrcode",
 *       "value": {
 *         "data": "https://shop.example.org"
 *       }
 *     }
 */
export interface OtherLine {
    /** Any word but the four known ones. */
    readonly type: UnlistedWord;
    /** Content, in a form that is not known. */
    readonly value?: unknown;
}

/**
 * Points to a kind of transaction that is not known yet.
 * @example {
 *       "object": "prepaid.sales",
 *       "id": "PSA_4M8NKX6TZJ3QVB2WR9CHDY57GPSFA2"
 *     }
 */
export interface OtherTransactionReference {
    /** ID of the transaction. */
    readonly id: string;
    /** Type of the transaction. */
    readonly object: UnlistedWord;
}

/**
 * Passcode of a card. It travels as a number, so leading zeros are lost: 0042 and 42 are the same. Keep it out of logs.
 * @example 4711
 */
export type Passcode = number;

/**
 * Something that may need the passcode of a card.
 * @example discharge
 */
export type PasscodeAction = "charge" | "discharge" | "sale_revenue" | "charge_points" | "discharge_points" | "cashreport" | (string & {});

/** A card and the passcode that was entered. Here the passcode is called `pin`. */
export interface PasscodeCheckInput {
    readonly cardnumber: CardNumber;
    readonly pin: Passcode;
}

/** A card and its new passcode. */
export interface PasscodeInput {
    readonly cardnumber: CardNumber;
    /** Merchant of the card. The token tells it when left out. */
    readonly merchant?: MerchantId;
    readonly passcode: Passcode;
}

/** The kind of booking, and the card. */
export interface PasscodeQuestion {
    readonly action?: PasscodeAction;
    readonly cardnumber?: CardNumber;
}

/** A card and the passcode that is valid now. */
export interface PasscodeResetInput {
    readonly cardnumber: CardNumber;
    readonly passcode: Passcode;
}

/**
 * What the customer must enter the passcode for.
 * @example 0
 */
export type PasscodeRule = 0 | 1 | 2 | 3 | 4 | 5 | 6 | (number & {});

/**
 * A PayPal account.
 * @example {
 *       "email": "erika@example.org",
 *       "payer_id": "7Q3NKX9TZJ5WV"
 *     }
 */
export interface PayPalAccount {
    /** Email address of the payer. */
    readonly email?: string;
    /** ID of the payer at PayPal. */
    readonly payer_id?: string;
}

/** The instrument that a payment uses. */
export interface PaymentContainer {
    readonly id: PaymentContainerId;
    /** @constant */
    readonly object: "payment.containers";
    readonly token_status?: NetworkTokenStatus;
    readonly type?: PaymentContainerType;
}

/**
 * ID of a payment container. `PCT_` is the rule, `CNT_` is older.
 * @example PCT_8Z4NKT6QXJ2WVB9MR3CHDY57GPSFA2
 */
export type PaymentContainerId = string;

/** An instrument that exists, named by its ID, or a new one in `private`. */
export interface PaymentContainerInput {
    /** Payment customer that the instrument belongs to. */
    readonly customer?: ReferenceInput;
    readonly customer_id?: PaymentCustomerId;
    readonly id?: PaymentContainerId;
    readonly merchant_id?: MerchantId;
    /**
     * Format: uri
     * Where changes of the container are announced.
     */
    readonly notification_url?: string;
    /** @constant */
    readonly object?: "payment.containers";
    /** Data of the new instrument, in the form that `type` asks for. */
    readonly private?: PaymentInstrument;
    /**
     * Ask the card network for a token.
     * @default false
     */
    readonly request_token?: boolean;
    readonly type?: PaymentContainerType;
}

/**
 * Kind of instrument.
 * @example bank_account
 */
export type PaymentContainerType = "bank_account" | "credit_card" | "googlepay" | "applepay" | "paypal" | (string & {});

/** How the payment is to be made. */
export interface PaymentContext {
    /**
     * Hold the payment back until the flag is taken away.
     * @default false
     */
    readonly accrual?: boolean;
    /**
     * Execute the payment as soon as it is authorised. No start is needed then.
     * @default false
     */
    readonly auto_capture?: boolean;
    readonly container_instructions?: ContainerInstructions;
    /** Card networks that the contract supports. */
    readonly creditcard_schemes?: readonly string[];
    readonly dynamic_descriptor?: DynamicDescriptor;
    /**
     * The payer takes no part in this payment.
     * @default false
     */
    readonly merchant_initiated?: boolean;
    readonly mit_instructions?: MitInstructions;
    /** Methods that the hosted checkout may offer. Without it the contract decides. */
    readonly payment_methods?: readonly CheckoutMethod[];
}

/** A person or company that pays or receives the goods. */
export interface PaymentCustomer {
    readonly contact?: Contact;
    /** Contract that the customer belongs to. */
    readonly contract?: Reference;
    readonly created?: Timestamp;
    readonly id: PaymentCustomerId;
    /** @constant */
    readonly object: "payment.customers";
    readonly updated?: Timestamp;
}

/**
 * ID of a payment customer.
 * @example PCU_6T2NKZ8QXJ4WVB9MR5CHDY37GPSFA2
 */
export type PaymentCustomerId = string;

/** A customer that exists, named by its ID, or a new one, described by its contact. */
export interface PaymentCustomerInput {
    readonly contact?: Contact;
    readonly id?: PaymentCustomerId;
    /** @constant */
    readonly object?: "payment.customers";
}

/** A document that belongs to a payment transaction. */
export interface PaymentDocument {
    /**
     * What the document is.
     * @example Zahlungsanforderung
     */
    readonly document_type?: string;
    /**
     * Kind of file.
     * @example pdf
     */
    readonly type?: string;
    readonly url?: string;
}

/** What the payer has to do: the account to transfer to, for prepaid and invoice, or the instalments of easyCredit. */
export interface PaymentInstructions extends BankAccount {
    /**
     * Format: uri
     * Picture of the GiroCode, a QR code for the transfer.
     */
    readonly girocode_url?: string;
    /** Monthly rate. */
    readonly installment?: Cents;
    /** Interest over the whole time. */
    readonly interest?: Cents;
    /** Last rate. */
    readonly last_installment?: Cents;
    /** Number of rates. */
    readonly number_of_installments?: number;
    /** The basket and the interest together. */
    readonly total_value?: Cents;
}

/** Data of one instrument. The type of the container tells which form it has. */
export type PaymentInstrument = BankAccount | CreditCard | GooglePayToken | ApplePayToken | PayPalAccount;

/** Look of payment links. */
export interface PaymentLinkOptions {
    readonly background?: BackgroundImage;
}

/** Pages on which the payer can pay, one per method. */
export interface PaymentLinks {
    /**
     * Format: uri
     * Page for cards.
     */
    readonly creditcard?: string;
    /**
     * Format: uri
     * Page for SEPA direct debit.
     */
    readonly debit?: string;
    /**
     * Format: uri
     * Page that offers every method.
     */
    readonly general?: string;
    /**
     * Format: uri
     * Page for payment on invoice.
     */
    readonly invoice?: string;
    /**
     * Format: uri
     * Page for PayPal.
     */
    readonly paypal?: string;
    /**
     * Format: uri
     * Page for payment in advance.
     */
    readonly prepaid?: string;
    /**
     * Format: uri
     * Page for Sofort, which is no longer offered.
     */
    readonly sofort?: string;
}

/**
 * How a sale is paid when it is started.
 * @example cash
 */
export type PaymentMethod = "cash" | "cashless" | "loyalty" | "debit" | "invoice" | "prepaid" | "cashless_direct" | "ccload" | (string & {});

/** A movement of money that was executed for a sale. A short answer carries only object and id. */
export interface PaymentTransaction {
    /** Account holder. */
    readonly account_owner?: string;
    /** Whether the payment is held back. */
    readonly accrual?: boolean;
    readonly amount?: Cents;
    /** What was paid for. */
    readonly basket?: readonly PaymentTransactionItem[];
    /** When it was completed. */
    readonly completion_date?: Timestamp;
    readonly contract?: Contract;
    /** Number of the contract. */
    readonly contract_id?: number;
    readonly created?: Timestamp;
    /** Euro when left out. */
    readonly currency?: Currency;
    readonly customer?: PaymentTransactionCustomer;
    /** Text of the transaction. */
    readonly description?: string;
    /** The same without markup. */
    readonly description_raw?: string;
    readonly details?: PaymentTransactionDetails;
    /** Invoices, payment requests and the like. */
    readonly documents?: readonly PaymentDocument[];
    readonly id: PaymentTransactionId;
    /** BIC that the money came from. */
    readonly incoming_payment_bic?: string;
    /** When the money came in. */
    readonly incoming_payment_date?: string;
    /** IBAN that the money came from. */
    readonly incoming_payment_iban?: string;
    /** Purpose of the transfer that came in. */
    readonly incoming_payment_purpose?: string;
    /** Invoice number of the merchant. */
    readonly invoice_number?: string;
    /** When it was loaded. */
    readonly load_date?: Timestamp;
    readonly merchant?: Merchant;
    /** @constant */
    readonly object: "payment.transactions";
    /** Order number. */
    readonly order_id?: string;
    /** Transactions that this one stems from. */
    readonly parents?: readonly RelatedTransaction[];
    /** The instrument, for display. */
    readonly payment_data?: string;
    /** When the money was paid out to the merchant. */
    readonly payout_date?: Timestamp;
    /** Platform that the payment was made on. */
    readonly platform?: Reference;
    /** Kind of payment. */
    readonly product?: string;
    /** Number of the payment product. */
    readonly product_id?: number;
    /** Name of the payment product. */
    readonly product_raw?: string;
    /** Key that the integrator chose. */
    readonly reference_id?: string;
    /** Transactions that have to do with this one. */
    readonly related_transactions?: readonly RelatedTransaction[];
    /** Number of the status. */
    readonly status?: number;
    /** Status for people. */
    readonly status_text?: string;
    readonly store?: Store;
    /** Name of the store. */
    readonly store_name?: string;
    /** Subscription that the payment belongs to. */
    readonly subscription?: Reference;
    /** Terminal ID. */
    readonly tid?: string;
    readonly trans_id?: TransactionNumber;
    /** Payment ID of the older systems. */
    readonly transaction_hash?: string;
    /** Whether it went to the bank already. */
    readonly transmitted_to_bank?: boolean;
    readonly updated?: Timestamp;
    /** Number of the instrument inside the platform. */
    readonly zahlungsmittel_id?: number;
}

/** Name of the customer of a payment transaction. */
export interface PaymentTransactionCustomer {
    readonly companyname?: string;
    readonly forename?: string;
    readonly salutation?: string;
    readonly surname?: string;
    readonly title?: string;
}

/** A condensed view of the transaction. */
export interface PaymentTransactionDetails {
    readonly amount?: Cents;
    /** State of clearing. */
    readonly cleared?: string;
    /** Text of the transaction. */
    readonly description?: string;
    /** The same without markup. */
    readonly description_raw?: string;
    /** Number of the status. */
    readonly status?: number;
    /**
     * Condensed status.
     * @example 1
     */
    readonly status_simple?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | (number & {});
    /** Condensed status for people. */
    readonly status_simple_text?: string;
    /** Status for people. */
    readonly status_text?: string;
}

/**
 * ID of a payment transaction.
 * @example PCI_9Q5TKZ3NXJ7WVB2MR8CHDY46GPSFA2
 */
export type PaymentTransactionId = string;

/** One line of the basket of a payment transaction. */
export interface PaymentTransactionItem {
    readonly article_number?: string;
    /** EAN or GTIN of the article. */
    readonly ean?: string;
    readonly item_type?: ItemType;
    /** Name of the article. */
    readonly name?: string;
    /** Price of one piece. */
    readonly price?: Cents;
    /** Number of pieces. */
    readonly quantity?: number;
    /** Key that the integrator chose. */
    readonly reference_id?: string;
    /** Items inside this one. One level only. */
    readonly sub_basket?: readonly PaymentTransactionItem[];
    readonly tax?: TaxRate;
    /** Price of the line. */
    readonly total?: Cents;
}

/** The thing itself, apart from what it is used as. */
export interface PhysicalDevice {
    /** ID of the physical device. */
    readonly id?: string;
    /** Type of the object. */
    readonly object?: string;
    /** @example BX-20417 */
    readonly serial_number?: string;
}

/** What a loyalty card does for a basket. */
export interface PreTransaction {
    /** Bonus that was put into the basket. */
    readonly bonus_products: readonly BonusProduct[];
    /** What is left to pay after bonus and cash balance. */
    readonly missing_sum: Cents;
}

/**
 * Result of selling a voucher or credit.
 * @example {
 *       "id": 30412,
 *       "status": "failed",
 *       "error_details": "The voucher is sold out"
 *     }
 */
export interface PrepaidSale {
    /** Why it failed. */
    readonly error_details?: string;
    /** Number of the sale. */
    readonly id?: number;
    /** How it went. */
    readonly status?: string;
}

/** Who pays, and with what. */
export interface PrepareInput {
    readonly callback_urls?: CallbackUrls;
    readonly container?: PaymentContainerInput;
    readonly customer?: PaymentCustomerInput;
    readonly dynamic_descriptor?: DynamicDescriptor;
    /** Email address of the payer. */
    readonly email?: string;
}

/** Access to a payment provider, for real money and for tests. */
export interface ProviderAccess {
    readonly live?: ProviderCredentials;
    readonly sandbox?: ProviderCredentials;
}

/** How the platform signs in at a payment provider. */
export interface ProviderCredentials {
    /** Client ID at the provider. */
    readonly client_id: string;
}

/** A message that something has changed. It is not signed, and does not say how: read what is in `data` through the API. */
export interface PushEvent {
    readonly created: Timestamp;
    /** The objects that it is about. May be empty. */
    readonly data: readonly PushedObject[];
    /**
     * ID of the message. Presumed to stay the same when the message is sent again.
     * @example evt_4b81d07c52e94f3aa6c01e7f93d2b658
     */
    readonly id: string;
    /** @constant */
    readonly object: "event.pushes";
    readonly target: PushTarget;
    readonly type: PushType;
}

/** Kind of the objects that the message is about. */
export type PushTarget = "payment.transactions" | "payment.subscriptions" | "payment.payouts" | "payment.secupayinvoices" | "general.contracts" | "services.identrequests" | "services.identresults" | (string & {});

/** What has happened to the objects. */
export type PushType = "changed" | "added" | "display" | (string & {});

/** An object that a message is about. Read it through the API. */
export interface PushedObject {
    /**
     * ID of the object.
     * @example PCI_6KXT2NQ8WZB4VJM7RC9HDY35GPSFA1
     */
    readonly id: string;
    /**
     * Kind of the object, such as `payment.transactions`.
     * @example payment.transactions
     */
    readonly object: string;
}

/** One line of the head of a receipt, which is printed above the other lines. */
export interface ReceiptHeaderLine {
    /**
     * Kind of line.
     * @example textline
     */
    readonly type: "separator" | "textline" | "name-value" | "space" | (string & {});
    /** What the line says, in the form that its kind has elsewhere. */
    readonly value?: {
        /** Headline of a separator. */
        readonly caption?: string;
        readonly decoration?: Decorations;
        /** Left part of a name and its value. */
        readonly name?: string;
        /**
         * Text of a textline.
         * @example Backstube Beispiel
         */
        readonly text?: string;
        /** Right part of a name and its value. */
        readonly value?: string;
    };
}

/** One line of a receipt, in print order. A separator begins a new receipt; one list may hold several receipts in a row. Texts are ready to print: never parse or reformat the amounts in them. */
export type ReceiptLine = SeparatorLine | TextLine | NameValueLine | SpaceLine | OtherLine;

/**
 * Number of a receipt at the card terminal. It is needed to cancel the payment there.
 * @example 17
 */
export type ReceiptNumber = number | string;

/** Points to another object. */
export interface Reference {
    /**
     * ID of the object. Its prefix tells the type too.
     * @example STO_6B9NXJ4TKZ2WVQ8MR3CHDY57GPSFA2
     */
    readonly id: string;
    /**
     * Type of the object, in lower case with a dot.
     * @example general.stores
     */
    readonly object: string;
}

/** Points to an object that exists. The ID alone is enough. */
export interface ReferenceInput {
    /**
     * ID of the object.
     * @example GCR_5V8QJZ3KXN7TWB2MR9CHDY46GPSFA2
     */
    readonly id: string;
    /**
     * Type of the object.
     * @example general.contracts
     */
    readonly object?: string;
}

/**
 * Renews the access token of a session. Only devices and app users get one.
 * @example e41b7c09d5f24a8693b6c8d20f7a15e3
 */
export type RefreshToken = string;

/** A session goes on. The answer has no new refresh token, the old one stays valid. */
export interface RefreshTokenRequest {
    readonly client_id: ClientId;
    readonly client_secret: ClientSecret;
    /** @constant */
    readonly grant_type: "refresh_token";
    readonly refresh_token: RefreshToken;
}

/** Another booking and how it is related. */
export interface RelatedLoyaltyTransaction {
    readonly id?: LoyaltyTransactionId;
    /**
     * Type of the other booking.
     * @example loyalty.transactions
     */
    readonly object?: string;
    /** Number of the relation. */
    readonly ref_type_id?: number | string;
    /** Name of the relation. */
    readonly relation_type?: string;
    readonly trans_id?: TransactionNumber;
}

/** Another transaction and how it is related. */
export interface RelatedTransaction {
    /**
     * Which of the two stems from the other.
     * @example parent
     */
    readonly hierarchy?: "child" | "parent" | (string & {});
    /**
     * ID of the other transaction.
     * @example PCI_9Q5TKZ3NXJ7WVB2MR8CHDY46GPSFA2
     */
    readonly id?: string;
    /**
     * Type of the other transaction.
     * @example payment.transactions
     */
    readonly object?: string;
    /** Number of the relation. */
    readonly ref_type_id?: number;
    /** Name of the relation, in German. */
    readonly ref_type_raw?: string;
    readonly trans_id?: TransactionNumber;
}

/** Where the payer goes, and whom the server tells, after the checkout. */
export interface ReturnUrls {
    /**
     * Format: uri
     * After the payer gave up, where that can be told from an error.
     * @example https://shop.example.org/aborted
     */
    readonly url_abort?: string;
    /**
     * Format: uri
     * After an error.
     * @example https://shop.example.org/failed
     */
    readonly url_error?: string;
    /**
     * Format: uri
     * The server posts here when something changes, until it gets a 200, for at most 24 hours. The message names the object only: read it afterwards.
     * @example https://shop.example.org/push
     */
    readonly url_push?: string;
    /**
     * Format: uri
     * After success.
     * @example https://shop.example.org/paid
     */
    readonly url_success?: string;
}

/** A device of a routing. */
export interface RoutedDevice {
    /**
     * Name of the device for people.
     * @example Kasse 2
     */
    readonly description?: string;
    readonly id?: SmartDeviceId;
    /**
     * Type of the object.
     * @example smart.devices
     */
    readonly object?: string;
    readonly type?: SmartDeviceType;
}

/** An app for a terminal. */
export interface SecubaseApp {
    readonly app_id?: AppId;
    /** @example Kundenkarte */
    readonly app_name?: string;
    /** Entity tag of the app, to load it only when it has changed. */
    readonly etag?: string;
    /**
     * Rank of the app.
     * @example 1
     */
    readonly prio?: number;
    /**
     * Format: uri
     * Where to load the app from.
     * @example https://connect.secucard.com/apps/kundenkarte
     */
    readonly url?: string;
    /**
     * Version in three parts.
     * @example 4.2.1
     */
    readonly version?: string;
}

/** What runs on a terminal. */
export interface SecubaseConfigInput {
    /**
     * Version of the base app.
     * @example 4.2.0
     */
    readonly base_version?: string;
    /**
     * Version of the native part.
     * @example 2.7.1
     */
    readonly secubase_version?: string;
    /**
     * Version of the Android app.
     * @example 1.9.3
     */
    readonly secudroid_version?: string;
    readonly smart_device?: SmartDevice;
    /**
     * Terminal ID.
     * @example 65004711
     */
    readonly terminal_id?: string;
    /**
     * Model of the terminal.
     * @example iCT250
     */
    readonly terminal_type?: string;
}

/** Begins a receipt. Its caption is a headline: centred, bolder and larger than text, with room above and below. Without a caption it is a rule. */
export interface SeparatorLine {
    /** @constant */
    readonly type: "separator";
    /** Empty for a rule. */
    readonly value?: {
        /**
         * Headline.
         * @example Kundenkarte
         */
        readonly caption?: string;
    };
}

/** The goods are sent. */
export interface ShippingDelivery {
    /** Invoice number of the merchant. */
    readonly invoice_number?: string;
    /** When the goods went out. */
    readonly shipped_at?: Timestamp;
    /**
     * Carrier.
     * @example DHL
     */
    readonly shipped_by?: string;
    /** Tracking number. */
    readonly tracking_code?: string;
    /** @constant */
    readonly type: "shipping";
}

/** The shop software that makes the call. */
export interface ShopDetails {
    /** Vendor or name of the payment plugin. */
    readonly plugin_vendor?: string;
    /** Version of the plugin. */
    readonly plugin_version?: string;
    /**
     * Domain that the payer sees.
     * @example shop.example.org
     */
    readonly shop_domain?: string;
    /** Name of the shop software. */
    readonly shop_system?: string;
    /** Its full version. */
    readonly shop_system_version?: string;
    /** User agent of the caller. Taken from the request when left out. */
    readonly user_agent?: string;
}

/** A customer who has checked in at the store. */
export interface SmartCheckin {
    /** User account of the customer. */
    readonly account?: Reference;
    /** When the customer checked in. */
    readonly created?: Timestamp;
    readonly customer?: LoyaltyCustomer;
    /**
     * Name to show to the cashier.
     * @example Erika B.
     */
    readonly customerName?: string;
    readonly id: CheckinId;
    readonly merchantcard?: MerchantCard;
    /** @constant */
    readonly object: "smart.checkins";
    /** URL of a picture of the customer. */
    readonly picture?: string;
}

/** A page of check-ins. */
export interface SmartCheckinList extends ListInfo {
    /** The page. */
    readonly data?: readonly SmartCheckin[];
}

/** A till, a card terminal, or anything else that takes part in sales. */
export interface SmartDevice extends SmartDeviceCommon {
    /**
     * How the device talks to the server.
     * @example stomp
     */
    readonly connection_type?: "https" | "stomp" | (string & {});
    /** Contract of the sales of the device. */
    readonly contract?: Reference;
    readonly created?: Timestamp;
    readonly device?: PhysicalDevice;
    readonly id: SmartDeviceId;
    /** What the till shows while it rests. */
    readonly idle_screen_register?: string;
    /** What the terminal shows while it rests. */
    readonly idle_screen_terminal?: string;
    /** Merchant that the device belongs to. */
    readonly merchant?: Reference;
    /** @constant */
    readonly object: "smart.devices";
    /**
     * Whether the device is connected.
     * @example true
     */
    readonly online?: boolean;
    /**
     * When its session was last refreshed, as a Unix time.
     * @example 1777893300
     */
    readonly refresh?: number;
    /** Routing that the device is assigned to. */
    readonly routing?: Reference;
    readonly store?: StoreSummary;
    readonly updated?: Timestamp;
    /**
     * Code with which a person confirms the device.
     * @example k7m2p9xq
     */
    readonly user_pin?: string;
}

/** What the caller says about a device, and the server repeats. */
export interface SmartDeviceCommon {
    /**
     * Version of the base app on the terminal.
     * @example 4.2.0
     */
    readonly base_version?: string;
    /**
     * Name of the device for people.
     * @example Kasse 2
     */
    readonly description?: string;
    readonly products?: DeviceProducts;
    /** State of the device, in any form. */
    readonly status?: {
        readonly [key: string]: unknown;
    };
    /**
     * Model of the terminal.
     * @example iCT250
     */
    readonly terminal_type?: string;
    /**
     * Terminal ID.
     * @example 65004711
     */
    readonly tid?: string;
    readonly type?: SmartDeviceType;
    /**
     * Who made the device or its software.
     * @example ingenico
     */
    readonly vendor?: "ingenico" | "nodis" | "ccv" | "3pos" | "flour" | "pios" | "shopware" | "loyalty_webterminal" | "android" | (string & {});
    /**
     * Unique name of the device at its vendor.
     * @example BX-20417
     */
    readonly vendor_uid?: string;
}

/**
 * ID of a device, such as a till, a card terminal or a shop.
 * @example SDV_4H8KZ2N6RYVXQ3MJT9BWCD57PGFSA2
 */
export type SmartDeviceId = string;

/**
 * ID of a device, or `me` for the one that the token belongs to.
 * @example me
 */
export type SmartDeviceIdOrMe = string;

/** A device to create, or the new content of one. */
export interface SmartDeviceInput extends SmartDeviceCommon {
    readonly contract?: ContractId;
    /** ID of the physical device. */
    readonly device?: string;
    readonly merchant?: MerchantId;
    readonly store?: StoreId;
}

/** A page of devices. */
export interface SmartDeviceList extends ListInfo {
    /** The page. */
    readonly data?: readonly SmartDeviceListItem[];
}

/** A device in a list. */
export interface SmartDeviceListItem extends SmartDevice, AggregationBucket {
}

/**
 * Kind of device.
 * @example cashier
 */
export type SmartDeviceType = "cashier" | "zvt" | "shopmodule" | "webterminal" | (string & {});

/** A kind of ident, or a card of that kind. */
export interface SmartIdent {
    /** Customer of the card. */
    readonly customer?: null | LoyaltyCustomer;
    readonly id: IdentTypeId;
    /**
     * How many characters values of this kind have.
     * @example 16
     */
    readonly length?: number;
    readonly merchantcard?: MerchantCard;
    /**
     * Name of the kind of ident.
     * @example secucard Kundenkarte
     */
    readonly name?: string;
    /** @constant */
    readonly object: "smart.idents";
    /**
     * How values of this kind begin.
     * @example 9276
     */
    readonly prefix?: string;
    readonly type: IdentType;
    /**
     * Whether the merchant accepts the card.
     * @example true
     */
    readonly valid?: boolean;
    /**
     * Number of the card, when one was read or asked for.
     * @example 9276004400001234
     */
    readonly value?: string;
}

/** A page of kinds of ident. */
export interface SmartIdentList extends ListInfo {
    /** The page. */
    readonly data?: readonly SmartIdent[];
}

/** Devices that work together, tills and the card terminal that they share. */
export interface SmartRouting {
    /** Devices of the routing. */
    readonly assign?: readonly RoutedDevice[];
    readonly created?: Timestamp;
    /**
     * Name of the routing for people.
     * @example Theke
     */
    readonly description?: string;
    readonly id: SmartRoutingId;
    /** Merchant that the routing belongs to. */
    readonly merchant?: Reference;
    /** @constant */
    readonly object: "smart.routings";
    readonly store?: StoreSummary;
    readonly updated?: Timestamp;
}

/**
 * ID of a routing.
 * @example SRT_6W9BNX4TKZ3JVQ2MR8CHDY57GPSFA2
 */
export type SmartRoutingId = string;

/** A routing to create, or the new content of one. */
export interface SmartRoutingInput {
    /**
     * Name of the routing for people.
     * @example Theke
     */
    readonly description?: string;
    readonly store?: StoreId;
}

/** A page of routings. */
export interface SmartRoutingList extends ListInfo {
    /** The page. */
    readonly data?: readonly SmartRoutingListItem[];
}

/** A routing in a list. */
export interface SmartRoutingListItem extends SmartRouting, AggregationBucket {
}

/** A sale. */
export interface SmartTransaction extends SmartTransactionCommon {
    readonly container?: PaymentContainer;
    /** Contract of the sale. */
    readonly contract?: Reference;
    readonly created?: Timestamp;
    /** Who pays. */
    readonly customer?: PaymentCustomer;
    /** Device that executes the payment, such as the card terminal. */
    readonly device_destination?: Reference;
    /** Device that makes the sale. */
    readonly device_source?: Reference;
    readonly id: SmartTransactionId;
    /** Loyalty cards in use. */
    readonly idents?: readonly Ident[];
    /** Page on which the payer authorises the payment, when that is needed after a prepare. */
    readonly iframe_url?: string;
    readonly merchant?: MerchantSummary;
    /** @constant */
    readonly object: "smart.transactions";
    readonly payment_instructions?: PaymentInstructions;
    /** Null when the sale has no payment pages. */
    readonly payment_links?: null | PaymentLinks;
    /** Vouchers and credit that were sold. */
    readonly prepaid_sales?: PrepaidSale | readonly PrepaidSale[];
    /** Contract of the acquirer. */
    readonly provider_contract?: Reference;
    /** Receipt for the customer. */
    readonly receipt?: readonly ReceiptLine[];
    /** Copy for the merchant. Card terminals produce it. */
    readonly receipt_merchant?: readonly ReceiptLine[];
    /** Print the copy for the merchant too. */
    readonly receipt_merchant_print?: boolean;
    readonly receipt_number?: ReceiptNumber;
    /** Who receives the goods. */
    readonly shipping_address?: PaymentCustomer;
    readonly status: SmartTransactionStatus;
    /** Store where the sale is made. */
    readonly store?: Reference;
    /** Subscription that the sale belongs to. */
    readonly subscription?: Reference;
    /** What was executed for the sale. */
    readonly transactions?: readonly ExecutedTransaction[];
    readonly updated?: Timestamp;
}

/** What the caller says about a sale, and the server repeats. */
export interface SmartTransactionCommon {
    readonly application_context?: ApplicationContext;
    readonly basket?: Basket;
    readonly basket_info?: BasketInfo;
    /**
     * Name or number of the cashier.
     * @example Kasse 2
     */
    readonly cashier?: string;
    readonly checkin?: Checkin;
    /** Null when the sale has no hosted checkout. */
    readonly checkout_links?: null | CheckoutLinks;
    readonly communications?: Communication;
    readonly delivery_options?: DeliveryOptions;
    /** Null in the answer when it was not sent. */
    readonly intent?: null | Intent;
    /**
     * Marks a sale for practice. Card terminals ignore it and charge real money.
     * @example true
     */
    readonly is_demo?: boolean;
    /** Last page of the hosted checkout that the payer saw. */
    readonly last_visited_page?: CheckoutPage;
    /** Label of a market. */
    readonly market?: string;
    /**
     * Reference of the merchant, shown in the back office.
     * @example 4711
     */
    readonly merchantRef?: string | null;
    readonly payment_context?: PaymentContext;
    /** Method that the sale was last prepared or started with. */
    readonly payment_method?: PaymentMethod | CheckoutMethod;
    /** Label of a product. */
    readonly product?: string;
    /** Tax contained in the sum. */
    readonly tax_amount?: Cents;
    readonly tax_rate?: TaxRate;
    readonly trans_id?: TransactionNumber;
    /**
     * Purpose of the payment, for the statement of the payer.
     * @example Einkauf vom 04.05.2026
     */
    readonly transactionRef?: string | null;
}

/**
 * ID of a Smart Transaction. Clients that worked offline made up IDs that begin with `STX_OFFLINE_`.
 * @example STX_7Q2M4ZK9XJ3NVB8TWC5RHDYG61PSA2
 */
export type SmartTransactionId = string;

/** A sale to create, or the new content of one. */
export interface SmartTransactionInput extends SmartTransactionCommon {
    readonly container?: PaymentContainerInput;
    /** Contract of the sale. Only needed outside a till. */
    readonly contract?: ReferenceInput;
    /** Who pays. */
    readonly customer?: PaymentCustomerInput;
    /** Device that makes the sale. Only needed for loyalty outside a till. */
    readonly device_source?: ReferenceInput;
    /** Loyalty cards to use, or to create. */
    readonly idents?: readonly IdentInput[];
    /** Merchant of the sale. The token of a till tells it. */
    readonly merchant?: MerchantId | ReferenceInput;
    /** Contract of the acquirer. */
    readonly provider_contract?: ReferenceInput;
    /** Who receives the goods. */
    readonly shipping_address?: PaymentCustomerInput;
}

/** A page of sales. */
export interface SmartTransactionList extends ListInfo {
    /** The page. */
    readonly data?: readonly SmartTransactionListItem[];
}

/** A sale in a list. */
export interface SmartTransactionListItem extends SmartTransaction, AggregationBucket {
}

/**
 * Where the sale stands. Treat a value that you do not know as undecided: neither as failed nor as paid.
 * @example ok
 */
export type SmartTransactionStatus = "created" | "processing" | "approved" | "pending" | "ok" | "received" | "collection" | "shipped" | "collected" | "failed" | "cancelled" | (string & {});

/** A blank line. */
export interface SpaceLine {
    /** @constant */
    readonly type: "space";
    /** Not used. Whatever is here means nothing. */
    readonly value?: unknown;
}

/** What a start needs beyond the sale. */
export interface StartInput extends PrepareInput {
    /** Brand of the card. For `cashless_direct`. */
    readonly cardtype?: CardBrand;
    /**
     * Terminal ID. For `cashless_direct`.
     * @example 65004711
     */
    readonly tid?: string;
    /**
     * Trace number of the terminal. For `cashless_direct`.
     * @example 208
     */
    readonly trace?: number;
}

/**
 * Whether the card has left the stock.
 * @example active
 */
export type StockStatus = "active" | "inactive" | "stored" | (string & {});

/** A store of a merchant. A short answer carries only object and id. */
export interface Store {
    /** Whether the store accepts loyalty cards. */
    readonly acceptance_point?: boolean;
    /** Address in parts. */
    readonly address_components?: readonly AddressComponent[];
    /** Address in one line. */
    readonly address_formatted?: string;
    /** Who assigned it. */
    readonly assigned_by?: readonly AssignedBy[];
    /** Categories of the store. */
    readonly category?: readonly string[];
    /** Main category. */
    readonly category_main?: string;
    readonly facebook_id?: string;
    readonly geometry?: GeoPosition;
    /** Whether the store has a beacon. */
    readonly has_beacon?: boolean;
    /** Hash of the record. */
    readonly hash?: string;
    readonly id: StoreId;
    /** Number in the older back office. */
    readonly id_old?: string;
    /** Who invited the owner. */
    readonly invited_by?: readonly InvitedBy[];
    /** Key of the record. */
    readonly key?: string;
    readonly merchant?: Reference;
    readonly name?: string;
    /** The name without markup. */
    readonly name_raw?: string;
    /** @constant */
    readonly object: "general.stores";
    readonly open_hours?: readonly OpeningHours[];
    /** Whether the store is open at the moment. */
    readonly open_now?: boolean;
    /** Opening hours as a text. */
    readonly open_time?: string;
    readonly phone_number_formatted?: string;
    /** URLs of photos. */
    readonly photo?: readonly string[];
    /** URL of the main photo. */
    readonly photo_main?: string;
    /** Where the data come from. */
    readonly source?: string;
    /** Name of the store. */
    readonly store_name?: string;
    readonly url_googleplus?: string;
    readonly url_website?: string;
    /** Offset of the local time from UTC. */
    readonly utc_offset?: string;
}

/**
 * ID of a store.
 * @example STO_6B9NXJ4TKZ2WVQ8MR3CHDY57GPSFA2
 */
export type StoreId = string;

/** A store, by its name. */
export interface StoreSummary {
    readonly id: StoreId;
    /** @example Lange Gasse */
    readonly name?: string;
    /** @constant */
    readonly object: "general.stores";
}

/**
 * ID of a subscription.
 * @example SUB_3T8NKX6QZJ4WVB9MR2CHDY57GPSFA2
 */
export type SubscriptionId = string;

/**
 * Tax rate in whole percent.
 * @example 19
 */
export type TaxRate = number;

/** Text across the line, at the left unless decorated. It may be longer than the paper is wide. */
export interface TextLine {
    /** @constant */
    readonly type: "textline";
    readonly value: {
        readonly decoration?: Decorations;
        /**
         * What to print.
         * @example Vielen Dank für Ihren Einkauf!
         */
        readonly text: string;
    };
}

/** A span of time. */
export interface TimeSlot {
    readonly end_date?: Timestamp;
    readonly start_date?: Timestamp;
}

/**
 * Format: date-time
 * A moment, with its offset from UTC.
 * @example 2026-05-04T09:30:00+02:00
 */
export type Timestamp = string;

/** An access token. */
export interface Token {
    /**
     * The bearer token. It says nothing to the client.
     * @example k3v9qf2m7t0x5b8r1d6w4h
     */
    readonly access_token: string;
    /**
     * Seconds until it expires. So far always twenty minutes.
     * @example 1200
     */
    readonly expires_in: number;
    readonly refresh_token?: RefreshToken;
    /**
     * What the token is good for. Null for devices.
     * @example https://scope.secucard.com/e/api
     */
    readonly scope?: string | null;
    /**
     * Kind of token.
     * @example bearer
     */
    readonly token_type: string;
}

/** A token, or the codes of a device registration. */
export type TokenAnswer = Token | DeviceRegistration;

/** One of the ways to get a token. */
export type TokenRequest = ClientCredentialsRequest | DeviceRegistrationRequest | DeviceSessionRequest | DevicePinRequest | AppUserRequest | RefreshTokenRequest;

/**
 * Number of a transaction, printed on statements and receipts as TA code.
 * @example 30815204
 */
export type TransactionNumber = number | string;

/** What a merchant may book without a device. */
export interface VirtualTerminal {
    /** Kinds of booking that are allowed. */
    readonly actions?: readonly CardBookingAction[];
    /**
     * 1 when a card may pay a part if its balance is too low, 0 when not.
     * @example 1
     */
    readonly amount_split_enabled?: 0 | 1 | (number & {});
    /**
     * 1 when the terminal is switched off, 0 when not.
     * @example 0
     */
    readonly disabled?: 0 | 1 | (number & {});
    /**
     * 1 when a bonus programme is active, 0 when not.
     * @example 0
     */
    readonly gift_terminal?: 0 | 1 | (number & {});
    /** Store of the terminal, in any form. */
    readonly store?: {
        readonly [key: string]: unknown;
    };
    /**
     * Terminal ID.
     * @example 65004790
     */
    readonly tid?: string;
}

/** What the loyalty terminal on a web page offers. */
export interface WebterminalActions {
    /** Read the balance. */
    readonly balance_check?: boolean;
    /** Cancel the latest booking. */
    readonly cancel_last?: boolean;
    /** Report on the till. */
    readonly cashreport?: boolean;
    /** Load money. */
    readonly charge?: boolean;
    /** Load points. */
    readonly charge_points?: boolean;
    /** Take money off. */
    readonly discharge?: boolean;
    /** Take points off. */
    readonly discharge_points?: boolean;
    /** Give the bonus at once. */
    readonly immediate_bonus?: boolean;
    /** Collect revenue. */
    readonly sale_revenue?: boolean;
}

/** Settings of the loyalty terminal on a web page. */
export interface WebterminalConfig {
    readonly allowed_actions?: WebterminalActions;
    /** Whether it lists the bookings. */
    readonly transactions_grid_enabled?: boolean;
}
