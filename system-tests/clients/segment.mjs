import { Analytics } from '@segment/analytics-node'
import { fail, key, url } from './journey.mjs'
import { tell } from './segment-calls.mjs'

const client = new Analytics({ host: url, writeKey: key })
client.on('error', error => fail(String(error.reason ?? error.code)))
tell(client)
await client.closeAndFlush({ timeout: 30_000 })
