package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posterity.cli.TestArchive.Answer;
import org.posterity.intake.Workspace;

/** {@code posterity reindex}: whatever became of the index, it is again what it was, row by row. */
class ReindexTest {
    @TempDir
    private Path home;

    private TestArchive desk;
    private StoredAip kelp;
    private StoredAip other;

    @BeforeEach
    void twoPackagesOneOfThemWithTwoAccessionsAndChanged() throws IOException {
        desk = TestArchive.in(home.resolve("desk"));
        kelp = desk.archived(desk.consented(
                SampleDonation.in(home.resolve("kelp")).export(ExportVersion.V3).video(SampleDonation.P1, 1)));
        String export =
                new String(ExportVersion.V3.bytes(), StandardCharsets.UTF_8).replace("kelp.and.kites", "somebody.else");
        other = desk.archived(desk.consented(
                SampleDonation.in(home.resolve("other"))
                        .export("user_data_tiktok.json", export.getBytes(StandardCharsets.UTF_8)),
                "--account",
                "tiktok:somebody.else",
                "--until",
                "2040-01-01"));
        JsonNode later = desk.run(
                        "ingest",
                        desk.consented(SampleDonation.in(home.resolve("later"))
                                        .export(ExportVersion.V3)
                                        .video(SampleDonation.P1, 1)
                                        .video(SampleDonation.P2, 2))
                                .folder(),
                        "--json")
                .json()
                .get(0);
        assertThat(later.path("accession").asInt()).as(later.toString()).isEqualTo(2);
        assertThat(desk.run("restrict", kelp.id(), "--reason", "third-party", "--by", "Ida Bauer")
                        .exit())
                .isZero();
    }

    /** What becomes of the index. */
    private enum Harm {
        DELETED {
            @Override
            void to(Path index) throws IOException {
                Files.delete(index);
            }
        },
        NO_DATABASE {
            @Override
            void to(Path index) throws IOException {
                Files.writeString(index, "This is no database, but it is long enough for one. ".repeat(100));
            }
        },
        CUT {
            @Override
            void to(Path index) throws IOException {
                byte[] bytes = Files.readAllBytes(index);
                Files.write(index, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            }
        },
        ROWS_LOST {
            @Override
            void to(Path index) throws Exception {
                change(index, "DELETE FROM holding");
            }
        },
        ROWS_CHANGED {
            @Override
            void to(Path index) throws Exception {
                change(index, "UPDATE holding SET facts = replace(facts, 'dark', 'open'), account = 'tiktok:nobody'");
            }
        },
        ROWS_UNREADABLE {
            @Override
            void to(Path index) throws Exception {
                change(index, "UPDATE holding SET facts = '{'");
            }
        },
        ROW_ADDED {
            @Override
            void to(Path index) throws Exception {
                change(
                        index,
                        "INSERT INTO holding SELECT 'urn:x:never', accession, account, submission_digest, "
                                + "replace(facts, aip, 'urn:x:never') FROM holding LIMIT 1");
            }
        },
        OF_AN_OLDER_POSTERITY {
            @Override
            void to(Path index) throws Exception {
                change(index, "DROP TABLE seen");
                change(index, "PRAGMA user_version = 1");
            }
        };

        abstract void to(Path index) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void theIndexIsWhatItWasRowByRow(Harm harm) throws Exception {
        List<String> before = rows();
        assertThat(before)
                .as("two accessions, one, and what was seen of both packages")
                .hasSize(5);
        harm.to(index());

        Answer answer = desk.run("reindex");

        assertThat(answer.exit()).as(answer.toString()).isZero();
        assertThat(answer.out()).contains("2 packages in the index");
        assertThat(rows()).isEqualTo(before);
        Answer audit = desk.run("audit");
        assertThat(audit.exit()).as(audit.toString()).isZero();
        assertThat(desk.run("list").out()).contains("kelp.and.kites", "somebody.else");
        JsonNode again = desk.run("reindex", "--json").json().get(0);
        assertThat(again.path("added").asInt()
                        + again.path("corrected").asInt()
                        + again.path("removed").asInt())
                .isZero();
    }

    /** Only the index says whose a package was that is gone. */
    @Test
    void theEntryOfAPackageThatIsGoneOrUnreadableStays() throws Exception {
        List<String> before = rows();
        Workspace.clear(kelp.object());
        Files.delete(other.object().resolve("inventory.json"));

        Answer answer = desk.run("reindex");

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).contains("package missing", "package damaged", "2 packages in the index: 0 added");
        assertThat(rows().stream().filter(row -> row.contains("tiktok:")))
                .isEqualTo(
                        before.stream().filter(row -> row.contains("tiktok:")).toList());
    }

    @Test
    void anIndexOfANewerPosterityIsLeftAsItIs() throws Exception {
        change(index(), "PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(index());

        assertThat(desk.run("reindex").exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(Files.readAllBytes(index())).isEqualTo(before);
    }

    private Path index() {
        return desk.archive().resolve("holdings.db");
    }

    /** Every row of both tables, as text. */
    private List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + index());
                Statement statement = database.createStatement()) {
            for (String query : List.of(
                    "SELECT aip, accession, account, submission_digest, facts FROM holding ORDER BY aip, accession",
                    "SELECT aip, facts FROM seen ORDER BY aip")) {
                try (ResultSet result = statement.executeQuery(query)) {
                    while (result.next()) {
                        StringBuilder row = new StringBuilder();
                        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                            row.append(result.getString(i)).append('|');
                        }
                        rows.add(row.toString());
                    }
                }
            }
        }
        return rows;
    }

    private static void change(Path index, String sql) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + index);
                Statement statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
