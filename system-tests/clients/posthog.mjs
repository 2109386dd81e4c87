import { PostHog } from 'posthog-node'
import { after, currency, fail, key, order, platform, product, products, refunded, total, url, visitor } from './journey.mjs'

const client = new PostHog(key, { host: url, fetchRetryDelay: 200 })
client.on('error', error => fail(String(error)))
const capture = (seconds, event, properties) =>
  client.capture({ distinctId: visitor, event, timestamp: after(seconds), properties: { platform, ...properties } })
client.identify({ distinctId: visitor, properties: { plan: 'gold' } })
capture(0, '$pageview', { $current_url: 'https://shop.example/autumn' })
capture(10, 'Product Shared', { product_id: product })
capture(20, 'Product Viewed', { product_id: product, price: 60, currency })
capture(30, 'Product Added', { product_id: product, price: 60, quantity: 1 })
capture(40, 'Order Completed', { order_id: order, total, currency, products })
capture(50, 'Order Refunded', { order_id: order, total: refunded, currency })
await client.shutdown()
