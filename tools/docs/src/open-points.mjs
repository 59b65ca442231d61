// What nobody has documented: every `x-open-point` of the spec files, with its file and line.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { anchor, code, escape, inline } from './html.mjs'

/** @typedef {{ text: string, file: string, line: number, place: string, group: 'Operations' | 'Models' | 'Parameters and answers', anchor?: string }} OpenPoint */

/** @param {string} folder the specs @returns {OpenPoint[]} */
export function openPoints(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /\.ya?ml$/.test(file) && !file.includes('node_modules'))
    .toSorted()
    .flatMap((file) =>
      pointsOf(readFileSync(join(folder, file), 'utf8'), relative('.', file).replaceAll('\\', '/')),
    )
}

/** @param {string} text @param {string} file @returns {OpenPoint[]} */
export function pointsOf(text, file) {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  /** @type {OpenPoint[]} */
  const found = []
  visit(document, {
    Pair(_, pair, path) {
      if (!isScalar(pair.key) || pair.key.value !== 'x-open-point' || !isScalar(pair.value)) return
      const { line } = lines.linePos(/** @type {any} */ (pair.key).range[0])
      const keys = path.flatMap((node) =>
        /** @type {any} */ (node).key?.value === undefined
          ? []
          : [String(/** @type {any} */ (node).key.value)],
      )
      const maps = path.filter((node) => isMap(node)).map((node) => /** @type {any} */ (node).toJSON())
      found.push({ text: String(pair.value.value), file, line, ...placeOf(keys, maps) })
    },
  })
  return found
}

/** @param {string[]} keys the path of keys @param {any[]} maps the maps on the way */
function placeOf(keys, maps) {
  const operation = maps.findLast((map) => map.operationId)
  if (operation) {
    const parameter = maps.findLast((map) => map.in && map.name)
    const status = keys[keys.indexOf('responses') + 1]
    const where = parameter
      ? ` parameter ${parameter.name}`
      : keys.includes('responses')
        ? ` answer ${status}`
        : ''
    const id = operation.operationId
    return { place: id + where, group: /** @type {const} */ ('Operations'), anchor: id }
  }
  const [kind, name, ...rest] = keys
  const inner = rest.filter((key) => !['properties', 'allOf', 'oneOf', 'anyOf', 'items'].includes(key))
  if (kind === 'schemas')
    return { place: [name, ...inner].join('.'), group: /** @type {const} */ ('Models'), anchor: name }
  return { place: keys.join(' '), group: /** @type {const} */ ('Parameters and answers') }
}

/**
 * @param {OpenPoint[]} points
 * @param {(anchor: string) => string | undefined} hrefOf  the place in the reference, if it has one
 * @returns {import('./page.mjs').Page}
 */
export function openPointsPage(points, hrefOf) {
  const groups = /** @type {const} */ (['Operations', 'Models', 'Parameters and answers'])
  const sections = groups.map((group) => {
    const members = points
      .filter((point) => point.group === group)
      .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    if (members.length === 0) return ''
    const items = members.map((point) => {
      const href = point.anchor && hrefOf(point.anchor)
      const place = href ? `<a href="${escape(href)}">${code(point.place)}</a>` : code(point.place)
      return `<li>${place} <span class="facts">specs/${escape(point.file)}:${point.line}</span><p>${inline(point.text)}</p></li>`
    })
    return `<h2 id="${anchor(group)}">${group}</h2><ul class="fields">${items.join('')}</ul>`
  })
  return {
    path: 'open-points.html',
    title: 'Open points',
    lead: `${points.length} things that the vendor’s documentation leaves open, contradicts, or garbles. Nothing here may decide about money without being tried against the real service.`,
    body: sections.join(''),
  }
}
