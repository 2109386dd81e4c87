package io.millrace.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * Reads all pages into memory at the start, because they are few and small. A request later finds a
 * page only by its exact path, so no path reaches another file of the class path.
 */
final class PageFiles {
  private static final String INDEX = "index.html";
  private static final String HASHED = "assets/";
  private static final Duration FOR_EVER = Duration.ofDays(365);

  /** In bytes. For smaller files, compression saves less than its headers cost. */
  private static final int WORTH_COMPRESSING = 512;

  private final Map<String, byte[]> contents;

  private PageFiles(Map<String, byte[]> contents) {
    this.contents = contents;
  }

  /**
   * Loads the pages by path, including {@code /index.html}. Returns no pages when that file is
   * missing.
   */
  static Map<String, PageFile> load(ClassLoader loader, String folder) throws IOException {
    Resource index = new ClassPathResource(folder + "/" + INDEX, loader);
    return index.exists() ? new PageFiles(contents(index, loader)).pages() : Map.of();
  }

  /**
   * Reads the files beside the index only, because other jars may have a folder of the same name.
   */
  private static Map<String, byte[]> contents(Resource index, ClassLoader loader)
      throws IOException {
    String uri = index.getURL().toString();
    String root = uri.substring(0, uri.length() - INDEX.length());
    Map<String, byte[]> contents = new TreeMap<>();
    for (Resource file :
        new PathMatchingResourcePatternResolver(loader).getResources(root + "**")) {
      String name = file.getURL().toString().substring(root.length());
      if (file.isReadable() && !name.isEmpty() && !name.endsWith("/")) {
        contents.put(name, file.getContentAsByteArray());
      }
    }
    return contents;
  }

  private Map<String, PageFile> pages() throws IOException {
    Map<String, PageFile> pages = new TreeMap<>();
    for (String name : contents.keySet()) {
      if (!isVariant(name)) {
        pages.put("/" + name, page(name));
      }
    }
    return pages;
  }

  private boolean isVariant(String name) {
    return Arrays.stream(ContentEncoding.values())
        .filter(encoding -> encoding != ContentEncoding.PLAIN && name.endsWith(encoding.suffix()))
        .map(encoding -> name.substring(0, name.length() - encoding.suffix().length()))
        .anyMatch(contents::containsKey);
  }

  private PageFile page(String name) throws IOException {
    MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
    Map<ContentEncoding, byte[]> bodies = new EnumMap<>(ContentEncoding.class);
    for (ContentEncoding encoding : ContentEncoding.values()) {
      found(name + encoding.suffix()).ifPresent(bytes -> bodies.put(encoding, bytes));
    }
    byte[] plain = Objects.requireNonNull(contents.get(name));
    if (isText(type)
        && plain.length >= WORTH_COMPRESSING
        && !bodies.containsKey(ContentEncoding.GZIP)) {
      bodies.put(ContentEncoding.GZIP, gzip(plain));
    }
    return new PageFile(withCharset(type), version(plain), cache(name), bodies);
  }

  private Optional<byte[]> found(String name) {
    return Optional.ofNullable(contents.get(name));
  }

  private static CacheControl cache(String name) {
    return name.startsWith(HASHED)
        ? CacheControl.maxAge(FOR_EVER).cachePublic().immutable()
        : CacheControl.noCache();
  }

  private static boolean isText(MediaType type) {
    return type.getType().equals("text")
        || type.getSubtype().endsWith("json")
        || type.getSubtype().endsWith("javascript")
        || type.getSubtype().endsWith("xml");
  }

  private static MediaType withCharset(MediaType type) {
    return type.getType().equals("text") ? new MediaType(type, UTF_8) : type;
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  private static String version(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
