// Generated from specs/. Do not edit: change the spec and run `npm run generate`.
import type { AggregateOptions, CardValidation, CardValidationInput, ErrorBody, MerchantCard, MerchantCardId, MerchantCardList } from './models.ts'

export interface paths {
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
        readonly put?: never;
        readonly post?: never;
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
        /** ID of the merchant card. */
        readonly MerchantCardId: MerchantCardId;
        /** Not used, because the body names the card. Send `me`; the ID of a merchant card and the literal `MRC` work too. */
        readonly MerchantCardPlaceholder: string;
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
}
