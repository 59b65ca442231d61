import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const root = import.meta.dirname
const projects = [
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`),
  ...['check-payloads', 'codegen', 'consumers', 'docs', 'flows', 'referees', 'simulation', 'spec-diff'].map(
    (name) => `tools/${name}`,
  ),
]
// Packages read each other's sources: a test never runs against a stale build.
const conditions = ['@secukit/source', 'node', 'development|production']

/**
 * Runs the files `*.<suite>.ts` of all projects. `testTimeout`: in milliseconds. `report`: where the counts go in CI,
 * which .ci/run reads for its closing line.
 */
export function runSuite(suite: 'test' | 'long', testTimeout: number, report: string): ViteUserConfig {
  return defineConfig({
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      testTimeout,
      // The long suite is nothing but work: it takes every core.
      ...(suite === 'long' && { maxWorkers: '100%' }),
      reporters: process.env['CI'] ? ['default', ['json', { outputFile: report }]] : ['default'],
      coverage: {
        provider: 'v8',
        include: ['packages/*/src/**'],
        exclude: ['**/generated/**', '**/*.test.ts', '**/*.test-helper.ts', '**/*.long.ts'],
      },
      projects: projects.map((folder) => ({
        extends: true,
        test: {
          name: folder.split('/').at(-1) ?? folder,
          root: join(root, folder),
          include: [`**/*.${suite}.{ts,mts,mjs}`],
          exclude: ['**/node_modules/**', '**/dist/**'],
        },
      })),
    },
  })
}

export default runSuite('test', 30_000, 'node_modules/.cache/vitest.json')
