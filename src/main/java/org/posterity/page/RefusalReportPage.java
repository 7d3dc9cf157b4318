package org.posterity.page;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.model.PackageId;
import org.posterity.model.Rejection;

/**
 * {@code report.html} of a refused transfer: why a submission was not taken in, where it is wrong, and what to do about it.
 *
 * @param name by which the person who handed it in knows it, where it may be told
 * @param time when it was turned away
 * @param since where a donation from the same place was taken in after that
 */
public record RefusalReportPage(
        Rejection rejection, Optional<String> name, Instant time, Optional<RefusalReportPage.TakenIn> since) {

    /** Since when a donation from the same place is held, and in which package. */
    public record TakenIn(Instant time, PackageId aip) {}

    /** Writes the page. */
    public void write(Writer out) throws IOException {
        PageOutput.write(html -> JterefusalGenerated.render(html, null, this), out);
    }

    String headline() {
        return name.map(FileNames::shown).orElse("A submission") + " was not taken in";
    }

    /** Whether nothing of it can be in the archive. */
    boolean nothingKept() {
        return !rejection.code().equals(Rejection.WHILE_STORING);
    }

    List<Fact> facts() {
        return Stream.concat(
                        name.map(it -> new Fact("Submission", FileNames.shown(it))).stream(),
                        Stream.of(
                                new Fact("Identifier", rejection.submission().value()),
                                new Fact("Reason code", rejection.code()),
                                new Fact("Looked at", InWords.minute(time))))
                .toList();
    }
}
