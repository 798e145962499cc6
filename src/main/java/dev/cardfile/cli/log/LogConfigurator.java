package dev.cardfile.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.config.LogFormat;
import dev.cardfile.config.LogLevel;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.logging.LogManager;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sends the log to standard error. Logback finds this class by its entry in META-INF/services.
 * Without it, Logback would search for configuration files and log everything to standard output.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogConfigurator extends ContextAwareBase implements Configurator {

  private static final String QUEUE = "queue";
  private static final int WAITING_BYTES = 4 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration MAX_FLUSH = Duration.ofSeconds(2);
  private static final String OURS = "dev.cardfile";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    apply(context, LogLevel.WARN, console(context, new JsonLogEncoder()));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /**
   * Reconfigures the log. Libraries never log below WARN.
   *
   * @param level the lowest level that is logged
   */
  public static void use(LogLevel level, LogFormat format, Environment environment) {
    use(level, context -> console(context, encoder(format, environment)));
  }

  /**
   * As {@link #use}, for a server with many requests. A request waits for standard error only when
   * a few megabytes of lines are queued, and then for a second at most. {@link #flush} writes what
   * is left.
   */
  public static void useQueued(LogLevel level, LogFormat format, Environment environment) {
    use(level, context -> queued(context, encoder(format, environment)));
  }

  /**
   * The number of lines that a queued log never wrote, because standard error did not accept them.
   */
  public static long droppedLines() {
    return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
            && root(context).getAppender(QUEUE) instanceof QueuedAppender queue
        ? queue.dropped()
        : 0;
  }

  /** Stops logging once all queued lines are written, or after two seconds. */
  public static void flush() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.stop();
    }
  }

  private static void use(
      LogLevel level, Function<LoggerContext, Appender<ILoggingEvent>> appender) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof LoggerContext context) {
      context.reset();
      apply(context, level, appender.apply(context));
    }
    LogManager.getLogManager().reset();
    SLF4JBridgeHandler.install();
  }

  private static void apply(
      LoggerContext context, LogLevel level, Appender<ILoggingEvent> appender) {
    root(context).setLevel(level == LogLevel.ERROR ? Level.ERROR : Level.WARN);
    root(context).addAppender(appender);
    context.getLogger(OURS).setLevel(Level.toLevel(level.name()));
  }

  private static Logger root(LoggerContext context) {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static Appender<ILoggingEvent> console(
      LoggerContext context, Encoder<ILoggingEvent> encoder) {
    ConsoleAppender<ILoggingEvent> standardError = new ConsoleAppender<>();
    standardError.setContext(context);
    standardError.setTarget(ConsoleTarget.SystemErr.getName());
    standardError.setEncoder(started(encoder, context));
    standardError.start();
    return standardError;
  }

  private static Appender<ILoggingEvent> queued(
      LoggerContext context, Encoder<ILoggingEvent> encoder) {
    QueuedAppender queue =
        new QueuedAppender(
            started(encoder, context),
            new FileOutputStream(FileDescriptor.err).getChannel(),
            WAITING_BYTES,
            PATIENCE,
            MAX_FLUSH);
    queue.setName(QUEUE);
    queue.setContext(context);
    queue.start();
    return queue;
  }

  private static Encoder<ILoggingEvent> encoder(LogFormat format, Environment environment) {
    return switch (format) {
      case JSON -> new JsonLogEncoder();
      case TEXT -> text(environment);
      case AUTO -> environment.errIsTerminal() ? text(environment) : new JsonLogEncoder();
    };
  }

  private static Encoder<ILoggingEvent> text(Environment environment) {
    TextLogEncoder.Style style = TextLogEncoder.Style.PLAIN;
    if (environment.errIsTerminal()) {
      style = environment.mayColour() ? TextLogEncoder.Style.COLOURED : TextLogEncoder.Style.SHORT;
    }
    return new TextLogEncoder(style, ZoneId.systemDefault());
  }

  private static Encoder<ILoggingEvent> started(
      Encoder<ILoggingEvent> encoder, LoggerContext context) {
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }
}
