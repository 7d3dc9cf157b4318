package org.posterity.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.FileFate.Unmatched;
import org.posterity.export.tiktok.TikTok;
import org.posterity.model.Finding;
import org.posterity.model.Rejection;

/** An account was banned or deleted, its owner is dead: media come without an export, when the record says so. */
class WithoutExportTest {
    private static final String ID_8 = "7568011661844434273";

    @TempDir
    private Path folder;

    private Donation media;

    @BeforeEach
    void mediaAlone() {
        media = new Donation(folder)
                .with("part 2 [" + ID_8 + "].mp4", "eight")
                .with("part 2 [" + ID_8 + "].en.vtt", "WEBVTT")
                .with("IMG_1.MOV", "one")
                .with("Content.csv", Donation.resource("studio-csv/en/Content.csv"));
    }

    @Test
    void mediaAreTakenInOnTheRecordsStatement() {
        Export export = media.withoutExport("The account was banned.").export();
        assertThat(export.withoutExport()).isTrue();
        assertThat(export.platform().platform()).isEqualTo(TikTok.PLATFORM);
        assertThat(export.submission().account()).isEqualTo(Donation.ACCOUNT);
        assertThat(export.submission().accountNamedByExport()).isFalse();
        assertThat(export.content().layout()).isEqualTo("no export");
        assertThat(export.content().posts()).isEmpty();
        assertThat(export.files())
                .filteredOn(file -> file.file().path().contains(ID_8))
                .hasSize(2)
                .extracting(HandedOverFile::fate)
                .containsOnly(new Unmatched(Optional.of(ID_8)));
        assertThat(export.context().loose()).hasSize(6).containsKey(ID_8);
        assertThat(export.context().notes()).isEmpty();
        assertThat(export.context().findings()).extracting(Finding::code).contains("no-export");
    }

    @Test
    void withoutTheStatementTheyAreNotAndTheAdviceNamesIt() {
        Rejection rejection = media.rejection();
        assertThat(rejection.code()).isEqualTo("no-export");
        assertThat(rejection.faults().get(0).remedy()).contains("withoutExport");
    }

    @Test
    void aRecordOfSeveralAccountsDoesNotTellWhoseMediaTheyAre() {
        Rejection rejection = media.withoutExport("Banned.").ofTwoAccounts().rejection();
        assertThat(rejection.code()).isEqualTo("account-undecidable");
        assertThat(rejection.faults().get(0).remedy()).contains("only that account");
    }

    @Test
    void anExportThatIsThereIsReadAllTheSame() {
        Export export = media.with("user_data_tiktok.json", Donation.resource("v4-2025-11/user_data_tiktok.json"))
                .withoutExport("Banned.")
                .export();
        assertThat(export.withoutExport()).isFalse();
        assertThat(export.content().posts()).isNotEmpty();
        assertThat(export.context().findings()).extracting(Finding::code).contains("statement-not-needed");
    }

    @Test
    void aDamagedExportIsNotTakenForNone() {
        Rejection rejection = media.with(
                        "user_data_tiktok.json", Donation.resource("damaged/truncated_user_data_tiktok.json"))
                .withoutExport("Banned.")
                .rejection();
        assertThat(rejection.code()).isNotEqualTo("no-export");
    }

    @Test
    void aCuratorCanSayOfAFileThatItIsOfNoPostButNotOfWhich() {
        assertThat(media.withoutExport("Banned.")
                        .matching("file,post", "IMG_1.MOV,none")
                        .export()
                        .files())
                .isNotEmpty();
        assertThat(media.matching("file,post", "IMG_1.MOV," + ID_8).rejection().code())
                .isEqualTo("match-list");
    }
}
