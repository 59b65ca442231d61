// The frame of every page that is not made by typedoc: no script, no font, one style sheet.
import { escape } from './html.mjs'

/**
 * @typedef {{ title: string, links: { href: string, text: string, mark?: string }[] }} Menu   links within a page
 * @typedef {{ path: string, title: string, body: string, lead?: string, menus?: Menu[] }} Page
 */

const areas = [
  ['index.html', 'Start'],
  ['api/smart.html', 'API'],
  ['flows/index.html', 'Flows'],
  ['packages/index.html', 'Packages'],
  ['open-points.html', 'Open points'],
  ['decisions/index.html', 'Decisions'],
]

/** @param {Page} page @param {string[]} present paths of the pages that exist */
export function pageHtml({ path, title, body, lead = '', menus = [] }, present) {
  const top = '../'.repeat(path.split('/').length - 1)
  const links = areas
    .filter(([href]) => present.includes(href))
    .map(([href, text]) => {
      const here = href.includes('/') ? path.startsWith(`${href.split('/')[0]}/`) : href === path
      return `<a href="${top}${href}"${here ? ' aria-current="page"' : ''}>${text}</a>`
    })
  const menu = menus.map(menuHtml).join('')
  // The same list twice: beside the text where there is room, folded above it where there is none.
  const side = menu && `<nav class="side" aria-label="On this page">${menu}</nav>`
  const fold =
    menu &&
    `<details class="fold"><summary>On this page</summary><nav aria-label="On this page">${menu}</nav></details>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}${path === 'index.html' ? '' : ' · Secukit'}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${top}style.css">
</head>
<body${menu ? ' class="wide"' : ''}>
<header><a class="name" href="${top}index.html">Secukit</a><nav aria-label="Site">${links.join('')}</nav></header>
${side}
<main>
<h1>${escape(title)}</h1>
${lead && `<p class="lead">${lead}</p>`}
${fold}
${body}
</main>
</body>
</html>
`
}

/** @param {Menu} menu */
function menuHtml({ title, links }) {
  const items = links.map(
    ({ href, text, mark }) =>
      `<li><a href="${escape(href)}">${mark ? `<span class="verb ${mark}">${mark}</span>` : ''}${escape(text)}</a></li>`,
  )
  return `<p>${escape(title)}</p><ul>${items.join('')}</ul>`
}
