import { after, type Wording } from './wording.ts'

/** English. */
export const english: Wording = {
  messages: {
    other: () => ({
      cashier: 'Please wait. Do not charge again while there is no outcome.',
      customer: 'One moment, please.',
    }),
    creating: () => ({
      cashier: 'The payment is being prepared. Please wait.',
      customer: 'One moment, please.',
    }),
    applied: ({ amount, covered }) => ({
      cashier: `The card pays ${covered}. Tell the customer what is left to pay: ${amount}.`,
      customer: `Your card pays ${covered}.\nLeft to pay: ${amount}`,
    }),
    'applied nothing': ({ amount }) => ({
      cashier: `The card pays nothing. Tell the customer what is to pay: ${amount}.`,
      customer: `To pay: ${amount}`,
    }),
    'applied all': ({ covered }) => ({
      cashier: `The card pays all of it: ${covered}. Please wait.`,
      customer: `Your card pays all of it:\n${covered}`,
    }),
    'presenting cash': ({ amount }) => ({
      cashier: `The cash payment is being recorded: ${amount}. Please wait.`,
      customer: `Cash payment:\n${amount}`,
    }),
    'presenting cashless': ({ amount }) => ({
      cashier: `The customer pays at the card terminal now: ${amount}. Please wait.`,
      customer: `Please pay at the card terminal:\n${amount}`,
    }),
    'presenting cashless_direct': ({ amount }) => ({
      cashier: `The card payment is being recorded: ${amount}. Please wait.`,
      customer: `Card payment:\n${amount}`,
    }),
    'presenting loyalty': ({ amount }) => ({
      cashier: `The payment with the loyalty card is being recorded: ${amount}. Please wait.`,
      customer: `Payment with your loyalty card:\n${amount}`,
    }),
    'cancel requested': () => ({
      cashier: 'Cancel requested. It may still be paid: wait for the outcome.',
      customer: 'We have asked to cancel.\nPlease wait.',
    }),
    'cancel requested at terminal': () => ({
      cashier:
        'Cancel requested. Press Stop on the card terminal. It may still be paid: wait for the outcome.',
      customer: 'We have asked to cancel.\nPlease wait.',
    }),
    resolving: () => ({
      cashier: 'No answer about the payment yet. Please wait, do not charge again.',
      customer: 'We are checking your payment.\nPlease wait.',
    }),
    fencing: () => ({
      cashier:
        'The payment is being withdrawn so that it cannot charge later. Wait, do not charge again. If the terminal still asks, press Stop on it.',
      customer: 'We are checking your payment.\nPlease wait.',
    }),
    'needs operator': () => ({
      cashier:
        'Do not charge again. Nobody knows whether it is paid: check slips and journal of the card terminal, then decide at the till.',
      customer: 'We are checking your payment.\nPlease wait.',
    }),
    approved: ({ amount }) => ({
      cashier: `Paid${after(': ', amount)}. Hand out the goods.`,
      customer: `Paid${after(': ', amount)}\nThank you!`,
    }),
    'approved with receipts': ({ amount }) => ({
      cashier: `Paid${after(': ', amount)}. Print the receipts.`,
      customer: `Paid${after(': ', amount)}\nThank you!`,
    }),
    'approved to sign': ({ amount }) => ({
      cashier: `Paid${after(': ', amount)}. Have the merchant’s receipt signed and compare the signature with the card.`,
      customer: `Paid${after(': ', amount)}\nPlease sign the receipt.`,
    }),
    'approved without transaction': () => ({
      cashier: 'Paid, says the journal. Print the receipts as soon as the server answers again.',
      customer: 'Paid\nThank you!',
    }),
    'approved unconfirmed': () => ({
      cashier:
        'Do not charge again. The journal says that it is paid, but the server does not confirm it: look into the back office.',
      customer: 'One moment, please.',
    }),
    declined: ({ isBlocked }) => ({
      cashier: `Declined, nothing was charged.${isBlocked ? '' : ' Offer another way to pay.'}`,
      customer: 'The payment was declined.\nNothing was charged.',
    }),
    aborted: ({ isBlocked }) => ({
      cashier: `Not paid, nothing was charged.${isBlocked ? '' : ' Charge again if wanted.'}`,
      customer: 'The payment was cancelled.\nNothing was charged.',
    }),
    unresolved: () => ({
      cashier: 'Do not charge again. It is not known yet whether it is paid: the till goes on asking.',
      customer: 'We are checking your payment.\nPlease wait.',
    }),
    'earlier approved': ({ sale, amount }) => ({
      cashier: `Earlier payment settled: sale ${sale} is paid${after(', ', amount)}. Print its receipts.`,
      customer: 'One moment, please.',
    }),
    'earlier not paid': ({ sale }) => ({
      cashier: `Earlier payment settled: sale ${sale} is not paid, nothing was charged. Charge again if wanted.`,
      customer: 'One moment, please.',
    }),
    'earlier unresolved': ({ sale }) => ({
      cashier: `Earlier payment not known yet: sale ${sale}. Do not charge again for it; the till goes on asking.`,
      customer: 'One moment, please.',
    }),
    reversed: () => ({
      cashier: 'Reversed. Hand back in cash what was paid in cash; everything else goes back to the card.',
      customer: 'The payment is reversed.\nYou get your money back.',
    }),
    'reversal refused': () => ({
      cashier: 'Not reversed: the payment stands, and no money goes back.',
      customer: 'The payment is not reversed.\nIt stands.',
    }),
    'reversal unresolved': () => ({
      cashier:
        'It is not known yet whether it is reversed. Do not reverse again, hand back nothing: the till goes on asking.',
      customer: 'We are checking the reversal.\nPlease wait.',
    }),
    'reversal needs operator': () => ({
      cashier:
        'Do not reverse again, pay nothing out. Nobody knows whether it is reversed: look into the merchant’s portal, then decide at the till.',
      customer: 'We are checking the reversal.\nPlease wait.',
    }),
    'reversal needs operator at terminal': () => ({
      cashier:
        'Do not reverse again, pay nothing out. Nobody knows whether it is reversed: check slips and journal of the card terminal, then decide at the till.',
      customer: 'We are checking the reversal.\nPlease wait.',
    }),
    'run done': () => ({
      cashier: 'The card terminal is done. Print the receipt.',
      customer: 'One moment, please.',
    }),
    'run refused': ({ isBlocked }) => ({
      cashier: `The card terminal did not do it.${isBlocked ? '' : ' Look at the terminal.'}`,
      customer: 'One moment, please.',
    }),
    'run unresolved': () => ({
      cashier:
        'It is not known whether the card terminal is done. Look at the terminal before you start it again.',
      customer: 'One moment, please.',
    }),
  },
  obstacles: {
    journal: () => 'The journal of the till is broken: get help before any other payment.',
    connection: () => 'The server does not answer: check the network.',
    server: () => 'The server is out of order.',
    access: () => 'The till is not signed in at the server: get help.',
    busy: (sale) => (sale === '' ? 'Wait until the card terminal is free.' : `Settle sale ${sale} first.`),
    findings: () => 'First reverse the payments that were found to be wrong.',
  },
  reason: 'Reason: ',
  findings: {
    'found payment': ({ sale, server }) =>
      `Sale ${sale}: paid at the server${after(', ', server)}, not in this till.`,
    double: ({ sale, server }) => `Sale ${sale}: paid more than once${after(', ', server)}.`,
    orphan: ({ sale }) => `Sale ${sale}: created and never started.`,
    phantom: ({ sale, journal }) =>
      `Sale ${sale}: paid by the journal${after(', ', journal)}, not at the server.`,
    amount: ({ sale, journal, server }) =>
      journal === '' || server === ''
        ? `Sale ${sale}: journal and server have different amounts.`
        : `Sale ${sale}: ${journal} in the journal, ${server} at the server.`,
    other: ({ sale }) => `Sale ${sale}: journal and server do not agree.`,
  },
  actions: {
    'give up': 'The till gives it up; there is nothing to do.',
    reverse: 'Reverse the payment if the goods were not handed out.',
    'reverse double': 'Reverse the payment that is one too many.',
    'look into it': 'Do not charge again: compare slips and back office.',
  },
}
