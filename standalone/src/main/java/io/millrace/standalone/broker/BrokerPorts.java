package io.millrace.standalone.broker;

import io.millrace.standalone.net.FreePorts;
import java.util.List;

/**
 * Where a broker listens on 127.0.0.1. Kafka keeps neither port in its data, so they may differ at
 * every start.
 *
 * @param clients port of producers, consumers and admin clients
 * @param controller port between broker and controller
 */
public record BrokerPorts(int clients, int controller) {

  /** Two ports that nobody uses at the moment. */
  public static BrokerPorts free() {
    List<Integer> ports = FreePorts.take(2);
    return new BrokerPorts(ports.get(0), ports.get(1));
  }
}
