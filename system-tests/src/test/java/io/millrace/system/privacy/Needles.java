package io.millrace.system.privacy;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A word in the forms in which it could be written down. */
final class Needles {
  private static final int BASE64_GROUP = 4;

  private final Map<String, byte[]> forms = new LinkedHashMap<>();

  Needles(String word) {
    forms.put("plain", word.getBytes(UTF_8));
    forms.put("lower case", word.toLowerCase(Locale.ROOT).getBytes(UTF_8));
    forms.put("UTF-16LE", word.getBytes(UTF_16LE));
    forms.put("UTF-16BE", word.getBytes(UTF_16BE));
    forms.put("hexadecimal", HexFormat.of().formatHex(word.getBytes(UTF_8)).getBytes(UTF_8));
    for (int before = 0; before < 3; before++) {
      forms.put("base64 after " + before, base64(word, before));
    }
  }

  /** The forms in which the word is in these bytes. */
  List<String> in(byte[] haystack) {
    List<String> found = new ArrayList<>();
    forms.forEach(
        (form, needle) -> {
          if (contains(haystack, needle)) {
            found.add(form);
          }
        });
    return found;
  }

  static boolean contains(byte[] haystack, byte[] needle) {
    for (int at = 0; at + needle.length <= haystack.length; at++) {
      if (haystack[at] == needle[0] && isAt(at, haystack, needle)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(int at, byte[] haystack, byte[] needle) {
    for (int i = 1; i < needle.length; i++) {
      if (haystack[at + i] != needle[i]) {
        return false;
      }
    }
    return true;
  }

  /** Without the ends, which depend on what stands beside it. */
  private static byte[] base64(String word, int before) {
    String text = Base64.getEncoder().encodeToString((".".repeat(before) + word).getBytes(UTF_8));
    int from = before == 0 ? 0 : BASE64_GROUP;
    return text.substring(from, text.length() - BASE64_GROUP).getBytes(UTF_8);
  }
}
