package org.posterity.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posterity.canary.PackagePieces.Piece;
import org.posterity.cli.ExportVersion;
import org.posterity.cli.SampleDonation;
import org.posterity.cli.TestArchive;
import org.posterity.model.Category;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageFile.Form;

/**
 * The same donation under two consents, one of which declines a category: what rests on the category is in one package only, what
 * tells of it may differ, and everything else is the same. A new category is tested without another line here.
 */
class DeclinedCategoryTest {
    private static final String UNLISTED = "7300000000000000001";

    @TempDir
    private static Path home;

    private static PackagePieces granted;

    @BeforeAll
    static void takeIn() throws Exception {
        TestArchive desk = desk();
        Path donation = donation(desk);
        assertThat(desk.newRecord(record("all"), CanaryTest.EVERYTHING, "open", "--birth-date-in-export", "looked-at")
                        .exit())
                .isZero();
        List<String> names = new ArrayList<>(List.of("all", "again"));
        Files.copy(record("all"), record("again"));
        for (Category category : Category.values()) {
            names.add(category.id());
            Files.write(record(category.id()), without(category, record("all")));
        }
        TakenInAtOnce.run(names.stream()
                .map(name -> new TakenInAtOnce.Order(desk.config(), archive(name), record(name), donation))
                .toList());
        granted = PackagePieces.of(bag("all"));
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void theSameExportUnderTwoConsentsDiffersExactlyByTheDeclinedCategory(Category category) throws Exception {
        PackagePieces without = PackagePieces.of(bag(category.id()));

        assertThat(differences(granted, without, category)).isEmpty();
        assertThat(granted.all().values())
                .as("something of it was there")
                .anyMatch(piece ->
                        piece.rests().contains(category) && !piece.texts().isEmpty());
        assertThat(LeakScan.occurrences(bag(category.id()), List.of(), saidByAlone(granted, category)))
                .isEmpty();
    }

    @Test
    void theSameConsentGivesTheSameBytes() throws Exception {
        assertThat(PackagePieces.of(bag("again")).files()).containsExactlyInAnyOrderEntriesOf(granted.files());
    }

    private static List<String> differences(PackagePieces with, PackagePieces without, Category category) {
        List<String> differences = new ArrayList<>();
        Set<String> names = new TreeSet<>(with.all().keySet());
        names.addAll(without.all().keySet());
        for (String name : names) {
            Piece before = with.all().get(name);
            Piece after = without.all().get(name);
            Piece any = before == null ? after : before;
            boolean tells = any.speaks().contains(category)
                    || !any.speaks().isEmpty() && with.spokenOfAt(name).contains(category);
            if (before != null && before.rests().contains(category)) {
                if (after != null) {
                    differences.add("stays: " + name);
                }
            } else if (!tells
                    && (before == null || after == null || !before.value().equals(after.value()))) {
                differences.add((before == null ? "is new: " : after == null ? "is gone: " : "differs: ") + name);
            }
        }
        for (String path : with.files().keySet()) {
            if (PackageFile.at(path).orElseThrow().form() == Form.DOCUMENT
                    && sameSources(path, with, without)
                    && !Arrays.equals(with.files().get(path), without.files().get(path))) {
                differences.add("is drawn otherwise from the same records: " + path);
            }
        }
        return differences;
    }

    private static boolean sameSources(String document, PackagePieces with, PackagePieces without) {
        Set<PackageFile> sources = PackageFile.at(document).orElseThrow().drawnFrom();
        Set<String> paths = new HashSet<>(with.files().keySet());
        paths.addAll(without.files().keySet());
        return paths.stream()
                .filter(path -> PackageFile.at(path).filter(sources::contains).isPresent())
                .allMatch(path ->
                        Arrays.equals(with.files().get(path), without.files().get(path)));
    }

    /** Sentences and large numbers that only pieces say that rest on the category. */
    private static Set<String> saidByAlone(PackagePieces with, Category category) {
        Set<String> said = new TreeSet<>();
        Set<String> elsewhere = new HashSet<>();
        for (Piece piece : with.all().values()) {
            boolean rests = piece.rests().contains(category);
            boolean shows = piece.speaks().contains(category) && !piece.rests().isEmpty();
            if (rests || !shows) {
                (rests ? said : elsewhere).addAll(piece.texts());
            }
        }
        String others = String.join("\n", elsewhere);
        said.removeIf(others::contains);
        said.removeIf(text -> !text.matches("(?s).{3,}\\s.{3,}|\\d{7,}"));
        List.copyOf(said).stream()
                .filter(text -> text.matches("\\d{7,9}"))
                .forEach(number -> said.add(String.format(Locale.ROOT, "%,d", Long.parseLong(number))));
        return said;
    }

    /** Something of every category, posts with every kind of context, films of posts and of none. */
    private static Path donation(TestArchive desk) throws IOException {
        MarkedDonation marked =
                MarkedDonation.json(home.resolve("kelp"), desk, ExportVersion.V5, CanaryTest.EVERYTHING);
        SampleDonation donation = marked.donation();
        Files.delete(marked.folder().resolve("consent.json"));
        // what is too long to be screened only costs time
        try (Stream<Path> files = Files.walk(marked.folder())) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".es.vtt")).toList()) {
                Files.delete(file);
            }
        }
        int[] count = {610_000_000};
        Files.writeString(
                marked.export(),
                Pattern.compile("\"(Likes|NumberOfCollections|followerCount|likesReceived)\":\"\\d+\"")
                        .matcher(Files.readString(marked.export()))
                        .replaceAll(found -> "\"" + found.group(1) + "\":\"" + (count[0] += 1_234_577) + "\""));
        donation.video("IMG_4821.MOV", 31).video(UNLISTED + ".mp4", 32);
        donation.media(
                UNLISTED + ".info.json", """
                {"id":"%s","description":"tide tables that no export lists","uploader":"kelp.and.kites","timestamp":1699700000,
                 "view_count":905431177,"webpage_url":"https://www.tiktok.com/@kelp.and.kites/video/%s","extractor_key":"TikTok",
                 "epoch":1735588272}""".formatted(UNLISTED, UNLISTED).getBytes(StandardCharsets.UTF_8));
        return marked.folder();
    }

    /** A desk whose policy leaves nothing out: of every other section it keeps the items, of the rest their numbers by year. */
    private static TestArchive desk() throws IOException {
        TestArchive desk = TestArchive.in(home.resolve("desk")).set("stills", "on");
        Path table = desk.config().resolve("selection.yaml");
        String policy = Files.readString(table);
        for (Category category : Category.values()) {
            String treatment = switch (category) {
                case POSTS, NON_PUBLIC_POSTS, DELETED_POSTS, MEDIA, PROFILE, ENGAGEMENT -> "keep";
                case FOLLOWERS -> "aggregate";
                default -> category.ordinal() % 2 == 0 ? "keep" : "aggregate";
            };
            policy = policy.replaceFirst(
                    "(?m)^  " + category.id() + ":\n    treatment: \\S+\n(    if-chosen: \\S+\n)?",
                    "  " + category.id() + ":\n    treatment: " + treatment + "\n");
        }
        Files.writeString(table, policy);
        return desk;
    }

    private static byte[] without(Category category, Path record) throws IOException {
        ObjectNode json = (ObjectNode) ExportVersion.tree(Files.readAllBytes(record));
        json.findParents("categories").forEach(grant -> {
            ArrayNode categories = (ArrayNode) grant.get("categories");
            for (int i = categories.size() - 1; i >= 0; i--) {
                if (categories.get(i).asText().equals(category.id())) {
                    categories.remove(i);
                }
            }
        });
        return ExportVersion.JSON.writeValueAsBytes(json);
    }

    private static Path record(String name) {
        return home.resolve(name + ".json");
    }

    private static Path archive(String name) {
        return home.resolve("archives").resolve(name);
    }

    private static Path bag(String name) throws IOException {
        try (Stream<Path> paths = Files.walk(archive(name).resolve("storage"))) {
            return paths.filter(path -> path.endsWith("v1/content")).findFirst().orElseThrow();
        }
    }
}
