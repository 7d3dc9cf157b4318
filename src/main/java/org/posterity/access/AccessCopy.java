package org.posterity.access;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.posterity.access.ReadableParts.Part;
import org.posterity.document.CurrentTerms;
import org.posterity.document.Documents;
import org.posterity.format.warc.WarcReader;
import org.posterity.model.AccessLevel;
import org.posterity.model.PortableName;
import org.posterity.page.CopyPages;
import org.posterity.page.CopyReadme;
import org.posterity.page.CopyView;
import org.posterity.page.CopyView.Entry;
import org.posterity.page.Fact;
import org.posterity.page.PostView;
import org.posterity.record.Accession;
import org.posterity.record.Engagement;
import org.posterity.record.PackageContent;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageFile.Form;
import org.posterity.record.PackagePost;
import org.posterity.record.PackagePost.Counted;
import org.posterity.record.PackagePosts;
import org.posterity.record.PackageRecords;

/**
 * A copy to read and to play: a folder for each post, holding its page and its media under their original names; the report
 * and the records beside them; an index that leads to all of it. What is closed stays out, and then report and records too, which
 * tell of it: nothing in the copy says that there is more.
 */
final class AccessCopy {
    static final String UNMATCHED = "unmatched";
    static final String INDEX = "index.html";

    private static final String POSTS = "posts.csv";
    private static final String ABOUT = "about-this-copy.txt";
    private static final Comparator<Entry> OLDEST_FIRST = Comparator.comparing(
                    (Entry entry) -> entry.date().isEmpty())
            .thenComparing(entry -> entry.date().map(Object::toString).orElse(""))
            .thenComparing(Entry::page);

    private final PackageRecords records;
    private final PackageContent content;
    private final ReadableParts parts;
    private final Path place;
    private final CopyView view;
    private final Map<String, Integer> order = new HashMap<>();

    /** The accessions whose pages are shown, by the paths of the pages. */
    private final Map<String, Integer> pages = new HashMap<>();

    private final Set<String> stills = new HashSet<>();
    private long files;
    private long bytes;

    private AccessCopy(
            PackageRecords records, ReadableParts parts, String kicker, String opening, List<Fact> terms, Path place)
            throws IOException {
        this.records = records;
        this.content = records.content();
        this.parts = parts;
        this.place = place;
        this.view = view(kicker, opening, terms);
        for (int i = 0; i < view.posts().size(); i++) {
            order.put(view.posts().get(i).page(), i);
            view.posts().get(i).still().ifPresent(stills::add);
        }
    }

    /** A copy for readers, of what is open. It reads as if there were nothing else. */
    static AccessCopy forReaders(PackageRecords records, ReadableParts parts, Use use, Path place) throws IOException {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "May be shown to",
                parts.terms()
                        .map(terms -> terms.access().words()
                                + terms.until().map(day -> ", until " + day).orElse(""))
                        .orElse(AccessLevel.DARK.words())));
        facts.add(new Fact("May be used for", use.purpose()));
        facts.add(new Fact("Handed out to", use.recipient()));
        CurrentTerms current = CurrentTerms.of(records);
        current.rights().ifPresent(address -> facts.add(new Fact("Rights", address)));
        current.creditAs().ifPresent(name -> facts.add(new Fact("Credit as", name)));
        return new AccessCopy(
                records,
                parts,
                "Access copy",
                "This is an access copy. The videos and photos are beside the pages, under the names they had. Cite the"
                        + " archival package, not this copy.",
                facts,
                place);
    }

    /** A copy for the donor, of everything, with a list of the posts. */
    static AccessCopy forDonor(PackageRecords records, Path place) throws IOException {
        return new AccessCopy(
                records,
                ReadableParts.all(records),
                "Copy for the donor",
                "Your posts, with your videos and photos under the names they had. " + POSTS
                        + " lists them with captions, dates, counts and file names, for use elsewhere.",
                List.of(new Fact(
                        "Others may see it",
                        CurrentTerms.of(records).access() + ". This copy is yours: it has everything.")),
                place);
    }

    /** Adds the list of all posts. */
    AccessCopy withList() throws IOException {
        new PostsCsv(records).write(place.resolve(POSTS));
        return this;
    }

    AipExport.Written write() throws IOException {
        Files.createDirectories(place);
        for (Part part : parts.open()) {
            takeOut(part);
        }
        eachPost(this::frame);
        for (String path : content.paths()) {
            Optional<PackageFile> file = PackageFile.at(path).filter(this::isCopied);
            if (file.isPresent()) {
                copy(path, file.get());
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(place.resolve("index.html"))) {
            CopyPages.index(view, out);
        }
        count(place.resolve("index.html"));
        try (BufferedWriter out = Files.newBufferedWriter(place.resolve(ABOUT))) {
            CopyReadme.write(view, out);
        }
        count(place.resolve(ABOUT));
        return new AipExport.Written(files, bytes);
    }

    private CopyView view(String kicker, String opening, List<Fact> terms) throws IOException {
        Accession accession = records.accession(records.newest());
        // the page of a later part takes the place of the earlier one
        Map<String, Entry> ofPosts = new LinkedHashMap<>();
        List<Entry> others = new ArrayList<>();
        for (Part part : parts.open()) {
            boolean unmatched = folderFor(part.warc()).equals(UNMATCHED);
            part.entry().filter(entry -> unmatched).ifPresent(others::add);
            part.entry().filter(entry -> !unmatched).ifPresent(entry -> {
                ofPosts.put(entry.page(), entry);
                pages.put(entry.page(), part.accession());
            });
        }
        eachPost(post -> ofPosts.computeIfPresent(
                page(post),
                (page, entry) -> open(post)
                        .reduce((earlier, later) -> later)
                        .map(last -> entry.counting(last.engagement().counts()))
                        .orElse(entry)));
        List<Entry> posts = new ArrayList<>(ofPosts.values());
        posts.sort(OLDEST_FIRST);
        List<Fact> beside = new ArrayList<>();
        if (parts.closed().isNothing()) {
            for (int number : records.accessions()) {
                String report = PackageFile.belowData(PackageFile.REPORT.path(number));
                beside.add(new Fact("What was found, kept and not selected (" + report + ")", report));
            }
        }
        beside.add(new Fact("About this copy", ABOUT));
        return new CopyView(
                kicker,
                opening,
                accession.account(),
                accession.platform(),
                accession.keeper().institution(),
                accession.aip(),
                terms,
                CurrentTerms.of(records).creditAs(),
                posts,
                others,
                beside);
    }

    /** What tells of the whole package is copied only where all of it is open; its README explains how to open a bag. */
    private boolean isCopied(PackageFile file) {
        if (file == PackageFile.STILL) {
            return true;
        }
        return parts.closed().isNothing()
                && file != PackageFile.README
                && file.form() != Form.BAG
                && file.form() != Form.WARC
                && file != PackageFile.RECORD_INDEX
                && file != PackageFile.PAGES;
    }

    private void copy(String path, PackageFile file) throws IOException {
        String below = PackageFile.belowData(path);
        if (file == PackageFile.STILL && !parts.closed().isNothing() && !stills.contains(below)) {
            return;
        }
        Path target = place.resolve(below);
        Files.createDirectories(target.getParent());
        if (file == PackageFile.REPORT) {
            report(Integer.parseInt(path.split("/")[2]), target);
        } else {
            try (InputStream in = content.stream(path)) {
                Files.copy(in, target);
            }
        }
        count(target);
    }

    /** Drawn anew, so that its stills lead to the pages that play the posts. */
    private void report(int accession, Path target) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            Documents.report(
                    records,
                    accession,
                    stem -> Optional.of("../../" + folderFor(PackageFile.post(stem)) + "/index.html"),
                    out);
        }
    }

    private void takeOut(Part part) throws IOException {
        Path folder = place.resolve(folderFor(part.warc()));
        new WarcReader().forEachRecord(() -> content.open(part.warc()), (entry, payload) -> {
            if (part.sections().filter(open -> !open.shows(part.warc(), entry)).isPresent()) {
                return;
            }
            Path target = folder.resolve(nameIn(entry.target().toString()));
            Optional<AccountSections.Open> numbers =
                    part.sections().filter(open -> open.isOfCounts(part.warc(), entry));
            if (numbers.isPresent()) {
                Optional<byte[]> open = numbers.get().counts(payload);
                if (open.isPresent()) {
                    Files.createDirectories(target.getParent());
                    Files.write(target, open.get());
                    count(target);
                }
                return;
            }
            Files.createDirectories(target.getParent());
            // page, context and object of a later part take the place of the earlier ones
            if (Files.exists(target)) {
                files--;
                bytes -= Files.size(target);
            }
            Optional<Entry> shown =
                    part.entry().filter(it -> place.resolve(it.page()).equals(target));
            if (shown.isPresent() && !order.containsKey(shown.get().page())) {
                Files.write(target, framed(payload.readAllBytes(), shown.get(), List.of()));
            } else {
                Files.copy(payload, target, StandardCopyOption.REPLACE_EXISTING);
            }
            count(target);
        });
    }

    /** Does something with each post of the package. */
    @FunctionalInterface
    private interface PostTaker {
        void take(PackagePost post) throws IOException;
    }

    private void eachPost(PostTaker taker) throws IOException {
        try (PackagePosts posts = new PackagePosts(records)) {
            while (posts.hasNext()) {
                taker.take(posts.next());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String page(PackagePost post) {
        return folderFor(post.warc()) + "/" + INDEX;
    }

    /** The counts that may be shown. */
    private Stream<Counted> open(PackagePost post) {
        return post.counts().stream().filter(it -> parts.counted().contains(it.accession()));
    }

    /** Draws what stands around the page of a post, now that it is known which page is the newest. */
    private void frame(PackagePost post) throws IOException {
        Integer own = order.get(page(post));
        Path page = place.resolve(page(post));
        if (own != null && Files.exists(page)) {
            byte[] archived = Files.readAllBytes(page);
            byte[] framed = framed(archived, view.posts().get(own), series(post));
            Files.write(page, framed);
            bytes += framed.length - archived.length;
        }
    }

    /** The counts of all accessions, where there are others than those that the page itself shows. */
    private List<PostView.Counts> series(PackagePost post) {
        int shown = pages.get(page(post));
        return open(post).allMatch(it -> it.accession() == shown)
                ? List.of()
                : open(post).map(AccessCopy::counts).toList();
    }

    private static PostView.Counts counts(Counted counted) {
        Engagement engagement = counted.engagement();
        String source = engagement.source().equals("export") ? "the platform's export" : engagement.source();
        return new PostView.Counts(
                engagement.on(),
                engagement.dating(),
                source + " in accession " + counted.accession(),
                engagement.counts());
    }

    private byte[] framed(byte[] page, Entry entry, List<PostView.Counts> series) throws IOException {
        int own = order.getOrDefault(entry.page(), -1);
        List<Entry> posts = view.posts();
        return CopyPages.around(
                page,
                view,
                own > 0 ? Optional.of(posts.get(own - 1)) : Optional.empty(),
                entry,
                own >= 0 && own + 1 < posts.size() ? Optional.of(posts.get(own + 1)) : Optional.empty(),
                series);
    }

    private void count(Path file) throws IOException {
        files++;
        bytes += Files.size(file);
    }

    /** {@code posts/2024/20240917T140721Z} for the WARC files of that post; all unmatched files share one folder. */
    static String folderFor(String warc) {
        String first = PackageFile.belowData(PackageFile.firstPart(warc));
        String below = first.substring(0, first.length() - ".warc".length());
        return below.startsWith(UNMATCHED + "/") ? UNMATCHED : below;
    }

    /** The name of a file in the copy, by the address of its record. */
    static String nameIn(String address) {
        String path = URI.create(address).getRawPath();
        String last = path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B");
        return PortableName.of(URLDecoder.decode(last, StandardCharsets.UTF_8));
    }
}
