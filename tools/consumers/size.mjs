// Prints what the client weighs in a browser bundle, and which module brings how much. Build first.
import { bundle, gzipSize, oneCall, shares } from './src/bundle.mjs'
import { createProject } from './src/project.mjs'

const project = createProject()
try {
  const bundled = await bundle(project.folder, oneCall)
  console.log(
    `${gzipSize(bundled.code)} bytes of gzip (${bundled.code.length} minified): make a client, call one method. ` +
      `${gzipSize(bundled.code + bundled.later)} with what the first call by path loads`,
  )
  for (const { file, bytes } of shares(bundled)) console.log(`${String(bytes).padStart(6)}  ${file}`)
} finally {
  project.remove()
}
