// Generated from specs/. Do not edit: change the spec and run `npm run generate`.
import type { AccountId, AggregateOptions, BalanceReceiptInput, BooleanResult, CardBalanceReceipt, CardBookingInput, CardGroup, CardGroupId, CardGroupInput, CardGroupList, CardGroupUpdateInput, CardIssueInput, CardLock, CardLockInput, CardPinInput, CardValidation, CardValidationInput, CscCheckInput, ErrorBody, IssuedMerchantCard, LockReason, LoyaltyCard, LoyaltyCardId, LoyaltyCardList, LoyaltyCustomer, LoyaltyCustomerId, LoyaltyCustomerInput, LoyaltyCustomerList, LoyaltyPaymentContainerId, LoyaltyTransaction, LoyaltyTransactionId, LoyaltyTransactionList, MerchantCard, MerchantCardId, MerchantCardIdOrMe, MerchantCardInput, MerchantCardList, MerchantCardWithReceipt, MerchantId, PasscodeCheckInput, PasscodeInput, PasscodeQuestion, PasscodeResetInput, VirtualTerminal } from './models.ts'

export interface paths {
    readonly "/Loyalty/Cardgroups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List card groups.
         * Returns one page of the card groups that match the query. Changes nothing.
         */
        readonly get: operations["loyalty.cardGroups.list"];
        readonly put?: never;
        /**
         * Create a card group.
         * Adds a programme without cards. No money moves. Sent twice, it adds two.
         */
        readonly post: operations["loyalty.cardGroups.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/Cardgroups/{loyaltyCardGroupId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the card group. */
                readonly loyaltyCardGroupId: components["parameters"]["CardGroupId"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a card group.
         * Returns the programme with its limits. Changes nothing.
         */
        readonly get: operations["loyalty.cardGroups.get"];
        /**
         * Update a card group.
         * Changes name and picture of a programme. No money moves.
         */
        readonly put: operations["loyalty.cardGroups.update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/Cardgroups/{loyaltyCardGroupId}/checkPasscodeEnabled": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the card group. */
                readonly loyaltyCardGroupId: components["parameters"]["CardGroupId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Tell whether a booking needs the passcode.
         * Tells whether the customer has to enter the passcode of a card before a booking of this kind. Changes nothing.
         */
        readonly post: operations["loyalty.cardGroups.checkPasscodeEnabled"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/Cards": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List cards.
         * Returns one page of the cards that match the query. Balances are kept by the merchant cards, not here. Changes nothing.
         */
        readonly get: operations["loyalty.cards.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/Cards/{loyaltyCardId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the card. */
                readonly loyaltyCardId: components["parameters"]["LoyaltyCardId"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a card.
         * Returns the card, without balances. Changes nothing.
         */
        readonly get: operations["loyalty.cards.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/Cards/{loyaltyCardId}/assignUser/{generalAccountId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the user account. */
                readonly generalAccountId: components["parameters"]["AccountId"];
                /** ID of the card. */
                readonly loyaltyCardId: components["parameters"]["LoyaltyCardId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Assign a card to a user account.
         * Makes the user the owner of the card, at all merchants that know it. A card that is assigned already is refused with `ProductDuplicateException`. No money moves.
         */
        readonly post: operations["loyalty.cards.assignUser"];
        /**
         * Detach a card from a user account.
         * The card has no owner any more; what merchants keep for it remains. No money moves.
         */
        readonly delete: operations["loyalty.cards.unassignUser"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/Customers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List customers.
         * Returns one page of the customers that match the query. Changes nothing.
         */
        readonly get: operations["loyalty.customers.list"];
        readonly put?: never;
        /**
         * Create a customer.
         * Adds a customer without a card. No money moves. Sent twice, it adds two.
         */
        readonly post: operations["loyalty.customers.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/Customers/{loyaltyCustomerId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the customer. */
                readonly loyaltyCustomerId: components["parameters"]["LoyaltyCustomerId"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a customer.
         * Returns the customer with the contacts and bank accounts. Changes nothing.
         */
        readonly get: operations["loyalty.customers.get"];
        /**
         * Update or anonymise a customer.
         * Changes what the merchant keeps of the customer. With `anonymize` the personal data are erased, which cannot be undone; cards and bookings remain. No money moves.
         */
        readonly put: operations["loyalty.customers.update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/Customers/{loyaltyCustomerId}/assignPaymentContainer/{loyaltyPaymentContainerId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the customer. */
                readonly loyaltyCustomerId: components["parameters"]["LoyaltyCustomerId"];
                /** ID of the bank account. */
                readonly loyaltyPaymentContainerId: LoyaltyPaymentContainerId;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Attach a bank account to a customer.
         * The cards of the customer can be loaded from it then. No money moves. No body is sent.
         */
        readonly post: operations["loyalty.customers.assignPaymentContainer"];
        /**
         * Detach a bank account from a customer.
         * The cards of the customer can no longer be loaded from it. No money moves.
         */
        readonly delete: operations["loyalty.customers.unassignPaymentContainer"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List merchant cards.
         * Returns one page of the cards that match the query. Changes nothing. To find one card, ask for `card.cardnumber:NUMBER`.
         */
        readonly get: operations["loyalty.merchantCards.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{generalMerchantId}/createMerchantcards/{loyaltyCardGroupId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant. */
                readonly generalMerchantId: components["parameters"]["MerchantId"];
                /** ID of the card group. */
                readonly loyaltyCardGroupId: components["parameters"]["CardGroupId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Issue cards.
         * Creates up to 1000 cards of a card group, in use at once and without a balance. A single card may get its customer with it. The answer is a bare list, and the only place where the security codes of the cards are told. Sent twice, it issues twice as many cards, so never send it a second time by itself.
         */
        readonly post: operations["loyalty.merchantCards.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{loyaltyMerchantCardId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardId"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a merchant card.
         * Returns the card with its balances and points. Changes nothing.
         */
        readonly get: operations["loyalty.merchantCards.get"];
        /**
         * Update a merchant card.
         * Sets when the card expires, which bank account it is loaded from, and the data of the integrator. Balances, points, customer and card group have calls of their own. No money moves.
         */
        readonly put: operations["loyalty.merchantCards.update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{loyaltyMerchantCardId}/cardgroup/{loyaltyCardGroupId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the card group. */
                readonly loyaltyCardGroupId: components["parameters"]["CardGroupId"];
                /** ID of the merchant card. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Move a card into another card group.
         * From then on the rules of the other group hold for the card. No body is sent.
         */
        readonly put: operations["loyalty.merchantCards.setCardGroup"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{loyaltyMerchantCardId}/checkCsc": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardIdOrMe"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Check the security code of a card.
         * Tells whether the code on the back of the card is right. Refuse the card when it is not. Changes nothing. A wrong code is answered with 200 and `result` false.
         */
        readonly post: operations["loyalty.merchantCards.checkCsc"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{loyaltyMerchantCardId}/checkPasscode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardIdOrMe"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Check the passcode of a card.
         * Tells whether the passcode that the customer entered is right. `passcode` of the merchant card says what it is needed for. Changes nothing. A wrong passcode is answered with 200 and `result` false.
         */
        readonly post: operations["loyalty.merchantCards.checkPasscode"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{loyaltyMerchantCardId}/getCardBalanceReceipt": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardIdOrMe"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Get the balance of a card, with a receipt to print.
         * Returns what is on the card, how far it may be overdrawn, and the lines to print. Changes nothing.
         */
        readonly post: operations["loyalty.merchantCards.getBalanceReceipt"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{loyaltyMerchantCardId}/lock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardId"];
            };
            readonly cookie?: never;
        };
        /**
         * Read whether a card is locked.
         * Returns the lock of the card and its reason. Changes nothing.
         */
        readonly get: operations["loyalty.merchantCards.getLock"];
        readonly put?: never;
        /**
         * Lock a card.
         * The card cannot pay any more until it is unlocked. Its balances stay. Works for cards that are not locked. No money moves.
         */
        readonly post: operations["loyalty.merchantCards.lock"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{loyaltyMerchantCardId}/newPasscode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardIdOrMe"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Set the passcode of a card.
         * Gives the card a passcode. No money moves.
         */
        readonly post: operations["loyalty.merchantCards.setPasscode"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{loyaltyMerchantCardId}/registerCustomer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create the customer of a card.
         * Creates a customer and assigns it to the card, which was anonymous before. Works once per card. No money moves.
         */
        readonly post: operations["loyalty.merchantCards.registerCustomer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{loyaltyMerchantCardId}/resetPasscode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardIdOrMe"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Ask for the passcode of a card to be reset.
         * Takes the passcode that is valid now. No money moves.
         */
        readonly post: operations["loyalty.merchantCards.resetPasscode"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{loyaltyMerchantCardId}/setCustomer/{loyaltyCustomerId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the customer. */
                readonly loyaltyCustomerId: components["parameters"]["LoyaltyCustomerId"];
                /** ID of the merchant card. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Assign a customer to a card.
         * Assigns a customer that exists. No money moves. No body is sent.
         */
        readonly post: operations["loyalty.merchantCards.setCustomer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{loyaltyMerchantCardId}/transaction/{targetMerchantCardId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardIdOrMe"];
                /** ID of the merchant card that the booking is made on. */
                readonly targetMerchantCardId: MerchantCardId;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Book on a card, without a sale.
         * Moves money. Loads the card, takes money or points off it, records revenue or cancels the latest booking, at once and without a Smart Transaction. The answer carries the receipt to print. Never send it a second time by itself. If the answer is lost, read the bookings of the card first. Tills do better to make a sale of it, which the guides describe in full.
         */
        readonly post: operations["loyalty.merchantCards.book"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{loyaltyMerchantCardId}/unlock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Unlock a card.
         * The card can pay again. Works for cards that are locked. No money moves.
         */
        readonly post: operations["loyalty.merchantCards.unlock"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{loyaltyMerchantCardId}/validateMerchantcard": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** Not used, because the body names the card. Send `me`; the ID of a merchant card and the literal `MRC` work too. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardPlaceholder"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Check whether a card may be used.
         * Tells whether the merchant accepts the card with this number, and whether it is locked or asks for a passcode. Changes nothing. A card that is not valid is answered with 200 and `isValid` false. Do not use a locked card in a sale.
         */
        readonly post: operations["loyalty.merchantCards.validate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/{loyaltyMerchantCardId}/virtualTerminalData/{generalMerchantId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant. */
                readonly generalMerchantId: components["parameters"]["MerchantId"];
                /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardIdOrMe"];
            };
            readonly cookie?: never;
        };
        /**
         * Read the settings of the virtual terminal.
         * Tells what a merchant may book on the card without a device. Changes nothing.
         */
        readonly get: operations["loyalty.merchantCards.getVirtualTerminal"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/MerchantCards/me/lockReasons": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the reasons to lock a card.
         * Returns the reasons with their German names, to choose from. Changes nothing. The answer is a bare list.
         */
        readonly get: operations["loyalty.merchantCards.listLockReasons"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/Transactions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List bookings.
         * Returns one page of the bookings that match the query. Changes nothing.
         */
        readonly get: operations["loyalty.transactions.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Loyalty/Transactions/{loyaltyTransactionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the booking. */
                readonly loyaltyTransactionId: components["parameters"]["LoyaltyTransactionId"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a booking.
         * Returns the booking with its receipt. Changes nothing.
         */
        readonly get: operations["loyalty.transactions.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export interface components {
    responses: {
        /** The caller may not do this. With code 2003 it is the token that has expired: get a new one and repeat the request once. */
        readonly Forbidden: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": ErrorBody;
            };
        };
        /** There is no object with this ID, or it belongs to somebody else. */
        readonly NotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": ErrorBody;
            };
        };
        /** The server refused the request. The code says why; which HTTP status goes with which code is not documented. */
        readonly Refused: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": ErrorBody;
            };
        };
        /** The server failed, or something behind it did. The body may be missing, or not be JSON. The request may have been carried out nevertheless: read the object before you act again. */
        readonly ServerError: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": ErrorBody;
            };
        };
        /** The token is missing, invalid or expired. Get a new one and repeat the request once. The same may arrive as 403 with code 2003. */
        readonly Unauthorized: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": ErrorBody;
            };
        };
    };
    parameters: {
        /** ID of the user account. */
        readonly AccountId: AccountId;
        /** Groups the matches into buckets instead of listing them. */
        readonly Aggregate: AggregateOptions;
        /** ID of the card group. */
        readonly CardGroupId: CardGroupId;
        /** Size of the page. */
        readonly Count: number;
        /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
        readonly Expand: string;
        /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
        readonly Fields: string;
        /** ID of the card. */
        readonly LoyaltyCardId: LoyaltyCardId;
        /** ID of the customer. */
        readonly LoyaltyCustomerId: LoyaltyCustomerId;
        /** ID of the booking. */
        readonly LoyaltyTransactionId: LoyaltyTransactionId;
        /** ID of the merchant card. */
        readonly MerchantCardId: MerchantCardId;
        /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
        readonly MerchantCardIdOrMe: MerchantCardIdOrMe;
        /** Not used, because the body names the card. Send `me`; the ID of a merchant card and the literal `MRC` work too. */
        readonly MerchantCardPlaceholder: MerchantCardIdOrMe;
        /** ID of the merchant. */
        readonly MerchantId: MerchantId;
        /** `true` adds a description of the model to the answer, `only` returns nothing else. */
        readonly Meta: "true" | "only";
        /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
        readonly Offset: number;
        /** Name of a filter that the server keeps, such as `own`. */
        readonly Preset: string;
        /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
        readonly Query: string;
        /** Opens a scroll, which walks through any number of matches, and says how long it stays open between two calls. The answer carries the `scroll_id`. */
        readonly ScrollExpire: string;
        /** Continues a scroll. Send it alone, without count, offset, fields and sort. */
        readonly ScrollId: string;
        /** Comma list of properties to sort by, each followed by `:asc` or `:desc`. */
        readonly Sort: string;
        /** `1` only checks the syntax of `q`. The answer then holds nothing but `result`. */
        readonly Validate: 1;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export interface operations {
    readonly "loyalty.cardGroups.list": {
        readonly parameters: {
            readonly query?: {
                /** Groups the matches into buckets instead of listing them. */
                readonly aggregate?: components["parameters"]["Aggregate"];
                /** Size of the page. */
                readonly count?: components["parameters"]["Count"];
                /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
                readonly expand?: components["parameters"]["Expand"];
                /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
                readonly fields?: components["parameters"]["Fields"];
                /** `true` adds a description of the model to the answer, `only` returns nothing else. */
                readonly meta?: components["parameters"]["Meta"];
                /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
                readonly offset?: components["parameters"]["Offset"];
                /** Name of a filter that the server keeps, such as `own`. */
                readonly preset?: components["parameters"]["Preset"];
                /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
                readonly q?: components["parameters"]["Query"];
                /** Opens a scroll, which walks through any number of matches, and says how long it stays open between two calls. The answer carries the `scroll_id`. */
                readonly scroll_expire?: components["parameters"]["ScrollExpire"];
                /** Continues a scroll. Send it alone, without count, offset, fields and sort. */
                readonly scroll_id?: components["parameters"]["ScrollId"];
                /** Comma list of properties to sort by, each followed by `:asc` or `:desc`. */
                readonly sort?: components["parameters"]["Sort"];
                /** `1` only checks the syntax of `q`. The answer then holds nothing but `result`. */
                readonly validate?: components["parameters"]["Validate"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The page. Without a match, `count` is 0 and `data` is empty. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": CardGroupList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "loyalty.cardGroups.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": CardGroupInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The card group. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": CardGroup;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "loyalty.cardGroups.get": {
        readonly parameters: {
            readonly query?: {
                /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
                readonly expand?: components["parameters"]["Expand"];
            };
            readonly header?: never;
            readonly path: {
                /** ID of the card group. */
                readonly loyaltyCardGroupId: components["parameters"]["CardGroupId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The card group. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": CardGroup;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.cardGroups.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the card group. */
                readonly loyaltyCardGroupId: components["parameters"]["CardGroupId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": CardGroupUpdateInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The card group as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": CardGroup;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.cardGroups.checkPasscodeEnabled": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the card group. */
                readonly loyaltyCardGroupId: components["parameters"]["CardGroupId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": PasscodeQuestion;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** Whether the passcode is needed. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": BooleanResult;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.cards.list": {
        readonly parameters: {
            readonly query?: {
                /** Groups the matches into buckets instead of listing them. */
                readonly aggregate?: components["parameters"]["Aggregate"];
                /** Size of the page. */
                readonly count?: components["parameters"]["Count"];
                /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
                readonly expand?: components["parameters"]["Expand"];
                /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
                readonly fields?: components["parameters"]["Fields"];
                /** `true` adds a description of the model to the answer, `only` returns nothing else. */
                readonly meta?: components["parameters"]["Meta"];
                /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
                readonly offset?: components["parameters"]["Offset"];
                /** Name of a filter that the server keeps, such as `own`. */
                readonly preset?: components["parameters"]["Preset"];
                /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
                readonly q?: components["parameters"]["Query"];
                /** Opens a scroll, which walks through any number of matches, and says how long it stays open between two calls. The answer carries the `scroll_id`. */
                readonly scroll_expire?: components["parameters"]["ScrollExpire"];
                /** Continues a scroll. Send it alone, without count, offset, fields and sort. */
                readonly scroll_id?: components["parameters"]["ScrollId"];
                /** Comma list of properties to sort by, each followed by `:asc` or `:desc`. */
                readonly sort?: components["parameters"]["Sort"];
                /** `1` only checks the syntax of `q`. The answer then holds nothing but `result`. */
                readonly validate?: components["parameters"]["Validate"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The page. Without a match, `count` is 0 and `data` is empty. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": LoyaltyCardList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "loyalty.cards.get": {
        readonly parameters: {
            readonly query?: {
                /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
                readonly expand?: components["parameters"]["Expand"];
            };
            readonly header?: never;
            readonly path: {
                /** ID of the card. */
                readonly loyaltyCardId: components["parameters"]["LoyaltyCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The card. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": LoyaltyCard;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.cards.assignUser": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the user account. */
                readonly generalAccountId: components["parameters"]["AccountId"];
                /** ID of the card. */
                readonly loyaltyCardId: components["parameters"]["LoyaltyCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": CardPinInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** Whether the card was assigned. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": BooleanResult;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.cards.unassignUser": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the user account. */
                readonly generalAccountId: components["parameters"]["AccountId"];
                /** ID of the card. */
                readonly loyaltyCardId: components["parameters"]["LoyaltyCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** Whether the card was detached. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": BooleanResult;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.customers.list": {
        readonly parameters: {
            readonly query?: {
                /** Groups the matches into buckets instead of listing them. */
                readonly aggregate?: components["parameters"]["Aggregate"];
                /** Size of the page. */
                readonly count?: components["parameters"]["Count"];
                /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
                readonly expand?: components["parameters"]["Expand"];
                /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
                readonly fields?: components["parameters"]["Fields"];
                /** `true` adds a description of the model to the answer, `only` returns nothing else. */
                readonly meta?: components["parameters"]["Meta"];
                /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
                readonly offset?: components["parameters"]["Offset"];
                /** Name of a filter that the server keeps, such as `own`. */
                readonly preset?: components["parameters"]["Preset"];
                /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
                readonly q?: components["parameters"]["Query"];
                /** Opens a scroll, which walks through any number of matches, and says how long it stays open between two calls. The answer carries the `scroll_id`. */
                readonly scroll_expire?: components["parameters"]["ScrollExpire"];
                /** Continues a scroll. Send it alone, without count, offset, fields and sort. */
                readonly scroll_id?: components["parameters"]["ScrollId"];
                /** Comma list of properties to sort by, each followed by `:asc` or `:desc`. */
                readonly sort?: components["parameters"]["Sort"];
                /** `1` only checks the syntax of `q`. The answer then holds nothing but `result`. */
                readonly validate?: components["parameters"]["Validate"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The page. Without a match, `count` is 0 and `data` is empty. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": LoyaltyCustomerList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "loyalty.customers.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": LoyaltyCustomerInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The customer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": LoyaltyCustomer;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "loyalty.customers.get": {
        readonly parameters: {
            readonly query?: {
                /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
                readonly expand?: components["parameters"]["Expand"];
            };
            readonly header?: never;
            readonly path: {
                /** ID of the customer. */
                readonly loyaltyCustomerId: components["parameters"]["LoyaltyCustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The customer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": LoyaltyCustomer;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.customers.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the customer. */
                readonly loyaltyCustomerId: components["parameters"]["LoyaltyCustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": LoyaltyCustomerInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The customer as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": LoyaltyCustomer;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.customers.assignPaymentContainer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the customer. */
                readonly loyaltyCustomerId: components["parameters"]["LoyaltyCustomerId"];
                /** ID of the bank account. */
                readonly loyaltyPaymentContainerId: LoyaltyPaymentContainerId;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The customer with the bank account. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": LoyaltyCustomer;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.customers.unassignPaymentContainer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the customer. */
                readonly loyaltyCustomerId: components["parameters"]["LoyaltyCustomerId"];
                /** ID of the bank account. */
                readonly loyaltyPaymentContainerId: LoyaltyPaymentContainerId;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The customer without the bank account. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": LoyaltyCustomer;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.merchantCards.list": {
        readonly parameters: {
            readonly query?: {
                /** Groups the matches into buckets instead of listing them. */
                readonly aggregate?: components["parameters"]["Aggregate"];
                /** Size of the page. */
                readonly count?: components["parameters"]["Count"];
                /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
                readonly expand?: components["parameters"]["Expand"];
                /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
                readonly fields?: components["parameters"]["Fields"];
                /** `true` adds a description of the model to the answer, `only` returns nothing else. */
                readonly meta?: components["parameters"]["Meta"];
                /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
                readonly offset?: components["parameters"]["Offset"];
                /** Name of a filter that the server keeps, such as `own`. */
                readonly preset?: components["parameters"]["Preset"];
                /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
                readonly q?: components["parameters"]["Query"];
                /** Opens a scroll, which walks through any number of matches, and says how long it stays open between two calls. The answer carries the `scroll_id`. */
                readonly scroll_expire?: components["parameters"]["ScrollExpire"];
                /** Continues a scroll. Send it alone, without count, offset, fields and sort. */
                readonly scroll_id?: components["parameters"]["ScrollId"];
                /** Comma list of properties to sort by, each followed by `:asc` or `:desc`. */
                readonly sort?: components["parameters"]["Sort"];
                /** `1` only checks the syntax of `q`. The answer then holds nothing but `result`. */
                readonly validate?: components["parameters"]["Validate"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The page. Without a match, `count` is 0 and `data` is empty. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": MerchantCardList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "loyalty.merchantCards.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant. */
                readonly generalMerchantId: components["parameters"]["MerchantId"];
                /** ID of the card group. */
                readonly loyaltyCardGroupId: components["parameters"]["CardGroupId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": CardIssueInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The new cards. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly IssuedMerchantCard[];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.merchantCards.get": {
        readonly parameters: {
            readonly query?: {
                /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
                readonly expand?: components["parameters"]["Expand"];
            };
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The card. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": MerchantCard;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.merchantCards.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": MerchantCardInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The card as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": MerchantCard;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.merchantCards.setCardGroup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the card group. */
                readonly loyaltyCardGroupId: components["parameters"]["CardGroupId"];
                /** ID of the merchant card. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The card in its new group. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": MerchantCard;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.merchantCards.checkCsc": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardIdOrMe"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": CscCheckInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** Whether the code is right. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": BooleanResult;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "loyalty.merchantCards.checkPasscode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardIdOrMe"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": PasscodeCheckInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** Whether the passcode is right. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": BooleanResult;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "loyalty.merchantCards.getBalanceReceipt": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardIdOrMe"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": BalanceReceiptInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The balance and its receipt. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": CardBalanceReceipt;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "loyalty.merchantCards.getLock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The lock. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": CardLock;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.merchantCards.lock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": CardLockInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The card, locked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": MerchantCard;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.merchantCards.setPasscode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardIdOrMe"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": PasscodeInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** Whether the passcode was set. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": BooleanResult;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "loyalty.merchantCards.registerCustomer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": LoyaltyCustomerInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The card with its customer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": MerchantCard;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.merchantCards.resetPasscode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardIdOrMe"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": PasscodeResetInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** Whether the reset was accepted. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": BooleanResult;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "loyalty.merchantCards.setCustomer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the customer. */
                readonly loyaltyCustomerId: components["parameters"]["LoyaltyCustomerId"];
                /** ID of the merchant card. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The card with its customer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": MerchantCard;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.merchantCards.book": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardIdOrMe"];
                /** ID of the merchant card that the booking is made on. */
                readonly targetMerchantCardId: MerchantCardId;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": CardBookingInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The card after the booking, with the receipt. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": MerchantCardWithReceipt;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.merchantCards.unlock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant card. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": CardLockInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The card, unlocked. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": MerchantCard;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.merchantCards.validate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** Not used, because the body names the card. Send `me`; the ID of a merchant card and the literal `MRC` work too. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardPlaceholder"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": CardValidationInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** What may be done with the card. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": CardValidation;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "loyalty.merchantCards.getVirtualTerminal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the merchant. */
                readonly generalMerchantId: components["parameters"]["MerchantId"];
                /** ID of the merchant card. When the body names the card by its number, `me` is enough. */
                readonly loyaltyMerchantCardId: components["parameters"]["MerchantCardIdOrMe"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The settings. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": VirtualTerminal;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "loyalty.merchantCards.listLockReasons": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The reasons. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly LockReason[];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "loyalty.transactions.list": {
        readonly parameters: {
            readonly query?: {
                /** Groups the matches into buckets instead of listing them. */
                readonly aggregate?: components["parameters"]["Aggregate"];
                /** Size of the page. */
                readonly count?: components["parameters"]["Count"];
                /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
                readonly expand?: components["parameters"]["Expand"];
                /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
                readonly fields?: components["parameters"]["Fields"];
                /** `true` adds a description of the model to the answer, `only` returns nothing else. */
                readonly meta?: components["parameters"]["Meta"];
                /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
                readonly offset?: components["parameters"]["Offset"];
                /** Name of a filter that the server keeps, such as `own`. */
                readonly preset?: components["parameters"]["Preset"];
                /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
                readonly q?: components["parameters"]["Query"];
                /** Opens a scroll, which walks through any number of matches, and says how long it stays open between two calls. The answer carries the `scroll_id`. */
                readonly scroll_expire?: components["parameters"]["ScrollExpire"];
                /** Continues a scroll. Send it alone, without count, offset, fields and sort. */
                readonly scroll_id?: components["parameters"]["ScrollId"];
                /** Comma list of properties to sort by, each followed by `:asc` or `:desc`. */
                readonly sort?: components["parameters"]["Sort"];
                /** `1` only checks the syntax of `q`. The answer then holds nothing but `result`. */
                readonly validate?: components["parameters"]["Validate"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The page. Without a match, `count` is 0 and `data` is empty. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": LoyaltyTransactionList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "loyalty.transactions.get": {
        readonly parameters: {
            readonly query?: {
                /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
                readonly expand?: components["parameters"]["Expand"];
            };
            readonly header?: never;
            readonly path: {
                /** ID of the booking. */
                readonly loyaltyTransactionId: components["parameters"]["LoyaltyTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The booking. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": LoyaltyTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
}
