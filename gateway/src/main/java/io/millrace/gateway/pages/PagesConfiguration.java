package io.millrace.gateway.pages;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the pages for browsers, if the class path has any. */
@Configuration(proxyBeanMethods = false)
public class PagesConfiguration {
  private static final String FOLDER = "static";

  @Bean
  PagesMapping pagesMapping() throws IOException {
    // The context class loader of the thread may not see the jars inside an executable jar.
    return new PagesMapping(PageFiles.load(PagesConfiguration.class.getClassLoader(), FOLDER));
  }
}
