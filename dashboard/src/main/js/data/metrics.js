// Names of texts that differ from the ids of the server's table of metrics.
const IDS = {
  'metric.attention': 'attentionMs',
  'metric.credit': 'amount',
  'metric.creditedOrders': 'microOrders',
  'metric.creditOrders': 'microOrders',
  'metric.creditNewBuyers': 'microNewBuyers',
  'rate.closure': 'closureRateByPurchase',
  'rate.leak': 'leakRateByPurchase',
  'rate.returns': 'returnRate',
};

/** The id of the metric in the server's table for the key of a text. */
export const metricOf = (key) => IDS[key] ?? key.replace(/^metric\./, '');
