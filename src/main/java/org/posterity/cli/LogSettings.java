package org.posterity.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.Logger;

/**
 * Warnings and errors only, to standard error: results go to standard output, reports into the archive. In Java, since reading the
 * same from a file takes a tenth of the time of a short command.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class LogSettings extends ContextAwareBase implements Configurator {
    /** The appender of all loggers. */
    private static final String APPENDER = "err";

    /** Their messages may quote what they process. */
    private static final List<String> QUOTING = List.of(
            "org.apache.camel",
            "org.apache.http",
            "com.github.sardine",
            "org.apache.tika",
            "org.apache.pdfbox",
            "io.ocfl");

    /** What it cannot load from one place, it loads from another, or fails. */
    private static final String SQLITE = "org.sqlite";

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(loggers);
        appender.setName(APPENDER);
        appender.setTarget(ConsoleTarget.SystemErr.getName());
        appender.setEncoder(encoder(new TextLayout(), loggers));
        appender.start();
        loggers.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        loggers.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        QUOTING.forEach(name -> loggers.getLogger(name).setLevel(Level.OFF));
        loggers.getLogger(SQLITE).setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** From now on all log lines, those of other classes too, have this form. */
    static void write(Layout<ILoggingEvent> layout, LoggerContext loggers) {
        ((ConsoleAppender<ILoggingEvent>)
                        loggers.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER))
                .setEncoder(encoder(layout, loggers));
    }

    private static Encoder<ILoggingEvent> encoder(Layout<ILoggingEvent> layout, LoggerContext loggers) {
        layout.setContext(loggers);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(loggers);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }
}
