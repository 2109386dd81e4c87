package io.millrace.gateway.pages;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Pages for browsers, if there are any on the class path. */
@Configuration(proxyBeanMethods = false)
public class PagesConfiguration {
  private static final String FOLDER = "static";

  @Bean
  PagesMapping pagesMapping() throws IOException {
    // Not the thread's: in an executable jar it may not see the jars inside.
    return new PagesMapping(PageFiles.load(PagesConfiguration.class.getClassLoader(), FOLDER));
  }
}
