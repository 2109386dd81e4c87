package io.millrace.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Asks for the next bytes after each answer. Reactor Netty 1.3.7 forgets to when a request arrived
 * before its predecessor had quite ended: the connection then stays open and silent for ever, and
 * no time limit sees it (reactor/reactor-netty#4361, fixed after 1.3.7). A read too many is
 * harmless.
 */
final class NextRead extends ChannelOutboundHandlerAdapter {

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    ChannelPromise written = promise;
    if (message instanceof LastHttpContent) {
      written = promise.unvoid();
      var _ = written.addListener(_ -> context.executor().execute(context::read));
    }
    var _ = context.write(message, written);
  }
}
