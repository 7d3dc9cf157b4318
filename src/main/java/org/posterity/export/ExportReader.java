package org.posterity.export;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.Agreement;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.export.RecognisedExport.Found;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.model.Account;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.Fault;
import org.posterity.model.Finding;
import org.posterity.model.Outcome;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;

/** The stage's acting class: from a consented submission to an export that is read, counted and matched. */
public final class ExportReader {
    /** Names of archives, including what browsers add if a download stopped or was repeated. */
    private static final Pattern PACKED = Pattern.compile(
            "\\.(zip|rar|7z|tar|tgz|tbz2?|txz|tzst|gz|bz2|xz|zst|lzh|cab|ace|arj|sitx?|iso|dmg)(\\.|$)");

    private final List<PlatformReader> platforms;
    private final Admission gate;
    private final Drift drift;
    private final MatchListReader lists;
    private final HeldPackages packages;
    private final Clock clock;
    private final Agent agent;
    private final MediaLinker files;

    public ExportReader(
            List<PlatformReader> platforms,
            MatchListReader lists,
            Admission gate,
            Drift drift,
            Clock clock,
            Agent agent) {
        this(platforms, lists, gate, drift, HeldPackages.NONE, clock, agent);
    }

    private ExportReader(
            List<PlatformReader> platforms,
            MatchListReader lists,
            Admission gate,
            Drift drift,
            HeldPackages packages,
            Clock clock,
            Agent agent) {
        this.platforms = List.copyOf(platforms);
        this.lists = lists;
        this.gate = gate;
        this.drift = drift;
        this.packages = packages;
        this.clock = clock;
        this.agent = agent;
        this.files = new MediaLinker(lists, packages, clock, agent);
    }

    /** The same, where packages are held to whose posts files may belong that come without an export. */
    public ExportReader knowing(HeldPackages held) {
        return new ExportReader(platforms, lists, gate, drift, held, clock, agent);
    }

    /**
     * The exports in a submission, each of which becomes a package of its own. If one cannot be read, all are refused:
     * nobody could say later which of the files beside it belong to it.
     *
     * @return at least one; one without files if there may be none: the consent record says so, or a package is held to whose
     *     posts the files may belong
     */
    public Outcome<List<RecognisedExport>> recognise(ConsentedSubmission consented) {
        SubmissionId id = consented.submission().id();
        List<Found> found = new ArrayList<>();
        for (PlatformReader platform : platforms) {
            Recognition recognition = platform.recognise(consented);
            if (recognition instanceof Recognition.Unreadable it) {
                return Outcome.rejected(new Rejection(id, it.code(), it.summary(), it.faults()));
            }
            if (recognition instanceof Recognition.Recognised it) {
                found.add(new Found(platform, it));
            }
        }
        if (found.isEmpty()) {
            return mayComeAlone(consented)
                    ? Outcome.passed(List.of(new RecognisedExport(consented, List.of(), Optional.empty())))
                    : noExport(consented);
        }
        if (found.size() == 1) {
            Found only = found.get(0);
            return Outcome.passed(List.of(
                    new RecognisedExport(consented.of(only.platform().platform()), List.of(), Optional.of(only))));
        }
        return consented.submission().arrival().aip().isPresent()
                ? oneIdForSeveral(id)
                : Outcome.passed(divide(consented, found));
    }

    private boolean mayComeAlone(ConsentedSubmission consented) {
        return consented.terms().withoutExport().isPresent()
                || consented.submission().arrival().into().isPresent()
                || consented.terms().accounts().stream()
                        .anyMatch(account -> !packages.of(account).isEmpty());
    }

    private static Outcome<List<RecognisedExport>> oneIdForSeveral(SubmissionId id) {
        return Outcome.rejected(Rejection.refused(
                id,
                "one-id-for-several",
                "The submission holds exports of several platforms, and each becomes a package of its own.",
                new Fault(
                        "--id",
                        "It names one package.",
                        "Leave --id out; or hand in each export by itself, with the files that belong to it.")));
    }

    /** Papers go with each of the exports, because each package needs its proof. */
    private static List<RecognisedExport> divide(ConsentedSubmission consented, List<Found> found) {
        Submission submission = consented.submission();
        Set<Digest> papers = MediaLinker.papers(consented.terms());
        NearestExport folders = new NearestExport(found);
        List<RecognisedExport> parts = new ArrayList<>();
        for (Found export : found) {
            Map<Boolean, List<ReceivedFile>> files = submission.files().stream()
                    .collect(Collectors.partitioningBy(
                            file -> papers.contains(file.sha256()) || folders.of(file) == export));
            parts.add(new RecognisedExport(
                    consented.part(export.platform().platform(), files.get(true)),
                    files.get(false),
                    Optional.of(export)));
        }
        return parts;
    }

    /** Has the account admitted, then reads the export and matches the media to it. */
    public Outcome<Export> read(RecognisedExport recognised) {
        ConsentedSubmission consented = recognised.submission();
        if (recognised.found().isEmpty()) {
            return gate.admitWithoutExport(consented)
                    .then(this::takeWithoutExport)
                    .then(export ->
                            isStated(consented) || completes(export) ? Outcome.passed(export) : noExport(consented));
        }
        Found found = recognised.found().get();
        return gate.admit(
                        consented,
                        found.recognition().account(),
                        found.recognition().birthDate())
                .then(admitted -> readAdmitted(found, admitted, recognised.elsewhere()));
    }

    /** Whether somebody says that the files come by themselves. */
    private static boolean isStated(ConsentedSubmission consented) {
        return consented.terms().withoutExport().isPresent()
                || consented.submission().arrival().into().isPresent();
    }

    /**
     * Whether all that was handed over belongs to posts that a package holds under the same agreement: then no export was
     * forgotten.
     */
    private static boolean completes(Export export) {
        String agreement = Agreement.idOf(export.submission().terms().id());
        List<FileFate> fates = export.files().stream()
                .map(HandedOverFile::fate)
                .filter(fate -> !(fate instanceof FileFate.Aside))
                .toList();
        return export.held().filter(held -> held.isUnder(agreement)).isPresent()
                && fates.stream().allMatch(FileFate.Matched.class::isInstance)
                && export.context().loose().isEmpty()
                && !(fates.isEmpty() && export.context().notes().isEmpty());
    }

    /** Asks for an export from the platforms of the accounts that the record names. */
    private <T> Outcome<T> noExport(ConsentedSubmission consented) {
        Submission submission = consented.submission();
        List<PlatformReader.Wanted> wanted = consented.terms().accounts().stream()
                .map(this::of)
                .distinct()
                .map(PlatformReader::wanted)
                .toList();
        Fault none = new Fault(
                "the whole submission",
                "None of its files is " + inTurn(wanted, PlatformReader.Wanted::looks, "; or ") + ".",
                "Add " + inTurn(wanted, PlatformReader.Wanted::offered, ", or ")
                        + ", and take the submission in again. Where no export can be had any more, say so in "
                        + "the consent record"
                        + " (\"withoutExport\", with the reason): the media are then taken in by themselves."
                        + " Files for posts that are held already need neither: name their package with --to.");
        Stream<Fault> closed = submission.files().stream()
                .filter(file -> !file.unpacked()
                        && PACKED.matcher(file.name().toLowerCase(Locale.ROOT)).find())
                .map(file -> new Fault(
                        file.path(),
                        "By its name this is an archive. It was not opened, and the export may be in it.",
                        "Unpack it and submit the content, or give a zip file a name that ends in .zip."));
        return Outcome.rejected(Rejection.refused(
                submission.id(),
                "no-export",
                "No export of a known platform was found in the submission.",
                Stream.concat(Stream.of(none), closed).toArray(Fault[]::new)));
    }

    private static String inTurn(
            List<PlatformReader.Wanted> wanted, Function<PlatformReader.Wanted, String> words, String between) {
        return wanted.stream().map(words).collect(Collectors.joining(between));
    }

    private Outcome<Export> takeWithoutExport(AdmittedSubmission admitted) {
        return files.complete(admitted, of(admitted.account()), ExportContent.none(), List.of(), List.of());
    }

    /** Records name accounts of known platforms only. */
    private PlatformReader of(Account account) {
        return platforms.stream()
                .filter(reader -> reader.platform().id().equals(account.platform()))
                .findFirst()
                .orElseThrow();
    }

    private Outcome<Export> readAdmitted(Found found, AdmittedSubmission admitted, List<ReceivedFile> elsewhere) {
        ReadResult result = found.platform().read(admitted, found.recognition());
        if (result instanceof ReadResult.Broken broken) {
            return Outcome.rejected(
                    Rejection.refused(admitted.submission().id(), broken.code(), broken.summary(), broken.fault()));
        }
        ExportContent content = ((ReadResult.Read) result).content();
        Optional<Rejection> held = drift.judge(admitted.submission().id(), content.sections());
        if (held.isPresent()) {
            return Outcome.rejected(held.get());
        }
        List<Finding> findings = new ArrayList<>();
        if (admitted.terms().withoutExport().isPresent()) {
            findings.add(new Finding(
                    "statement-not-needed",
                    "consent record",
                    "The consent record says that media come without an export, but there is one. It was read."));
        }
        if (!elsewhere.isEmpty()) {
            findings.add(new Finding(
                    "one-of-several-exports",
                    "the whole submission",
                    "The submission also held exports of other platforms, which are taken in by themselves. "
                            + elsewhere.size() + " files lay nearer to those and went with them."));
        }
        return files.complete(admitted, found.platform(), content, findings, elsewhere);
    }
}
