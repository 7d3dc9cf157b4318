package org.posterity.export;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.intake.Submission;
import org.posterity.model.Account;
import org.posterity.model.Agent;
import org.posterity.model.Fault;
import org.posterity.model.Finding;
import org.posterity.model.Outcome;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;

/** The door of the stage: from a consented submission to an export that is read, counted and matched. */
public final class ExportReader {
    /** Names of archives, with what a browser adds to a name where a download stopped or was repeated. */
    private static final Pattern PACKED = Pattern.compile(
            "\\.(zip|rar|7z|tar|tgz|tbz2?|txz|tzst|gz|bz2|xz|zst|lzh|cab|ace|arj|sitx?|iso|dmg)(\\.|$)");

    private final List<PlatformReader> platforms;
    private final Admission gate;
    private final Drift drift;
    private final MediaLinker files;

    public ExportReader(
            List<PlatformReader> platforms,
            MatchListReader lists,
            Admission gate,
            Drift drift,
            Clock clock,
            Agent agent) {
        this.platforms = List.copyOf(platforms);
        this.gate = gate;
        this.drift = drift;
        this.files = new MediaLinker(lists, clock, agent);
    }

    public Outcome<Export> read(ConsentedSubmission consented) {
        SubmissionId id = consented.submission().id();
        for (PlatformReader platform : platforms) {
            Recognition recognition = platform.recognise(consented);
            if (recognition instanceof Recognition.Unreadable it) {
                return Outcome.rejected(new Rejection(id, it.code(), it.summary(), it.faults()));
            }
            if (recognition instanceof Recognition.Recognised it) {
                return gate.admit(consented, it.account(), it.birthDate())
                        .then(admitted -> readAdmitted(platform, admitted, it));
            }
        }
        return consented.terms().withoutExport().isPresent()
                ? gate.admitWithoutExport(consented).then(this::takeWithoutExport)
                : noExport(consented);
    }

    /** Asks for an export of the platforms of which the record names accounts. */
    private Outcome<Export> noExport(ConsentedSubmission consented) {
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
                        + ", and take the submission in again. Where no export can be had any more, say so in the consent record"
                        + " (\"withoutExport\", with the reason): the media are then taken in by themselves.");
        Stream<Fault> closed = submission.files().stream()
                .filter(file -> !file.unpacked()
                        && PACKED.matcher(file.name().toLowerCase(Locale.ROOT)).find())
                .map(file -> new Fault(
                        file.path(),
                        "By its name this is an archive; it was not opened, and the export may be in it.",
                        "Unpack this first, and hand in the content; or give a zip a name that ends in .zip."));
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
        return files.complete(
                admitted,
                of(admitted.account()),
                ExportContent.none(),
                List.of(new Finding(
                        "no-export",
                        "the whole submission",
                        "There is no export, as the consent record says: nothing tells which posts there were, or whether"
                                + " the files are complete.")));
    }

    /** Records name accounts of known platforms only. */
    private PlatformReader of(Account account) {
        return platforms.stream()
                .filter(reader -> reader.platform().id().equals(account.platform()))
                .findFirst()
                .orElseThrow();
    }

    private Outcome<Export> readAdmitted(
            PlatformReader platform, AdmittedSubmission admitted, Recognition.Recognised recognised) {
        ReadResult result = platform.read(admitted, recognised);
        if (result instanceof ReadResult.Broken broken) {
            return Outcome.rejected(
                    Rejection.refused(admitted.submission().id(), broken.code(), broken.summary(), broken.fault()));
        }
        ExportContent content = ((ReadResult.Read) result).content();
        Optional<Rejection> held = drift.judge(admitted.submission().id(), content.sections());
        if (held.isPresent()) {
            return Outcome.rejected(held.get());
        }
        List<Finding> findings = admitted.terms().withoutExport().isPresent()
                ? List.of(new Finding(
                        "statement-not-needed",
                        "consent record",
                        "The consent record says that media come without an export, but there is one; it was read."))
                : List.of();
        return files.complete(admitted, platform, content, findings);
    }
}
