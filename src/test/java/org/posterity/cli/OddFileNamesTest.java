package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are called whatever downloaders and people call them; none of it stops a donation. */
class OddFileNamesTest {
    private static final String SECRET = "5ac0ffee5ac0ffee";

    @TempDir
    Path folder;

    @Test
    void bracesBlanksAndKeysInNamesOfFilesAreWrittenAndExplained() throws Exception {
        TestArchive desk = TestArchive.in(folder.resolve("desk"));
        SampleDonation donation =
                SampleDonation.in(folder.resolve("kelp")).export(ExportVersion.V5.fileName(), ExportVersion.V5.bytes());
        String[] names = {
            "clip {draft}.mp4",
            "{3F2504E0-4F89-11D3-9A0C-0305E82C3301}.mp4",
            "a?b{c}=1&d=%7B.mp4",
            "} {.mp4",
            "[token].mp4",
            "don\u00e2\u0080\u0099t stop.mp4",
            "don\u00e2\u0080\u0099t stop [7334412572164096304].mp4",
            "bell\u0007 \u009b2J\u2028.mp4",
            "pay DE89370400440532013000 ok.mp4",
            "x-tos-signature=.mp4",
            "x-expires=1.mp4",
            "x-signature=ab.mp4",
            "x-signature.mp4",
            "o?a=1&x-tos-authkey=" + SECRET + "&x-tos-expires=1765111751&x-tos-signature=" + SECRET + ".mp4",
            "o?a=1&x-tos-signature=" + SECRET,
            "https%3A%2F%2Fv.example%2Fo%3Fx-tos-signature%3D" + SECRET + ".mp4",
            "x-tos-signature%3D" + SECRET + ".mp4"
        };
        for (int i = 0; i < names.length; i++) {
            donation.video(names[i], i + 1);
        }
        StoredAip aip = desk.archived(desk.consented(donation));

        assertThat(desk.run("explain", aip.id(), "--all").exit()).isZero();
        assertThat(desk.run("validate", aip.bag()).exit()).isZero();
        assertThat(StoredAip.read(aip.ledger("files.jsonl")))
                .contains("pay [bank account] ok.mp4")
                .doesNotContain("DE89370400440532013000");
        for (Path warc : aip.warcs()) {
            assertThat(StoredAip.read(warc)).doesNotContain(SECRET);
        }
        for (String ledger : new String[] {"posts.jsonl", "files.jsonl", "accounting.json", "report.html"}) {
            assertThat(StoredAip.read(aip.ledger(ledger))).as(ledger).doesNotContain(SECRET);
        }
    }
}
