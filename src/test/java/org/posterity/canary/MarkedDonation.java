package org.posterity.canary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.posterity.cli.ExportVersion;
import org.posterity.cli.SampleDonation;
import org.posterity.cli.TestArchive;

/**
 * A donation with a marker in every place where, under its consent, something must not survive: in the export, in the files
 * beside it, in media, in the consent record and the papers to it.
 */
final class MarkedDonation {
    /** What the shipped selection policy lets be kept one by one, where the donor names it. */
    private static final Set<String> KEPT_ONE_BY_ONE =
            Set.of("posts", "non-public-posts", "deleted-posts", "media", "profile", "engagement", "comments");

    private final Markers markers = new Markers();
    private final MarkedMedia media = new MarkedMedia(markers);
    private final List<byte[]> payloads = new ArrayList<>();
    private final Set<String> kept;
    private final SampleDonation donation;

    private MarkedDonation(SampleDonation donation, Set<String> kept) {
        this.donation = donation;
        this.kept = kept;
    }

    private static Set<String> keptOf(String categories) {
        Set<String> kept = new HashSet<>(List.of(categories.split(",")));
        kept.retainAll(KEPT_ONE_BY_ONE);
        return kept;
    }

    /** With an export in the layout of a year, and its media. */
    static MarkedDonation json(
            Path folder, TestArchive desk, ExportVersion version, String categories, Object... consent)
            throws IOException {
        return json(folder, desk, version, keptOf(categories), categories, consent);
    }

    /** One that must not be taken in: nothing of it may be kept, whatever the consent says. */
    static MarkedDonation refused(Path folder, TestArchive desk, Object... consent) throws IOException {
        return json(folder, desk, ExportVersion.V4, Set.of(), CanaryTest.EVERYTHING, consent);
    }

    private static MarkedDonation json(
            Path folder,
            TestArchive desk,
            ExportVersion version,
            Set<String> kept,
            String categories,
            Object... consent)
            throws IOException {
        MarkedDonation marked = new MarkedDonation(SampleDonation.in(folder), kept);
        String export =
                ExportVersion.JSON.writeValueAsString(new MarkedExport(version, marked.markers, marked.kept).tree());
        marked.donation.export(
                version.fileName(), marked.withRepeatedKeys(export).getBytes(StandardCharsets.UTF_8));
        marked.beside(version.ordinal() >= ExportVersion.V3.ordinal());
        marked.consent(desk, categories, consent);
        return marked;
    }

    /** With an export in the text form, and its media. */
    static MarkedDonation text(Path folder, TestArchive desk, String categories, Object... consent) throws IOException {
        MarkedDonation marked = new MarkedDonation(SampleDonation.in(folder), keptOf(categories));
        for (Map.Entry<String, String> file :
                new MarkedText(marked.markers, marked.kept).files().entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        marked.beside(true);
        marked.consent(desk, categories, consent);
        return marked;
    }

    /** Keys that stand twice: both values are read, and neither may get through by being the second. */
    private String withRepeatedKeys(String export) {
        String twice = export;
        for (String key : List.of("UserName", "IP", "SearchTerm", "emailAddress", "birthDate", "From")) {
            twice = twice.replaceFirst(
                    "\"" + key + "\":\"",
                    "\"" + key + "\":\"" + markers.handle(key + ", given twice") + "\",\"" + key + "\":\"");
        }
        return twice;
    }

    private void beside(boolean saysWhoCanView) throws IOException {
        film(SampleDonation.P1, 1, true);
        film("#duet with @" + markers.handle("a file's name") + " [7118434817674333537].mp4", 2, true);
        film(SampleDonation.P3_ONLY_YOU, 3, !saysWhoCanView || kept.contains("non-public-posts"));
        boolean friends = !saysWhoCanView || kept.contains("non-public-posts");
        film(
                friends
                        ? SampleDonation.P4_FRIENDS
                        : markers.word("the name of a left-out post's file") + " [7415613371640204641].mp4",
                4,
                friends);
        film(SampleDonation.P6, 6, true);
        for (Map.Entry<String, byte[]> file :
                new MarkedSubtitles(markers).files().entrySet()) {
            donation.media(SampleDonation.P1.replaceFirst("\\.[^.]*$", file.getKey()), file.getValue());
        }
        for (Map.Entry<String, byte[]> file :
                new MarkedSubtitles(markers).files().entrySet()) {
            donation.media("loose ends" + file.getKey(), file.getValue());
        }
        for (int image = 1; image <= 3; image++) {
            String name = String.format(SampleDonation.P5_PHOTO, image);
            add(name, media.jpeg(name, 10 + image), true);
        }
        for (Map.Entry<String, byte[]> file : new MarkedContext(markers).files().entrySet()) {
            donation.media(file.getKey(), file.getValue());
        }
        donation.media("diary.txt", markers.text("a diary among the media").getBytes(StandardCharsets.UTF_8));
        donation.media(
                "letter.mp4", markers.text("a text that is called a film").getBytes(StandardCharsets.UTF_8));
    }

    private void film(String name, int seed, boolean isKept) throws IOException {
        add(name, media.mp4(name, seed), isKept);
    }

    private void add(String name, byte[] bytes, boolean isKept) throws IOException {
        donation.media(name, bytes);
        if (isKept && kept.contains("media")) {
            payloads.add(bytes);
        }
    }

    /** The names of all who signed, how to reach them, what they were told, and a paper. */
    private void consent(TestArchive desk, String categories, Object... more) throws IOException {
        Path paper = donation.folder().resolve("papers/deed.pdf");
        Files.createDirectories(paper.getParent());
        Files.writeString(paper, "%PDF-1.4 signed by " + markers.name("a signed paper"));
        List<Object> options = new ArrayList<>(List.of(
                "--capacity",
                "joint",
                "--signed",
                "2026-01-02",
                "--joint-signer",
                markers.name("consent.json, a joint signer") + "=2026-01-02",
                "--contact",
                markers.email("consent.json, contact"),
                "--birth-date-in-export",
                "looked-at",
                "--evidence-handed-in",
                paper));
        options.addAll(Arrays.asList(more));
        desk.consentedTo(donation, categories, options.toArray());
        Path record = donation.folder().resolve("consent.json");
        Files.writeString(
                record,
                Files.readString(record)
                        .replace("Juno Marsh", markers.name("consent.json, the donor"))
                        .replace("Ida Bauer", markers.name("consent.json, who accepted")));
    }

    /** The export as it lies in the donation. */
    Path export() {
        return folder().resolve("user_data_tiktok.json");
    }

    Path folder() {
        return donation.folder();
    }

    SampleDonation donation() {
        return donation;
    }

    Markers markers() {
        return markers;
    }

    /** Looks at all that a desk has written; the agreement files alone may hold what consent records hold. */
    LeakScan sweep(TestArchive desk, LogCapture ear) {
        return sweep().except(desk.archive().resolve("agreements"))
                .tree(desk.archive())
                .tree(desk.config())
                .text("what was said", ear.heard());
    }

    /** Looks for all that was planted; the bytes of media that are kept may hold what they hold. */
    LeakScan sweep() {
        LeakScan sweep = new LeakScan(markers.planted());
        payloads.forEach(sweep::exceptPayload);
        return sweep;
    }
}
