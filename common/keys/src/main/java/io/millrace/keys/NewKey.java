package io.millrace.keys;

/**
 * A new API key.
 *
 * @param secret the whole key that its owner sends; it is shown once and never stored
 * @param key the stored form of the key
 */
public record NewKey(String secret, ApiKey key) {
  @Override
  public String toString() {
    return "NewKey[" + key.prefix() + "]";
  }
}
