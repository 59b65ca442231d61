/** Where the operator side is. */
export const operatorRoot = '/_sandbox'

/** Whether a request comes from this machine, or over no socket at all; also as an IPv6 socket writes it. */
export function isOwnAddress(remote: string | undefined): boolean {
  return remote === undefined || /^(?:(?:::ffff:)?127(?:\.\d{1,3}){3}|::1)$/.test(remote)
}
