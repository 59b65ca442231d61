import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The command line whose sandbox is asked; `SECUKIT_CLI` names another build of it. */
export const cli = process.env['SECUKIT_CLI'] ?? join(root, 'packages/cli/bin/secukit.js')

/** Preloaded, it ends a process that reaches beyond this machine. */
export const loopbackOnly = join(cli, '../../test/loopback-only.mjs')

export const redocly = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js')

export const redoclyEnvironment = {
  ...process.env,
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
}
