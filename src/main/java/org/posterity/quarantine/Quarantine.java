package org.posterity.quarantine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.posterity.model.Fault;
import org.posterity.model.Rejection;
import org.posterity.model.TerminalFailure;
import org.posterity.packaging.page.QuarantineReportPage;

/** The door: writes down why a submission was not taken in, for programs and for people. */
public final class Quarantine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Clock clock;

    /** @param folder usually {@code <archive>/quarantine}; made when something comes */
    public Quarantine(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Writes {@code <submission>/report.json} and {@code report.html}; an earlier report on the same submission is replaced. */
    public QuarantineReport hold(Rejection rejection) {
        Path own = folder.resolve(rejection.submission().value());
        try {
            Files.createDirectories(own);
            replace(
                    own.resolve("report.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(rejection)));
            Path page = own.resolve("report.html.new");
            try (Writer writer = Files.newBufferedWriter(page, StandardCharsets.UTF_8)) {
                new QuarantineReportPage()
                        .write(rejection, rejection.submission().value(), clock.instant(), writer);
            }
            Files.move(
                    page,
                    own.resolve("report.html"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new TerminalFailure("The quarantine folder cannot be written; is the disk full?", e);
        }
        return new QuarantineReport(rejection, Optional.of(own.resolve("report.html")));
    }

    private ObjectNode json(Rejection rejection) {
        ObjectNode json = JSON.createObjectNode();
        json.put("submission", rejection.submission().value());
        json.put("outcome", rejection.disposition().name().toLowerCase(Locale.ROOT));
        json.put("reason", rejection.code());
        json.put("summary", rejection.summary());
        json.put("time", clock.instant().toString());
        ArrayNode faults = json.putArray("faults");
        for (Fault fault : rejection.faults()) {
            faults.addObject()
                    .put("where", fault.where())
                    .put("what", fault.what())
                    .put("remedy", fault.remedy());
        }
        return json;
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, content);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
