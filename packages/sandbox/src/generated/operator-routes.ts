// Generated from specs/. Do not edit: change the spec and run `npm run generate`.
import type { Route } from '../route.ts'

/** A route of the operator side. */
export interface OperatorRoute extends Route {
  /** The properties that its body may have. */
  readonly names: readonly string[]
  /** The query parameters that it may have. */
  readonly queryNames: readonly string[]
}

/** Every operation of the operator side. */
export const operatorRoutes: readonly OperatorRoute[] = [
  {"operation":"operator.status","method":"GET","path":"/status","body":"none","mediaTypes":[],"query":false,"secured":false,"names":[],"queryNames":[]},
  {"operation":"operator.reset","method":"POST","path":"/reset","body":"none","mediaTypes":[],"query":false,"secured":false,"names":[],"queryNames":[]},
  {"operation":"operator.undo","method":"POST","path":"/undo","body":"required","mediaTypes":["application/json"],"query":false,"secured":false,"names":["steps"],"queryNames":[]},
  {"operation":"operator.snapshot","method":"GET","path":"/snapshot","body":"none","mediaTypes":[],"query":false,"secured":false,"names":[],"queryNames":[]},
  {"operation":"operator.restore","method":"PUT","path":"/snapshot","body":"required","mediaTypes":["application/json"],"query":false,"secured":false,"names":["events","random","clock","last"],"queryNames":[]},
  {"operation":"operator.addCard","method":"POST","path":"/cards","body":"required","mediaTypes":["application/json"],"query":false,"secured":false,"names":["cardnumber","cash","bonus","points","group","csc","passcode","locked","expires"],"queryNames":[]},
  {"operation":"operator.generateCards","method":"POST","path":"/cards/generate","body":"required","mediaTypes":["application/json"],"query":false,"secured":false,"names":["count"],"queryNames":[]},
  {"operation":"operator.setProgramme","method":"PUT","path":"/programmes/{cardGroupId}","body":"required","mediaTypes":["application/json"],"query":false,"secured":false,"names":["bonus","pointsPerEuro","onlyArticles","notArticles","loadsEarn","earnsOn","passcode","balanceLimit","overdraft","expiryMonths","createsCards","cancelAny"],"queryNames":[]},
  {"operation":"operator.confirmDevice","method":"POST","path":"/devices/confirm","body":"required","mediaTypes":["application/json"],"query":false,"secured":false,"names":["userCode"],"queryNames":[]},
  {"operation":"operator.checkIn","method":"POST","path":"/checkins","body":"required","mediaTypes":["application/json"],"query":false,"secured":false,"names":["customerName","cardnumber"],"queryNames":[]},
  {"operation":"operator.payerActs","method":"POST","path":"/payers/{transactionId}","body":"required","mediaTypes":["application/json"],"query":false,"secured":false,"names":["act"],"queryNames":[]},
  {"operation":"operator.assumptions","method":"GET","path":"/assumptions","body":"none","mediaTypes":[],"query":false,"secured":false,"names":[],"queryNames":[]},
  {"operation":"operator.assume","method":"PUT","path":"/assumptions","body":"required","mediaTypes":["application/json"],"query":false,"secured":false,"names":["startAfterAbort","secondStart","statusAtTerminal","abortAtTerminal","declinedAtTerminal","merchantSlip","listDelay"],"queryNames":[]},
  {"operation":"operator.clock","method":"GET","path":"/clock","body":"none","mediaTypes":[],"query":false,"secured":false,"names":[],"queryNames":[]},
  {"operation":"operator.setClock","method":"PUT","path":"/clock","body":"required","mediaTypes":["application/json"],"query":false,"secured":false,"names":["advance","stopAt","run"],"queryNames":[]},
  {"operation":"operator.terminals","method":"GET","path":"/terminals","body":"none","mediaTypes":[],"query":false,"secured":false,"names":[],"queryNames":[]},
  {"operation":"operator.setTerminal","method":"PUT","path":"/terminals/{terminalId}","body":"required","mediaTypes":["application/json"],"query":false,"secured":false,"names":["plugged","paper","always","next"],"queryNames":[]},
  {"operation":"operator.act","method":"POST","path":"/terminals/{terminalId}/act","body":"required","mediaTypes":["application/json"],"query":false,"secured":false,"names":["act","reason","late","cardnumber"],"queryNames":[]},
  {"operation":"operator.faults","method":"GET","path":"/faults","body":"none","mediaTypes":[],"query":false,"secured":false,"names":[],"queryNames":[]},
  {"operation":"operator.addFault","method":"POST","path":"/faults","body":"required","mediaTypes":["application/json"],"query":false,"secured":false,"names":["effect","operation","when","ms","status","code","as","retryAfter","skip","times"],"queryNames":[]},
  {"operation":"operator.clearFaults","method":"DELETE","path":"/faults","body":"none","mediaTypes":[],"query":false,"secured":false,"names":[],"queryNames":[]},
  {"operation":"operator.randomFaults","method":"PUT","path":"/faults/random","body":"required","mediaTypes":["application/json"],"query":false,"secured":false,"names":["seed","rate","operation","effects"],"queryNames":[]},
  {"operation":"operator.ledger","method":"GET","path":"/ledger","body":"none","mediaTypes":[],"query":true,"secured":false,"names":[],"queryNames":["transaction"]},
  {"operation":"operator.journal","method":"GET","path":"/journal","body":"none","mediaTypes":[],"query":true,"secured":false,"names":[],"queryNames":["after"]},
]

export type OperatorOperation = 'operator.status' | 'operator.reset' | 'operator.undo' | 'operator.snapshot' | 'operator.restore' | 'operator.addCard' | 'operator.generateCards' | 'operator.setProgramme' | 'operator.confirmDevice' | 'operator.checkIn' | 'operator.payerActs' | 'operator.assumptions' | 'operator.assume' | 'operator.clock' | 'operator.setClock' | 'operator.terminals' | 'operator.setTerminal' | 'operator.act' | 'operator.faults' | 'operator.addFault' | 'operator.clearFaults' | 'operator.randomFaults' | 'operator.ledger' | 'operator.journal'
