package org.posterity.application;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** What must not leave the donation is looked for in every byte that is written or said. */
class PersonalValuesTest {
    private static final List<String> NEVER = List.of(
            "x-tos-signature",
            "x-tos-authkey",
            "x-tos-expires",
            "x-expires",
            "x-signature",
            "8254c329a92850f6d539dd376f4816ee",
            "juno.marsh@example.org",
            "+44 1632 960017",
            "1632 960017",
            "29-Feb-1996",
            "1996-02-29",
            "192.0.2.44",
            "Pixel 8",
            "tern_and_tide",
            "gull_and_gale",
            "harbour_choir",
            "rehearsal moved",
            "see you at the pier",
            "bring the long string",
            "café ☕ yes",
            "two\nlines",
            "lovely knot",
            "kite knots",
            "7373617020765506867",
            "6788663614883532083",
            "Test Harbour Cafe");
    /** Fields of a post and of a profile that are kept. */
    private static final Set<String> KEPT = Set.of(
            "Date",
            "WhoCanView",
            "AllowComments",
            "AllowStitches",
            "AllowDuets",
            "AllowStickers",
            "AllowSharingToStory",
            "ContentDisclosure",
            "AIGeneratedContent",
            "Sound",
            "Location",
            "Title",
            "AddYoursText",
            "AlternateText",
            "Likes",
            "NumberOfCollections",
            "userName",
            "displayName",
            "bioDescription",
            "profilePhoto",
            "profileVideo",
            "likesReceived",
            "followerCount",
            "followingCount");

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void desk() throws Exception {
        desk = Desk.in(folder.resolve("desk"));
    }

    @ParameterizedTest
    @EnumSource
    void nothingPersonalOfTheFixturesIsWrittenOrSaid(Vintage vintage) throws Exception {
        Donation donation = desk.consented(Donation.complete(folder.resolve("kelp"), vintage));
        List<String> said = new ArrayList<>();

        said.add(listening(() -> desk.archived(donation)));
        said.add(desk.run("list").toString());
        said.add(desk.run("ingest", donation.folder(), "--dry-run").toString());

        assertThat(Bytes.occurrences(desk.archive(), said, NEVER)).isEmpty();
    }

    @Test
    void noValueOutsideOfPostsAndProfileIsWrittenOrSaid() throws Exception {
        Canary canary = new Canary();
        JsonNode export = canary.in(Vintage.V5.tree(), "");
        assertThat(canary.number).isGreaterThan(100);
        Donation donation = desk.consented(Donation.complete(folder.resolve("kelp"), Vintage.V5)
                .export(Vintage.V5.fileName(), Vintage.JSON.writeValueAsBytes(export))
                .media("notes.txt", Canary.MARK.getBytes(StandardCharsets.UTF_8))
                .media(
                        "7118434817674333537.info.json",
                        ("{\"description\":\"" + Canary.MARK + "\"}").getBytes(StandardCharsets.UTF_8)));

        String said = listening(() -> desk.archived(donation));

        assertThat(Bytes.occurrences(desk.archive(), List.of(said), List.of(Canary.MARK)))
                .isEmpty();
    }

    @Test
    void noValueOfARefusedOrBrokenExportIsWrittenOrSaid() throws Exception {
        JsonNode export = new Canary().in(Vintage.V5.tree(), "");
        String whole = Vintage.JSON.writeValueAsString(export);
        Donation broken = desk.consented(Donation.in(folder.resolve("broken"))
                .export(
                        "user_data_tiktok.json",
                        whole.substring(0, whole.length() * 2 / 3).getBytes(StandardCharsets.UTF_8)));
        Donation malformed = desk.consented(Donation.in(folder.resolve("malformed"))
                .export(
                        "user_data_tiktok.json",
                        whole.replaceFirst("\"see you", "see you").getBytes(StandardCharsets.UTF_8)));
        Donation unasked = Donation.in(folder.resolve("unasked"))
                .export("user_data_tiktok.json", whole.getBytes(StandardCharsets.UTF_8));
        Donation foreign = Donation.in(folder.resolve("foreign"))
                .export(
                        "user_data_tiktok.json",
                        whole.replace("kelp.and.kites", "someone.else").getBytes(StandardCharsets.UTF_8));
        desk.consented(foreign);

        String said = listening(
                () -> desk.run("ingest", broken.folder(), malformed.folder(), unasked.folder(), foreign.folder()));

        assertThat(said).contains("truncated-export", "malformed-export", "no-consent-record", "account-not-named");
        assertThat(Bytes.occurrences(desk.archive(), List.of(said), List.of(Canary.MARK, "someone.else")))
                .isEmpty();
    }

    @Test
    void anUnknownSectionIsCountedButNeitherItsKeysNorItsValuesAreWritten() throws Exception {
        ObjectNode export = (ObjectNode) Vintage.V4.tree();
        export.putObject("Zanzibar 2024 " + Canary.MARK)
                .putObject("by " + Canary.MARK)
                .put(Canary.MARK, Canary.MARK);
        ((ObjectNode) export.path("Post").path("Posts").path("VideoList").get(0))
                .put("x2024" + Canary.MARK, Canary.MARK);
        Donation donation = desk.consented(Donation.in(folder.resolve("kelp"))
                .export(Vintage.V4.fileName(), Vintage.JSON.writeValueAsBytes(export)));

        StoredAip[] aip = new StoredAip[1];
        String said = listening(() -> aip[0] = desk.archived(donation));

        assertThat(aip[0].findings()).contains("unknown-structure");
        assertThat(StoredAip.list(aip[0].json("accounting.json").path("paths")))
                .filteredOn(path -> path.path("notUnderstood").asLong() > 0)
                .extracting(path -> path.path("path").asText())
                .contains("*", "*.*", "*.*.*", "Post.Posts.VideoList[].*");
        assertThat(Bytes.occurrences(desk.archive(), List.of(said), List.of(Canary.MARK, "Zanzibar")))
                .isEmpty();
    }

    @Test
    void theConsentRecordsNamesStandInTheAgreementFileAlone() throws Exception {
        Donation donation = desk.consented(Donation.complete(folder.resolve("kelp"), Vintage.V4));

        String said = listening(() -> desk.archived(donation));

        assertThat(Bytes.occurrences(
                        desk.archive(),
                        List.of(said),
                        List.of("Juno Marsh", "Ida Bauer", "show them in our reading room")))
                .isNotEmpty()
                .allMatch(found -> found.contains(" in agreements/"));
        assertThat(Bytes.occurrences(desk.archive(), List.of(), List.of("Library of Harbours")))
                .isNotEmpty();
    }

    @Test
    void theSearchFindsValuesAlsoWhereTheyAreEncoded() throws Exception {
        Path some = Files.createDirectories(folder.resolve("some"));
        String text = "so it says: cafe & pier, and more";
        for (int shift = 0; shift < 3; shift++) {
            Files.write(
                    some.resolve("base64-" + shift),
                    Base64.getEncoder().encode(text.substring(shift).getBytes(StandardCharsets.UTF_8)));
        }
        Files.writeString(some.resolve("url"), URLEncoder.encode(text, StandardCharsets.UTF_8));
        Files.writeString(some.resolve("utf-16"), text, StandardCharsets.UTF_16LE);
        Files.createDirectory(some.resolve("cafe & pier"));

        assertThat(Bytes.occurrences(some, List.of(text), List.of("cafe & pier")))
                .hasSize(7);
    }

    /** Everything said while something runs, log included. */
    private static String listening(ThrowingRunnable work) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try (PrintStream ear = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(ear);
            System.setErr(ear);
            Object answer = work.run();
            ear.println(answer);
            log.list.forEach(event -> ear.println(event.getFormattedMessage() + " " + event.getThrowableProxy()));
        } finally {
            root.detachAppender(log);
            System.setOut(out);
            System.setErr(err);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface ThrowingRunnable {
        Object run() throws Exception;
    }

    /** Marks every value of an export that must not be kept, and the keys that are data. */
    private static final class Canary {
        static final String MARK = "zqcanaryqz";

        private int number;

        private JsonNode in(JsonNode node, String path) {
            if (node.isObject()) {
                ObjectNode marked = Vintage.JSON.createObjectNode();
                boolean keysAreData = path.endsWith("ChatHistory") || path.endsWith("GroupChat");
                node.properties()
                        .forEach(field -> marked.set(
                                keysAreData ? field.getKey() + mark() : field.getKey(),
                                in(field.getValue(), path + "." + field.getKey())));
                return marked;
            }
            if (node.isArray()) {
                ArrayNode marked = Vintage.JSON.createArrayNode();
                node.forEach(element -> marked.add(in(element, path + "[]")));
                return marked;
            }
            boolean ofPostOrProfile =
                    path.contains(".VideoList[].") && path.startsWith(".Post.") || path.contains("ProfileMap.");
            String key = path.substring(path.lastIndexOf('.') + 1);
            if (ofPostOrProfile && node.asText().startsWith("https://")) {
                return new TextNode(node.asText()
                        .lines()
                        .map(link -> link + (link.contains("?") ? "&x=" : "?x=") + MARK + number++)
                        .collect(Collectors.joining("\n")));
            }
            return ofPostOrProfile && KEPT.contains(key) ? node : new TextNode(node.asText() + mark());
        }

        private String mark() {
            return " " + MARK + number++;
        }
    }
}
