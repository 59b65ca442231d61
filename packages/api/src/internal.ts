// What the bundle of the client holds: its public side, and what the other bundles of the package share with it.
export * from './index.ts'
export { dataOf, isSuccess } from './answer.ts'
export { errorFromAnswer } from './errors/from-answer.ts'
export { operationsOf } from './operation.ts'
export { wait } from './wait.ts'
export { traced } from '#trace'
export { createTransport } from '#transport'
