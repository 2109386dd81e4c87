package io.millrace.standalone.broker;

import io.millrace.kafka.net.FreePorts;
import java.util.List;

/**
 * The ports of a broker on 127.0.0.1. Kafka does not store them in its data, so they may be
 * different at every start.
 *
 * @param clients port for producers, consumers and admin clients
 * @param controller port between broker and controller
 */
public record BrokerPorts(int clients, int controller) {

  /** Returns two ports that are free at the moment. */
  public static BrokerPorts free() {
    List<Integer> ports = FreePorts.take(2);
    return new BrokerPorts(ports.get(0), ports.get(1));
  }
}
