package io.millrace.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.HttpResources;

class SharedLoopsTest {

  @Test
  void outliveEveryContextThatUsesThem() {
    HttpResources loops = HttpResources.get();
    try (var context =
        new SpringApplicationBuilder(NettyReactiveWebServerAutoConfiguration.class)
            .web(WebApplicationType.NONE)
            .properties("spring.main.banner-mode=off")
            .run()) {
      assertThat(context.getBean(ReactorResourceFactory.class).getLoopResources()).isSameAs(loops);
    }
    assertThat(loops.isDisposed()).isFalse();
    assertThat(HttpResources.get()).isSameAs(loops);
  }
}
