// The API reference: a page per spec with its operations, and one page with all models.
import { listOperations, listWebhooks, requestBody, resolve } from '@secukit/codegen/load'
import { anchor, escape, inline, markdown } from './html.mjs'
import { exampleList, field, modelSection, openPoint, schemaBody, typeText } from './schema.mjs'

const models = 'models.html'

/** @param {any} specs @returns {import('./page.mjs').Page[]} */
export function referencePages(specs) {
  const webhooks = listWebhooks(specs).map((webhook) => ({
    ...webhook,
    method: 'POST',
    path: 'your address',
    parameters: [],
  }))
  const operations = [...listOperations(specs), ...webhooks]
  // Tokens come last: whoever reads on wants to pay first.
  const names = Object.keys(specs).toSorted((a, b) => Number(a === 'auth') - Number(b === 'auth'))
  const others = {
    title: 'API',
    links: [
      ...names.map((name) => ({ href: `${name}.html`, text: specs[name].info.title })),
      { href: models, text: 'All models' },
    ],
  }
  const pages = names.map((name) =>
    specPage(
      name,
      specs,
      operations.filter(({ spec }) => spec === name),
      others,
    ),
  )
  return [...pages, modelsPage(specs, others)]
}

/** @param {string} name @param {any} specs @param {any[]} operations @param {import('./page.mjs').Menu} others */
function specPage(name, specs, operations, others) {
  const document = specs[name]
  const groups = groupBy(operations, tagOf)
  const sections = [...groups].map(([tag, members]) => {
    const about = document.tags?.find((each) => each.name === tag)?.description
    return `<h2 id="${anchor(tag)}"><a href="#${anchor(tag)}">${escape(tag)}</a></h2>${markdown(about)}${members
      .map((member) => operationSection(specs, member))
      .join('')}`
  })
  const servers = (document.servers ?? []).map(
    ({ url, description }) => `<li><code>${escape(url)}</code> ${inline(description)}</li>`,
  )
  return {
    path: `api/${name}.html`,
    title: document.info.title,
    lead: inline(document.info.summary),
    menus: [
      others,
      ...[...groups].map(([tag, members]) => ({
        title: tag,
        links: members.map(({ id, method }) => ({
          href: `#${anchor(id)}`,
          text: id.split('.').slice(1).join('.'),
          mark: method.toLowerCase(),
        })),
      })),
    ],
    body: `${markdown(document.info.description)}${
      servers.length > 0 ? `<h4>Servers</h4><ul>${servers.join('')}</ul>` : ''
    }${sections.join('')}`,
  }
}

/** @param {any} specs @param {any} operation */
function operationSection(specs, { id, spec, method, path, operation, parameters }) {
  const document = specs[spec]
  const body = requestBody(specs, { spec, operation })
  const flags = [
    operation['x-never-replay'] && '<span class="flag money">Moves money: never sent twice by itself</span>',
    operation['x-blocking-seconds'] &&
      `<span class="flag">Answers within ${escape(operation['x-blocking-seconds'])} seconds</span>`,
    operation.deprecated && '<span class="flag">Deprecated</span>',
  ].filter(Boolean)
  const call =
    spec === 'smart' || spec === 'loyalty'
      ? `<p class="facts">In the client: <code>secuconnect.${escape(id)}(…)</code></p>`
      : ''
  return `<section class="operation" id="${anchor(id)}"><h3><a href="#${anchor(id)}">${escape(operation.summary?.replace(/\.$/, '') ?? id)}</a></h3>
<p class="wire"><span class="verb ${method.toLowerCase()}">${method}</span><code>${escape(path)}</code></p>${call}
${flags.join('')}${markdown(operation.description)}${openPoint(operation)}
${parameterList('Path', parameters, 'path')}${parameterList('Query', parameters, 'query')}${parameterList('Headers', parameters, 'header')}
${body ? `<h4>Request</h4>${inline(body.description) && `<p>${inline(body.description)}</p>`}${contentHtml(body.content)}` : ''}
<h4>Answers</h4>${answerList(document, operation.responses)}</section>`
}

/** What goes well is told at once; failures are much the same everywhere. @param {any} document @param {Record<string, any>} answers */
function answerList(document, answers) {
  const items = (/** @type {string[]} */ statuses) =>
    `<ul class="answers">${statuses.map((status) => answerItem(status, resolve(document, answers[status]))).join('')}</ul>`
  const good = Object.keys(answers).filter((status) => status.startsWith('2'))
  const bad = Object.keys(answers).filter((status) => !status.startsWith('2'))
  const folded =
    bad.length > 0
      ? `<details><summary>When it fails: ${bad.map(escape).join(', ')}</summary>${items(bad)}</details>`
      : ''
  return items(good) + folded
}

/** @param {string} title @param {any[]} parameters @param {string} place */
function parameterList(title, parameters, place) {
  const rows = parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name, schema, description, required, ...more }) =>
      // What is said about the parameter, and what about its schema, is one thing to a reader.
      field(
        name,
        { ...schema, description: description ?? schema?.description, ...pointOf(more) },
        required === true,
        models,
      ),
    )
  if (rows.length === 0) return ''
  const list = `<ul class="fields">${rows.join('')}</ul>`
  return rows.length > 4
    ? `<h4>${title}</h4><details><summary>${rows.length} parameters</summary>${list}</details>`
    : `<h4>${title}</h4>${list}`
}

/** @param {any} more */
function pointOf(more) {
  return more['x-open-point'] ? { 'x-open-point': more['x-open-point'] } : {}
}

/** @param {Record<string, any>} [content] */
function contentHtml(content = {}) {
  const types = Object.keys(content)
  if (types.length === 0) return ''
  const { schema, examples } = content[types[0]]
  const inlineBody = schema && !schema.$ref ? schemaBody(schema, models) : ''
  const named = schema ? typeText(schema, models) : 'anything'
  const as =
    types.join() === 'application/json'
      ? ''
      : ` <span class="facts">as ${types.map(escape).join(' or ')}</span>`
  return `<p>${named}${as}</p>${inlineBody}${exampleList(examples)}`
}

/** @param {string} status @param {any} answer */
function answerItem(status, answer) {
  return `<li><span class="status">${escape(status)}</span><p>${inline(answer.description)}</p>${openPoint(answer)}${contentHtml(answer.content)}</li>`
}

/** @param {any} specs @param {import('./page.mjs').Menu} others */
function modelsPage(specs, others) {
  const all = Object.assign({}, ...Object.values(specs).map((document) => document.components?.schemas ?? {}))
  const sorted = Object.keys(all).toSorted()
  return {
    path: `api/${models}`,
    title: 'All models',
    lead: `${sorted.length} schemas that requests and answers are built from.`,
    menus: [
      others,
      { title: 'Models', links: sorted.map((name) => ({ href: `#${anchor(name)}`, text: name })) },
    ],
    body: sorted.map((name) => modelSection(name, all[name])).join(''),
  }
}

/** @param {any} operation */
function tagOf({ operation }) {
  return operation.tags?.[0] ?? 'Other'
}

/** `Map.groupBy` came with Node 21. @template T @param {T[]} items @param {(item: T) => string} key @returns {Map<string, T[]>} */
function groupBy(items, key) {
  const groups = new Map()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}
