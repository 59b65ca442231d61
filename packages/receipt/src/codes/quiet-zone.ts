/** White on each side of a QR code, in modules: ISO/IEC 18004. */
export const QR_QUIET = 4

/** White at the left and right of a barcode, in modules: ISO/IEC 15417 and 16388; EAN asks for as many or less. */
export const BAR_QUIET = 10
