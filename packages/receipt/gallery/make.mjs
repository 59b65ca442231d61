// Writes pictures/ and targets/ from receipts/, with the package as it was built last. With --check it only says
// whether that is done. Look at what changed before you commit it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { renderGallery } from './render-gallery.mjs'

const FOLDERS = ['pictures', 'targets']

const files = await renderGallery()
const stale = FOLDERS.flatMap((folder) => listFolder(folder)).filter((path) => !files.has(path))
const changed = [...files].filter(([path, content]) => !isWritten(path, content)).map(([path]) => path)

if (process.argv.includes('--check')) {
  for (const path of [...changed, ...stale]) console.error(`gallery/${path} is not what the package renders`)
  if (changed.length + stale.length > 0) {
    console.error('npm run gallery -w @secukit/receipt makes it anew; look at it before you commit it.')
    process.exitCode = 1
  }
} else {
  for (const folder of FOLDERS) mkdirSync(locate(folder), { recursive: true })
  for (const path of stale) rmSync(locate(path))
  for (const path of changed) writeFileSync(locate(path), files.get(path))
  console.log(
    [...changed.map((path) => `written: ${path}`), ...stale.map((path) => `gone: ${path}`)].join('\n'),
  )
}

function listFolder(folder) {
  return existsSync(locate(folder)) ? readdirSync(locate(folder)).map((name) => `${folder}/${name}`) : []
}

function isWritten(path, content) {
  return existsSync(locate(path)) && readFileSync(locate(path)).equals(Buffer.from(content))
}

function locate(path) {
  return new URL(path, import.meta.url)
}
