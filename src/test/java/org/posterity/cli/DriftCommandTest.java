package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive.Answer;

/** A changed export is a message to the archivist: reported, or held back where the archive wants that, until it is accepted. */
class DriftCommandTest {
    private static final String SECRET = "marker-of-a-new-value";

    @TempDir
    Path folder;

    private TestArchive desk;
    private SampleDonation donation;

    @BeforeEach
    void anExportWithASectionNobodyKnows() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        ObjectNode export = (ObjectNode) ExportVersion.V5.tree();
        export.putObject("Creator Marketplace")
                .putObject("Campaigns")
                .putArray("CampaignList")
                .addObject()
                .put("Brief", SECRET);
        donation = desk.consented(SampleDonation.complete(folder.resolve("kelp"), ExportVersion.V5)
                .export(ExportVersion.V5.fileName(), export.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private Answer accept(Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = donation.folder();
        System.arraycopy(more, 0, arguments, 1, more.length);
        return desk.run("accept-structure", arguments);
    }

    @Test
    void isArchivedWithoutWhatIsNewAndSaysSo() throws Exception {
        StoredAip aip = desk.archived(donation);

        JsonNode findings = ExportVersion.JSON
                .readTree(StoredAip.read(aip.ledger("accounting.json")))
                .path("findings");
        assertThat(findings.findValuesAsText("where")).anyMatch(where -> where.startsWith("Creator Marketplace"));
        assertThat(StoredAip.read(aip.ledger("report.html")))
                .contains("Creator Marketplace")
                .doesNotContain(SECRET);
    }

    @Test
    void isHeldBackWhereTheArchiveWantsIt() throws Exception {
        desk.set("drift", "hold");
        Answer answer = desk.run("ingest", "--json", donation.folder());

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.json().get(0).path("reason").asText()).isEqualTo("unknown-structure");
        assertThat(answer.json().get(0).path("outcome").asText()).isEqualTo("refused");
        assertThat(Files.readString(Path.of(answer.json().get(0).path("report").asText())))
                .contains("Creator Marketplace", "string")
                .doesNotContain(SECRET);
    }

    @Test
    void isAcceptedByPathAndTypesAndNoLongerHeldBack() throws Exception {
        desk.set("drift", "hold");
        Answer dryRun = accept("--dry-run");
        assertThat(dryRun.out()).contains("Creator Marketplace  (object)").doesNotContain(SECRET);
        assertThat(desk.config().resolve("accepted-structure.tsv")).doesNotExist();

        Answer answer = accept();
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(desk.config().resolve("accepted-structure.tsv"))
                .content()
                .contains("Creator Marketplace\tobject")
                .doesNotContain(SECRET);
        assertThat(accept().out()).contains("Nothing is new.");

        StoredAip aip = desk.archived(donation);
        assertThat(StoredAip.read(aip.ledger("accounting.json"))).contains("Creator Marketplace");
        assertThat(StoredAip.read(aip.ledger("accounting.json"))).doesNotContain("unknown-structure");
    }

    @Test
    void aSettingNobodyKnowsIsAMistake() throws Exception {
        desk.set("drift", "maybe");
        assertThat(desk.run("ingest", donation.folder()).err()).contains("drift: It must be report or hold");
    }
}
