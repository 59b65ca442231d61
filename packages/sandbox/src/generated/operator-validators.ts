// Generated from specs/. Do not edit: change the spec and run `npm run generate`.
// @ts-nocheck
// d: data, p: path, e: errors, k: key, q: whether it is required.
import { at, atLeast, atMost, flag, format, given, isObject, list, none, nothing, oneOfWords, only, pattern, spread, text, whole, wrong } from '../checks.ts'
import type { Validator } from '../validator.ts'

const c0=/^[0-9]{6,24}$/u
const c1=/^[0-9]{4}$/u
const c2=/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/
const c3=["full price","reduced price"]
const c4=["authorises","refuses"]
const c5=["refused","executed"]
const c6=["refused","answered again","charged again"]
const c7=["created","processing","pending"]
const c8=["refused","ignored","stops the terminal"]
const c9=["failed","refused","forgotten"]
const c10=["to be printed","was printed"]
const c11=["refuse","delay","cut","answer","truncate","end session","twice","late"]
const c12=["before","after","half"]
const c13=["json","html","nothing"]
const c14=["transaction"]
const c15=["after"]
function Undo(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f0(d.steps,p,e,'steps')):wrong(d,p,e,k,q,'object')}
function f0(d,p,e,k,q){return Number.isInteger(d)?(atLeast(d,p,e,k,0)):wrong(d,p,e,k,q,'integer')}
function Snapshot(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.events,p,e,'events',1,f1)&&whole(d.random,p,e,'random',1)&&f2(d.clock,p,e,'clock',1)&&f0(d.last,p,e,'last',1)):wrong(d,p,e,k,q,'object')}
function f1(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.type,p,e,'type',1)):wrong(d,p,e,k,q,'object')}
function f2(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f3(d.ahead,p,e,'ahead',1)&&f3(d.stoppedAt,p,e,'stoppedAt')):wrong(d,p,e,k,q,'object')}
function f3(d,p,e,k,q){return Number.isFinite(d)||wrong(d,p,e,k,q,'number')}
function CardSeed(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f4(d.cardnumber,p,e,'cardnumber',1)&&f0(d.cash,p,e,'cash')&&f0(d.bonus,p,e,'bonus')&&f0(d.points,p,e,'points')&&text(d.group,p,e,'group')&&f5(d.csc,p,e,'csc')&&f0(d.passcode,p,e,'passcode')&&flag(d.locked,p,e,'locked')&&f6(d.expires,p,e,'expires')):wrong(d,p,e,k,q,'object')}
function f4(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c0)):wrong(d,p,e,k,q,'string')}
function f5(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c1)):wrong(d,p,e,k,q,'string')}
function f6(d,p,e,k,q){return typeof d==='string'?(format(d,p,e,k,'date-time',c2)):wrong(d,p,e,k,q,'string')}
function CardStoreSeed(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f7(d.count,p,e,'count',1)):wrong(d,p,e,k,q,'object')}
function f7(d,p,e,k,q){return Number.isInteger(d)?(atLeast(d,p,e,k,0)&&atMost(d,p,e,k,10000000)):wrong(d,p,e,k,q,'integer')}
function ProgrammeInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f8(d.bonus,p,e,'bonus')&&f0(d.pointsPerEuro,p,e,'pointsPerEuro')&&list(d.onlyArticles,p,e,'onlyArticles',0,text)&&list(d.notArticles,p,e,'notArticles',0,text)&&flag(d.loadsEarn,p,e,'loadsEarn')&&f9(d.earnsOn,p,e,'earnsOn')&&f10(d.passcode,p,e,'passcode')&&f0(d.balanceLimit,p,e,'balanceLimit')&&f0(d.overdraft,p,e,'overdraft')&&f11(d.expiryMonths,p,e,'expiryMonths')&&flag(d.createsCards,p,e,'createsCards')&&flag(d.cancelAny,p,e,'cancelAny')):wrong(d,p,e,k,q,'object')}
function f8(d,p,e,k,q){return isObject(d)||wrong(d,p,e,k,q,'object')}
function f9(d,p,e,k,q){return typeof d==='string'?oneOfWords(d,p,e,k,c3):wrong(d,p,e,k,q,'string')}
function f10(d,p,e,k,q){return Number.isInteger(d)?(atLeast(d,p,e,k,0)&&atMost(d,p,e,k,6)):wrong(d,p,e,k,q,'integer')}
function f11(d,p,e,k,q){return Number.isInteger(d)?(atLeast(d,p,e,k,0)&&atMost(d,p,e,k,1200)):wrong(d,p,e,k,q,'integer')}
function DeviceConfirmation(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.userCode,p,e,'userCode',1)):wrong(d,p,e,k,q,'object')}
function CheckInInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.customerName,p,e,'customerName',1)&&text(d.cardnumber,p,e,'cardnumber')):wrong(d,p,e,k,q,'object')}
function PayerInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f12(d.act,p,e,'act',1)):wrong(d,p,e,k,q,'object')}
function f12(d,p,e,k,q){return typeof d==='string'?oneOfWords(d,p,e,k,c4):wrong(d,p,e,k,q,'string')}
function Assumptions(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f13(d.startAfterAbort,p,e,'startAfterAbort')&&f14(d.secondStart,p,e,'secondStart')&&f15(d.statusAtTerminal,p,e,'statusAtTerminal')&&f16(d.abortAtTerminal,p,e,'abortAtTerminal')&&f17(d.declinedAtTerminal,p,e,'declinedAtTerminal')&&f18(d.merchantSlip,p,e,'merchantSlip')&&f0(d.listDelay,p,e,'listDelay')):wrong(d,p,e,k,q,'object')}
function f13(d,p,e,k,q){return typeof d==='string'?oneOfWords(d,p,e,k,c5):wrong(d,p,e,k,q,'string')}
function f14(d,p,e,k,q){return typeof d==='string'?oneOfWords(d,p,e,k,c6):wrong(d,p,e,k,q,'string')}
function f15(d,p,e,k,q){return typeof d==='string'?oneOfWords(d,p,e,k,c7):wrong(d,p,e,k,q,'string')}
function f16(d,p,e,k,q){return typeof d==='string'?oneOfWords(d,p,e,k,c8):wrong(d,p,e,k,q,'string')}
function f17(d,p,e,k,q){return typeof d==='string'?oneOfWords(d,p,e,k,c9):wrong(d,p,e,k,q,'string')}
function f18(d,p,e,k,q){return typeof d==='string'?oneOfWords(d,p,e,k,c10):wrong(d,p,e,k,q,'string')}
function ClockInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f0(d.advance,p,e,'advance')&&f6(d.stopAt,p,e,'stopAt')&&flag(d.run,p,e,'run')):wrong(d,p,e,k,q,'object')}
function TerminalInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),flag(d.plugged,p,e,'plugged')&&flag(d.paper,p,e,'paper')&&f19(d.always,p,e,'always')&&list(d.next,p,e,'next',0,CustomerAct)):wrong(d,p,e,k,q,'object')}
function f19(d,p,e,k,q){return d===undefined?wrong(d,p,e,k,q,'given'):(CustomerAct(d)+RandomCustomer(d)===1||e!==undefined&&none(d,p,e,k,q,'oneOf',[CustomerAct,RandomCustomer]))}
function CustomerAct(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.act,p,e,'act',1)&&f0(d.after,p,e,'after')&&text(d.reason,p,e,'reason')&&f0(d.late,p,e,'late')&&text(d.cardnumber,p,e,'cardnumber')):wrong(d,p,e,k,q,'object')}
function RandomCustomer(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f8(d.weights,p,e,'weights',1)&&list(d.after,p,e,'after',0,f0)):wrong(d,p,e,k,q,'object')}
function ActInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.act,p,e,'act',1)&&text(d.reason,p,e,'reason')&&f0(d.late,p,e,'late')&&text(d.cardnumber,p,e,'cardnumber')):wrong(d,p,e,k,q,'object')}
function Fault(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f20(d.effect,p,e,'effect',1)&&text(d.operation,p,e,'operation')&&f21(d.when,p,e,'when')&&f22(d.ms,p,e,'ms')&&f23(d.status,p,e,'status')&&f24(d.code,p,e,'code')&&f25(d.as,p,e,'as')&&f26(d.retryAfter,p,e,'retryAfter')&&f0(d.skip,p,e,'skip')&&f0(d.times,p,e,'times')):wrong(d,p,e,k,q,'object')}
function f20(d,p,e,k,q){return typeof d==='string'?oneOfWords(d,p,e,k,c11):wrong(d,p,e,k,q,'string')}
function f21(d,p,e,k,q){return typeof d==='string'?oneOfWords(d,p,e,k,c12):wrong(d,p,e,k,q,'string')}
function f22(d,p,e,k,q){return Number.isInteger(d)?(atLeast(d,p,e,k,0)&&atMost(d,p,e,k,86400000)):wrong(d,p,e,k,q,'integer')}
function f23(d,p,e,k,q){return Number.isInteger(d)?(atLeast(d,p,e,k,400)&&atMost(d,p,e,k,599)):wrong(d,p,e,k,q,'integer')}
function f24(d,p,e,k,q){return Number.isInteger(d)?(atLeast(d,p,e,k,0)&&atMost(d,p,e,k,99999)):wrong(d,p,e,k,q,'integer')}
function f25(d,p,e,k,q){return typeof d==='string'?oneOfWords(d,p,e,k,c13):wrong(d,p,e,k,q,'string')}
function f26(d,p,e,k,q){return Number.isInteger(d)?(atLeast(d,p,e,k,0)&&atMost(d,p,e,k,86400)):wrong(d,p,e,k,q,'integer')}
function RandomFaults(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.seed,p,e,'seed',1)&&f27(d.rate,p,e,'rate',1)&&text(d.operation,p,e,'operation')&&list(d.effects,p,e,'effects',0,f20)):wrong(d,p,e,k,q,'object')}
function f27(d,p,e,k,q){return Number.isFinite(d)?(atLeast(d,p,e,k,0)&&atMost(d,p,e,k,1)):wrong(d,p,e,k,q,'number')}
function f28(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),only(d,p,e,undefined,c14)&&text(d.transaction,p,e,'transaction')):wrong(d,p,e,k,q,'object')}
function f29(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),only(d,p,e,undefined,c15)&&f0(d.after,p,e,'after')):wrong(d,p,e,k,q,'object')}
function SandboxStatus(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.merchant,p,e,'merchant',1)&&f6(d.now,p,e,'now',1)&&whole(d.last,p,e,'last',1)&&whole(d.transactions,p,e,'transactions',1)&&whole(d.cards,p,e,'cards',1)&&list(d.terminals,p,e,'terminals',1,Terminal)):wrong(d,p,e,k,q,'object')}
function Terminal(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.id,p,e,'id',1)&&f8(d.job,p,e,'job')&&text(d.display,p,e,'display',1)&&flag(d.plugged,p,e,'plugged',1)&&flag(d.paper,p,e,'paper',1)):wrong(d,p,e,k,q,'object')}
function OperatorError(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.error,p,e,'error',1)):wrong(d,p,e,k,q,'object')}
function ClockState(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f6(d.now,p,e,'now',1)&&flag(d.stopped,p,e,'stopped',1)):wrong(d,p,e,k,q,'object')}
function TerminalList(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.terminals,p,e,'terminals',1,Terminal)):wrong(d,p,e,k,q,'object')}
function FaultList(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.list,p,e,'list',1,Fault)&&list(d.hits,p,e,'hits',1,FaultHit)):wrong(d,p,e,k,q,'object')}
function FaultHit(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.operation,p,e,'operation')&&Fault(d.fault,p,e,'fault',1)&&whole(d.at,p,e,'at',1)):wrong(d,p,e,k,q,'object')}
function Books(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.bookings,p,e,'bookings',1,f8)&&list(d.charges,p,e,'charges',1,f8)&&list(d.payments,p,e,'payments',1,f8)&&whole(d.charged,p,e,'charged',1)&&f30(d.takings,p,e,'takings',1)):wrong(d,p,e,k,q,'object')}
function f30(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.count,p,e,'count',1)&&whole(d.sum,p,e,'sum',1)):wrong(d,p,e,k,q,'object')}
function JournalPage(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.last,p,e,'last',1)&&text(d.hash,p,e,'hash',1)&&list(d.records,p,e,'records',1,f31)):wrong(d,p,e,k,q,'object')}
function f31(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.n,p,e,'n',1)&&whole(d.at,p,e,'at',1)&&text(d.by,p,e,'by',1)&&list(d.events,p,e,'events',1,f8)&&whole(d.random,p,e,'random')):wrong(d,p,e,k,q,'object')}

/** `<operation> body` or `<operation> query` -> validator. */
export const operatorRequests: Readonly<Record<string, Validator>> = /* @__PURE__ */ spread({
  'operator.undo': { 'body': Undo },
  'operator.restore': { 'body': Snapshot },
  'operator.addCard': { 'body': CardSeed },
  'operator.generateCards': { 'body': CardStoreSeed },
  'operator.setProgramme': { 'body': ProgrammeInput },
  'operator.confirmDevice': { 'body': DeviceConfirmation },
  'operator.checkIn': { 'body': CheckInInput },
  'operator.payerActs': { 'body': PayerInput },
  'operator.assume': { 'body': Assumptions },
  'operator.setClock': { 'body': ClockInput },
  'operator.setTerminal': { 'body': TerminalInput },
  'operator.act': { 'body': ActInput },
  'operator.addFault': { 'body': Fault },
  'operator.randomFaults': { 'body': RandomFaults },
  'operator.ledger': { 'query': f28 },
  'operator.journal': { 'query': f29 },
})

/** `<operation> <status>` -> validator. */
export const operatorAnswers: Readonly<Record<string, Validator>> = /* @__PURE__ */ spread({
  'operator.status': { '200': SandboxStatus, '4XX': OperatorError },
  'operator.reset': { '200': SandboxStatus, '4XX': OperatorError },
  'operator.undo': { '200': SandboxStatus, '4XX': OperatorError },
  'operator.snapshot': { '200': Snapshot, '4XX': OperatorError },
  'operator.restore': { '200': SandboxStatus, '4XX': OperatorError },
  'operator.addCard': { '200': SandboxStatus, '4XX': OperatorError },
  'operator.generateCards': { '200': SandboxStatus, '4XX': OperatorError },
  'operator.setProgramme': { '200': SandboxStatus, '4XX': OperatorError },
  'operator.confirmDevice': { '200': SandboxStatus, '4XX': OperatorError },
  'operator.checkIn': { '200': SandboxStatus, '4XX': OperatorError },
  'operator.payerActs': { '200': SandboxStatus, '4XX': OperatorError },
  'operator.assumptions': { '200': Assumptions, '4XX': OperatorError },
  'operator.assume': { '200': Assumptions, '4XX': OperatorError },
  'operator.clock': { '200': ClockState, '4XX': OperatorError },
  'operator.setClock': { '200': ClockState, '4XX': OperatorError },
  'operator.terminals': { '200': TerminalList, '4XX': OperatorError },
  'operator.setTerminal': { '200': Terminal, '4XX': OperatorError },
  'operator.act': { '200': Terminal, '4XX': OperatorError },
  'operator.faults': { '200': FaultList, '4XX': OperatorError },
  'operator.addFault': { '200': FaultList, '4XX': OperatorError },
  'operator.clearFaults': { '200': FaultList, '4XX': OperatorError },
  'operator.randomFaults': { '200': FaultList, '4XX': OperatorError },
  'operator.ledger': { '200': Books, '4XX': OperatorError },
  'operator.journal': { '200': JournalPage, '4XX': OperatorError },
})
