package io.millrace.gateway.keys;

/**
 * A key that was just made.
 *
 * @param secret the whole key as its owner sends it: shown once, stored nowhere
 * @param key what is stored
 */
public record NewKey(String secret, ApiKey key) {
  @Override
  public String toString() {
    return "NewKey[" + key.prefix() + "]";
  }
}
