package org.posterity.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.EventType;
import org.posterity.model.Fault;
import org.posterity.model.Finding;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Rejection;
import org.posterity.record.ConsentTerms;

/** Completes an export that has been read: adds what other files say about its posts, and matches files to posts. */
final class MediaLinker {
    private final MatchListReader listReader;
    private final HeldPackages packages;
    private final Clock clock;
    private final Agent agent;

    /** @param packages to whose posts files may belong that come without an export */
    MediaLinker(MatchListReader listReader, HeldPackages packages, Clock clock, Agent agent) {
        this.listReader = listReader;
        this.packages = packages;
        this.clock = clock;
        this.agent = agent;
    }

    /**
     * @param found findings so far
     * @param elsewhere files that went with other exports of the same submission
     */
    Outcome<Export> complete(
            AdmittedSubmission admitted,
            PlatformReader platform,
            ExportContent content,
            List<Finding> found,
            List<ReceivedFile> elsewhere) {
        Submission submission = admitted.submission();
        List<PreservationEvent> events = new ArrayList<>();
        if (!content.absent()) {
            events.add(new PreservationEvent(
                    EventType.EXTRACTION,
                    clock.instant(),
                    content.posts().size() + " posts read from the export; every other section counted.",
                    content.findings().isEmpty() ? "success" : "warning",
                    agent));
        }
        ContextReadings reading = readContext(admitted, platform, content);
        Optional<HeldPosts> held =
                content.absent() ? theOneThatFits(admitted, platform, content, reading) : Optional.empty();
        List<Post> posts = held.map(HeldPosts::posts).orElse(content.posts());
        Matching matching = match(admitted, platform, content, posts, reading, CuratorDecisions.NONE);
        List<Finding> findings = new ArrayList<>(found);
        Optional<Path> list = submission.arrival().matches();
        if (list.isPresent()) {
            MatchListReader.Reading rows = listReader.read(list.get());
            if (rows instanceof MatchListReader.Unreadable it) {
                return rejected(submission, it.faults());
            }
            MatchListReader.Rows read = (MatchListReader.Rows) rows;
            MatchList decided = new MatchList(posts, platform.names(), matching, elsewhere).read(read.rows());
            if (!decided.faults().isEmpty()) {
                return rejected(submission, decided.faults());
            }
            matching = match(admitted, platform, content, posts, reading, decided.decisions());
            String words = inWords(decided.decisions(), read);
            findings.add(new Finding("match-list", "the whole submission", words));
            events.add(new PreservationEvent(EventType.EXTRACTION, clock.instant(), words, "success", agent));
        }
        Context context = new NotePlacer(posts, platform.names(), matching).place(reading);
        findings.addAll(context.findings());
        if (content.absent()) {
            findings.add(withoutExport(matching));
        }
        return Outcome.passed(new Export(
                admitted,
                platform,
                content,
                new Context(context.sources(), context.notes(), context.loose(), context.account(), findings),
                matching.files(),
                events,
                held));
    }

    private static Finding withoutExport(Matching matching) {
        long matched = matched(matching);
        return new Finding(
                "no-export",
                "the whole submission",
                "There is no export, so nothing shows which posts there were or whether the files are complete."
                        + (matched == 0
                                ? ""
                                : matched == 1
                                        ? " One file belongs to a post that the package held before."
                                        : " " + matched + " files belong to posts that the package held before."));
    }

    private static long matched(Matching matching) {
        return matching.files().stream()
                .filter(file -> file.fate() instanceof FileFate.Matched)
                .count();
    }

    /**
     * The package to whose posts the files belong: the one that a person named; otherwise the only one of the account of
     * which some post fits. Of several nobody can say which.
     */
    private Optional<HeldPosts> theOneThatFits(
            AdmittedSubmission admitted, PlatformReader platform, ExportContent content, ContextReadings reading) {
        IngestRequest arrival = admitted.submission().arrival();
        if (arrival.aip().isPresent()) {
            return Optional.empty();
        }
        List<PackageId> all = arrival.into().map(List::of).orElseGet(() -> packages.of(admitted.account()));
        List<HeldPosts> fitting = new ArrayList<>();
        for (PackageId aip : all) {
            Optional<HeldPosts> held = read(aip);
            boolean named = arrival.into().isPresent()
                    || all.size() == 1 && arrival.matches().isPresent();
            held.filter(it -> named || fits(admitted, platform, content, it, reading))
                    .ifPresent(fitting::add);
        }
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static boolean fits(
            AdmittedSubmission admitted,
            PlatformReader platform,
            ExportContent content,
            HeldPosts held,
            ContextReadings reading) {
        Matching matching = match(admitted, platform, content, held.posts(), reading, CuratorDecisions.NONE);
        return matched(matching) > 0
                || !new NotePlacer(held.posts(), platform.names(), matching)
                        .place(reading)
                        .notes()
                        .isEmpty();
    }

    /** Empty if it is missing or damaged: whoever adds to it says so. */
    private Optional<HeldPosts> read(PackageId aip) {
        try {
            return Optional.of(HeldPosts.of(aip, packages.content(aip)));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private ContextReadings readContext(AdmittedSubmission admitted, PlatformReader platform, ExportContent content) {
        Submission submission = admitted.submission();
        List<ReceivedFile> beside = submission.files().stream()
                .filter(file -> !content.sources().contains(file)
                        && !file.unpacked()
                        && !papers(admitted.terms()).contains(file.sha256()))
                .toList();
        Path name = submission.arrival().path().getFileName();
        return platform.context()
                .read(
                        beside,
                        new ContextFacts(
                                admitted.account(),
                                content.generatedAt(),
                                submission.receivedAt(),
                                name == null ? "" : name.toString()));
    }

    private static Matching match(
            AdmittedSubmission admitted,
            PlatformReader platform,
            ExportContent content,
            List<Post> posts,
            ContextReadings reading,
            CuratorDecisions decisions) {
        return new MediaMatcher(
                        posts,
                        platform.names(),
                        content.sources(),
                        content.members(),
                        reading,
                        decisions,
                        papers(admitted.terms()))
                .match(admitted.submission());
    }

    /** The signed papers, and the consent record, which may be there under another name. */
    static Set<Digest> papers(ConsentTerms terms) {
        Set<Digest> papers = new HashSet<>(terms.evidence());
        papers.add(terms.record());
        return papers;
    }

    private static String inWords(CuratorDecisions decisions, MatchListReader.Rows list) {
        long posts =
                decisions.posts().values().stream().filter(Optional::isPresent).count();
        return "A curator decided on " + decisions.posts().size() + " files in a list (" + list.digest() + "): " + posts
                + " belong to posts, " + (decisions.posts().size() - posts) + " to none.";
    }

    private static Outcome<Export> rejected(Submission submission, List<Fault> faults) {
        return Outcome.rejected(new Rejection(
                submission.id(),
                "match-list",
                "The list of matches (--match) has "
                        + (faults.size() == 1 ? "a fault" : faults.size() + " faults")
                        + ", so nothing was taken in.",
                faults));
    }
}
