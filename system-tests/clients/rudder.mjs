import Analytics from '@rudderstack/rudder-sdk-node'
import { fail, key, url } from './journey.mjs'
import { tell } from './segment-calls.mjs'

const client = new Analytics(key, { dataPlaneUrl: url, errorHandler: error => fail(String(error)) })
tell(client)
await client.flush()
