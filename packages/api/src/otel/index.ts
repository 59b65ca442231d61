export { traceWithOpenTelemetry } from './otel.ts'
export type { OpenTelemetryOptions } from './otel.ts'
