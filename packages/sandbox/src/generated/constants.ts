// Generated from specs/. Do not edit: change the spec and run `npm run generate`.

/** Where the API and its token endpoint answer, by environment. */
export const environments: { readonly [name in 'live' | 'testing']: { readonly baseUrl: string; readonly tokenUrl: string } } = {
  "live": {
    "baseUrl": "https://connect.secucard.com/api/v2",
    "tokenUrl": "https://connect.secucard.com/oauth/token"
  },
  "testing": {
    "baseUrl": "https://connect-testing.secuconnect.com/api/v2",
    "tokenUrl": "https://connect-testing.secuconnect.com/oauth/token"
  }
}

/** Articles with these EANs load money onto the card of the sale, or take it off. */
export const cardEans: { readonly load: readonly string[]; readonly unload: readonly string[] } = {
  "load": [
    "4260447149502",
    "4260447149519"
  ],
  "unload": [
    "4260447149533",
    "4260447149540"
  ]
}

/** The status words that the specs list; the wire may bring others. */
export const knownStatuses: readonly string[] = [
  "created",
  "processing",
  "approved",
  "pending",
  "ok",
  "received",
  "collection",
  "shipped",
  "collected",
  "failed",
  "cancelled"
]

/** The methods that `start` knows. */
export const paymentMethods: readonly string[] = [
  "cash",
  "cashless",
  "loyalty",
  "debit",
  "invoice",
  "prepaid",
  "cashless_direct",
  "ccload"
]
