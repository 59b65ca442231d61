// Generated from specs/. Do not edit: change the spec and run `npm run generate`.
import type { AggregateOptions, BooleanResult, CheckoutMethod, DeliveryInput, DeviceAuthorizationInput, DevicePinConfig, DevicePinInput, ErrorBody, IdentInput, IdentTypeId, PaymentMethod, PreTransaction, PrepareInput, ReceiptNumber, SecubaseApp, SecubaseConfigInput, SmartCheckinList, SmartDevice, SmartDeviceIdOrMe, SmartDeviceInput, SmartDeviceList, SmartDeviceType, SmartIdent, SmartIdentList, SmartRouting, SmartRoutingId, SmartRoutingInput, SmartRoutingList, SmartTransaction, SmartTransactionId, SmartTransactionInput, SmartTransactionList, StartInput, SubscriptionId } from './models.ts'

export interface paths {
    readonly "/Smart/Checkins": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the customers who have checked in at the store.
         * @deprecated
         * Returns one page of check-ins. A sale can name one in place of a card. Changes nothing. An older call that tills still use.
         */
        readonly get: operations["smart.checkins.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Devices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List devices.
         * Returns one page of the devices that match the query. Changes nothing.
         */
        readonly get: operations["smart.devices.list"];
        readonly put?: never;
        /**
         * Create a device.
         * Adds a till, a card terminal or a shop module to a merchant. It cannot do anything before a person has confirmed it. No money moves. Sent twice, it adds two devices.
         */
        readonly post: operations["smart.devices.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Devices/{smartDeviceId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a device.
         * Returns the device with the products that are enabled on it. Changes nothing.
         */
        readonly get: operations["smart.devices.get"];
        /**
         * Update a device.
         * Changes what is known of the device and which products are enabled on it. No money moves.
         */
        readonly put: operations["smart.devices.update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Devices/{smartDeviceId}/devicePin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. When the PIN is set for a store or for the whole merchant it is not used, and the ID of that store or merchant, or `me`, will do. */
                readonly smartDeviceId: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Set the PIN with which devices get tokens.
         * Sets the PIN for one device, for a store or for a whole merchant. Where several apply, the one for the device counts before the one for the store, and that before the one for the merchant. A PIN can be replaced but never removed. It needs at least 15 characters of at least three classes (digits, capitals, small letters, others), without repeats such as AAA and runs such as abc or 321. No money moves.
         */
        readonly put: operations["smart.devices.setDevicePin"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Devices/{smartDeviceId}/devicePinConfig": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
            };
            readonly cookie?: never;
        };
        /**
         * Tell for what a device PIN is set.
         * Tells whether a PIN is set for the device, its store and its merchant. Never returns a PIN. Changes nothing.
         */
        readonly get: operations["smart.devices.getDevicePinConfig"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Devices/{smartDeviceId}/GetSecubaseConfig": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * List the apps that belong on a terminal.
         * Takes what runs on the terminal, and returns what should. Changes nothing. The answer is a bare list.
         */
        readonly post: operations["smart.devices.getSecubaseConfig"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Devices/{smartDeviceId}/pin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Confirm a device by its user code.
         * Does what a person does in the back office: it ties the code that a device got at its registration to this device. From then on the device can open sessions. No money moves.
         */
        readonly put: operations["smart.devices.authorize"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Devices/{smartDeviceId}/routing/{type}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
                /** Kind of the device that is looked for. */
                readonly type: SmartDeviceType;
            };
            readonly cookie?: never;
        };
        /**
         * Find the device that serves another one.
         * Returns the device of the given kind on the same routing, such as the card terminal of a till. Changes nothing.
         */
        readonly get: operations["smart.devices.getRouting"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Idents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the kinds of ident that the merchant may use.
         * @deprecated
         * Tells how the numbers of loyalty cards begin and how long they are, so that a till can tell them from other codes. Changes nothing. An older call that tills still use.
         */
        readonly get: operations["smart.idents.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Idents/{identId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the kind of ident. */
                readonly identId: IdentTypeId;
            };
            readonly cookie?: never;
        };
        /**
         * Read a kind of ident.
         * @deprecated
         * Returns name, prefix and length of one kind. Changes nothing. An older call that tills still use.
         */
        readonly get: operations["smart.idents.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Idents/{identId}/read": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the kind of ident. */
                readonly identId: IdentTypeId;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let a device read a card.
         * @deprecated
         * Makes the card reader ask for a card, and fills its number into `value`. The answer comes only when a card was read or the reader gave up, so wait for minutes. No money moves. Never send it a second time by itself, the reader would ask again. No body is sent. An older call that tills still use.
         */
        readonly post: operations["smart.idents.read"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Idents/{identId}/validate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** Not used, because the body names the cards. The vendor sends the literal `notused`. */
                readonly identId: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Find the merchant cards of idents.
         * @deprecated
         * Takes a bare list of idents, and returns it with what is known of each card. Changes nothing. An older call that tills still use; `loyalty.merchantCards.validate` has replaced it.
         */
        readonly post: operations["smart.idents.validate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Routings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List routings.
         * Returns one page of the routings that match the query. Changes nothing.
         */
        readonly get: operations["smart.routings.list"];
        readonly put?: never;
        /**
         * Create a routing.
         * Adds a routing without devices to a store. No money moves. Sent twice, it adds two routings.
         */
        readonly post: operations["smart.routings.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Routings/{smartRoutingId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the routing. */
                readonly smartRoutingId: components["parameters"]["SmartRoutingId"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a routing.
         * Returns the routing with its devices. Changes nothing.
         */
        readonly get: operations["smart.routings.get"];
        /**
         * Update a routing.
         * Changes the name or the store of a routing. Its devices stay. No money moves.
         */
        readonly put: operations["smart.routings.update"];
        readonly post?: never;
        /**
         * Delete a routing.
         * Removes the routing. Its devices remain, but the tills among them lose their card terminal. No money moves.
         */
        readonly delete: operations["smart.routings.delete"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Routings/{smartRoutingId}/assign/{smartDeviceId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
                /** ID of the routing. */
                readonly smartRoutingId: components["parameters"]["SmartRoutingId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Assign a device to a routing.
         * From then on the tills of the routing pay at its card terminal. No money moves. No body is sent.
         */
        readonly post: operations["smart.routings.assign"];
        /**
         * Remove a device from a routing.
         * The device itself remains. No money moves.
         */
        readonly delete: operations["smart.routings.unassign"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Transactions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Smart Transactions.
         * Returns one page of the sales that match the query. Changes nothing.
         */
        readonly get: operations["smart.transactions.list"];
        readonly put?: never;
        /**
         * Create a Smart Transaction.
         * Opens a sale in the status `created`. No money moves. The basket may be complete, or be empty with a sum of 0 and follow later. A till needs no contract and no device, its token tells both. The server fills in the merchant, the device and defaults. Sent twice, it opens two sales.
         */
        readonly post: operations["smart.transactions.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Transactions/{receiptNumber}/canceltrx": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** Number of the receipt at the card terminal, from `receipt_number` of the sale. Not the ID of the sale. */
                readonly receiptNumber: ReceiptNumber;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel a payment at the card terminal.
         * Moves money. Takes back a card payment by the number of its receipt, until the end of the day has been run on the terminal. The answer comes only when the terminal is done, so wait for minutes. The sale becomes `cancelled`, and its stored receipts stay as they were. Never send it a second time by itself. If the answer is lost, read the sale first. No body is sent.
         */
        readonly post: operations["smart.transactions.cancelTrx"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Transactions/{smartDeviceId}/diagnosis": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Run the diagnosis of the card terminal.
         * Makes the terminal call its host, and renews its configuration and its clock. A till has to offer it to the cashier. The answer comes only when the terminal is done, so wait for minutes. It is a sale of its own that tracks the run and carries the receipt. No money moves. Never send it a second time by itself, the terminal would begin again. No body is sent.
         */
        readonly post: operations["smart.transactions.diagnosis"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Transactions/{smartDeviceId}/endOfDay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Run the end of the day on the card terminal.
         * Moves money. Sends the card payments of the day to settlement; girocard and direct debit payments are only cleared by it, and afterwards none of them can be cancelled by its receipt. Many terminals run it by themselves. The answer comes only when the terminal is done, so wait for minutes. It is a sale of its own that tracks the run and carries the receipt. Never send it a second time by itself. No body is sent.
         */
        readonly post: operations["smart.transactions.endOfDay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Transactions/{smartTransactionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a Smart Transaction.
         * Returns the sale as it is now. Changes nothing. Read it before you act again whenever an answer got lost.
         */
        readonly get: operations["smart.transactions.get"];
        /**
         * Replace the content of a Smart Transaction.
         * Works until the payment is executed. Send the whole sale, not a part of it: a basket that is left out is dropped. The status goes back to `created`, and a card that preTransaction had applied is dropped too, so the full sum is due again. Some properties are fixed at creation, `application_context` for one. No money moves.
         */
        readonly put: operations["smart.transactions.update"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Transactions/{smartTransactionId}/abort": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give up a sale that was not started.
         * Closes a sale before its payment. No money moves, and the loyalty card stays as it was. A payment that was executed has to be cancelled instead. No body is sent.
         */
        readonly post: operations["smart.transactions.abort"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Transactions/{smartTransactionId}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel a sale that was paid.
         * Moves money. Takes back what the start did to the loyalty card, and returns the sale with the receipt of the cancellation. Meant for loyalty payments; payments at the card terminal are cancelled with their receipt number instead. Cash has to be handed back by the till. Never send it a second time by itself. No body is sent.
         */
        readonly post: operations["smart.transactions.cancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Transactions/{smartTransactionId}/prepare/{paymentMethod}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** How the payer pays. */
                readonly paymentMethod: CheckoutMethod;
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Authorise the payment.
         * Reserves money, or books the claim, with the method in the path; the start that follows executes it. The status becomes `approved`, or `pending` for `prepaid` and sometimes for `debit`. With `iframe_url` in the answer the payer has to authorise the payment on that page first. When `auto_capture` is set in the payment context, the payment is executed at once, and no start is needed. Does not wait for a card terminal. Never send it a second time by itself. If the answer is lost, read the sale first.
         */
        readonly post: operations["smart.transactions.prepare"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Transactions/{smartTransactionId}/preTransaction": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Apply the loyalty card to the basket.
         * Takes the bonus of the card off the basket, then its cash balance off what is left to pay, and tells what is missing. The status becomes `processing`, and the bonus appears in the basket as items with negative prices. The card itself is charged only when the sale is started. Start with `loyalty` when nothing is missing, otherwise with `cash` or `cashless`. An update in between undoes it. No body is sent.
         */
        readonly post: operations["smart.transactions.preTransaction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Transactions/{smartTransactionId}/setDelivery": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Say that the goods were sent or handed over.
         * Moves an order to `shipped` or `collected`. Payments on invoice need it, because it sets their due date. A shipment may be recorded again, and what is left out then is removed; a collection can be recorded once. No money moves.
         */
        readonly post: operations["smart.transactions.setDelivery"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Transactions/{smartTransactionId}/start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Execute a payment that was prepared.
         * Moves money. Executes what a prepare has authorised; the sale ends in `ok`, or for orders in `received` or `collection`, and may pass through `pending`. Does not wait for a card terminal. Never send it a second time by itself. If the answer is lost, read the sale first. No body is sent.
         */
        readonly post: operations["smart.transactions.startPrepared"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Transactions/{smartTransactionId}/start/{paymentMethod}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** How the sale is paid. */
                readonly paymentMethod: PaymentMethod;
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Execute the payment.
         * Moves money. The sale ends in `ok`, or for orders in `received` or `collection`; some methods
         *     pass through `pending`. The card is charged, loaded or credited, and the answer carries the
         *     receipt to print.
         *
         *     - `cash` records what the till has taken.
         *     - `cashless` hands the sum to the card terminal. The answer comes only when the terminal is done
         *       or the customer gave up, so wait for minutes. A demo sale charges real money here.
         *     - `loyalty` needs a card that covers the sum.
         *     - `cashless_direct` needs `tid`, `trace` and `cardtype`.
         *
         *     Never send it a second time by itself. If the answer is lost, read the sale first.
         */
        readonly post: operations["smart.transactions.start"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/Smart/Transactions/{subscriptionId}/updatePaymentContainer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the subscription. */
                readonly subscriptionId: SubscriptionId;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Ask for another way to pay a subscription.
         * Opens a sale whose `payment_links` lead the payer to the pages for a card, a direct debit or PayPal, where a new instrument for the subscription is given. No money moves. Sent twice, it opens two sales. No body is sent.
         */
        readonly post: operations["smart.transactions.updatePaymentContainer"];
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
        /** Groups the matches into buckets instead of listing them. */
        readonly Aggregate: AggregateOptions;
        /** Size of the page. */
        readonly Count: number;
        /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
        readonly Expand: string;
        /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
        readonly Fields: string;
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
        /** ID of the device. `me` is the device that the token belongs to. */
        readonly SmartDeviceId: SmartDeviceIdOrMe;
        /** ID of the routing. */
        readonly SmartRoutingId: SmartRoutingId;
        /** ID of the sale. */
        readonly SmartTransactionId: SmartTransactionId;
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
    readonly "smart.checkins.list": {
        readonly parameters: {
            readonly query?: {
                /** Size of the page. */
                readonly count?: components["parameters"]["Count"];
                /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
                readonly fields?: components["parameters"]["Fields"];
                /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
                readonly offset?: components["parameters"]["Offset"];
                /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
                readonly q?: components["parameters"]["Query"];
                /** Comma list of properties to sort by, each followed by `:asc` or `:desc`. */
                readonly sort?: components["parameters"]["Sort"];
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
                    readonly "application/json": SmartCheckinList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "smart.devices.list": {
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
                    readonly "application/json": SmartDeviceList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "smart.devices.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": SmartDeviceInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The device. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartDevice;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "smart.devices.get": {
        readonly parameters: {
            readonly query?: {
                /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
                readonly expand?: components["parameters"]["Expand"];
            };
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The device. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartDevice;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.devices.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": SmartDeviceInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The device as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartDevice;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.devices.setDevicePin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. When the PIN is set for a store or for the whole merchant it is not used, and the ID of that store or merchant, or `me`, will do. */
                readonly smartDeviceId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": DevicePinInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** Whether the PIN was set. */
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
            /** The PIN was not set, for instance because it breaks the rule. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ErrorBody;
                };
            };
        };
    };
    readonly "smart.devices.getDevicePinConfig": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** What a PIN is set for. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": DevicePinConfig;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.devices.getSecubaseConfig": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
            };
            readonly cookie?: never;
        };
        /** What runs on the terminal. */
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": SecubaseConfigInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The apps. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly SecubaseApp[];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.devices.authorize": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": DeviceAuthorizationInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The device. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartDevice;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.devices.getRouting": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
                /** Kind of the device that is looked for. */
                readonly type: SmartDeviceType;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The device on the same routing. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartDevice;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.idents.list": {
        readonly parameters: {
            readonly query?: {
                /** Size of the page. */
                readonly count?: components["parameters"]["Count"];
                /** Comma list of the properties to return, with dots for nested ones. All others are left out of the answer. */
                readonly fields?: components["parameters"]["Fields"];
                /** How many matches to skip before the page begins. Beyond 10,000 matches use a scroll. */
                readonly offset?: components["parameters"]["Offset"];
                /** Filter in the manner of Lucene: `property:condition`, with dots for nested properties. Conditions may hold the wildcards `?` and `*` and ranges such as `[a TO b]`. Join them with `AND`, `OR`, `NOT` and parentheses. */
                readonly q?: components["parameters"]["Query"];
                /** Comma list of properties to sort by, each followed by `:asc` or `:desc`. */
                readonly sort?: components["parameters"]["Sort"];
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
                    readonly "application/json": SmartIdentList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "smart.idents.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the kind of ident. */
                readonly identId: IdentTypeId;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The kind of ident. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartIdent;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.idents.read": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the kind of ident. */
                readonly identId: IdentTypeId;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The ident with the number of the card. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartIdent;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.idents.validate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** Not used, because the body names the cards. The vendor sends the literal `notused`. */
                readonly identId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": readonly IdentInput[];
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The idents, each with its merchant card. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly SmartIdent[];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "smart.routings.list": {
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
                    readonly "application/json": SmartRoutingList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "smart.routings.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": SmartRoutingInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The routing. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartRouting;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "smart.routings.get": {
        readonly parameters: {
            readonly query?: {
                /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
                readonly expand?: components["parameters"]["Expand"];
            };
            readonly header?: never;
            readonly path: {
                /** ID of the routing. */
                readonly smartRoutingId: components["parameters"]["SmartRoutingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The routing. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartRouting;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.routings.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the routing. */
                readonly smartRoutingId: components["parameters"]["SmartRoutingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": SmartRoutingInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The routing as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartRouting;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.routings.delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the routing. */
                readonly smartRoutingId: components["parameters"]["SmartRoutingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The routing that was deleted. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartRouting;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.routings.assign": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
                /** ID of the routing. */
                readonly smartRoutingId: components["parameters"]["SmartRoutingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The routing with the device. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartRouting;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.routings.unassign": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
                /** ID of the routing. */
                readonly smartRoutingId: components["parameters"]["SmartRoutingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The routing without the device. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartRouting;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.transactions.list": {
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
                    readonly "application/json": SmartTransactionList;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "smart.transactions.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": SmartTransactionInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The sale, in the status `created`. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
        };
    };
    readonly "smart.transactions.cancelTrx": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** Number of the receipt at the card terminal, from `receipt_number` of the sale. Not the ID of the sale. */
                readonly receiptNumber: ReceiptNumber;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The sale that was paid with this receipt. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.transactions.diagnosis": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The sale that tracks the run. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.transactions.endOfDay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the device. `me` is the device that the token belongs to. */
                readonly smartDeviceId: components["parameters"]["SmartDeviceId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The sale that tracks the run. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.transactions.get": {
        readonly parameters: {
            readonly query?: {
                /** Name of a property whose reference is replaced by the full object, or `all` for every reference. */
                readonly expand?: components["parameters"]["Expand"];
            };
            readonly header?: never;
            readonly path: {
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The sale. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.transactions.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": SmartTransactionInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The sale, in the status `created`. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.transactions.abort": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The sale that was given up. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.transactions.cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The sale after the cancellation. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.transactions.prepare": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** How the payer pays. */
                readonly paymentMethod: CheckoutMethod;
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        /** Who pays, and with what. It may be left out when the sale says so already. */
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": PrepareInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The sale, authorised or on the way there. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.transactions.preTransaction": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** What is left to pay, and the bonus. Not the whole sale. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": PreTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.transactions.setDelivery": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": DeliveryInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The order, in the status `shipped` or `collected`. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.transactions.startPrepared": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The sale after the payment. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.transactions.start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** How the sale is paid. */
                readonly paymentMethod: PaymentMethod;
                /** ID of the sale. */
                readonly smartTransactionId: components["parameters"]["SmartTransactionId"];
            };
            readonly cookie?: never;
        };
        /** Empty for `cash`, `cashless` and `loyalty`; it may be left out. */
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": StartInput;
            };
        };
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The sale after the payment, with its receipt. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly "smart.transactions.updatePaymentContainer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** ID of the subscription. */
                readonly subscriptionId: SubscriptionId;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["Refused"];
            readonly "5XX": components["responses"]["ServerError"];
            /** The sale with the links. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": SmartTransaction;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
}
