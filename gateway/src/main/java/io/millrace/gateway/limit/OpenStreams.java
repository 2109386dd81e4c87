package io.millrace.gateway.limit;

import io.millrace.gateway.access.Caller;
import io.millrace.gateway.access.Network;
import io.millrace.gateway.problem.GatewayProblem;
import io.millrace.keys.ApiKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts and limits the open streams of each caller. A caller without open streams is not
 * remembered, so memory grows with the number of open streams only. Safe for several threads.
 */
final class OpenStreams {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final LimitSettings.Streams limits;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  OpenStreams(LimitSettings.Streams limits) {
    this.limits = limits;
  }

  /** A key or an address, with its limit of streams. */
  private record Account(String name, int limit) {}

  /** The place of one open stream. It must be closed exactly once, when the stream ends. */
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

  /** Takes a place for one stream, or ends the request with {@code too_many_streams}. */
  Place take(Caller caller, Optional<InetSocketAddress> address) {
    List<Account> accounts = accounts(caller, address);
    for (int i = 0; i < accounts.size(); i++) {
      if (!take(accounts.get(i))) {
        accounts.subList(0, i).forEach(this::giveBack);
        throw GatewayProblem.TOO_MANY_STREAMS
            .because("the limit of %d open streams is reached".formatted(accounts.get(i).limit()))
            .retryAfter(SOON);
      }
    }
    return new Place(accounts);
  }

  /** The number of keys and addresses with open streams. */
  int callers() {
    return open.size();
  }

  /**
   * The accounts that a stream counts for. A browser counts for its address too, because several
   * people may share a key. So one of them cannot take all streams of the key.
   */
  private List<Account> accounts(Caller caller, Optional<InetSocketAddress> address) {
    return switch (caller) {
      case Caller.Authenticated(ApiKey key) when key.role().isPublic() ->
          List.of(of(address), of(key));
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
