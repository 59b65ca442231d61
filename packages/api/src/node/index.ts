export { fileTokenStore } from './file-token-store.ts'
export { TokenStoreError } from '../auth/token-store.ts'
export type { StoredTokens, TokenStore } from '../auth/token-store.ts'
