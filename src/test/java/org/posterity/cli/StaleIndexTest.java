package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posterity.cli.TestArchive.Answer;
import org.posterity.holdings.Holding;
import org.posterity.holdings.Holdings;
import org.posterity.holdings.sql.SqliteHoldings;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.record.Accession;
import org.posterity.storage.Audited;
import org.posterity.storage.StoredAccessions;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.StoredVersion;
import org.posterity.storage.ocfl.OcflStorage;

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
                        index.record(another(holding));
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

        assertThat(ingest(more).path("reason").asText()).isEqualTo("account-already-held");
    }

    @Test
    void anAccountThatOnlyTheIndexNamesMayBeTakenIn() throws IOException {
        Index.OF_ANOTHER_TIME.in(desk.archive());

        assertThat(somebodyElse().id()).isNotEqualTo(stored.id());
    }

    @Test
    void eachPackageIsReadOnceAndADamagedOneCostsNoOther() throws IOException {
        CountedPackages packages = new CountedPackages(OcflStorage.read(desk.archive()));
        StoredAccessions accessions = new StoredAccessions(packages);
        Account account = Account.parse("tiktok:@kelp.and.kites");
        for (int i = 0; i < 3; i++) {
            assertThat(accessions.ofAccount(account)).contains(new PackageId(stored.id()));
            assertThat(accessions.ofSubmission(OTHER)).isEmpty();
        }
        assertThat(packages.read).containsExactly(new PackageId(stored.id()));

        StoredAip later = somebodyElse();
        assertThat(accessions.newestFirst())
                .as("what was committed since is found")
                .extracting(accession -> accession.aip().value())
                .containsExactlyInAnyOrder(stored.id(), later.id());
        assertThat(packages.read).hasSize(2);

        Files.writeString(later.object().resolve("inventory.json"), "{");
        StoredAccessions fresh = new StoredAccessions(OcflStorage.read(desk.archive()));
        assertThat(fresh.newestFirst()).extracting(Accession::aip).containsExactly(new PackageId(stored.id()));
        assertThat(fresh.knows(new PackageId(later.id()))).isFalse();
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

    /** Notes whose files are looked up. */
    private record CountedPackages(StoredPackages packages, List<PackageId> read) implements StoredPackages {
        CountedPackages(StoredPackages packages) {
            this(packages, new ArrayList<>());
        }

        @Override
        public List<PackageId> ids() {
            return packages.ids();
        }

        @Override
        public List<String> foreign(Collection<PackageId> known) {
            return packages.foreign(known);
        }

        @Override
        public boolean holds(PackageId aip) {
            return packages.holds(aip);
        }

        @Override
        public Optional<String> damage(PackageId aip) {
            return packages.damage(aip);
        }

        @Override
        public Optional<StoredVersion> head(PackageId aip) {
            return packages.head(aip);
        }

        @Override
        public List<StoredFile> files(PackageId aip) {
            read.add(aip);
            return packages.files(aip);
        }

        @Override
        public Audited audit(PackageId aip, LongConsumer moved) {
            return packages.audit(aip, moved);
        }
    }
}
