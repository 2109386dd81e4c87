package io.millrace.gateway.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Which addresses count as one caller. */
public final class Network {
  /** The half of an IPv6 address that a subscriber cannot choose. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private Network() {}

  /** The caller behind that address; all unknown ones are one. */
  public static String of(Optional<InetSocketAddress> remote) {
    return remote
        .flatMap(address -> Optional.ofNullable(address.getAddress()))
        .map(Network::of)
        .orElse("unknown");
  }

  private static String of(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean v6 = address instanceof Inet6Address;
    return HexFormat.of().formatHex(v6 ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
  }
}
