package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.consent.Agreement.Part;
import org.posterity.consent.Agreement.Written;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.TerminalFailure;

class AgreementKeeperTest {
    private final List<Agreement> kept = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void theRecordIsKeptAsItCameWithJsonLdAndContact() throws IOException {
        String record = Records.with(r -> ((ObjectNode) r.at("/grantor/persons/0")).put("contact", "Quay 3"));
        keep(record);

        assertThat(paths()).containsExactly("consent.json", "consent.jsonld", "contact.txt");
        assertThat(text("consent.json")).isEqualTo(record);
        assertThat(text("consent.jsonld")).contains("dpv:ConsentRecord");
        assertThat(text("contact.txt")).contains("Ilse Quist, Quay 3").contains("Nils Oram");
    }

    @Test
    void theTextOfTheNoticeIsKeptAsTheDonorReadIt() throws IOException {
        String text = "What we keep:\r\n\tonly what you tick.\n\n\u201cNothing\u201d else.\n";
        String record = Records.with(r -> r.withObject("/notice")
                .put("text", text)
                .put(
                        "digest",
                        Digest.sha256(text.getBytes(StandardCharsets.UTF_8)).toString())
                .put("form", "7"));
        keep(record);

        assertThat(text("notice.txt")).isEqualTo(text);
        assertThat(text("consent.json")).isEqualTo(record);
        assertThat(text("consent.jsonld")).contains("\"posterity:form\"", "only what you tick");
    }

    @Test
    void aNoticeThatIsNoTextIsKeptAsAPaperWhereItsFileIs() throws IOException {
        keep(
                Records.with(r -> r.withObject("/notice").put("title", "notice.pdf")),
                paper("papers/notice.pdf", "ab".repeat(32)));

        assertThat(paths()).contains("papers/abababababababab/notice.pdf");
    }

    /** Its text is kept already, so that a file of its title is somebody else's. */
    @Test
    void aNoticeWhoseTextIsInTheRecordIsNoPaper() throws IOException {
        String text = "Only what you tick.";
        Digest digest = digest(text);
        keep(
                Records.with(r -> r.withObject("/notice")
                        .put("title", "notice.pdf")
                        .put("text", text)
                        .put("digest", digest.toString())),
                Submissions.file(folder, "papers/notice.pdf", digest));

        assertThat(paths()).containsExactly("consent.json", "consent.jsonld", "contact.txt", "notice.txt");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aPaperThatLiesInSeveralPlacesIsKeptOnce(int places) throws IOException {
        List<String> names =
                IntStream.range(0, places).mapToObj(i -> i + "/deed.pdf").toList();
        keep(
                Records.with(r -> {
                    r.putArray("evidence");
                    names.forEach(name -> r.withArray("evidence")
                            .addObject()
                            .put("name", name)
                            .put("digest", "sha256:" + Records.DEED_SHA256));
                }),
                names.stream().map(name -> paper(name, Records.DEED_SHA256)).toArray(ReceivedFile[]::new));

        assertThat(paths())
                .hasSize(3 + Math.min(places, 1))
                .filteredOn(path -> path.startsWith("papers/"))
                .allMatch(path -> path.equals("papers/1111111111111111/deed.pdf"));
    }

    @Test
    void papersThatCameAlongAreKeptWhenTheyAreTheOnesTheRecordNames() throws IOException {
        keep(
                Records.COMPLETE,
                paper("papers/deed.pdf", Records.DEED_SHA256),
                paper("papers/note.pdf", "22".repeat(32)));
        assertThat(paths()).contains("papers/1111111111111111/deed.pdf").hasSize(4);

        kept.clear();
        keep(Records.COMPLETE, paper("papers/deed.pdf", "33".repeat(32)));
        assertThat(paths()).hasSize(3);
    }

    @Test
    void aPaperInTheInstitutionsFolderIsKeptTooWhenItIsTheOneTheRecordNames() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Path deed = Files.writeString(own.resolve("deed.pdf"), "We agree.");
        Files.writeString(own.resolve("note.pdf"), "Something else.");
        String record = Records.with(r -> {
            r.withArray("evidence").removeAll();
            r.withArray("evidence")
                    .addObject()
                    .put("name", "deed.pdf")
                    .put(
                            "digest",
                            Digest.sha256("We agree.".getBytes(StandardCharsets.UTF_8))
                                    .toString());
            r.withArray("evidence").addObject().put("name", "note.pdf").put("digest", "sha256:" + "22".repeat(32));
        });
        Path file = Files.writeString(folder.resolve("consent.json"), record);

        new AgreementKeeper(Records.reader(), this::remember, Optional.of(own))
                .keep(Submissions.in(folder, Optional.of(file)), digest(record));

        assertThat(kept.get(0).parts())
                .filteredOn(Agreement.Paper.class::isInstance)
                .extracting(part -> ((Agreement.Paper) part).location())
                .containsExactly(deed);
    }

    @Test
    void aChangedRecordBelongsToTheSameAgreement() throws IOException {
        keep(Records.COMPLETE);
        keep(Records.with(r -> r.put("access", "dark")));

        assertThat(kept).extracting(Agreement::id).containsOnly(Agreement.idOf("agreement-2026-017"));
        assertThat(kept).extracting(Agreement::record).doesNotHaveDuplicates();
        assertThat(kept.get(0).id()).matches("urn:posterity:agreement:[a-z2-7]{20}");
        assertThat(Agreement.idOf("agreement-2026-018"))
                .isNotEqualTo(kept.get(0).id());
    }

    @Test
    void aRecordThatIsGoneStopsTheRun() {
        AgreementKeeper keeping = new AgreementKeeper(Records.reader(), this::remember, Optional.empty());

        assertThatThrownBy(() -> keeping.keep(
                        Submissions.in(folder, Optional.of(folder.resolve("gone.json"))), Submissions.CONTENT))
                .isInstanceOf(TerminalFailure.class);
        assertThat(kept).isEmpty();
    }

    @Test
    void aRecordThatWasChangedAfterTheGateIsNotKeptAsItsProof() throws IOException {
        Path file = Files.writeString(folder.resolve("consent.json"), Records.with(r -> r.put("access", "open")));
        AgreementKeeper keeping = new AgreementKeeper(Records.reader(), this::remember, Optional.empty());

        assertThatThrownBy(() -> keeping.keep(Submissions.in(folder, Optional.of(file)), digest(Records.COMPLETE)))
                .isInstanceOf(TerminalFailure.class);
        assertThat(kept).isEmpty();
    }

    private void keep(String record, ReceivedFile... files) throws IOException {
        Path file = Files.writeString(folder.resolve("consent.json"), record);
        int version = new AgreementKeeper(Records.reader(), this::remember, Optional.empty())
                .keep(Submissions.in(folder, Optional.of(file), files), digest(record));
        assertThat(version).isEqualTo(kept.size());
    }

    private static Digest digest(String record) {
        return Digest.sha256(record.getBytes(StandardCharsets.UTF_8));
    }

    private int remember(Agreement agreement) {
        kept.add(agreement);
        return kept.size();
    }

    private ReceivedFile paper(String path, String hex) {
        return Submissions.file(folder, path, new Digest(DigestAlgorithm.SHA256, hex));
    }

    private List<String> paths() {
        return kept.get(0).parts().stream().map(Part::path).toList();
    }

    private String text(String path) {
        return kept.get(0).parts().stream()
                .filter(part -> part.path().equals(path))
                .map(part -> new String(((Written) part).content(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
