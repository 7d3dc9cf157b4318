package org.posterity.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.cli.TestArchive.Answer;

/** Every kind of page that the program writes, made of the samples by its commands. */
final class PagesOfEveryKind {
    private static final Path SAMPLES = Path.of("archive-samples").toAbsolutePath();
    private static final String SUBTITLES = "2024-09-17_14-07-21 Untertitel.nl.vtt";

    private static final Pattern ELEMENT = Pattern.compile("<([a-z0-9]+)(?:[^>]* (class=\"[^\"]*\"))?");

    private final Path folder;
    private final TestArchive desk;
    private final Set<Map.Entry<String, Set<String>>> built = new HashSet<>();
    private final ArrayNode pages = ExportVersion.JSON.createArrayNode();

    private PagesOfEveryKind(Path folder) throws IOException {
        this.folder = folder;
        this.desk = TestArchive.in(folder.resolve("desk")).set("stills", "on").set("operator", "Digital Collections");
    }

    /** Writes the pages below a folder. @return the list of them, for {@code accessible.mjs} */
    static Path write(Path folder) throws IOException {
        PagesOfEveryKind all = new PagesOfEveryKind(folder);
        all.ofCheck();
        all.ofPackages();
        all.ofRefusals();
        all.desk.set("institution", "Archive of the Outer Skerries");
        all.forDonors();
        all.page("register", "register", "--archive", all.desk.archive());
        Path list = folder.resolve("pages.json");
        Files.write(list, ExportVersion.JSON.writeValueAsBytes(all.pages));
        return list;
    }

    /** Packages of which everything is held, of which much is missing, ambiguous or left out, and which are to be looked at. */
    private void ofPackages() throws IOException {
        for (Path donation :
                List.of(whole(), SAMPLES.resolve("half-a-drawer"), SAMPLES.resolve("wren-and-tern"), odd())) {
            Answer answer = done(desk.run("ingest", donation, "--json"));
            StoredAip aip = new StoredAip(desk.archive(), answer.json().get(0));
            String name = donation.getFileName().toString();
            add("report", aip.ledger("report.html"));
            Path replayed = folder.resolve("replayed").resolve(name);
            for (Path warc : aip.warcs()) {
                unpack(warc, replayed.resolve(warc.getFileName().toString()));
            }
            addAll("page in a WARC file", replayed);
            Path copy = delivered(aip, folder.resolve("copies").resolve(name));
            add("access copy, index", copy.resolve("index.html"));
            addAll("access copy, post", copy.resolve("posts"));
            addAll("access copy, unmatched file", copy.resolve("unmatched"));
        }
    }

    private Path delivered(StoredAip aip, Path to) throws IOException {
        done(desk.deliver(aip.id(), "files", to));
        try (Stream<Path> copies = Files.list(to)) {
            return copies.findFirst().orElseThrow();
        }
    }

    private Path whole() throws IOException {
        Path donation = copy("kelp-and-kites");
        Files.writeString(
                donation.resolve("media").resolve(SUBTITLES), "WEBVTT\n\n00:00.100 --> 00:02.000\nVliegers.\n");
        return donation;
    }

    /** An export with a section that no table knows, photos without films, and files that somebody should act on. */
    private Path odd() throws IOException {
        ObjectNode export = (ObjectNode) ExportVersion.V5.tree();
        export.putObject("Creator Marketplace")
                .putArray("CampaignList")
                .addObject()
                .put("Brief", "Kites");
        String json = export.toString().replace("\"kelp.and.kites\"", "\"dune.grass\"");
        SampleDonation donation = SampleDonation.in(folder.resolve("odd"))
                .export(ExportVersion.V5.fileName(), json.getBytes(StandardCharsets.UTF_8))
                .media(SampleDonation.P1, new byte[0])
                .photo(String.format(SampleDonation.P5_PHOTO, 1), 1)
                .media("everything.rar", "Rar!\32\7\1\0".getBytes(StandardCharsets.ISO_8859_1))
                .media("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
        Files.deleteIfExists(donation.folder().resolve("consent.json"));
        return desk.consented(donation, "--account", "tiktok:dune.grass").folder();
    }

    /** Of a donation with files to decide about and an export with news, and of one that would be refused. */
    private void ofCheck() throws IOException {
        Path page = file("check.html");
        desk.run(
                "ingest",
                "--dry-run",
                SAMPLES.resolve("half-a-drawer"),
                odd(),
                SAMPLES.resolve("no-consent"),
                "--report",
                page);
        add("pre-ingest report", page);
    }

    /** Reports of one fault, of several, and of one that was mended since. */
    private void ofRefusals() throws IOException {
        Path donation = copy("no-consent");
        Path record = donation.resolve("consent.json");
        refused(donation);
        Files.writeString(record, "{}");
        refused(donation);
        Files.delete(record);
        desk.newRecord(record, "posts,media", "dark", "--account", "tiktok:salt.and.slate");
        done(desk.run("ingest", donation));
        try (Stream<Path> reports = Files.walk(desk.archive().resolve("refused"))) {
            for (Path report :
                    reports.filter(file -> file.endsWith("report.html")).toList()) {
                add("refusal report", report);
            }
        }
    }

    private void refused(Path donation) throws IOException {
        Path report = Path.of(desk.run("ingest", donation, "--json")
                .json()
                .get(0)
                .path("report")
                .asText());
        add("refusal report", Files.copy(report, file("refusal.html")));
    }

    private void forDonors() throws IOException {
        Path record = SAMPLES.resolve("kelp-and-kites/consent.json");
        for (String language : List.of("en", "de")) {
            page("consent form, " + language, "consent", "form", "--language", language);
            page("receipt, " + language, "consent", "receipt", record, "--language", language);
        }
        Path copy = folder.resolve("donor");
        done(TestArchive.say(
                "request", "copy", "--archive", desk.archive(), "--donor", "tiktok:kelp.and.kites", "--to", copy));
        addAll("donor's copy", copy);
    }

    private Path copy(String sample) throws IOException {
        Path to = folder.resolve(sample);
        try (Stream<Path> files = Files.walk(SAMPLES.resolve(sample))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(SAMPLES.resolve(sample).relativize(file).toString()));
            }
        }
        return to;
    }

    /** The page and the media of a WARC file, as a player puts them side by side. */
    private static void unpack(Path warc, Path to) throws IOException {
        Files.createDirectories(to);
        for (PlainWarc.Record record : PlainWarc.read(StoredAip.bytes(warc))) {
            if (record.type().equals("resource")) {
                String path = URI.create(record.target()).getPath();
                Files.write(to.resolve(path.substring(path.lastIndexOf('/') + 1)), record.block());
            }
        }
    }

    /** A page that a command writes into a file of its own. */
    private void page(String kind, Object... command) throws IOException {
        Path page = file("page.html");
        List<Object> line = new ArrayList<>(List.of(command));
        line.addAll(List.of("--config", desk.config(), "--out", page));
        done(TestArchive.say(line.toArray()));
        add(kind, page);
    }

    private Path file(String name) throws IOException {
        return Files.createTempDirectory(folder, "page").resolve(name);
    }

    /** The pages in a folder and below, but for a package's report, which is a kind by itself. */
    private void addAll(String kind, Path below) throws IOException {
        if (Files.exists(below)) {
            try (Stream<Path> files = Files.walk(below)) {
                files.filter(file -> file.toString().endsWith(".html") && !file.endsWith("report.html"))
                        .sorted()
                        .forEach(page -> add(kind, page));
            }
        }
    }

    /** Pages that are built of the same elements and classes as another of their kind are looked at once. */
    private void add(String kind, Path page) {
        Set<String> elements = ELEMENT.matcher(StoredAip.read(page))
                .results()
                .map(element -> element.group(1) + element.group(2))
                .collect(Collectors.toSet());
        if (built.add(Map.entry(kind, elements))) {
            pages.addObject().put("kind", kind).put("page", page.toString());
        }
    }

    private static Answer done(Answer answer) {
        if (answer.exit() != Exit.DONE) {
            throw new AssertionError(answer.toString());
        }
        return answer;
    }
}
