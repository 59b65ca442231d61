import { runSuite } from './vitest.config.ts'

// What takes minutes: every character, a million strings, all sizes of codes.
export default runSuite('long', 600_000, 'node_modules/.cache/vitest-long.json')
