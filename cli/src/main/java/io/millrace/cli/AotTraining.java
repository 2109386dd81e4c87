package io.millrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Runs the client commands once against an HTTP server of its own, so that the JVM can record how
 * they start. It is not a command: the launcher runs this class when it prepares the cache for
 * quick starts.
 */
public final class AotTraining {
  private static final String ROW =
      """
      {"platform":"douyin","grain":"day","start":"2026-11-23T00:00:00Z",\
      "traffic":{"events":1,"opens":1,"visitors":1,"buyers":1},"orders":{"count":1},\
      "money":[{"currency":"CNY","net":"1"}],"loops":{"returnRate":null,\
      "credit":[{"currency":"CNY","closed":"1","closureRate":1.000000,"leakRate":null}]}}\
      """;
  private static final String ANSWER =
      """
      {"asOf":"2026-11-23T10:00:00Z","rows":[%1$s],"totals":%1$s,\
      "platforms":[{"id":"douyin","name":"Douyin","owner":"bytedance","today":%1$s}],\
      "cells":[{"from":null,"to":"douyin","microOrders":1000000,"amounts":[]}]}\
      """
          .formatted(ROW);
  private static final String STREAM =
      "event:summary\ndata:%s\n\nevent:ready\ndata:{}\n\n".formatted(ROW);

  private static final List<String> COMMANDS =
      List.of(
          "--help",
          "help query summary",
          "keys list --data nowhere",
          "query platforms --url %s",
          "query summary douyin --url %s",
          "query loops --json --url %s",
          "query serf",
          "watch --url %s");

  private AotTraining() {}

  /** Runs all commands of the training. */
  public static void main(String[] arguments) throws IOException {
    perform();
  }

  /** Runs the commands and returns their exit codes. */
  static List<Integer> perform() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", AotTraining::answer);
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      return COMMANDS.stream().map(command -> run(command.formatted(url))).toList();
    } finally {
      server.stop(0);
    }
  }

  private static int run(String command) {
    return CommandLines.create()
        .setOut(new PrintWriter(new BrokenWriter()))
        .setErr(new PrintWriter(Writer.nullWriter()))
        .execute(command.split(" ", -1));
  }

  /** Fails on every write, so that {@code watch} ends after its first row. */
  private static final class BrokenWriter extends Writer {
    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
      throw new IOException("nobody reads");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static void answer(HttpExchange exchange) throws IOException {
    boolean stream = exchange.getRequestURI().getPath().equals("/v1/live");
    byte[] body = (stream ? STREAM : ANSWER).getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
