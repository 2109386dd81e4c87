package io.millrace.standalone.server;

import io.millrace.standalone.broker.BrokerPorts;
import io.millrace.standalone.net.FreePorts;
import java.util.List;
import java.util.Map;

/**
 * Where the inner parts listen on the loopback address, chosen anew at each start.
 *
 * @param broker of Kafka
 * @param services by the names the gateway knows them under
 */
record ServicePorts(BrokerPorts broker, Map<String, Integer> services) {

  static ServicePorts free() {
    List<Integer> free = FreePorts.take(6);
    return new ServicePorts(
        new BrokerPorts(free.get(0), free.get(1)),
        Map.of(
            "content", free.get(2),
            "social", free.get(3),
            "commerce", free.get(4),
            "insights", free.get(5)));
  }
}
