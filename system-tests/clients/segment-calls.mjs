import { after, currency, order, platform, product, products, refunded, total, visitor } from './journey.mjs'

/** The journey by the calls that the clients of Segment and RudderStack have in common. */
export const tell = client => {
  const track = (seconds, event, properties) =>
    client.track({ userId: visitor, event, timestamp: after(seconds), properties: { platform, ...properties } })
  client.identify({ userId: visitor, traits: { plan: 'gold' }, timestamp: after(0) })
  client.page({ userId: visitor, name: 'Autumn', timestamp: after(0), properties: { platform, path: '/autumn' } })
  track(10, 'Product Shared', { product_id: product, share_via: 'chat' })
  track(20, 'Product Viewed', { product_id: product, price: 60, currency })
  track(30, 'Product Added', { product_id: product, price: 60, quantity: 1 })
  track(40, 'Order Completed', { order_id: order, total, currency, products })
  track(50, 'Order Refunded', { order_id: order, total: refunded, currency })
  track(55, 'Coupon Applied', { coupon_id: 'autumn' })
}
