package org.posterity.holdings.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.posterity.holdings.Holding;
import org.posterity.holdings.Holdings;
import org.posterity.holdings.HoldingsContract;
import org.posterity.holdings.SampleHoldings;
import org.posterity.model.TerminalFailure;

class SqliteHoldingsTest extends HoldingsContract {
    private static final Holding HOLDING = SampleHoldings.of("urn:x:1", 1, "tiktok:canary.account", Optional.empty());

    @Override
    protected Holdings open() {
        return SqliteHoldings.open(file());
    }

    @Test
    void keepsItsEntriesWhenClosedAndSharesThemWhenOpen() {
        holdings.enter(List.of(SampleHoldings.entry(HOLDING)));

        try (Holdings another = open()) {
            assertThat(another.find(HOLDING.aip())).contains(HOLDING);
        }
        holdings.close();
        holdings = open();
        assertThat(holdings.find(HOLDING.aip())).contains(HOLDING);
    }

    @Test
    void waitsForTheDiskBeforeItSaysRecorded() throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = database.createStatement();
                ResultSet mode = statement.executeQuery("PRAGMA journal_mode")) {
            assertThat(mode.getString(1)).isEqualTo("wal");
        }
    }

    @Test
    void leavesNoTraceOfAnAccountOnceItIsForgotten() throws Exception {
        holdings.enter(List.of(SampleHoldings.entry(HOLDING)));
        assertThat(diskHas("canary.account")).isTrue();

        holdings.remove(HOLDING.aip());

        assertThat(diskHas("canary.account")).isFalse();
    }

    @Test
    void refusesAnIndexThatANewerPosterityWrote() throws Exception {
        holdings.close();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = database.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(this::open).isInstanceOf(TerminalFailure.class).hasMessageContaining("newer Posterity");
    }

    /** A killed process leaves the log; then somebody deletes the index, which may be made anew. */
    @Test
    void theLogOfAnIndexThatIsGoneIsNotTakenIntoTheNextOne() throws Exception {
        holdings.enter(List.of(SampleHoldings.entry(HOLDING)));
        Path log = folder.resolve("holdings.db-wal");
        byte[] left = Files.readAllBytes(log);
        assertThat(left).isNotEmpty();
        holdings.close();
        Files.delete(file());
        Files.write(log, left);

        holdings = open();

        assertThat(holdings.count()).isZero();
    }

    @Test
    void saysThatADamagedIndexMayBeDeleted() throws Exception {
        holdings.enter(List.of(SampleHoldings.entry(HOLDING)));
        holdings.close();
        Files.writeString(file(), "This is not a database, though it is long enough to look at.".repeat(80));

        assertThatThrownBy(this::open).isInstanceOf(TerminalFailure.class).hasMessageContaining("posterity reindex");
    }

    @Test
    void findsDamageInsideTheFileToo() throws Exception {
        for (int i = 0; i < 200; i++) {
            holdings.enter(List.of(
                    SampleHoldings.entry(SampleHoldings.of("urn:x:" + i, 1, "tiktok:canary" + i, Optional.empty()))));
        }
        holdings.close();
        byte[] bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 8192, bytes.length, (byte) 0x5a);
        Files.write(file(), bytes);
        holdings = open();

        assertThatThrownBy(() -> holdings.list())
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("posterity reindex");
    }

    private Path file() {
        return folder.resolve("holdings.db");
    }

    private boolean diskHas(String text) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
