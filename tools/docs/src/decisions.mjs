// Decision records: Markdown files with a title in their first line.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escape, inline, markdown } from './html.mjs'

/** @param {string} folder may be missing @returns {import('./page.mjs').Page[]} */
export function decisionPages(folder) {
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.md'))
        .toSorted()
    : []
  if (files.length === 0) return []
  const records = files.map((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const title = /^#\s+(.+)$/m.exec(text)?.[1] ?? file
    return {
      href: file.replace('.md', '.html'),
      title,
      body: text.replace(/^#\s+.+$/m, ''),
      decision: /\*\*Decision\.\*\*\s*([^\n]+)/.exec(text)?.[1],
    }
  })
  const menu = { title: 'Decisions', links: records.map(({ href, title }) => ({ href, text: title })) }
  const cards = records.map(
    ({ href, title, decision }) =>
      `<li><a href="${href}"><b>${escape(title)}</b><span>${inline(firstSentence(decision))}</span></a></li>`,
  )
  const index = {
    path: 'decisions/index.html',
    title: 'Decisions',
    lead: 'Choices that a newcomer would question, and why they were made.',
    body: `<ul class="cards">${cards.join('')}</ul>`,
  }
  const pages = records.map(({ href, title, body }) => ({
    path: `decisions/${href}`,
    title,
    menus: [menu],
    // Records refer to each other as files.
    body: markdown(body).replaceAll(/href="(?:\.\/)?([\w-]+)\.md"/g, 'href="$1.html"'),
  }))
  return [index, ...pages]
}

/** @param {string} [text] */
function firstSentence(text = '') {
  return text.split(/(?<=\.)\s/)[0]
}
