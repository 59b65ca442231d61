import type { ErrorBody, OAuthErrorBody } from './generated/models.ts'

/** The server's no: thrown by handlers, answered as the vendor's error body. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly body: Omit<ErrorBody, 'supportId'> | OAuthErrorBody

  private constructor(status: number, body: Omit<ErrorBody, 'supportId'> | OAuthErrorBody) {
    super('error_details' in body ? body.error_details : body.error)
    this.status = status
    this.body = body
  }

  /** The error body of the API. `code`: facts, section (c). `forPeople`: German, for the display. */
  static api(status: number, error: string, code: number, details: string, forPeople: string): Refusal {
    return new Refusal(status, {
      status: 'error',
      error,
      // Errors end up in logs: of a card number they show the beginning and the end.
      error_details: details.replaceAll(/(?<!\w)(\d{4})\d{4,15}(\d{4})(?!\w)/g, '$1…$2'),
      error_user: forPeople,
      code,
    })
  }

  /** The error body of the token endpoint. */
  static oauth(status: number, error: string, description: string): Refusal {
    return new Refusal(status, { error, error_description: description })
  }

  static noToken(): Refusal {
    return Refusal.api(
      403,
      'ProductNotAllowedException',
      2003,
      'Valid auth token required',
      'Anmeldung fehlt oder ist abgelaufen (Code 2003)',
    )
  }

  static notFound(what: string): Refusal {
    return Refusal.api(
      404,
      'ProductNotFoundException',
      1001,
      `${what} not found`,
      'Der Datensatz wurde nicht gefunden.',
    )
  }

  static badInput(details: string, status = 400): Refusal {
    return Refusal.api(status, 'ProductFormatException', 1001, details, 'Die Anfrage ist fehlerhaft.')
  }
}
