// Tests compare these with what the sandbox knows: loading it here would slow down every command.

/** What can happen at a card terminal, as it is typed. */
export const terminalActs: readonly string[] = [
  'approve',
  'approve-with-signature',
  'decline',
  'wrong-pin',
  'customer-abort',
  'time-out',
  'busy',
  'lose-connection',
  'stop',
]

/** What can be said of customers beforehand: they may also leave it to somebody else. */
export const customerActs: readonly string[] = [...terminalActs, 'wait']

/** Why a bank card is declined. */
export const declineReasons: readonly string[] = [
  'declined',
  'insufficient-funds',
  'card-expired',
  'limit-exceeded',
  'card-blocked',
  'wrong-pin-thrice',
  'issuer-not-available',
]

/** What faults do. */
export const faultEffects: readonly string[] = [
  'refuse',
  'delay',
  'cut',
  'answer',
  'truncate',
  'end-session',
  'twice',
  'late',
]
