// A load on one HTTP server, with less work than `fetch` or a client library would be: the processor is to be the server's.
import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { once } from 'node:events'

/** A request as it goes over the wire, on a connection that is kept. */
export function wire({ method, path, headers = {}, body = '' }) {
  const lines = Object.entries({
    host: '127.0.0.1',
    accept: 'application/json',
    ...headers,
    ...(body !== '' && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}

/** That many kept connections to a port on loopback. */
export async function openConnections(port, count) {
  const sockets = Array.from({ length: count }, () => connect({ port, host: '127.0.0.1', noDelay: true }))
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  return sockets.map(connection)
}

/** Sends one request after the other, and gives each answer as it came; throws for any but a 200. */
function connection(socket) {
  let [text, done, fail] = ['']
  socket.setEncoding('latin1')
  socket.on('data', (part) => {
    text += part
    if (!isWhole(text)) return
    const answer = text
    text = ''
    if (answer.startsWith('HTTP/1.1 200')) done(answer)
    else fail(new Error(`not a 200: ${answer.slice(0, 500)}`))
  })
  socket.on('close', () => fail?.(new Error('the server hung up')))
  return {
    send(request) {
      return new Promise((resolve, reject) => {
        ;[done, fail] = [resolve, reject]
        socket.write(request)
      })
    },
    close: () => socket.destroy(),
  }
}

function isWhole(text) {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return false
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head)) ?? []
  return length === undefined ? text.endsWith('\r\n0\r\n\r\n') : text.length >= head + 4 + Number(length)
}

/** What an answer says, of one that came with its length or in one chunk. */
export function bodyOf(answer) {
  const body = answer.slice(answer.indexOf('\r\n\r\n') + 4)
  return JSON.parse(
    Buffer.from(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1), 'latin1').toString(),
  )
}

/**
 * Keeps all connections busy for so long, but with no more requests than that; gives how many it made.
 * It never sleeps meanwhile: to wake it up would be work for the server, and the more of it the slower that is.
 */
export async function press(connections, request, { ms, atMost = Infinity }) {
  const end = performance.now() + ms
  let sent = 0
  const lane = async (each) => {
    while (sent < atMost && performance.now() < end) {
      sent += 1
      await each.send(request)
    }
  }
  let busy = true
  const spin = () => busy && setImmediate(spin)
  spin()
  await Promise.all(connections.map(lane))
  busy = false
  return sent
}

/** The processor time that a process has used with all of its threads, user and system, in s; to the ns where the kernel counts so. */
export function cpuSeconds(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    const ns = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
    )
    return ns.reduce((sum, each) => sum + each, 0) / 1e9
  } catch {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  }
}

/** The memory of a process that is in use, in MB. */
export function residentMb(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
}
