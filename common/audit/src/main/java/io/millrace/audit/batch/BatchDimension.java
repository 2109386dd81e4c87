package io.millrace.audit.batch;

import io.millrace.events.EventEnvelope;
import io.millrace.events.cell.Metric;
import io.millrace.events.loop.TouchNames;
import java.util.Optional;

/** A word of a closed list that an event can have: its channel or its region. */
enum BatchDimension {
  CHANNEL {
    @Override
    Optional<String> of(EventEnvelope envelope) {
      return envelope.channel();
    }

    @Override
    Optional<String> of(TouchNames names) {
      return names.channel();
    }

    @Override
    Metric either(Metric ofChannel, Metric ofRegion) {
      return ofChannel;
    }
  },
  REGION {
    @Override
    Optional<String> of(EventEnvelope envelope) {
      return envelope.region();
    }

    @Override
    Optional<String> of(TouchNames names) {
      return names.region();
    }

    @Override
    Metric either(Metric ofChannel, Metric ofRegion) {
      return ofRegion;
    }
  };

  abstract Optional<String> of(EventEnvelope envelope);

  abstract Optional<String> of(TouchNames names);

  abstract Metric either(Metric ofChannel, Metric ofRegion);

  Metric events() {
    return either(Metric.CHANNEL_EVENTS, Metric.REGION_EVENTS);
  }

  Metric attention() {
    return either(Metric.CHANNEL_ATTENTION, Metric.REGION_ATTENTION);
  }

  Metric visitors() {
    return either(Metric.CHANNEL_VISITORS, Metric.REGION_VISITORS);
  }

  Metric orders() {
    return either(Metric.CHANNEL_ORDERS, Metric.REGION_ORDERS);
  }

  Metric gross() {
    return either(Metric.CHANNEL_GROSS, Metric.REGION_GROSS);
  }

  Metric tips() {
    return either(Metric.CHANNEL_TIPS, Metric.REGION_TIPS);
  }

  Metric ads() {
    return either(Metric.CHANNEL_ADS, Metric.REGION_ADS);
  }

  Metric refunded() {
    return either(Metric.CHANNEL_REFUNDED, Metric.REGION_REFUNDED);
  }

  Metric credit() {
    return either(Metric.CHANNEL_CREDIT, Metric.REGION_CREDIT);
  }

  Metric creditOrders() {
    return either(Metric.CHANNEL_CREDIT_ORDERS, Metric.REGION_CREDIT_ORDERS);
  }
}
