/** What every sandbox accepts: published, worthless, and good on loopback only. */
export const credentials: { readonly clientId: string; readonly clientSecret: string } = {
  clientId: 'sandbox',
  clientSecret: 'sandbox-secret',
}
