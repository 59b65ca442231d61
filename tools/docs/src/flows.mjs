// Arazzo files as pages: a diagram, and every step told.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listOperations } from '@secukit/codegen/load'
import { parse } from 'yaml'
import { anchor, code, escape, inline, json, markdown } from './html.mjs'
import { sequenceDiagram } from './sequence.mjs'

/** @param {string} folder may be missing @param {any} specs @returns {{ pages: import('./page.mjs').Page[], notes: string[] }} */
export function flowPages(folder, specs) {
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.arazzo.yaml'))
        .toSorted()
    : []
  if (files.length === 0) return { pages: [], notes: ['specs/flows has no flow yet'] }
  const operations = listOperations(specs)
  const flows = files.map((file) => ({ file, flow: readFlow(join(folder, file)) }))
  const pages = flows.map(({ file, flow }) => flowPage(file, flow, operations))
  const menu = {
    title: 'Flows',
    links: pages.map(({ path, title }) => ({ href: path.replace('flows/', ''), text: title })),
  }
  const cards = pages.map(
    ({ path, title, lead }) =>
      `<li><a href="${path.replace('flows/', '')}"><b>${escape(title)}</b><span>${lead}</span></a></li>`,
  )
  const index = {
    path: 'flows/index.html',
    title: 'Flows',
    lead: 'Whole jobs from the first call to the receipt.',
    body: `<ul class="cards">${cards.join('')}</ul>`,
  }
  return {
    pages: [index, ...pages.map((page) => ({ ...page, menus: [menu, ...(page.menus ?? [])] }))],
    notes: [],
  }
}

/** @param {string} path */
function readFlow(path) {
  try {
    const flow = parse(readFileSync(path, 'utf8'))
    if (!flow?.arazzo || !Array.isArray(flow.workflows)) throw new Error('it is no Arazzo description')
    return flow
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** @param {string} file @param {any} flow @param {any[]} operations @returns {import('./page.mjs').Page} */
function flowPage(file, flow, operations) {
  const single = flow.workflows.length === 1
  const sections = flow.workflows.map((workflow) => {
    const steps = (workflow.steps ?? []).map((step) => ({
      step: { ...step, parameters: parametersOf(step, flow) },
      operation: operationOf(step, operations),
    }))
    const title = workflow.summary ?? workflow.workflowId
    return `${single ? '' : `<h2 id="${anchor(workflow.workflowId)}">${escape(title)}</h2>`}${markdown(workflow.description)}
${inputList(workflow.inputs)}
${sequenceDiagram(title, steps.map(exchangeOf))}
<ol class="steps">${steps.map(stepItem).join('')}</ol>`
  })
  return {
    path: `flows/${file.replace('.arazzo.yaml', '')}.html`,
    title: flow.info?.title ?? file,
    lead: inline(flow.info?.summary ?? flow.workflows[0]?.summary),
    ...(single
      ? {}
      : {
          menus: [
            {
              title: 'In this flow',
              links: flow.workflows.map(({ workflowId, summary }) => ({
                href: `#${anchor(workflowId)}`,
                text: summary ?? workflowId,
              })),
            },
          ],
        }),
    body: `${markdown(flow.info?.description)}${sections.join('')}<p class="facts">From specs/flows/${escape(file)}</p>`,
  }
}

/** What a step sends beside its body; every call carries the token, which needs no telling. @param {any} step @param {any} flow */
function parametersOf(step, flow) {
  const all = (step.parameters ?? []).map((parameter) => ({
    ...flow.components?.parameters?.[parameter.reference?.split('.').at(-1)],
    ...parameter,
  }))
  return all.filter(({ name }) => name !== 'Authorization')
}

/** `smart.transactions.start`, or the same behind `$sourceDescriptions.smart.`. @param {any} step @param {any[]} operations */
function operationOf(step, operations) {
  const id = step.operationId
  if (!id) return undefined
  const found = operations.find((operation) => id === operation.id || id.endsWith(`.${operation.id}`))
  if (!found) throw new Error(`step ${step.stepId} calls ${id}, which no spec has`)
  return found
}

/** @param {{ step: any, operation: any }} at @returns {import('./sequence.mjs').Exchange} */
function exchangeOf({ step, operation }) {
  const given = Object.fromEntries((step.parameters ?? []).map(({ name, value }) => [name, value]))
  const wire = operation
    ? `${operation.method} ${operation.path.replaceAll(/\{(\w+)\}/g, (all, name) => (isLiteral(given[name]) ? String(given[name]) : all))}`
    : `runs ${step.workflowId ?? step.operationPath ?? ''}`
  const answer = expected(step.successCriteria)
  const method = given['paymentMethod']
  const blocks = operation?.operation['x-blocking-seconds'] !== undefined
  // Cash and card balances are settled without the device, and a refusal ends before it.
  const reaches = blocks && !answer.refused && (method === undefined || method === 'cashless')
  return {
    title: short(step.description ?? operation?.operation.summary ?? step.stepId),
    wire,
    answer: answer.text,
    refused: answer.refused,
    money: operation?.operation['x-never-replay'] === true && !answer.refused,
    terminal: reaches
      ? method === 'cashless'
        ? ['sum to pay', 'paid, or given up']
        : ['command', 'result']
      : undefined,
    notes: [...(step.onFailure ?? []), ...(step.onSuccess ?? [])].map(actionText).filter(Boolean),
  }
}

/** The criteria of a step in few words: status, code, and how much else is looked at. @param {{ condition: string }[]} [criteria] */
function expected(criteria = []) {
  const value = (/** @type {RegExp} */ pattern) =>
    criteria.map(({ condition }) => pattern.exec(condition)?.[1]).find(Boolean)
  const http = value(/^\$statusCode\s*==\s*(\d+)$/)
  const status = value(/^\$response\.body#\/status\s*==\s*'?([\w-]+)'?$/)
  const number = value(/^\$response\.body#\/code\s*==\s*'?(\w+)'?$/)
  const refused = Number(http) >= 400
  const said = [http, status && status !== 'error' && `status ${status}`, number && `code ${number}`].filter(
    Boolean,
  )
  const rest = criteria.length - said.length - (status === 'error' ? 1 : 0)
  const more = rest > 0 ? [`${rest} more ${rest === 1 ? 'check' : 'checks'}`] : []
  return { refused, text: `${refused ? 'refused: ' : ''}${[...said, ...more].join(', ') || 'done'}` }
}

/** @param {any} action */
function actionText({ type, stepId, workflowId, retryAfter, retryLimit, name, criteria, reference }) {
  const when = criteria?.length > 0 ? ` when ${criteria.map(({ condition }) => condition).join(' and ')}` : ''
  if (type === 'goto') return `then on to ${stepId ?? workflowId}${when}`
  if (type === 'retry')
    return `again${retryAfter ? ` after ${retryAfter} s` : ''}${retryLimit ? `, at most ${retryLimit} times` : ''}${when}`
  if (type === 'end') return `ends here${when}`
  return name ?? reference ?? ''
}

/** @param {{ step: any, operation: any }} at */
function stepItem({ step, operation }) {
  const parameters = (step.parameters ?? []).map(
    ({ name, value }) => `<li>${code(name)} <span class="type">${code(value)}</span></li>`,
  )
  const criteria = (step.successCriteria ?? []).map(({ condition }) => `<li>${code(condition)}</li>`)
  const kept = Object.entries(step.outputs ?? {}).map(
    ([name, value]) => `<li>${code(name)} <span class="type">${code(value)}</span></li>`,
  )
  const link = operation
    ? `<a href="../api/${operation.spec}.html#${anchor(operation.id)}">${code(operation.id)}</a>`
    : ''
  const money = operation?.operation['x-never-replay'] ? ' <span class="flag money">Moves money</span>' : ''
  const part = (/** @type {string} */ title, /** @type {string[]} */ items) =>
    items.length > 0 ? `<h4>${title}</h4><ul class="fields">${items.join('')}</ul>` : ''
  return `<li id="${anchor(step.stepId)}">${link}${money}${markdown(step.description)}${part('Sent with', parameters)}${
    step.requestBody?.payload === undefined
      ? ''
      : `<details><summary>Body</summary>${json(step.requestBody.payload)}</details>`
  }${
    criteria.length > 0
      ? `<details><summary>Goes on when ${criteria.length} ${criteria.length === 1 ? 'check holds' : 'checks hold'}</summary><ul class="fields">${criteria.join('')}</ul></details>`
      : ''
  }${part('Keeps', kept)}</li>`
}

/** @param {any} inputs a JSON schema */
function inputList(inputs) {
  const rows = Object.entries(inputs?.properties ?? {}).map(
    ([name, schema]) =>
      `<li><code class="field-name">${escape(name)}</code><span class="type">${escape(schema.type)}</span>${schema.description ? `<p>${inline(schema.description)}</p>` : ''}</li>`,
  )
  return rows.length > 0 ? `<h4>Needs</h4><ul class="fields">${rows.join('')}</ul>` : ''
}

/** @param {unknown} value */
function isLiteral(value) {
  return typeof value === 'number' || (typeof value === 'string' && !value.startsWith('$'))
}

/** The first sentence, as a label. @param {string} text */
function short(text) {
  return text
    .split(/(?<=\.)\s/)[0]
    .replace(/\.\s*$/, '')
    .replaceAll('`', '')
}
