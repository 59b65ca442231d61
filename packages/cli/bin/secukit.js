#!/usr/bin/env node
// In a fresh clone this file is linked before anything is built.
import { existsSync } from 'node:fs'

const main = new URL('../dist/main.js', import.meta.url)
if (existsSync(main)) {
  const { main: run } = await import(main.href)
  process.exitCode = await run(process.argv.slice(2))
} else {
  process.stderr.write('secukit is not built yet. Run: npm run build\n')
  process.exitCode = 1
}
