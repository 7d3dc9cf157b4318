package org.posterity.export.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.export.ExportContent;
import org.posterity.export.ReadResult;
import org.posterity.model.Finding;

/** The platform, or a program on the way, writes an export twice: into one file, or into several. */
class WrittenTwiceTest {
    private static final byte[] SAMPLE = Donation.resource("v4-2025-11/user_data_tiktok.json");
    private static final String MARK = "\ufeff";

    @TempDir
    private Path home;

    private Reading reading;

    @BeforeEach
    void open() {
        reading = new Reading(home.resolve("one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", MARK, " \n\t" + MARK + "\n", "BLANKS"})
    void equalCopiesAreReadOnce(String between) {
        byte[] gap = (between.equals("BLANKS") ? " ".repeat(70_001) : between).getBytes(StandardCharsets.UTF_8);
        ExportContent once = reading.content(SAMPLE);
        for (int copies = 2; copies <= 3; copies++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < copies; i++) {
                bytes.writeBytes(SAMPLE);
                bytes.writeBytes(gap);
            }
            ExportContent content = reading.content(bytes.toByteArray());

            assertThat(content.posts()).isEqualTo(once.posts());
            assertThat(content.counted()).isEqualTo(once.counted());
            assertThat(content.findings())
                    .extracting(Finding::code, Finding::where)
                    .containsExactly(tuple("export-written-twice", "user_data_tiktok.json"));
        }
    }

    @Test
    void oneCopyWithBlanksAndAMarkBehindItIsNoSecond() {
        assertThat(reading.content(joined(SAMPLE, " \n" + MARK + "\n")).findings())
                .isEmpty();
    }

    @Test
    void unequalCopiesAreTold() {
        byte[] other = SAMPLE.clone();
        int digit = new String(SAMPLE, StandardCharsets.ISO_8859_1).lastIndexOf(":00");
        other[digit + 1] = '1';
        for (byte[] second : new byte[][] {
            other, "{}".getBytes(), java.util.Arrays.copyOf(SAMPLE, SAMPLE.length - 9), joined(SAMPLE, "{}")
        }) {
            ReadResult.Broken broken = reading.broken(joined(SAMPLE, new String(second, StandardCharsets.UTF_8)));

            assertThat(broken.code()).isEqualTo("several-exports");
            assertThat(broken.fault().what()).contains("The file contains a second, different export");
        }
    }

    @Test
    void whatIsNoExportBehindOneIsTold() {
        ReadResult.Broken broken = reading.broken(joined(SAMPLE, "<html>"));

        assertThat(broken.code()).isEqualTo("malformed-export");
        assertThat(broken.fault().what()).contains("but the file goes on");
    }

    @Test
    void filesThatHoldTheSameExportAreReadOnce() {
        byte[] marked = joined(MARK.getBytes(StandardCharsets.UTF_8), new String(SAMPLE, StandardCharsets.UTF_8));
        ExportContent content = new Donation(home.resolve("several"))
                .with("user_data_tiktok.json", SAMPLE)
                .with("a/user_data_tiktok.json", SAMPLE)
                .with("user_data_tiktok (1).json", joined(SAMPLE, "\n"))
                .with("user_data_tiktok (2).json", marked)
                .with("user_data_tiktok (3).json", joined(SAMPLE, new String(SAMPLE, StandardCharsets.UTF_8)))
                .export()
                .content();

        assertThat(content.posts()).hasSize(8);
        assertThat(content.sources()).hasSize(1);
        assertThat(content.findings())
                .extracting(Finding::code)
                .containsOnly("export-written-twice")
                .hasSize(4);
    }

    private static byte[] joined(byte[] first, String second) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
