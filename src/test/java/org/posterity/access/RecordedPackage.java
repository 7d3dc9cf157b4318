package org.posterity.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.posterity.consent.Agreement;
import org.posterity.consent.Decision;
import org.posterity.format.warc.WarcFile;
import org.posterity.intake.KeptBytes;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Agent;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.PackageId;
import org.posterity.model.PostCounts;
import org.posterity.model.SubmissionId;
import org.posterity.record.Accession;
import org.posterity.record.Accounting;
import org.posterity.record.Engagement;
import org.posterity.record.FileRecord;
import org.posterity.record.Grant;
import org.posterity.record.PackageFile;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordJson;
import org.posterity.record.ScreenedText;
import org.posterity.record.Terms;
import org.posterity.storage.StoredFile;

/** A stored package of a few records and small WARC files, written line by line. */
final class RecordedPackage {
    static final PackageId AIP = PackageId.mint(Digest.sha256(new byte[0]));
    static final LocalDate FIRST = LocalDate.parse("2020-01-01");

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Digest DIGEST = Digest.sha256(new byte[0]);
    private static final Instant THEN = Instant.parse("2024-09-17T14:07:21Z");

    private final Path folder;
    private final List<StoredFile> files = new ArrayList<>();
    private final List<Terms.OfAccession> terms = new ArrayList<>();
    private final List<Terms.Restriction> restrictions = new ArrayList<>();
    private boolean alone;
    private Runnable meanwhile = () -> {};

    RecordedPackage(Path folder) throws IOException {
        this.folder = folder;
        file("bagit.txt", "BagIt-Version: 1.0\n");
        file("data/README.txt", "Read me.");
        file("data/premis.xml", "<premis/>");
        file("data/index/index.cdxj", "index");
    }

    /** In the order of their paths. */
    List<StoredFile> files() {
        return files.stream()
                .sorted(Comparator.comparing(StoredFile::logicalPath))
                .toList();
    }

    /** The accessions added from now on have no export, or have one again. */
    RecordedPackage withoutExport(boolean without) {
        alone = without;
        return this;
    }

    /** Adds the records of an accession, each of its posts with a WARC file that holds a page. */
    RecordedPackage accession(int number, PostRecord... posts) throws IOException {
        return accession(number, List.of(posts), List.of(), List.of());
    }

    /** The same, with files of no post, each in a WARC file, and with sections of the account. */
    RecordedPackage accession(
            int number, List<PostRecord> posts, List<FileRecord> loose, List<Accounting.Decision> account)
            throws IOException {
        Accession accession = new Accession(
                Accession.FORMAT,
                AIP,
                number,
                new Account("tiktok", "kelp.and.kites"),
                "TikTok",
                new Accession.Keeper(
                        "Harbour Library", Optional.empty(), Optional.empty(), "https://archive.invalid/", "profile"),
                Optional.empty(),
                Optional.empty(),
                new Accession.Received(
                        new SubmissionId("aaaaaaaaaaaaaaaaaaaa"),
                        Digest.sha256(new byte[0]),
                        "folder",
                        THEN,
                        1,
                        1,
                        "no",
                        Optional.empty()),
                THEN,
                new Agent("posterity", "Posterity", "software", "0"));
        record(PackageFile.ACCESSION.path(number), accession);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (PostRecord post : posts) {
            RecordJson.writeLine(post, lines);
            String warc = post.laterParts().contains(number)
                    ? PackageFile.laterPart(post.stem().orElseThrow(), number)
                    : post.warc().orElseThrow();
            if (files.stream().noneMatch(file -> file.logicalPath().equals(warc))) {
                warc(warc);
            }
        }
        file(PackageFile.POSTS.path(number), lines.toString(StandardCharsets.UTF_8));
        ByteArrayOutputStream files = new ByteArrayOutputStream();
        for (FileRecord file : loose) {
            RecordJson.writeLine(file, files);
            warc(file.warc().orElseThrow());
        }
        file(PackageFile.FILES.path(number), files.toString(StandardCharsets.UTF_8));
        if (!account.isEmpty()) {
            account(number, account);
        }
        file(PackageFile.REPORT.path(number), "<html/>");
        file(PackageFile.CONSENT_TERMS.path(number), """
                {"id": "kelp-2026", "record": "%s", "institution": "Harbour Library",
                 "accounts": ["tiktok:kelp.and.kites"],
                 "grants": [{"categories": ["posts"], "purposes": ["preservation"], "access": "open", "from": "2020-01-01"}],
                 "thirdParties": "pseudonymise", "noticeVersion": "3", "notice": "%s", "evidence": []}
                """.formatted(DIGEST, DIGEST));
        Accounting.Numbers none = new Accounting.Numbers(0, 0, 0, 0, 0, new TreeMap<>(), 0);
        record(
                PackageFile.ACCOUNTING.path(number),
                new Accounting(
                        Accession.FORMAT,
                        "TikTok, JSON, invented",
                        alone ? List.of() : List.of(new Accounting.Source("user_data_tiktok.json", 1, DIGEST)),
                        Optional.empty(),
                        new PostCounts(posts.size(), posts.size(), 0, 0, 0),
                        0,
                        new Accounting.Files(0, 0, 0, 0, 0, 0),
                        new Accounting.Selection(DIGEST, Optional.empty(), account, new TreeMap<>(), "keep", List.of()),
                        new Accounting.Recognition(List.of(), List.of(), 0, 0, 0, 0, 0),
                        none,
                        List.of(),
                        new TreeMap<>(),
                        List.of(),
                        List.of(),
                        new Accounting.Profile(List.of(), List.of())));
        return this;
    }

    /** With the terms of an accession whose agreement has this record. */
    RecordedPackage granted(int accession, String record, Grant... grants) throws IOException {
        terms.add(new Terms.OfAccession(
                accession,
                Agreement.idOf(record),
                Optional.empty(),
                List.of(grants),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty()));
        return written();
    }

    RecordedPackage under(Terms.OfAccession accession) throws IOException {
        terms.add(accession);
        return written();
    }

    RecordedPackage restricted(Terms.Restriction restriction) throws IOException {
        restrictions.add(restriction);
        return written();
    }

    RecordedPackage restricted(String what, AccessLevel level, Optional<LocalDate> until) throws IOException {
        restrictions.add(new Terms.Restriction(what, level, until, false, false));
        return written();
    }

    private RecordedPackage written() throws IOException {
        files.removeIf(file -> file.logicalPath().equals(PackageFile.TERMS.path()));
        record(PackageFile.TERMS.path(), new Terms(Accession.FORMAT, terms, restrictions));
        return this;
    }

    static Grant grant(AccessLevel access, Category... categories) {
        return new Grant(Set.of(categories), Set.of("preservation"), access, FIRST, Optional.empty());
    }

    /** @param visibility in words of the records */
    static PostRecord post(String stem, String visibility, int media) {
        return post(stem, visibility, media, THEN, false);
    }

    static PostRecord post(String stem, String visibility, int media, Instant date, boolean deleted) {
        return post(stem, visibility, media, date, deleted, List.of(), List.of());
    }

    /** A post with likes, as an accession tells them that brought nothing else of it. */
    static PostRecord counted(String stem, long likes) {
        return counted(stem, FIRST, likes);
    }

    static PostRecord counted(String stem, LocalDate day, long likes) {
        Engagement counts = new Engagement(day, "stated", "export", new TreeMap<>(Map.of("likes", likes)));
        return post(stem, "everyone", 0, THEN, false, List.of(), List.of(counts));
    }

    /** A post of which a later accession brought something new. */
    static PostRecord again(PostRecord post, String visibility, int accession) {
        return post(
                post.stem().orElseThrow(),
                visibility,
                post.mediaPresent(),
                post.date().orElseThrow(),
                false,
                List.of(accession),
                List.of());
    }

    private static PostRecord post(
            String stem,
            String visibility,
            int media,
            Instant date,
            boolean deleted,
            List<Integer> later,
            List<Engagement> engagement) {
        return new PostRecord(
                0,
                "Post",
                Optional.of(stem),
                Optional.of(date),
                Optional.empty(),
                "video",
                true,
                visibility,
                Optional.empty(),
                deleted,
                PostRecord.State.HELD,
                media,
                media,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new PostRecord.Said(new ScreenedText("Kites over " + stem), "export")),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                engagement,
                List.of(),
                later);
    }

    /** A file of no post, with a page. */
    static FileRecord loose(String name, FileRecord.Match.Kind kind, List<String> candidates) {
        return new FileRecord(
                "media/" + name,
                Optional.empty(),
                1,
                DIGEST,
                Optional.empty(),
                Optional.empty(),
                new FileRecord.Match(kind, List.of(), Optional.empty(), candidates, List.of()),
                Optional.empty(),
                Optional.of(PackageFile.unmatched(name)),
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.of("https://archive.invalid/data/unmatched/" + name + ".html"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Something that is held of a category; of all but profile, engagement and comments only numbers per year. */
    static Accounting.Decision held(Category category) {
        boolean whole =
                Set.of(Category.PROFILE, Category.ENGAGEMENT, Category.COMMENTS).contains(category);
        return new Accounting.Decision(
                category, "selection:x", "keep", whole ? "kept" : "counted", 1, "because", Optional.empty());
    }

    /** What stands in the copy of a section, and nowhere else. */
    static String word(Category category) {
        return "zq" + category.id().replace("-", "") + "wv";
    }

    /** One record for each kind of section; the words of what is only counted stand in one of them. */
    private void account(int number, List<Accounting.Decision> held) throws IOException {
        String path = PackageFile.ACCOUNT_WARC.path(number);
        Path file = folder.resolve("warc" + files.size());
        ObjectNode counts = JSON.createObjectNode();
        try (WarcFile warc = WarcFile.create(file, THEN, path)) {
            warc.warcinfo(Map.of("software", "none"));
            String address = "https://archive.invalid/account/" + PackageFile.number(number) + "/";
            for (Accounting.Decision section : held) {
                Category category = section.category();
                String name = switch (category) {
                    case PROFILE -> "profile.json";
                    case ENGAGEMENT -> "engagement.jsonl";
                    case COMMENTS -> "sections/comment.jsonl";
                    default -> "";
                };
                if (name.isEmpty()) {
                    counts.putObject(word(category)).put("category", category.id());
                } else {
                    warc.resource(
                            URI.create(address + name),
                            "application/json",
                            ("{\"is\": \"" + word(category) + "\"}").getBytes(StandardCharsets.UTF_8));
                }
            }
            if (!counts.isEmpty()) {
                warc.resource(
                        URI.create(address + "sections/aggregates.json"),
                        "application/json",
                        JSON.writeValueAsBytes(JSON.createObjectNode().set("types", counts)));
            }
            warc.finish();
        }
        add(path, file);
    }

    private void warc(String path) throws IOException {
        Path file = folder.resolve("warc" + files.size());
        try (WarcFile warc = WarcFile.create(file, THEN, path)) {
            warc.warcinfo(Map.of("software", "none"));
            warc.resource(
                    URI.create("https://archive.invalid/"
                            + path.replace(".warc", path.startsWith("data/unmatched/") ? ".html" : "/index.html")),
                    "text/html",
                    ("<html><body>page of " + path + "</body></html>").getBytes(StandardCharsets.UTF_8));
            warc.finish();
        }
        add(path, file);
    }

    private void record(String path, Record record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordJson.write(record, out);
        file(path, out.toString(StandardCharsets.UTF_8));
    }

    private void file(String path, String content) throws IOException {
        add(path, Files.writeString(Files.createTempFile(folder, "stored", ""), content));
    }

    /** The institution's decision to restrict, as its agreement has it. */
    static Decision decision(Terms.Restriction restriction) {
        return new Decision(
                THEN,
                AIP,
                Decision.Kind.RESTRICTED,
                List.of(restriction.what()),
                restriction.until(),
                restriction.untilEvent() ? Optional.of("the estate is settled") : Optional.empty(),
                restriction.toNobody(),
                Optional.of("error"),
                "Ines Ledger",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Does something each time a WARC file is opened, as another process could meanwhile. */
    RecordedPackage whileRead(Runnable other) {
        meanwhile = other;
        return this;
    }

    private void add(String path, Path physical) throws IOException {
        byte[] bytes = Files.readAllBytes(physical);
        KeptBytes kept = KeptBytes.of(physical);
        files.add(new StoredFile(
                path,
                new KeptBytes() {
                    @Override
                    public SeekableByteChannel open() throws IOException {
                        if (path.endsWith(".warc")) {
                            meanwhile.run();
                        }
                        return kept.open();
                    }

                    @Override
                    public boolean isReadable() {
                        return kept.isReadable();
                    }

                    @Override
                    public String location() {
                        return kept.location();
                    }
                },
                bytes.length,
                Digest.of(DigestAlgorithm.SHA512, DigestAlgorithm.SHA512.start().digest(bytes))));
    }
}
