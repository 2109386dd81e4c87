package io.millrace.gateway.limit;

import io.millrace.gateway.access.Caller;
import io.millrace.gateway.access.Network;
import io.millrace.gateway.keys.ApiKey;
import io.millrace.gateway.problem.GatewayProblem;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The streams that each caller has open. A caller without any is not remembered, so there are never
 * more entries than streams.
 */
final class OpenStreams {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final LimitSettings.Streams limits;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  OpenStreams(LimitSettings.Streams limits) {
    this.limits = limits;
  }

  /** What a stream is counted against. */
  private record Account(String name, int limit) {}

  /** One open stream; closed once, when it is over. */
  final class Place implements AutoCloseable {
    private final List<Account> accounts;

    private Place(List<Account> accounts) {
      this.accounts = accounts;
    }

    @Override
    public void close() {
      accounts.forEach(OpenStreams.this::giveBack);
    }
  }

  /** Takes a place, or ends the request with {@code too_many_streams}. */
  Place take(Caller caller, Optional<InetSocketAddress> address) {
    List<Account> accounts = accounts(caller, address);
    for (int i = 0; i < accounts.size(); i++) {
      if (!take(accounts.get(i))) {
        accounts.subList(0, i).forEach(this::giveBack);
        throw GatewayProblem.TOO_MANY_STREAMS
            .because("%d streams are open, which is the limit".formatted(accounts.get(i).limit()))
            .retryAfter(SOON);
      }
    }
    return new Place(accounts);
  }

  /** How many callers have any. */
  int callers() {
    return open.size();
  }

  /** Those who share a key sign in from their own addresses: one of them leaves the others some. */
  private List<Account> accounts(Caller caller, Optional<InetSocketAddress> address) {
    return switch (caller) {
      case Caller.Authenticated(ApiKey key) -> List.of(of(key));
      case Caller.Browser(ApiKey key, _) -> List.of(of(address), of(key));
      case Caller.LocalGuest _, Caller.Anonymous _, Caller.InvalidKey _ -> List.of(of(address));
    };
  }

  private Account of(ApiKey key) {
    return new Account("key " + key.prefix(), limits.key());
  }

  private Account of(Optional<InetSocketAddress> address) {
    return new Account("address " + Network.of(address), limits.address());
  }

  private boolean take(Account account) {
    boolean[] taken = new boolean[1];
    var _ =
        open.compute(
            account.name(),
            (_, count) -> {
              int before = count == null ? 0 : count;
              taken[0] = before < account.limit();
              return taken[0] ? Integer.valueOf(before + 1) : count;
            });
    return taken[0];
  }

  private void giveBack(Account account) {
    var _ = open.computeIfPresent(account.name(), (_, count) -> count == 1 ? null : count - 1);
  }
}
