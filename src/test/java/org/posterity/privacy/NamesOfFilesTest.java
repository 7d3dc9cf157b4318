package org.posterity.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.privacy.text.ContactScreen;
import org.posterity.privacy.text.Pseudonyms;
import org.posterity.privacy.text.SoundMakers;
import org.posterity.privacy.text.TextPattern.Handling;
import org.posterity.privacy.text.TextScreen;
import org.posterity.record.ThirdParties;

class NamesOfFilesTest {
    private static final String TERN = "person-b31630d1aa1d";

    private final NamesOfFiles names = names(Handling.MASK);

    private static NamesOfFiles names(Handling handling) {
        return new NamesOfFiles(new TextScreen(
                new Pseudonyms(() -> new byte[32], List.of(Donation.ACCOUNT), ThirdParties.PSEUDONYMISE),
                new ContactScreen(pattern -> handling),
                SoundMakers.KEEP,
                List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@tern_and_tide - duet - 7415613371640204641.mp4 | @%s - duet - 7415613371640204641.mp4",
                "@tern_and_tide_7415613371640204641.mp4 | @%s_7415613371640204641.mp4",
                "@tern_and_tide.7415613371640204641.info.json | @%s.7415613371640204641.info.json",
                "tiktok @tern_and_tide_video_7415613371640204641.mp4 | tiktok @%s_video_7415613371640204641.mp4",
                "ssstik.io_@tern_and_tide_1712345678901.mp4 | ssstik.io_@%s_1712345678901.mp4",
                "ssstik.io_@tern_and_tide.mp4 | ssstik.io_@%s.mp4",
                "clips/@tern_and_tide/IMG_1.MOV | clips/@%s/IMG_1.MOV",
                "clips.zip!/@tern_and_tide.mp4 | clips.zip!/@%s.mp4",
                "data/Following/tern_and_tide/videos/7415613371640204641.mp4 | data/Following/%s/videos/7415613371640204641.mp4",
                "@tern_and_tide.srt | @%s.srt",
                "@tern_and_tide.en.srt | @%s.en.srt"
            })
    void replacesOtherPeopleAndKeepsEndingsAndIds(String path, String screened) {
        assertThat(names.of(path)).isEqualTo(screened.formatted(TERN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from anna@example.org.mp4 | from [e-mail address].mp4",
                "call +49 170 1234567.mp4 | call [phone number].mp4",
                "Hafenstraße 12/kelp.mp4 | [postal address]/kelp.mp4"
            })
    void masksContactDataWhereTheTableSaysSo(String path, String screened) {
        assertThat(names.of(path)).isEqualTo(screened);
        assertThat(names(Handling.KEEP).of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "IMG_4821.MOV",
                "7415613371640204641.mp4",
                "2024-09-17_14-07-21.mp4",
                "2024-09-17 14.07.21.jpeg",
                "VID_20240917_140721.mp4",
                "VID-20240917-WA0012.mp4",
                "Snapchat-1234567890.mp4",
                "video (2).mp4",
                "0123456789abcdef0123456789abcdef.mp4",
                "@kelp.and.kites_7415613371640204641.mp4",
                "@kelp.and.kites.mp4",
                "ssstik.io_@kelp.and.kites_1731000000000.mp4",
                "TikTok_Data_1712345678.zip!/user_data_tiktok.json",
                "user_data.json (byte 12)",
                "Post.Posts.VideoList[].Title",
                "/leading//double/",
                "the whole submission"
            })
    void leavesOtherNamesAsTheyCame(String path) {
        assertThat(names.of(path)).isEqualTo(path);
    }

    @Test
    void leavesNoPartOfAHandleBehindWhereANameHasNoEnding() {
        assertThat(names.of("@tern.and.tide")).matches("@person-[0-9a-f]{12}");
        assertThat(names.of("ssstik.io_@tern.and.tide")).matches("ssstik\\.io_@person-[0-9a-f]{12}");
    }
}
