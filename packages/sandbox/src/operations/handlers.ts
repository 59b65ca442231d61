import type { Handler } from '../core.ts'
import type { OperationId } from '../generated/routes.ts'
import { getBalanceReceipt } from './balance-receipt.ts'
import { createCardGroup, getCardGroup, listCardGroups, updateCardGroup } from './card-groups.ts'
import { getLock, listLockReasons, lockCard, unlockCard } from './card-locks.ts'
import { assignUser, getCard, listCards, unassignUser } from './cards.ts'
import {
  assignPaymentContainer,
  createCustomer,
  getCustomer,
  listCustomers,
  unassignPaymentContainer,
  updateCustomer,
} from './customers.ts'
import { issueCards } from './issue-cards.ts'
import { getLoyaltyTransaction, listLoyaltyTransactions } from './loyalty-transactions.ts'
import {
  getMerchantCard,
  getVirtualTerminal,
  listMerchantCards,
  registerCustomer,
  setCardGroup,
  setCustomer,
  updateMerchantCard,
  validateMerchantCard,
} from './merchant-cards.ts'
import { checkCsc, checkPasscode, checkPasscodeEnabled, resetPasscode, setPasscode } from './passcodes.ts'
import { listCheckins } from './checkins.ts'
import {
  authorizeDevice,
  createDevice,
  getDevice,
  getDevicePinConfig,
  getDeviceRouting,
  getSecubaseConfig,
  listDevices,
  setDevicePin,
  updateDevice,
} from './devices.ts'
import { getIdent, listIdents, validateIdents } from './idents.ts'
import { prepareTransaction, setDelivery, startPrepared, updatePaymentContainer } from './prepare.ts'
import {
  assignDevice,
  createRouting,
  deleteRouting,
  getRouting,
  listRoutings,
  unassignDevice,
  updateRouting,
} from './routings.ts'
import { abortTransaction } from './abort.ts'
import { cancelAtTerminal, diagnosis, endOfDay, readIdent } from './terminal.ts'
import { issueToken } from './token.ts'
import { bookOnCard } from './book.ts'
import { cancelTransaction } from './cancel.ts'
import { preTransaction } from './pre-transaction.ts'
import { startTransaction } from './start.ts'
import { createTransaction, getTransaction, listTransactions, updateTransaction } from './transactions.ts'

/** What answers each operation of the specs. */
export const handlers: { readonly [id in OperationId]: Handler } = {
  'auth.token': issueToken,
  'smart.transactions.list': listTransactions,
  'smart.transactions.create': createTransaction,
  'smart.transactions.get': getTransaction,
  'smart.transactions.update': updateTransaction,
  'smart.transactions.preTransaction': preTransaction,
  'smart.transactions.start': startTransaction,
  'smart.transactions.abort': abortTransaction,
  'loyalty.merchantCards.book': bookOnCard,
  'smart.transactions.cancel': cancelTransaction,
  'smart.transactions.cancelTrx': cancelAtTerminal,
  'smart.transactions.diagnosis': diagnosis,
  'smart.transactions.endOfDay': endOfDay,
  'smart.idents.read': readIdent,
  'smart.transactions.prepare': prepareTransaction,
  'smart.transactions.startPrepared': startPrepared,
  'smart.transactions.setDelivery': setDelivery,
  'smart.transactions.updatePaymentContainer': updatePaymentContainer,
  'smart.devices.list': listDevices,
  'smart.devices.create': createDevice,
  'smart.devices.get': getDevice,
  'smart.devices.update': updateDevice,
  'smart.devices.getRouting': getDeviceRouting,
  'smart.devices.authorize': authorizeDevice,
  'smart.devices.setDevicePin': setDevicePin,
  'smart.devices.getDevicePinConfig': getDevicePinConfig,
  'smart.devices.getSecubaseConfig': getSecubaseConfig,
  'smart.routings.list': listRoutings,
  'smart.routings.create': createRouting,
  'smart.routings.get': getRouting,
  'smart.routings.update': updateRouting,
  'smart.routings.delete': deleteRouting,
  'smart.routings.assign': assignDevice,
  'smart.routings.unassign': unassignDevice,
  'smart.idents.list': listIdents,
  'smart.idents.get': getIdent,
  'smart.idents.validate': validateIdents,
  'smart.checkins.list': listCheckins,
  'loyalty.merchantCards.list': listMerchantCards,
  'loyalty.merchantCards.get': getMerchantCard,
  'loyalty.merchantCards.update': updateMerchantCard,
  'loyalty.merchantCards.validate': validateMerchantCard,
  'loyalty.merchantCards.checkCsc': checkCsc,
  'loyalty.merchantCards.checkPasscode': checkPasscode,
  'loyalty.merchantCards.setPasscode': setPasscode,
  'loyalty.merchantCards.resetPasscode': resetPasscode,
  'loyalty.merchantCards.getBalanceReceipt': getBalanceReceipt,
  'loyalty.merchantCards.getLock': getLock,
  'loyalty.merchantCards.lock': lockCard,
  'loyalty.merchantCards.unlock': unlockCard,
  'loyalty.merchantCards.listLockReasons': listLockReasons,
  'loyalty.merchantCards.registerCustomer': registerCustomer,
  'loyalty.merchantCards.setCustomer': setCustomer,
  'loyalty.merchantCards.setCardGroup': setCardGroup,
  'loyalty.merchantCards.create': issueCards,
  'loyalty.merchantCards.getVirtualTerminal': getVirtualTerminal,
  'loyalty.cards.list': listCards,
  'loyalty.cards.get': getCard,
  'loyalty.cards.assignUser': assignUser,
  'loyalty.cards.unassignUser': unassignUser,
  'loyalty.cardGroups.list': listCardGroups,
  'loyalty.cardGroups.create': createCardGroup,
  'loyalty.cardGroups.get': getCardGroup,
  'loyalty.cardGroups.update': updateCardGroup,
  'loyalty.cardGroups.checkPasscodeEnabled': checkPasscodeEnabled,
  'loyalty.customers.list': listCustomers,
  'loyalty.customers.create': createCustomer,
  'loyalty.customers.get': getCustomer,
  'loyalty.customers.update': updateCustomer,
  'loyalty.customers.assignPaymentContainer': assignPaymentContainer,
  'loyalty.customers.unassignPaymentContainer': unassignPaymentContainer,
  'loyalty.transactions.list': listLoyaltyTransactions,
  'loyalty.transactions.get': getLoyaltyTransaction,
}
