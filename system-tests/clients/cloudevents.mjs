import { CloudEvent, emitterFor, httpTransport } from 'cloudevents'
import { after, currency, fail, key, order, platform, product, refunded, total, url, visitor } from './journey.mjs'

const emit = emitterFor(httpTransport(`${url}/v1/events`))
const headers = { Authorization: `Bearer ${key}` }
const money = value => ({ value: value.toFixed(2), currency })

/* The client does not repeat and does not tell the status; the body of the answer tells whether the event was accepted. */
const send = async event => {
  for (let tries = 0; tries < 5; tries++) {
    const answer = await emit(event, { headers }).catch(() => undefined)
    if (answer?.body.includes('"accepted":1')) return
    if (answer?.body.includes('"rejected":1')) fail(answer.body)
  }
  fail('not accepted')
}
const tell = (id, type, seconds, fields) =>
  send(new CloudEvent({ id, type, source: '/shop', time: after(seconds).toISOString(), data: { platform, surface: 'shop', visitor, ...fields } }))

await tell('e-1', 'view', 0, {})
await tell('e-2', 'share', 10, { item: product })
await tell('e-3', 'product_view', 20, { item: product })
await tell('e-4', 'cart_add', 30, { item: product })
await tell('e-5', 'purchase', 40, { order, amount: money(total) })
await tell('e-6', 'refund', 50, { order, amount: money(refunded) })
