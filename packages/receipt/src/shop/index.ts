export type { ShopBasket, ShopBasketInfo, ShopBasketItem } from './basket-input.ts'
export { BasketError } from './basket-error.ts'
export { composeReceipt, type ComposeOptions } from './compose-receipt.ts'
export { formatMoney } from './format-money.ts'
export type {
  BarcodeOptions,
  ImageOptions,
  PairOptions,
  PaymentOptions,
  QrOptions,
  ReceiptComposer,
  ShopHeader,
  TextOptions,
} from './receipt-composer.ts'
export { shopReceipt } from './shop-receipt.ts'
export type { ShopCurrency, ShopLanguage } from './texts.ts'
