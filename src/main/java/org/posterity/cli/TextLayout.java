package org.posterity.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.temporal.ChronoUnit;

/** A log line for people: time, level, logger, message. No exception is written: its message may be personal. */
final class TextLayout extends LayoutBase<ILoggingEvent> {
    @Override
    public String doLayout(ILoggingEvent event) {
        String logger = event.getLoggerName();
        return event.getInstant().truncatedTo(ChronoUnit.SECONDS) + " "
                + pad(event.getLevel().toString()) + " " + logger.substring(logger.lastIndexOf('.') + 1) + ": "
                + event.getFormattedMessage() + "\n";
    }

    private static String pad(String level) {
        return level.length() < 5 ? level + " " : level;
    }
}
