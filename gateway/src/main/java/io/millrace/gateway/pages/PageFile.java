package io.millrace.gateway.pages;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;

/**
 * A file of the dashboard, in memory.
 *
 * @param type media type of the content
 * @param version hash of the content; different content has a different version
 * @param cache how long browsers cache the file
 * @param bodies the content by encoding; always contains {@link ContentEncoding#PLAIN}
 */
record PageFile(
    MediaType type, String version, CacheControl cache, Map<ContentEncoding, byte[]> bodies) {

  /** The encoding with the smallest content that the client accepts. */
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

  /** The strong {@code ETag} of the content in this encoding. */
  String tag(ContentEncoding encoding) {
    return '"' + version + encoding.suffix() + '"';
  }
}
