// Bundles what the package publishes: a hundred small modules take longer to read than the sandbox to start. Node's
// server and file system are chunks of their own, loaded when they are asked for. Types come from tsc.
import { rmSync } from 'node:fs'
import { rolldown } from 'rolldown'

// What an earlier build left behind would be published too.
rmSync('dist', { recursive: true, force: true })

const made = await rolldown({
  input: { index: 'src/index.ts', credentials: 'src/credentials.ts' },
  platform: 'neutral',
  external: /^node:/,
})
await made.write({
  dir: 'dist',
  chunkFileNames: '[name].js',
  // Comments are read at every start too; the types and the sources have them.
  comments: false,
})
