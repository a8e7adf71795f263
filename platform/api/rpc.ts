import { StandardRPCSerializer } from '@orpc/client/standard'
import { SmartCoercionPlugin } from '@orpc/json-schema'
import { OpenAPIGenerator } from '@orpc/openapi'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { type AnyRouter, ORPCError } from '@orpc/server'
import { FetchHandler } from '@orpc/server/fetch'
import { StrictGetMethodPlugin } from '@orpc/server/plugins'
import { StandardHandler, StandardRPCCodec, StandardRPCMatcher } from '@orpc/server/standard'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { Log } from '../log/log.ts'
import type { RequestContext } from './context.ts'
import { PlainSerializer } from './plain-serializer.ts'

/** Answers a request to one of the two forms of the interface; null where no procedure matches. */
export type Answer = (request: Request, context: RequestContext) => Promise<Response | null>

const converters = [new ZodToJsonSchemaConverter()]

/** The procedures as browsers call them, under `/rpc`. */
export function createRpcAnswer(router: AnyRouter, log: Log): Answer {
  const options = {
    clientInterceptors: [nameFaults(log)],
    plugins: [new StrictGetMethodPlugin<RequestContext>()],
  }
  const codec = new StandardRPCCodec(new StandardRPCSerializer(new PlainSerializer()))
  const handler = new FetchHandler(
    new StandardHandler<RequestContext>(router, new StandardRPCMatcher(), codec, options),
    options,
  )
  return (request, context) => answerWith(handler.handle(request, { prefix: '/rpc', context }))
}

/** The same procedures as plain HTTP with JSON, under `/api`. */
export function createOpenApiAnswer(router: AnyRouter, log: Log): Answer {
  const handler = new OpenAPIHandler<RequestContext>(router, {
    clientInterceptors: [nameFaults(log)],
    plugins: [new SmartCoercionPlugin({ schemaConverters: converters })],
  })
  return (request, context) => answerWith(handler.handle(request, { prefix: '/api', context }))
}

/** OpenAPI 3.1 document of every procedure. */
export async function openApiDocument(router: AnyRouter, version: string): Promise<Record<string, unknown>> {
  const generator = new OpenAPIGenerator({ schemaConverters: converters })
  const document = await generator.generate(router, {
    info: { title: 'Banxue', version, description: 'Everything the screens can do.' },
    servers: [{ url: '/api' }],
  })
  return document as unknown as Record<string, unknown>
}

async function answerWith(
  handled: Promise<{ matched: boolean; response?: Response | undefined }>,
): Promise<Response | null> {
  const { matched, response } = await handled
  return matched && response !== undefined ? response : null
}

interface Call {
  context: RequestContext
  path: readonly string[]
  next: () => Promise<unknown>
}

/** A refusal that the contract names passes; anything else is logged and becomes a 500 that carries the reference. */
function nameFaults(log: Log) {
  return async ({ context, path, next }: Call): Promise<unknown> => {
    try {
      return await next()
    } catch (error) {
      if (error instanceof ORPCError && error.status < 500) throw error
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
      log.error(
        { ref: context.ref, procedure: path.join('.'), error: stack },
        'a procedure broke its promise',
      )
      throw new ORPCError('INTERNAL_SERVER_ERROR', { status: 500, data: { ref: context.ref } })
    }
  }
}
