package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posterity.cli.TestArchive.Answer;
import org.posterity.holdings.Holding;
import org.posterity.holdings.Holdings;
import org.posterity.holdings.SampleHoldings;
import org.posterity.holdings.sql.SqliteHoldings;
import org.posterity.model.Account;
import org.posterity.model.Digest;

/** What ingest must know of what is held it learns from storage, whatever the index says. */
class StaleIndexTest {
    private static final Digest OTHER = Digest.sha256("another submission".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path home;

    private TestArchive desk;
    private SampleDonation kelp;
    private StoredAip stored;

    @BeforeEach
    void takeIn() throws IOException {
        desk = TestArchive.in(home.resolve("desk"));
        kelp = desk.consented(
                SampleDonation.in(home.resolve("kelp")).export(ExportVersion.V3).video(SampleDonation.P1, 1));
        stored = desk.archived(kelp, "--id", "urn:example:kelp");
    }

    /** What may have become of an index. */
    enum Index {
        DELETED {
            @Override
            void in(Path archive) throws IOException {
                Files.delete(archive.resolve("holdings.db"));
            }
        },
        EMPTIED {
            @Override
            void in(Path archive) {
                try (Holdings index = SqliteHoldings.open(archive.resolve("holdings.db"))) {
                    index.ids().forEach(index::remove);
                }
            }
        },
        OF_ANOTHER_TIME {
            @Override
            void in(Path archive) {
                try (Holdings index = SqliteHoldings.open(archive.resolve("holdings.db"))) {
                    index.list().forEach(holding -> {
                        index.remove(holding.aip());
                        index.enter(List.of(SampleHoldings.entry(another(holding))));
                    });
                }
            }
        };

        abstract void in(Path archive) throws IOException;

        /** The same package, as it never was. */
        private static Holding another(Holding it) {
            return new Holding(
                    it.aip(),
                    it.version(),
                    it.accession(),
                    Account.parse("tiktok:somebody.else"),
                    it.institution(),
                    it.collection(),
                    it.accessionNumber(),
                    it.submission(),
                    OTHER,
                    it.storedAt(),
                    it.posts(),
                    it.bytes(),
                    it.access(),
                    it.accessUntil(),
                    it.folder(),
                    it.agreements());
        }
    }

    @ParameterizedTest
    @EnumSource(Index.class)
    void theSameSubmissionIsKnownAgain(Index index) throws IOException {
        index.in(desk.archive());

        JsonNode again = ingest(kelp);

        assertThat(again.path("outcome").asText()).as(again.toString()).isEqualTo("already-held");
        assertThat(again.path("aip").asText()).isEqualTo(stored.id());
    }

    @ParameterizedTest
    @EnumSource(Index.class)
    void theAccountIsKnownAgain(Index index) throws IOException {
        SampleDonation more =
                desk.consented(SampleDonation.in(home.resolve("more")).export(ExportVersion.V5));
        index.in(desk.archive());

        JsonNode second = ingest(more);

        assertThat(second.path("aip").asText()).as(second.toString()).isEqualTo(stored.id());
        assertThat(second.path("accession").asInt()).isEqualTo(2);
    }

    @Test
    void anAccountThatOnlyTheIndexNamesMayBeTakenIn() throws IOException {
        Index.OF_ANOTHER_TIME.in(desk.archive());

        assertThat(somebodyElse().id()).isNotEqualTo(stored.id());
    }

    private StoredAip somebodyElse() throws IOException {
        SampleDonation other = SampleDonation.in(home.resolve("other"))
                .export(
                        "user_data_tiktok.json",
                        new String(ExportVersion.V3.bytes(), StandardCharsets.UTF_8)
                                .replace("kelp.and.kites", "somebody.else")
                                .getBytes(StandardCharsets.UTF_8));
        return desk.archived(desk.consented(other, "--account", "tiktok:somebody.else"));
    }

    private JsonNode ingest(SampleDonation donation) {
        Answer answer = desk.run("ingest", donation.folder(), "--json");
        assertThat(answer.json()).as(answer.toString()).hasSize(1);
        return answer.json().get(0);
    }
}
