import { buildPageView, buildSelfDescribingEvent, buildStructEvent, newTracker } from '@snowplow/node-tracker'
import { after, currency, fail, key, order, platform, product, products, refunded, total, url, visitor } from './journey.mjs'

const iglu = (name, version) => `iglu:com.snowplowanalytics.snowplow.ecommerce/${name}/jsonschema/${version}`
const { hostname, port } = new URL(url)
let delivered = 0
const tracker = newTracker(
  { namespace: 'shop', appId: platform, encodeBase64: process.env.PLAIN !== 'yes' },
  {
    endpoint: hostname,
    port: Number(port),
    protocol: 'http',
    eventMethod: process.env.METHOD ?? 'post',
    bufferSize: 20,
    customHeaders: { Authorization: `Bearer ${key}` },
    onRequestSuccess: events => { delivered += events.length },
    onRequestFailure: failure => { if (!failure.willRetry) fail(`status ${failure.status}`) }
  }
)
tracker.setUserId(visitor)
const track = (seconds, event, ...contexts) => tracker.track(event, contexts, { type: 'ttm', value: after(seconds).getTime() })
const action = type => buildSelfDescribingEvent({ event: { schema: iglu('snowplow_ecommerce_action', '1-0-2'), data: { type } } })
const sold = products.map(({ product_id: id, ...rest }) => ({ schema: iglu('product', '1-0-0'), data: { id, category: 'coats', currency, ...rest } }))
track(0, buildPageView({ pageUrl: 'https://shop.example/autumn', pageTitle: 'Autumn' }))
track(10, buildStructEvent({ category: 'social', action: 'share', label: product }))
track(20, action('product_view'), sold[0])
track(30, action('add_to_cart'), sold[0], { schema: iglu('cart', '1-0-0'), data: { total_value: 60, currency } })
track(40, action('transaction'), ...sold,
  { schema: iglu('transaction', '1-0-0'), data: { transaction_id: order, revenue: total, currency, payment_method: 'card', total_quantity: 3 } })
track(50, action('refund'), { schema: iglu('refund', '1-0-0'), data: { transaction_id: order, refund_amount: refunded, currency } })
for (let tries = 0; delivered < 6; tries++) {
  if (tries === 20) fail(`${delivered} of 6 events delivered`)
  await tracker.flush()
  await new Promise(resolve => setTimeout(resolve, 100))
}
