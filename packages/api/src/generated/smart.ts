// Generated from specs/. Do not edit: change the spec and run `npm run generate`.
import type { AggregateOptions, ErrorBody, PaymentMethod, PreTransaction, SmartTransaction, SmartTransactionId, SmartTransactionInput, SmartTransactionList, StartInput } from './models.ts'

export interface paths {
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
}
