import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname
const projects = [
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`),
  ...['check-payloads', 'codegen', 'consumers', 'docs', 'flows', 'spec-diff'].map((name) => `tools/${name}`),
]
// Packages read each other's sources: a test never runs against a stale build.
const conditions = ['@secukit/source', 'node', 'development|production']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    testTimeout: 30_000,
    // .ci/run reads the counts for its closing line.
    reporters: process.env['CI']
      ? ['default', ['json', { outputFile: 'node_modules/.cache/vitest.json' }]]
      : ['default'],
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**'],
      exclude: ['**/generated/**', '**/*.test.ts'],
    },
    projects: projects.map((folder) => ({
      extends: true,
      test: {
        name: folder.split('/').at(-1) ?? folder,
        root: join(root, folder),
        include: ['**/*.test.{ts,mts,mjs}'],
        exclude: ['**/node_modules/**', '**/dist/**'],
      },
    })),
  },
})
