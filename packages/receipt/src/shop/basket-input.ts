/**
 * The `basket` of a Smart transaction, as the wire gives it: every field may be absent or null. Fields that are not
 * named here are not looked at.
 */
export interface ShopBasket {
  readonly products?: readonly ShopBasketItem[] | null | undefined
}

/** An item of the basket. */
export interface ShopBasketItem {
  /** What was sold. Without it the receipt says `Artikel`. */
  readonly desc?: string | null | undefined
  /** Pieces, with at most three decimals. Below zero for goods that were taken back. */
  readonly quantity?: number | null | undefined
  /** Price of one piece in cents, tax included. Below zero for coupons, bonus and discounts. */
  readonly priceOne?: number | null | undefined
  /** VAT in whole percent, 0 to 100. Nothing or null: there is no VAT on the item. */
  readonly tax?: number | null | undefined
  /** A `stakeholder_payment` is a share that the shop pays on, and is left out. All other types are printed alike. */
  readonly item_type?: string | null | undefined
  /** Number of the item that this one is a part of: it is printed indented. */
  readonly parent?: number | null | undefined
  /** The items of another seller, printed indented below its name. They have none of their own. */
  readonly sub_basket?: readonly ShopBasketItem[] | null | undefined
  /** What the items of `sub_basket` come to, in cents. */
  readonly sum?: number | null | undefined
}

/** The `basket_info` of a Smart transaction: what the basket is checked against. */
export interface ShopBasketInfo {
  /** What the items come to, in cents. */
  readonly sum?: number | null | undefined
  /** What a card left to pay, in cents: only there when one was applied. */
  readonly missing_sum?: number | null | undefined
  /** Default: that of the receipt. */
  readonly currency?: string | null | undefined
}
