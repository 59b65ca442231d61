// Preloaded with `node --import`: ends the process with 99 as soon as it reaches for anything beyond this machine.
import dns from 'node:dns'
import net from 'node:net'

function allow(host) {
  if (host === undefined || /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host)) return
  process.stderr.write(`reached for ${host}\n`)
  process.exit(99)
}

// oxlint-disable-next-line typescript/unbound-method -- it is called on its own socket below
const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function guarded(...args) {
  const [first, second] = args.flat()
  allow(typeof first === 'object' ? first.host : typeof second === 'string' ? second : undefined)
  return Reflect.apply(connect, this, args)
}

const { lookup } = dns
dns.lookup = (host, ...rest) => {
  allow(host)
  return lookup(host, ...rest)
}
