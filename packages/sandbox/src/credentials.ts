/** What a sandbox accepts that was given a seed: published, worthless, and good on loopback only. */
export const credentials: { readonly clientId: string; readonly clientSecret: string } = {
  clientId: 'sandbox',
  clientSecret: 'sandbox-secret',
}
