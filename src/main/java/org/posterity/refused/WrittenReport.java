package org.posterity.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.model.Fault;
import org.posterity.model.PackageId;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;
import org.posterity.page.RefusalReportPage.TakenIn;

/**
 * The {@code report.json} of a refused transfer.
 *
 * @param place where the submission came from; empty in old reports, which did not say
 * @param time when it was refused
 * @param mended empty as long as nothing from the same place was taken in
 */
record WrittenReport(
        Rejection rejection,
        Optional<String> name,
        Optional<SubmissionId> place,
        Instant time,
        Optional<TakenIn> mended) {
    private static final ObjectMapper JSON = new ObjectMapper();

    WrittenReport mendedBy(TakenIn since) {
        return new WrittenReport(rejection, name, place, time, Optional.of(since));
    }

    byte[] write() throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("submission", rejection.submission().value());
        name.ifPresent(it -> json.put("name", it));
        place.ifPresent(it -> json.put("place", it.value()));
        json.put("outcome", "refused");
        json.put("reason", rejection.code());
        json.put("summary", rejection.summary());
        json.put("time", time.toString());
        mended.ifPresent(it -> json.putObject("mended")
                .put("time", it.time().toString())
                .put("aip", it.aip().value()));
        ArrayNode faults = json.putArray("faults");
        for (Fault fault : rejection.faults()) {
            faults.addObject()
                    .put("where", fault.where())
                    .put("what", fault.what())
                    .put("remedy", fault.remedy());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    /** Reads one; empty when it is damaged. */
    static Optional<WrittenReport> read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            List<Fault> faults = new ArrayList<>();
            json.path("faults")
                    .forEach(fault -> faults.add(new Fault(
                            fault.path("where").asText(),
                            fault.path("what").asText(),
                            fault.path("remedy").asText())));
            JsonNode since = json.path("mended");
            return Optional.of(new WrittenReport(
                    new Rejection(
                            new SubmissionId(json.path("submission").asText()),
                            json.path("reason").asText(),
                            json.path("summary").asText(),
                            faults),
                    Optional.ofNullable(json.path("name").textValue()),
                    Optional.ofNullable(json.path("place").textValue()).map(SubmissionId::new),
                    Instant.parse(json.path("time").asText()),
                    since.isMissingNode()
                            ? Optional.empty()
                            : Optional.of(new TakenIn(
                                    Instant.parse(since.path("time").asText()),
                                    new PackageId(since.path("aip").asText())))));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
