package org.posterity.export.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.export.ExportContent;
import org.posterity.export.Post;
import org.posterity.export.ReadResult;
import org.posterity.export.Recognition;
import org.posterity.model.Fault;
import org.posterity.model.Rejection;

class RecognitionTest {
    private static final byte[] SAMPLE = Donation.resource("v4-2025-11/user_data_tiktok.json");

    @TempDir
    private Path home;

    private Reading reading;

    @BeforeEach
    void open() {
        reading = new Reading(home.resolve("one"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Profile\":{\"Profile Information\":{\"ProfileMap\":{\"userName\":\"kelp.and.kites\"}}}}",
                "{\"Profile\":{\"Profile Info\":{\"App\":1,\"ProfileMap\":{\"a\":{},\"userName\":\"kelp.and.kites\"}}}}",
                "{\"Profile And Settings\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\" @Kelp.and.Kites \"}}}}",
                "{\"Comment\":{\"Profile Info\":{\"ProfileMap\":null}},\"Zz\":{\"Profile "
                        + "Info\":{\"ProfileMap\":{\"userName\":\"kelp.and.kites\"}}}}",
                "{\"Some New Root\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"kelp.and.kites\"}}},\"Post\":{}}"
            })
    void findsTheAccountWhereverTheYearHasPutIt(String json) {
        assertThat(reading.recognise(json))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class,
                        it -> assertThat(it.account().orElseThrow().sameAs(Donation.ACCOUNT))
                                .isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"N/A\"",
                "\"n/a\"",
                "\"None\"",
                "null",
                "\" \"",
                "\"@\"",
                "\"@ \"",
                "\"@N/A\"",
                "{}",
                "[]"
            })
    void knowsNoAccountWhereTheNameIsMissing(String value) {
        for (String json : new String[] {
            "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":" + value + "}}}}",
            "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":" + value + "}}}",
            "{\"Profile\":{\"Profile Info\":" + value + "}}",
            "{\"Profile\":" + value + "}"
        }) {
            assertThat(reading.recognise(json))
                    .isInstanceOfSatisfying(
                            Recognition.Recognised.class,
                            it -> assertThat(it.account()).isEmpty());
        }
    }

    @Test
    void takesANameOfDigitsForAName() {
        assertThat(reading.recognise("{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":123456}}}}"))
                .isInstanceOfSatisfying(
                        Recognition.Recognised.class,
                        it -> assertThat(it.account()).isPresent());
    }

    @Test
    void refusesAnExportOfAnotherAccountAndOneThatNamesNone() {
        String other = "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"tern_and_tide\"}}}}";
        Rejection named = new Donation(home.resolve("other"))
                .with("user_data_tiktok.json", other)
                .rejection();
        assertThat(named.code()).isEqualTo("account-not-named");
        assertThat(named.toString()).doesNotContain("tern_and_tide");
        Rejection unnamed = new Donation(home.resolve("unnamed"))
                .onlyNamedAccounts()
                .with("user_data_tiktok.json", "{\"Video\":{}}")
                .rejection();
        assertThat(unnamed.code()).isEqualTo("account-unnamed");
    }

    @ParameterizedTest
    @CsvSource({
        "TikTok_Data_1735588272.zip, user_data_tiktok.json",
        "TikTok_Data_1735588272.zip, /user_data.json",
        "my files/x.zip, folder/USER_DATA_TikTok.json"
    })
    void findsTheExportInThePlatformsOwnZip(String zip, String member) throws Exception {
        Donation donation = new Donation(home.resolve("zip"))
                .with(zip, zip(member, SAMPLE, "__MACOSX/._user_data_tiktok.json", new byte[] {0, 5, 22, 7}));
        assertThat(donation.export().content().posts()).hasSize(8);
    }

    @Test
    void prefersTheNewerOfTwoNamesInOneFolder() {
        Donation donation = new Donation(home.resolve("both"))
                .with("user_data.json", Donation.resource("v1-2022-07/user_data.json"))
                .with("user_data_tiktok.json", SAMPLE);
        assertThat(donation.export().content().sources())
                .singleElement()
                .satisfies(source -> assertThat(source.path()).isEqualTo("user_data_tiktok.json"));
    }

    @Test
    void readsAnExportThatLiesThereTwiceOnceAndRefusesTwoDifferentOnes() {
        Donation donation = new Donation(home.resolve("twice"))
                .with("a/user_data.json", SAMPLE)
                .with("b/user_data.json", SAMPLE);
        assertThat(donation.export().content().posts()).hasSize(8);
        donation.with("b/user_data.json", Donation.resource("v1-2022-07/user_data.json"));
        assertThat(donation.rejection().code()).isEqualTo("several-exports");
    }

    @Test
    void readsPartsOfOneExportAsOne() {
        Donation donation = new Donation(home.resolve("parts"))
                .with("1/user_data_tiktok.json", part("Post", "Posts", "2024-09-17 14:07:21"))
                .with("2/user_data_tiktok.json", """
                        {"Profile":{"Profile Info":{"ProfileMap":{"userName":"kelp.and.kites"}}},
                         "Post":{"Posts":{"VideoList":[]}}}
                        """)
                .with(
                        "3/user_data_tiktok (1).json",
                        part("Video", "RecentlyDeletedPosts", "2023-09-17 14:07:21")
                                .replace("VideoList", "PostList"));
        ExportContent content = donation.export().content();
        assertThat(content.sources()).hasSize(3);
        assertThat(content.posts()).extracting(Post::ordinal).containsExactly(0, 1);
        assertThat(content.posts()).extracting(Post::deleted).containsExactly(false, true);
        assertThat(content.profile()).isPresent();
        assertThat(content.counted()).containsEntry("Post.Posts.VideoList", 2L).containsEntry("Post", 2L);
        assertThat(content.sections()).allMatch(section -> content.counted().get(section.path()) == section.items());
    }

    @Test
    void refusesAnExportWhoseProfilesNameDifferentAccounts() {
        String profile = "{\"ProfileMap\":{\"userName\":\"%s\"}}";
        String export = "{\"Profile\":{\"Profile Info\":" + profile + "},\"Profile And Settings\":{\"Profile Info\":"
                + profile + "}}";
        assertThat(new Donation(home.resolve("others"))
                        .with("user_data_tiktok.json", export.formatted("kelp.and.kites", "tern_and_tide"))
                        .rejection()
                        .code())
                .isEqualTo("several-accounts");
        assertThat(new Donation(home.resolve("one"))
                        .with("user_data_tiktok.json", export.formatted("kelp.and.kites", "@Kelp.And.Kites"))
                        .export()
                        .content()
                        .sources())
                .hasSize(1);
    }

    /** Such an export must not pass as one that does not say whose it is. */
    @Test
    void readsANameThatStandsInAListOrAnObjectToo() {
        for (String name : List.of("[\"tern_and_tide\"]", "{\"a\":[null,\"tern_and_tide\"]}", "true", "1.5")) {
            assertThat(new Donation(home.resolve("odd" + name.length()))
                            .with(
                                    "user_data_tiktok.json",
                                    "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":" + name + "}}}}")
                            .rejection()
                            .code())
                    .as(name)
                    .isEqualTo("account-not-named");
        }
        assertThat(new Donation(home.resolve("own"))
                        .with(
                                "user_data_tiktok.json",
                                "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":[\"kelp.and.kites\"]}}}}")
                        .export()
                        .content()
                        .sources())
                .hasSize(1);
    }

    @Test
    void takesNoTwoFilesForPartsThatShareASectionUnderWhicheverNameOrDiffer() {
        assertThat(new Donation(home.resolve("overlap"))
                        .with("1/user_data_tiktok.json", part("Post", "Posts", "2024-09-17 14:07:21"))
                        .with("2/user_data.json", part("Video", "Videos", "2024-09-17 14:07:22"))
                        .rejection()
                        .code())
                .isEqualTo("several-exports");
        String account = "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"%s\"}}}}";
        assertThat(new Donation(home.resolve("accounts"))
                        .with("1/user_data_tiktok.json", account.formatted("kelp.and.kites"))
                        .with(
                                "2/user_data.json",
                                account.formatted("tern_and_tide").replace("Profile Info", "Zz Profile Info"))
                        .with("3/user_data.json", "{\"Post\":{}}")
                        .export()
                        .content()
                        .sources())
                .hasSize(3);
        assertThat(new Donation(home.resolve("account"))
                        .with("1/user_data_tiktok.json", account.formatted("kelp.and.kites"))
                        .with("2/user_data.json", account.formatted("tern_and_tide"))
                        .rejection()
                        .code())
                .isEqualTo("several-exports");
    }

    @Test
    void saysThatTheOlderOfTwoNamesWasNotRead() {
        Donation donation = new Donation(home.resolve("older"))
                .with("user_data.json", Donation.resource("v1-2022-07/user_data.json"))
                .with("user_data_tiktok.json", SAMPLE);
        assertThat(donation.export().content().findings())
                .extracting(finding -> finding.code(), finding -> finding.where())
                .containsExactly(tuple("older-form-not-read", "user_data.json"));
    }

    private static String part(String root, String section, String date) {
        return "{\"%s\":{\"%s\":{\"VideoList\":[{\"Date\":\"%s\"}]}}}".formatted(root, section, date);
    }

    @Test
    void recognisesARenamedExportByItsKeysAndNoSidecarForOne() {
        Donation donation = new Donation(home.resolve("renamed"))
                .with("user_data_tiktok (1).json", SAMPLE)
                .with("a.info.json", "{\"Video\":{\"id\":1}}");
        assertThat(donation.export().content().posts()).hasSize(8);
        assertThat(new Donation(home.resolve("none"))
                        .with("a.info.json", "{\"Video\":{\"id\":1}}")
                        .rejection()
                        .code())
                .isEqualTo("no-export");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.rar", "a.7z", "a.tar.xz", "a.tar.bz2", "a.tar", "TikTok_Data_1.zip.download", "A.ZIP"})
    void namesWithoutAnExportTheArchivesThatWereNotOpened(String name) {
        Rejection rejection = new Donation(home.resolve("packed"))
                .with(name, "Rar!")
                .with("zip.mp4", "none")
                .rejection();
        assertThat(rejection.code()).isEqualTo("no-export");
        assertThat(rejection.faults()).extracting(Fault::where).containsExactly("the whole submission", name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-16",
                "UTF-16LE",
                "UTF-16BE",
                "UTF-32LE",
                "ISO-8859-1",
                "windows-1251",
                "Shift_JIS",
                "GB18030"
            })
    void blamesTheEncodingAndNotTheConsentWhicheverFileHasIt(String charset) {
        String profile = "Username: kelp.and.kites\nBio Description: café кайт 凧\n";
        String posts = "Date: 2024-09-17 14:07:21 UTC\nLink: https://example.org\nSound: café кайт 凧\n";
        Charset wrong = Charset.forName(charset);
        for (boolean inProfile : new boolean[] {false, true}) {
            Rejection rejection = new Donation(home.resolve(charset + inProfile))
                    .with(
                            "TikTok/Profile/Profile Info.txt",
                            inProfile ? profile.getBytes(wrong) : profile.getBytes(StandardCharsets.UTF_8))
                    .with(
                            "TikTok/Posts/Posts.txt",
                            inProfile ? posts.getBytes(StandardCharsets.UTF_8) : posts.getBytes(wrong))
                    .rejection();
            assertThat(rejection.code()).isEqualTo("not-utf-8");
            assertThat(rejection.faults().get(0).remedy()).contains("Use the original file");
        }
    }

    @Test
    void readsATextExportOfOneFile() {
        assertThat(new Donation(home.resolve("txt"))
                        .with("TikTok_Data_1735588272/TikTok/Posts/Post.txt", "Date: 2024-09-17 14:07:21\n")
                        .export()
                        .content()
                        .posts())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void saysThatAnExportInAnotherEncodingIsNotUtf8(String charset) {
        ReadResult.Broken broken =
                reading.broken(new String(SAMPLE, StandardCharsets.UTF_8).getBytes(Charset.forName(charset)));
        assertThat(broken.code()).isEqualTo("not-utf-8");
        assertThat(broken.fault().where()).startsWith("user_data_tiktok.json");
    }

    @Test
    void saysWhereBytesAreNoUtf8() {
        for (byte[] wrong : new byte[][] {
            {(byte) 0xe9},
            {(byte) 0xc0, (byte) 0x80},
            {(byte) 0xe0, (byte) 0x80, (byte) 0x80},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xf0, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {(byte) 0xff},
            {(byte) 0x80},
            {(byte) 0xc3, 'x'}
        }) {
            for (String before : new String[] {
                "{\"Comment\":{\"Comments\":{\"CommentsList\":[{\"comment\":\"",
                "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"kelp.and.kites\"}}},\"Comment\":\""
            }) {
                byte[] start = before.getBytes(StandardCharsets.UTF_8);
                byte[] bytes = concat(start, wrong, "\"}]}}}".getBytes(StandardCharsets.UTF_8));
                ReadResult.Broken broken = reading.broken(bytes);
                assertThat(broken.code()).isEqualTo("not-utf-8");
                int at = broken.fault().where().indexOf("(byte ");
                long byteOffset =
                        Long.parseLong(broken.fault().where().substring(at + 6).replace(")", ""));
                assertThat(byteOffset).isBetween((long) start.length, (long) start.length + wrong.length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "[{\"Post\":{}}]", "\"Post\"", "null", "12", "{\"unrelated\":{\"a\":1}}"})
    void saysThatAFileOfThatNameWithSomethingElseInItIsNoExport(String content) {
        assertThat(reading.broken(content.getBytes(StandardCharsets.UTF_8)).code())
                .isEqualTo("not-an-export");
    }

    @Test
    void neverTakesATruncatedExportForAWholeOne() {
        byte[] sample = Donation.resource("v3-2024-12/user_data_tiktok.json");
        int end = new String(sample, StandardCharsets.UTF_8).stripTrailing().getBytes(StandardCharsets.UTF_8).length;
        for (int length = 0; length < end; length += length < 40 || length > end - 40 ? 1 : 61) {
            ReadResult.Broken broken = reading.broken(Arrays.copyOf(sample, length));
            assertThat(broken.code())
                    .as("%d bytes", length)
                    .isIn("truncated-export", length == 0 ? "not-an-export" : "");
        }
        assertThat(reading.broken(Donation.resource("damaged/truncated_user_data_tiktok.json"))
                        .code())
                .isEqualTo("truncated-export");
    }

    @Test
    void reportsATrailingCommaWhereverItStandsAndLosesNothing() {
        String whole = new String(SAMPLE, StandardCharsets.UTF_8);
        assertThat(reading.content(Donation.resource("damaged/trailing_comma_user_data_tiktok.json"))
                        .findings())
                .extracting(finding -> finding.code())
                .containsExactly("trailing-comma");
        assertThat(reading.content(whole.replaceFirst("(\"CoverImage\": \"[^\"]*\")", "$1,"))
                        .posts())
                .hasSize(8);
        assertThat(reading.broken(whole.replaceFirst("\"Posts\": \\{", "\"Posts\": {,")
                                .getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("malformed-export");
        assertThat(reading.broken((whole + "\0\0\0").getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("malformed-export");
    }

    @Test
    void readsPastDepthsAndLengthsOrSaysThatTheyAreUnusual() {
        assertThat(reading.content("{\"Post\":{},\"x\":" + "[".repeat(900) + "]".repeat(900) + "}")
                        .posts())
                .isEmpty();
        assertThat(reading.broken(("{\"Post\":{},\"x\":" + "{\"y\":".repeat(100_000)).getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("unusual-export");
        assertThat(reading.content("{\"Post\":{\"Posts\":{\"VideoList\":[{\"Title\":\"" + "x".repeat(5_000_000)
                                + "\"},{}]}}}")
                        .posts())
                .hasSize(2);
        assertThat(reading.content("{\"Post\":{},\"Comment\":\"" + "x".repeat(21_000_000) + "\"}")
                        .posts())
                .isEmpty();
        assertThat(reading.broken(("{\"Post\":{},\"Comment\":" + "1".repeat(2_000) + "}")
                                .getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("unusual-export");
    }

    private static byte[] zip(String name, byte[] content, String other, byte[] otherContent) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.putNextEntry(new ZipEntry(other));
            zip.write(otherContent);
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
