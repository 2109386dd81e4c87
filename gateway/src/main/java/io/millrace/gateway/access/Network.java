package io.millrace.gateway.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Groups addresses that count as one caller. An IPv6 network of 64 bits is one caller. */
public final class Network {
  /** The length of the network part of an IPv6 address, which a subscriber cannot choose. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private Network() {}

  /** The name of the caller behind that address. All unknown addresses are one caller. */
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
