import { refuseViolations } from './violations.mjs'

// With every branch of every union.
refuseViolations(6)
