// Schemas as HTML: one level at a time, named ones linked to the page of all models.
import { anchor, code, escape, inline, json, markdown } from './html.mjs'

/** @param {any} schema @param {string} models path of the page of models, from where we are @returns {string} */
export function typeText(schema, models) {
  if (schema === true || schema === undefined) return 'anything'
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1)
    return `<a href="${models}#${anchor(name)}">${escape(name)}</a>`
  }
  const of = (/** @type {any} */ each) => typeText(each, models)
  const parts = schema.allOf?.filter((part) => part.$ref)
  if (parts?.length > 0 && !schema.type) return parts.map(of).join(' with ')
  const union = schema.oneOf ?? schema.anyOf
  if (union) return [...new Set(union.map(of))].join(' or ')
  if (schema.const !== undefined) return code(JSON.stringify(schema.const))
  if (schema.enum) return schema.enum.map((value) => code(JSON.stringify(value))).join(' or ')
  const types = [schema.type ?? (schema.properties ? 'object' : 'anything')].flat()
  return types
    .map((type) => (type === 'array' ? `list of ${of(schema.items)}` : plain(type, schema)))
    .join(' or ')
}

/** @param {string} type @param {any} schema */
function plain(type, { format }) {
  return type === 'null' || !format ? escape(type) : `${escape(type)} (${escape(format)})`
}

/** What a schema consists of. @param {any} schema @param {string} models @returns {string} */
export function schemaBody(schema, models) {
  const parts = (schema.allOf ?? []).filter((part) => part.$ref)
  const bases = parts.map((part) => typeText(part, models)).join(', ')
  const inlineParts = (schema.allOf ?? [])
    .filter((part) => !part.$ref)
    .map((part) => schemaBody(part, models))
  const union = schema.oneOf ?? schema.anyOf
  const branches = (union ?? []).map(
    (branch) => `<li>${typeText(branch, models)}${branch.properties ? schemaBody(branch, models) : ''}</li>`,
  )
  return [
    bases && `<p>Everything of ${bases}${inlineParts.length > 0 ? ', and:' : '.'}</p>`,
    branches.length > 0 ? `<p>One of:</p><ul>${branches.join('')}</ul>` : '',
    facts(schema),
    words(schema),
    ...inlineParts,
    fields(schema, models),
    openPoint(schema),
  ].join('')
}

/** @param {any} schema @param {string} models */
function fields({ properties = {}, required = [], items }, models) {
  if (items && !items.$ref && items.properties) return fields(items, models)
  const rows = Object.entries(properties).map(([name, schema]) =>
    field(name, schema, required.includes(name), models),
  )
  return rows.length > 0 ? `<ul class="fields">${rows.join('')}</ul>` : ''
}

/** @param {string} name @param {any} schema @param {boolean} required @param {string} models */
export function field(name, schema, required, models) {
  const must = required ? '<span class="required">required</span>' : ''
  return `<li><code class="field-name">${escape(name)}</code><span class="type">${typeText(schema, models)}</span>${must}
${schema.description ? `<p>${inline(schema.description)}</p>` : ''}${openPoint(schema)}${facts(schema)}${words(schema)}${fields(schema, models)}</li>`
}

/** Bounds, default and one example. @param {any} schema */
function facts(schema) {
  const named = [
    ['pattern', 'pattern'],
    ['minimum', 'at least'],
    ['maximum', 'at most'],
    ['minLength', 'shortest'],
    ['maxLength', 'longest'],
    ['minItems', 'fewest'],
    ['maxItems', 'most'],
    ['default', 'default'],
  ]
    .filter(([key]) => schema[key] !== undefined)
    .map(
      ([key, label]) =>
        `${label} ${code(typeof schema[key] === 'string' ? schema[key] : JSON.stringify(schema[key]))}`,
    )
  const example = schema.examples?.[0]
  if (example !== undefined && typeof example !== 'object') named.push(`for example ${code(example)}`)
  const eans = schema['x-card-eans']
  if (eans)
    named.push(
      ...Object.entries(eans).map(
        ([what, list]) => `${escape(what)} a card: ${[list].flat().map(code).join(', ')}`,
      ),
    )
  return named.length > 0 ? `<p class="facts">${named.join(' · ')}</p>` : ''
}

/** Known words of a list that may grow, and what they mean. @param {any} schema */
function words(schema) {
  const list = schema['x-extensible-enum']
  const told = schema['x-enum-descriptions'] ?? schema['x-error-codes'] ?? {}
  const all = list ?? Object.keys(told)
  if (all.length === 0) return ''
  const items = all.map((word) => `<li>${code(word)}${told[word] ? ` ${inline(told[word])}` : ''}</li>`)
  const title = list ? '<p class="facts">Known words; others may come:</p>' : ''
  return `${title}<ul class="words${Object.keys(told).length > 0 ? ' told' : ''}">${items.join('')}</ul>`
}

/** @param {any} node */
export function openPoint(node) {
  return node['x-open-point'] ? `<p class="open"><b>Open point</b> ${inline(node['x-open-point'])}</p>` : ''
}

/** @param {Record<string, { summary?: string, value: unknown }> | undefined} examples */
export function exampleList(examples = {}) {
  return Object.entries(examples)
    .map(
      ([name, { summary, value }]) =>
        `<details><summary>Example: ${escape(summary ?? name)}</summary>${json(value)}</details>`,
    )
    .join('')
}

/** A model of its own. @param {string} name @param {any} schema */
export function modelSection(name, schema) {
  return `<section class="operation" id="${anchor(name)}"><h3><a href="#${anchor(name)}">${escape(name)}</a><span class="type">${
    (schema.oneOf ?? schema.anyOf ?? schema.allOf) ? '' : typeText(schema, '')
  }</span></h3>${markdown(schema.description)}${schemaBody(schema, '')}</section>`
}
