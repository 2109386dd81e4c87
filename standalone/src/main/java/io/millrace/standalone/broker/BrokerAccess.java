package io.millrace.standalone.broker;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.plain.PlainLoginModule;

/**
 * The address and the secret for clients of one start of the broker. The broker answers only
 * clients that have the secret, so other accounts of the machine can neither read nor write. Each
 * start creates a new secret, which is kept in memory only and travels only over the loopback
 * interface.
 *
 * @param ports the ports of the broker
 * @param secret letters and digits
 */
public record BrokerAccess(BrokerPorts ports, String secret) {
  static final String MECHANISM = "PLAIN";
  static final String PROTOCOL = "SASL_PLAINTEXT";
  private static final String USER = "millrace";
  private static final int SECRET_BYTES = 32;

  /** Returns an access with free ports and a secret of 256 bits. */
  public static BrokerAccess fresh() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new BrokerAccess(BrokerPorts.free(), HexFormat.of().formatHex(bytes));
  }

  /** Returns {@code host:port} for clients. */
  public String bootstrapServers() {
    return "127.0.0.1:" + ports.clients();
  }

  /** Returns the settings that a client needs besides the address, by Kafka's names. */
  public Map<String, String> credentials() {
    return Map.of(
        CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
        PROTOCOL,
        SaslConfigs.SASL_MECHANISM,
        MECHANISM,
        SaslConfigs.SASL_JAAS_CONFIG,
        login() + ";");
  }

  /** Returns the login of the broker itself, which also lists the admitted user. */
  String server() {
    return "%s user_%s=\"%s\";".formatted(login(), USER, secret);
  }

  @Override
  public String toString() {
    return "BrokerAccess[%s]".formatted(ports);
  }

  private String login() {
    return "%s required username=\"%s\" password=\"%s\""
        .formatted(PlainLoginModule.class.getName(), USER, secret);
  }
}
