package org.posterity.storage.ocfl;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocfl.core.validation.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.consent.Agreement;
import org.posterity.consent.Agreement.Written;
import org.posterity.consent.KeptAgreement;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.storage.ChildProcess;
import org.posterity.storage.Workplace;

/** Versions of an agreement kept in a process of its own, killed at different moments: none is ever half. */
class KilledAgreementTest {
    private static final int[] MOMENTS = {0, 20, 60, 150};
    private static final int VERSIONS = 40;
    private static final String ID = Agreement.idOf("agreement-2026-017");

    @TempDir
    Path folder;

    @Test
    void leavesOnlyWholeVersionsAndIsGoneOnWithByTheNextRun() throws Exception {
        Path archive = folder.resolve("archive");
        for (int moment : MOMENTS) {
            try (ChildProcess child = ChildProcess.start(Keeper.class, archive)) {
                assertThat(child.says("keeping")).isTrue();
                child.killAfter(moment);
            }
            requireWhole(archive);
        }
        try (ChildProcess child = ChildProcess.start(Keeper.class, archive)) {
            assertThat(child.says("done")).isTrue();
        }

        assertThat(requireWhole(archive)).isGreaterThanOrEqualTo(VERSIONS);
        Path object = archive.resolve("agreements").resolve(new StorageLayout().path(new PackageId(ID)));
        assertThat(Validator.validateObject(object, true).getErrors()).isEmpty();
    }

    /** How many versions there are; each holds the record it was made for. */
    private static int requireWhole(Path archive) throws IOException {
        List<String> ids = OcflAgreements.read(archive).ids();
        if (ids.isEmpty()) {
            return 0;
        }
        KeptAgreement kept = OcflAgreements.read(archive).read(ID);
        for (KeptAgreement.Version version : kept.versions()) {
            assertThat(version.files()).hasSize(2);
            String record =
                    Files.readString(Path.of(version.files().get(0).bytes().location()));
            assertThat(Files.readString(Path.of(version.files().get(1).bytes().location())))
                    .isEqualTo("contact of " + record);
        }
        return kept.versions().size();
    }

    /** Keeps one changed record after the other, going on where there is something already. */
    static final class Keeper {
        private Keeper() {}

        public static void main(String[] args) {
            try (Workplace lock = Workplace.in(Path.of(args[0]))) {
                OcflStorage.open(lock, false);
                OcflAgreements agreements = new OcflAgreements(
                        lock,
                        Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC),
                        new Agent("urn:posterity:software", "Posterity", "software", "test"));
                int version = agreements.keep(agreement(0));
                System.err.println("keeping");
                while (version < VERSIONS) {
                    version = agreements.keep(agreement(version));
                }
            }
            System.err.println("done");
        }

        private static Agreement agreement(int change) {
            byte[] record = ("record " + change).getBytes(StandardCharsets.UTF_8);
            byte[] contact = ("contact of record " + change).getBytes(StandardCharsets.UTF_8);
            return new Agreement(
                    ID,
                    Digest.sha256(record),
                    List.of(new Written("consent.json", record), new Written("contact.txt", contact)));
        }
    }
}
