package org.posterity.canary;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;

/** Hears all that is said while something runs: on standard output and standard error, by the command, and in the log. */
final class LogCapture {
    private final StringBuilder heard = new StringBuilder();

    <T> T listen(Callable<T> work) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try (PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            T answer = work.call();
            both.println(answer);
            log.list.forEach(event -> both.println(event.getFormattedMessage() + " "
                    + Arrays.toString(event.getArgumentArray()) + " "
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy()))));
            return answer;
        } finally {
            root.detachAppender(log);
            System.setOut(out);
            System.setErr(err);
            heard.append(said.toString(StandardCharsets.UTF_8)).append('\n');
        }
    }

    String heard() {
        return heard.toString();
    }
}
