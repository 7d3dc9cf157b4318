package org.posterity.document;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.posterity.format.warc.WarcEntry;
import org.posterity.format.warc.WarcFile;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Agent;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.EventType;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.model.PostCounts;
import org.posterity.model.SubmissionId;
import org.posterity.record.Accession;
import org.posterity.record.Accounting;
import org.posterity.record.Accounting.Numbers;
import org.posterity.record.Change;
import org.posterity.record.Deed;
import org.posterity.record.Engagement;
import org.posterity.record.Event;
import org.posterity.record.FileRecord;
import org.posterity.record.FileRecord.Match;
import org.posterity.record.Grant;
import org.posterity.record.PackageContent;
import org.posterity.record.PackageFile;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordJson;
import org.posterity.record.ScreenedText;
import org.posterity.record.Terms;

/** A package of records and WARC files, invented, with as many posts as are asked for. Every third post is missing. */
final class MadeUpPackage implements PackageContent {
    static final String BASE = "https://archive.example/aip/";
    static final Instant SEALED = Instant.parse("2026-11-22T10:00:03Z");
    static final Agent SOFTWARE = new Agent("posterity", "Posterity", "software", "9.8.7-invented");
    private static final Digest DIGEST = Digest.sha256(new byte[] {7});

    /** The entries of the WARC files, as who wrote them knows them. */
    final Map<String, List<WarcEntry>> written = new LinkedHashMap<>();

    private final Path root;
    private final int accessions;

    MadeUpPackage(Path root, int posts) throws IOException {
        this(root, posts, 1, true);
    }

    /** @param warcs whether WARC files are written too */
    MadeUpPackage(Path root, int posts, int accessions, boolean warcs) throws IOException {
        this.root = root;
        this.accessions = accessions;
        for (int number = 1; number <= accessions; number++) {
            accession(number, posts, warcs);
        }
        json(PackageFile.TERMS.path(), terms());
    }

    private static Instant date(int accession, int post) {
        return Instant.parse("2021-01-01T00:00:00Z").plusSeconds(3_600L * post + accession);
    }

    static String stem(int accession, int post) {
        String date = date(accession, post).toString().replaceAll("[-:]", "");
        return date.substring(0, 4) + "/" + date + "-" + accession + post;
    }

    private void accession(int number, int posts, boolean warcs) throws IOException {
        json(
                PackageFile.ACCESSION.path(number),
                new Accession(
                        1,
                        PackageId.parse("urn:example:kelp"),
                        number,
                        new Account("tiktok", "kelp.and.kites"),
                        "TikTok",
                        new Accession.Keeper(
                                "Harbour <Library>",
                                Optional.of("Desk"),
                                Optional.of("desk@harbour.example"),
                                BASE,
                                "https://harbour.example/profile.json"),
                        Optional.of("Tides"),
                        Optional.empty(),
                        new Accession.Received(
                                SubmissionId.of(DIGEST),
                                DIGEST,
                                "zip",
                                Instant.parse("2026-11-22T09:59:00Z"),
                                posts + 2,
                                4096,
                                "not scanned",
                                Optional.empty()),
                        SEALED,
                        SOFTWARE));
        json(PackageFile.ACCOUNTING.path(number), accounting(posts));
        text(PackageFile.CONSENT_TERMS.path(number), """
                {"id": "kelp-2026", "record": "%s", "institution": "Harbour <Library>",
                 "accounts": ["tiktok:kelp.and.kites"],
                 "grants": [{"categories": ["posts", "media"], "purposes": ["preservation", "research"],
                   "access": "on-site", "from": "2026-01-01"}],
                 "thirdParties": "pseudonymise", "noticeVersion": "3", "notice": "%s", "evidence": []}
                """.formatted(DIGEST, DIGEST));
        try (OutputStream events = create(PackageFile.EVENTS.path(number))) {
            RecordJson.writeLine(
                    new Event(EventType.TRANSFER, SEALED, "Received as zip.", "success", SOFTWARE), events);
            RecordJson.writeLine(new Event(EventType.VIRUS_CHECK, SEALED, "not scanned.", "warning", SOFTWARE), events);
        }
        try (OutputStream lines = create(PackageFile.POSTS.path(number));
                OutputStream files = create(PackageFile.FILES.path(number))) {
            for (int post = 0; post < posts; post++) {
                RecordJson.writeLine(post(number, post), lines);
                if (post % 3 != 2) {
                    RecordJson.writeLine(film(number, post), files);
                }
                if (warcs) {
                    warc(PackageFile.post(stem(number, post)), address(number, post, "index.html"));
                }
            }
            if (posts > 0) {
                RecordJson.writeLine(loose(number), files);
                if (warcs) {
                    warc(PackageFile.unmatched("IMG " + number + ".MOV"), BASE + "unmatched/" + number + ".html");
                }
            }
            RecordJson.writeLine(export(), files);
        }
        if (posts > 0) {
            Files.createDirectories(root.resolve(PackageFile.folder(number) + "/stills"));
            Files.write(root.resolve(PackageFile.still(number, stem(number, 0))), new byte[] {1, 2, 3});
        }
    }

    private static String address(int accession, int post, String name) {
        return BASE + "posts/" + stem(accession, post) + "/" + name;
    }

    private static PostRecord post(int accession, int post) {
        boolean held = post % 3 != 2;
        return new PostRecord(
                post,
                "Post.Posts.VideoList[" + post + "]",
                Optional.of(stem(accession, post)),
                Optional.of(date(accession, post)),
                Optional.empty(),
                "video",
                true,
                "everyone",
                Optional.empty(),
                false,
                held ? PostRecord.State.HELD : PostRecord.State.MISSING,
                1,
                held ? 1 : 0,
                held ? Optional.empty() : Optional.of("No file was handed over."),
                Optional.empty(),
                Optional.of("7" + post),
                Optional.of("https://www.tiktok.com/@kelp.and.kites/video/7" + post),
                Optional.of("made from its id"),
                Optional.of(address(accession, post, "index.html")),
                Optional.of(new PostRecord.Said(new ScreenedText("Kelp & <tides> " + post), "yt-dlp")),
                List.of(),
                Optional.empty(),
                Optional.of(new ScreenedText("original sound")),
                Optional.empty(),
                Optional.empty(),
                List.of(new PostRecord.Field("Comments allowed", new ScreenedText("Yes"))),
                List.of(new Engagement(
                        LocalDate.of(2026, 1, 2), "stated", "export", new TreeMap<>(Map.of("likes", 10L + post)))),
                post % 2 == 1 ? List.of("full-name") : List.of(),
                List.of());
    }

    private static FileRecord film(int accession, int post) {
        return file(
                "media/" + post + ".mp4",
                new Match(Match.Kind.MATCHED, List.of("id-in-name"), Optional.empty(), List.of(), List.of()),
                Optional.of(stem(accession, post)),
                Optional.of(PackageFile.post(stem(accession, post))),
                Optional.of(address(accession, post, post + ".mp4")),
                Optional.empty(),
                Optional.empty());
    }

    private static FileRecord loose(int accession) {
        return file(
                "media/IMG " + accession + ".MOV",
                new Match(Match.Kind.UNMATCHED, List.of(), Optional.empty(), List.of(), List.of()),
                Optional.empty(),
                Optional.of(PackageFile.unmatched("IMG " + accession + ".MOV")),
                Optional.of(BASE + "unmatched/" + accession + ".MOV"),
                Optional.of(BASE + "unmatched/" + accession + ".html"),
                Optional.empty());
    }

    private static FileRecord export() {
        return file(
                "user_data_tiktok.json",
                new Match(Match.Kind.NOT_MEDIA, List.of(), Optional.of("the export"), List.of(), List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("export-file"));
    }

    private static FileRecord file(
            String path,
            Match match,
            Optional<String> post,
            Optional<String> warc,
            Optional<String> address,
            Optional<String> page,
            Optional<String> rule) {
        return new FileRecord(
                path,
                Optional.of(SEALED),
                1234,
                DIGEST,
                Optional.empty(),
                Optional.of(new FileRecord.Medium(
                        "video/mp4",
                        "video",
                        Optional.of("fmt/199"),
                        OptionalInt.of(108),
                        OptionalInt.of(192),
                        Optional.of(Duration.ofMillis(2040)),
                        Optional.of("h264"),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        new TreeMap<>(),
                        List.of(),
                        List.of(),
                        List.of(),
                        "invented")),
                match,
                post,
                warc,
                address.map(it -> path.substring(path.lastIndexOf('/') + 1)),
                address,
                Optional.empty(),
                page,
                Optional.empty(),
                Optional.empty(),
                rule,
                rule.map(it -> "It is read, not kept."),
                Optional.empty());
    }

    private static Accounting accounting(int posts) {
        Numbers numbers = new Numbers(10, 10, 7, 0, 0, new TreeMap<>(Map.of("consent:likes", 3L)), 0);
        return new Accounting(
                1,
                "TikTok, JSON, invented",
                List.of(new Accounting.Source("user_data_tiktok.json", 99, DIGEST)),
                Optional.empty(),
                new PostCounts(posts, posts - posts / 3, posts / 3, 0, 0),
                0,
                new Accounting.Files(posts - posts / 3, 0, 1, 1, 0, 0),
                new Accounting.Selection(DIGEST, Optional.empty(), List.of(), new TreeMap<>(), "keep", List.of()),
                new Accounting.Recognition(
                        List.of(new Accounting.Texts(Category.COMMENTS, 12, 3)), List.of(), 1, 1, 0, 4, 2),
                numbers,
                List.of(
                        new Accounting.Line("Post", "known", Optional.empty(), List.of("object"), numbers),
                        new Accounting.Line(
                                "Post.Posts.VideoList[]",
                                "known",
                                Optional.of(Category.POSTS),
                                List.of("object"),
                                numbers)),
                new TreeMap<>(Map.of(
                        "consent:likes", "The consent does not cover likes.",
                        "id-in-name", "post id in the file's name",
                        "full-name", "two capitalised words in a row",
                        "video/mp4", "MPEG-4 video")),
                List.of("Exports hold no media."),
                List.of(new Finding("apple-double", "media/._IMG", "Not a medium.")),
                new Accounting.Profile(
                        List.of(new Accounting.Shown("Display name", new ScreenedText("Kelp & Kites"))),
                        List.of(new Accounting.Counted("Followers", new ScreenedText("61")))));
    }

    private Terms terms() {
        List<Terms.OfAccession> terms = new ArrayList<>();
        for (int number = 1; number <= accessions; number++) {
            terms.add(new Terms.OfAccession(
                    number,
                    "urn:example:agreement",
                    Optional.empty(),
                    List.of(new Grant(
                            Set.of(Category.POSTS, Category.MEDIA),
                            Set.of("preservation", "research"),
                            AccessLevel.ON_SITE,
                            LocalDate.of(2026, 1, 1),
                            Optional.empty())),
                    Optional.empty(),
                    false,
                    List.of(),
                    Optional.of(new Deed(
                            Optional.of(Deed.Transfer.GIFT),
                            Optional.of(Deed.Copyright.LICENSED),
                            Optional.of("https://creativecommons.org/licenses/by/4.0/"),
                            Set.of(Deed.Preservation.MIGRATION),
                            Optional.of("Kelp & Kites")))));
        }
        return new Terms(1, terms, List.of());
    }

    /** Closes a post, as a change after the accession. */
    void restrict(String path) throws IOException {
        json(
                PackageFile.TERMS.path(),
                new Terms(
                        1,
                        terms().accessions(),
                        List.of(new Terms.Restriction(path, AccessLevel.DARK, Optional.empty(), false, false))));
        try (OutputStream changes = create(PackageFile.CHANGES.path())) {
            RecordJson.writeLine(new Change(SEALED, "restricted", List.of(path), SOFTWARE), changes);
        }
    }

    private void warc(String path, String page) throws IOException {
        try (WarcFile warc = WarcFile.create(root.resolve(path), SEALED, path)) {
            warc.warcinfo(Map.of("software", "invented"));
            WarcEntry html = warc.resource(URI.create(page), "text/html", "<p>".getBytes(StandardCharsets.UTF_8));
            warc.metadata(URI.create(page + ".json"), html, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
            written.put(path.substring("data/".length()), warc.finish().entries());
        }
    }

    private OutputStream create(String path) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        return new BufferedOutputStream(Files.newOutputStream(root.resolve(path)));
    }

    private void json(String path, Record json) throws IOException {
        try (OutputStream out = create(path)) {
            RecordJson.write(json, out);
        }
    }

    void text(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    @Override
    public List<String> paths() {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SeekableByteChannel open(String path) throws IOException {
        return Files.newByteChannel(root.resolve(path));
    }
}
