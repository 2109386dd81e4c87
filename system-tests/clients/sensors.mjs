import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SensorsAnalytics from 'sa-sdk-node'
import { after, currency, key, order, platform, product, refunded, total, url, visitor } from './journey.mjs'

/*
 * The client has two ways to send. The plain one loses what fails. The other keeps it in a file and sends it again
 * when the next process starts; here a second object stands for that process.
 */
const address = `${url}/sa?project=default&token=${key}`
const batch = { count: 10, timeSpan: 300 }
const client = new SensorsAnalytics()
const folder = mkdtempSync(join(tmpdir(), 'sensors-'))
const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
client.initNWConsumer({ url: address, cachePath: folder, gzip: process.env.PLAIN !== 'yes' }, batch)

const track = (seconds, event, properties) =>
  client.track(visitor, event, { $time: after(seconds), platform, ...properties })
client.profileSet(visitor, { plan: 'gold' })
track(0, '$pageview', { $url: 'https://shop.example/autumn' })
track(10, 'ShareCommodity', { commodity_id: product })
track(20, 'CommodityDetail', { commodity_id: product, present_price: 60 })
track(30, 'AddToShoppingCart', { commodity_id: product, present_price: 60 })
track(40, 'PayOrder', { order_id: order, order_actual_amount: total, currency })
track(40, 'PayOrderDetail', { order_id: order, commodity_id: 'sku-1', total_price_of_commodity: 60 })
track(50, 'RefundOrder', { order_id: order, refund_amount: refunded, currency })
await pause(1_000)
for (let start = 0; start < Number(process.env.STARTS ?? 0); start++) {
  client.initNWConsumer({ url: address, cachePath: folder }, batch)
  await pause(4_000)
}
process.exit(0)
