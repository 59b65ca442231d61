import { refuseViolations } from './violations.mjs'

refuseViolations(1)
