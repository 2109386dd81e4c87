package io.millrace.gateway.pages;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;

/**
 * A file that browsers load.
 *
 * @param type of its content
 * @param version differs whenever the content does
 * @param cache how long browsers keep it
 * @param bodies its content by encoding; always has {@link ContentEncoding#PLAIN}
 */
record PageFile(
    MediaType type, String version, CacheControl cache, Map<ContentEncoding, byte[]> bodies) {

  /** The smallest form that the client takes. */
  ContentEncoding encoding(List<String> acceptEncoding) {
    return bodies.keySet().stream()
        .sorted()
        .filter(encoding -> encoding.isIn(acceptEncoding))
        .findFirst()
        .orElse(ContentEncoding.PLAIN);
  }

  byte[] body(ContentEncoding encoding) {
    return Objects.requireNonNull(bodies.get(encoding));
  }

  /** A strong tag: each form of the content has its own. */
  String tag(ContentEncoding encoding) {
    return '"' + version + encoding.suffix() + '"';
  }
}
