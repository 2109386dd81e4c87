/*
 * The purchase journey that every client tells in its own words: a page is seen, a product shared, viewed, put in the
 * cart, bought with another one, and partly refunded. The environment says where it goes and whose journey it is.
 */
export const { URL: url, KEY: key, PLATFORM: platform, VISITOR: visitor, ORDER: order, DAY: day } = process.env

/** The time that many seconds after the journey began. */
export const after = seconds => new Date(Date.parse(`${day}T08:00:00.000Z`) + seconds * 1000)

export const product = 'sku-1'
export const products = [
  { product_id: 'sku-1', price: 60, quantity: 1 },
  { product_id: 'sku-2', price: 20.25, quantity: 2 }
]
export const total = 100.5
export const refunded = 20.25
export const currency = 'CNY'

/** Ends the process with an error that the test shows. */
export const fail = problem => {
  console.error(problem)
  process.exit(1)
}
