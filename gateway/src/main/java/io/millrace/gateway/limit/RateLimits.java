package io.millrace.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import io.millrace.gateway.access.Caller;
import io.millrace.gateway.access.Network;
import io.millrace.keys.ApiKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds the rate limits of all callers. Keys and addresses have separate caches, so that requests
 * from many addresses cannot remove the debt of a key from the cache. Safe for several threads.
 */
final class RateLimits {
  /** A rate limit that was unused for this time is removed. A new one has no debt. */
  private static final Duration FORGET = Duration.ofMinutes(10);

  private final LimitSettings settings;
  private final TimeMeter time;
  private final Cache<Owner, RateLimit> byKey;
  private final Cache<String, RateLimit> byAddress;
  private final Cache<String, RateLimit> publicByAddress;

  /** The rate limit that all local guests share. */
  private final RateLimit localGuests;

  /** The cache key of an API key. A key with changed limits gets a new rate limit. */
  private record Owner(String prefix, RateSetting rate) {}

  RateLimits(LimitSettings settings, TimeMeter time) {
    this.settings = settings;
    this.time = time;
    this.byKey = bounded(settings.maxCallers());
    this.byAddress = bounded(settings.maxCallers());
    this.publicByAddress = bounded(settings.maxCallers());
    this.localGuests = new RateLimit(settings.key(), time);
  }

  RateLimit of(Caller caller, Optional<InetSocketAddress> address) {
    return switch (caller) {
      case Caller.Authenticated(ApiKey key) when key.role().isPublic() -> ofPublicKey(address);
      case Caller.Authenticated(ApiKey key) -> of(key);
      case Caller.Browser(ApiKey key, _) -> of(key);
      case Caller.LocalGuest _ -> localGuests;
      case Caller.Anonymous _, Caller.InvalidKey _ -> of(address);
    };
  }

  private RateLimit of(ApiKey key) {
    RateSetting rate = key.limits().map(RateSetting::of).orElse(settings.key());
    return byKey.get(new Owner(key.prefix(), rate), owner -> new RateLimit(owner.rate(), time));
  }

  private RateLimit of(Optional<InetSocketAddress> address) {
    return byAddress.get(Network.of(address), _ -> new RateLimit(settings.address(), time));
  }

  /** Everybody may use a public key, so its users are told apart by their addresses. */
  private RateLimit ofPublicKey(Optional<InetSocketAddress> address) {
    return publicByAddress.get(Network.of(address), _ -> new RateLimit(settings.collect(), time));
  }

  private static <K, V> Cache<K, V> bounded(long size) {
    return Caffeine.newBuilder().maximumSize(size).expireAfterAccess(FORGET).build();
  }
}
