package org.posterity.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.time.Duration;
import org.posterity.application.IngestResult;
import org.posterity.application.Ingested;
import org.posterity.application.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** What {@code watch} says where a program reads it. Submissions and packages appear with their identifiers, people and files not at all. */
final class LogLines implements Notices {
    private static final String NAME = "org.posterity.Watch";
    private static final Logger LOG = LoggerFactory.getLogger(NAME);

    private LogLines() {}

    /** From now on all log lines, those of other classes too, have this form. */
    static LogLines in(LogForm form) {
        LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        loggers.getLogger(NAME).setLevel(Level.INFO);
        if (form == LogForm.JSON) {
            LogSettings.write(new JsonLayout(), loggers);
        }
        return new LogLines();
    }

    @Override
    public void say(String sentence) {
        LOG.warn("{}", Output.visible(sentence));
    }

    @Override
    public void waiting(Duration patience) {
        LOG.info("Another run is at work on the same account; waiting for it.");
    }

    /** Something that is not about one submission. */
    void note(String sentence) {
        LOG.info("{}", sentence);
    }

    /** What became of a submission. */
    void tell(Ingested ingested) {
        IngestResult result = ingested.conclusion();
        if (result instanceof IngestResult.InUse) {
            LOG.atInfo()
                    .addKeyValue("outcome", "in-use")
                    .log("A submission is left for later: another run is at work on what it needs.");
            return;
        }
        LoggingEventBuilder line = result instanceof IngestResult.NotTakenIn ? LOG.atWarn() : LOG.atInfo();
        line = line.addKeyValue("submission", ingested.submission());
        String about = "Submission " + ingested.submission();
        if (result instanceof IngestResult.Archived it) {
            line.addKeyValue("outcome", "archived")
                    .addKeyValue("aip", it.holding().aip())
                    .addKeyValue("accession", it.holding().accession())
                    .log(about + " is archived as " + it.holding().aip().shortForm() + ", accession "
                            + it.holding().accession() + ".");
        } else if (result instanceof IngestResult.AlreadyHeld it) {
            line.addKeyValue("outcome", "already-held")
                    .addKeyValue("aip", it.held().held().aip())
                    .log(about + " is in the archive already, as "
                            + it.held().held().aip().shortForm() + ".");
        } else if (result instanceof IngestResult.NotTakenIn it) {
            String code = it.report().rejection().code();
            line.addKeyValue("outcome", "refused").addKeyValue("code", code).log(about + " is refused (" + code + ").");
        }
    }
}
