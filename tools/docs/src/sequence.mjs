// A sequence diagram as inline SVG: till, API and, where a flow reaches it, the card terminal.
import { escape } from './html.mjs'

/**
 * @typedef {{ title: string, wire: string, answer: string, refused: boolean, money: boolean,
 *   terminal: string[] | undefined, notes: string[] }} Exchange   `terminal`: what goes to the device, what comes back
 */

const width = 760
const [left, right] = [28, 24]
const [headTop, headHeight] = [16, 32]
const lineHeight = 17

/** @param {string} title @param {Exchange[]} exchanges */
export function sequenceDiagram(title, exchanges) {
  const terminal = exchanges.some((exchange) => exchange.terminal !== undefined)
  const names = terminal ? ['Till', 'API', 'Card terminal'] : ['Till', 'API']
  const x = terminal ? [70, 440, 680] : [90, width - 130]
  /** @type {string[]} */
  const drawn = []
  let y = headTop + headHeight + 30
  for (const [index, exchange] of exchanges.entries()) {
    const { parts, height } = drawExchange(exchange, index + 1, x, y)
    drawn.push(...parts)
    y += height
  }
  const lanes = x.map(
    (at) => `<line class="lane" x1="${at}" y1="${headTop + headHeight}" x2="${at}" y2="${y}"/>`,
  )
  const heads = names.map((name, index) => {
    const wide = name.length * 9 + 30
    return `<rect class="head" x="${x[index] - wide / 2}" y="${headTop}" width="${wide}" height="${headHeight}" rx="7"/><text class="head-text" x="${x[index]}" y="${headTop + 21}">${name}</text>`
  })
  return `<div class="diagram" tabindex="0"><svg viewBox="0 0 ${width} ${y + right}" role="img" aria-label="${escape(`Sequence of ${title}, told step by step below`)}">${[
    ...lanes,
    ...heads,
    ...drawn,
  ].join('')}</svg></div>`
}

/** @param {Exchange} exchange @param {number} number @param {number[]} x @param {number} top */
function drawExchange({ title, wire, answer, refused, money, terminal, notes }, number, x, top) {
  const [till, api, device] = x
  const room = Math.floor((api - till - 40) / 6.6)
  const call = [...wrap(title, room)]
  const parts = [
    `<circle class="number" cx="${left}" cy="${top + 4}" r="11"/><text class="number-text" x="${left}" y="${top + 8}">${number}</text>`,
  ]
  let y = top
  for (const line of call) {
    parts.push(text(till + 16, y, line))
    y += lineHeight
  }
  for (const line of wrap(wire, room)) {
    parts.push(text(till + 16, y, line, 'small'))
    y += lineHeight
  }
  parts.push(arrow(till, api, y - 6, money ? 'call money' : 'call', money ? 'tip red' : 'tip'))
  y += 16
  if (money) {
    parts.push(text(till + 16, y, 'moves money: never sent twice by itself', 'small red'))
    y += lineHeight
  }
  if (terminal) {
    parts.push(text(api + 14, y, terminal[0], 'small'), arrow(api, device, y + 6, 'call', 'tip'))
    y += 36
    parts.push(text(api + 14, y, terminal[1], 'small'), arrow(device, api, y + 6, 'answer', 'tip soft'))
    y += 28
  }
  for (const line of wrap(answer, room)) {
    parts.push(text(till + 16, y, line, refused ? 'small warn' : 'small'))
    y += lineHeight
  }
  parts.push(arrow(api, till, y - 6, 'answer', 'tip soft'))
  y += 12
  for (const line of notes.flatMap((note) => wrap(note, room))) {
    parts.push(text(till + 16, y + 4, line, 'small'))
    y += lineHeight
  }
  return { parts, height: y - top + 22 }
}

/** @param {number} x @param {number} y @param {string} content */
function text(x, y, content, style = '') {
  return `<text x="${x}" y="${y}"${style && ` class="${style}"`}>${escape(content)}</text>`
}

/** @param {number} from @param {number} to @param {number} y @param {string} line @param {string} tip */
function arrow(from, to, y, line, tip) {
  const back = to > from ? -9 : 9
  return `<line class="${line}" x1="${from}" y1="${y}" x2="${to + back}" y2="${y}"/><path class="${tip}" d="M${to} ${y}l${back} -5v10z"/>`
}

/** Words on lines of at most so many letters; paths break at their slashes. @param {string} content @param {number} room */
export function wrap(content, room) {
  const pieces = content.split(/(?<=\s)|(?<=\/)(?=\{|\w{12})/)
  /** @type {string[]} */
  const lines = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && (last + piece).trimEnd().length <= room) lines[lines.length - 1] = last + piece
    else lines.push(piece)
  }
  return lines.map((line) => line.trimEnd()).filter((line) => line !== '')
}
