package org.posterity.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.model.PostCounts;
import org.posterity.model.SubmissionId;

/**
 * An accession in a few facts, written into the package as {@code accession.json}: from it the index of holdings can be
 * rebuilt without anything else.
 *
 * @param accession number of the accession within the package, from 1
 */
public record AccessionFacts(
        PackageId aip,
        int accession,
        Account account,
        String institution,
        Optional<String> collection,
        Optional<String> accessionNumber,
        SubmissionId submission,
        Digest submissionDigest,
        Instant sealedAt,
        PostCounts posts,
        AccessLevel access,
        Optional<LocalDate> accessUntil) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The folder of an accession in a bag: {@code data/accessions/0001}. */
    public static String folder(int accession) {
        return String.format("data/accessions/%04d", accession);
    }

    String folderBelowData() {
        return folder(accession).substring("data/".length());
    }

    byte[] toJson() throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("aip", aip.value());
        json.put("accession", accession);
        json.put("account", account.toString());
        json.put("institution", institution);
        collection.ifPresent(value -> json.put("collection", value));
        accessionNumber.ifPresent(value -> json.put("accessionNumber", value));
        json.put("submission", submission.value());
        json.put("submissionDigest", submissionDigest.toString());
        json.put("sealedAt", sealedAt.toString());
        json.putObject("posts")
                .put("listed", posts.listed())
                .put("held", posts.held())
                .put("missing", posts.missing())
                .put("ambiguous", posts.ambiguous())
                .put("leftOut", posts.leftOut());
        json.put("access", access.id());
        accessUntil.ifPresent(value -> json.put("accessUntil", value.toString()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IOException when it is no such file
     */
    public static AccessionFacts parse(byte[] content) throws IOException {
        JsonNode json = JSON.readTree(content);
        JsonNode posts = json.path("posts");
        if (json.path("accession").asInt() < 1) {
            throw new IOException("Not the facts of an accession.");
        }
        try {
            return new AccessionFacts(
                    new PackageId(json.path("aip").asText()),
                    json.path("accession").asInt(),
                    Account.parse(json.path("account").asText()),
                    json.path("institution").asText(),
                    Optional.ofNullable(json.path("collection").textValue()),
                    Optional.ofNullable(json.path("accessionNumber").textValue()),
                    new SubmissionId(json.path("submission").asText()),
                    Digest.parse(json.path("submissionDigest").asText()),
                    Instant.parse(json.path("sealedAt").asText()),
                    new PostCounts(
                            posts.path("listed").asInt(),
                            posts.path("held").asInt(),
                            posts.path("missing").asInt(),
                            posts.path("ambiguous").asInt(),
                            posts.path("leftOut").asInt()),
                    AccessLevel.parse(json.path("access").asText()).orElse(AccessLevel.DARK),
                    Optional.ofNullable(json.path("accessUntil").textValue()).map(LocalDate::parse));
        } catch (RuntimeException e) {
            throw new IOException("Not the facts of an accession.");
        }
    }
}
