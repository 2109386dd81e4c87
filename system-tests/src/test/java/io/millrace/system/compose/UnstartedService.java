package io.millrace.system.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * A service's own context, from its own main method, read up to its bean definitions: it knows
 * every setting of that service and has started nothing.
 */
public final class UnstartedService implements AutoCloseable {
  private final GenericApplicationContext context;

  private UnstartedService(GenericApplicationContext context) {
    this.context = context;
  }

  /**
   * A record of settings.
   *
   * @param prefix of its keys
   * @param type whose components are the keys
   */
  public record Settings(String prefix, Class<?> type) {}

  /**
   * Loads the service that a container runs, with the container's environment for the machine's.
   */
  static UnstartedService of(ComposeService service) {
    return of(service.module(), service.environment());
  }

  /** Loads the service of a module, with these variables for the machine's environment. */
  public static UnstartedService of(String module, Map<String, String> variables) {
    Loading loading = new Loading(variables);
    String main = Repository.pomElement(module, "start-class");
    try {
      SpringApplication.withHook(_ -> loading, () -> runMain(main));
      throw new IllegalStateException(main + " ran to its end");
    } catch (AbandonedRunException _) {
      GenericApplicationContext context = (GenericApplicationContext) loading.loaded();
      context.refreshForAotProcessing(new RuntimeHints());
      return new UnstartedService(context);
    }
  }

  public ConfigurableEnvironment environment() {
    return context.getEnvironment();
  }

  /** Millrace's own settings; Spring's are known by the service's configuration file. */
  public Stream<Settings> settings() {
    return Stream.of(context.getBeanDefinitionNames())
        .flatMap(name -> Optional.<Class<?>>ofNullable(context.getType(name, false)).stream())
        .filter(type -> type.getPackageName().startsWith("io.millrace"))
        .flatMap(UnstartedService::settings);
  }

  /** Fails when what the environment says cannot be read into Millrace's own settings. */
  public void assertEveryValueFits() {
    Binder binder = Binder.get(environment());
    assertThat(settings())
        .isNotEmpty()
        .allSatisfy(
            settings ->
                assertThatCode(
                        () -> binder.bindOrCreate(settings.prefix(), Bindable.of(settings.type())))
                    .doesNotThrowAnyException());
  }

  @Override
  public void close() {
    context.close();
  }

  private static Stream<Settings> settings(Class<?> type) {
    return Optional.ofNullable(
        AnnotatedElementUtils.findMergedAnnotation(type, ConfigurationProperties.class))
        .map(found -> new Settings(found.prefix(), type))
        .stream();
  }

  private static Object runMain(String name) {
    try {
      Method main = Class.forName(name).getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      return Optional.ofNullable(main.invoke(null, (Object) new String[0]));
    } catch (ReflectiveOperationException e) {
      if (e.getCause() instanceof AbandonedRunException abandoned) {
        throw abandoned;
      }
      throw new IllegalStateException("cannot run " + name, e);
    }
  }

  /** Gives the application an environment and stops it before it creates anything. */
  private static final class Loading implements SpringApplicationRunListener {
    private static final String SOURCE =
        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private final SystemEnvironmentPropertySource variables;
    private final AtomicReference<Optional<ConfigurableApplicationContext>> loaded =
        new AtomicReference<>(Optional.empty());

    Loading(Map<String, String> variables) {
      this.variables = new SystemEnvironmentPropertySource(SOURCE, Map.copyOf(variables));
    }

    @Override
    public void environmentPrepared(
        ConfigurableBootstrapContext bootstrap, ConfigurableEnvironment environment) {
      environment.getPropertySources().replace(SOURCE, variables);
    }

    @Override
    public void contextLoaded(ConfigurableApplicationContext context) {
      loaded.set(Optional.of(context));
      throw new AbandonedRunException(context);
    }

    ConfigurableApplicationContext loaded() {
      return loaded.get().orElseThrow();
    }
  }
}
