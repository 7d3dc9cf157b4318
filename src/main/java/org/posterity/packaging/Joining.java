package org.posterity.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.posterity.intake.Submission;
import org.posterity.model.Account;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.Rejection;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;

/**
 * Decides which package a submission goes into. It joins one of the same account, or of another account that its consent
 * record names, when at least one post agrees; otherwise it begins a package, but never a second one of an account unless
 * that is asked for.
 */
final class Joining {
    private final Predecessors held;
    private final ScreenedExport export;
    private final Submission submission;

    Joining(Predecessors held, ScreenedExport export) {
        this.held = held;
        this.export = export;
        this.submission = export.submission().submission();
    }

    /**
     * A submission, and where it goes.
     *
     * @param before the package that it joins; empty for a new one
     * @param how in words, for the records, when a person decided it
     */
    record Joined(
            PackageId aip,
            Optional<Predecessor> before,
            HeldContent held,
            PostCompleteness completeness,
            PostPlaces places,
            Optional<String> how) {

        int accession() throws IOException {
            return before.isPresent() ? before.get().records().newest() + 1 : 1;
        }
    }

    Outcome<Joined> decide() {
        try {
            return submission.arrival().into().isPresent()
                    ? asked(submission.arrival().into().get())
                    : found();
        } catch (IOException | UncheckedIOException e) {
            return refused(
                    "package-damaged",
                    "The package that this belongs to cannot be read, so nothing can be added to it.",
                    "the package of this account",
                    "Its records are damaged or missing.",
                    "Restore the package's folder from a copy, then run again.");
        }
    }

    private Outcome<Joined> asked(PackageId aip) throws IOException {
        if (!held.isTaken(aip)) {
            return refused(
                    "no-such-package",
                    "There is no package of the identifier that --to names.",
                    "the option --to",
                    "The archive holds no such package.",
                    "Look it up with posterity list.");
        }
        Joined joined = open(aip);
        Account account = joined.before()
                .orElseThrow()
                .records()
                .accession(joined.accession() - 1)
                .account();
        if (!account.platform().equals(export.submission().account().platform())) {
            return refused(
                    "another-platform",
                    "The package that --to names is of an account on another platform.",
                    "the option --to",
                    "Its account is not on the platform of this export.",
                    "Leave --to out, or name another package.");
        }
        return Outcome.passed(joined);
    }

    private Outcome<Joined> found() throws IOException {
        Account account = export.submission().account();
        Optional<PackageId> own = submission.arrival().aip();
        List<PackageId> ofAccount = held.of(account);
        Optional<Joined> joined = agreeing(ofAccount);
        // an identifier of its own says that it is another account, whatever both have posted
        if (joined.isEmpty() && own.isEmpty()) {
            for (Account other : export.submission().otherAccounts()) {
                joined = joined.isPresent() ? joined : agreeing(held.of(other));
            }
        }
        if (joined.isPresent()) {
            return own.isEmpty() || own.get().equals(joined.get().aip())
                    ? Outcome.passed(joined.get())
                    : refused(
                            "account-already-held",
                            "The account is already held, as package "
                                    + joined.get().aip().shortForm() + ", with another identifier.",
                            "the option --id",
                            "A later accession goes into the package of its account.",
                            "Leave --id out.");
        }
        if (!ofAccount.isEmpty() && own.isEmpty()) {
            return refused(
                    "nothing-in-common",
                    "The account is already held, as package "
                            + ofAccount.get(0).shortForm()
                            + ", but nothing in this submission is in that package. Nothing was changed.",
                    "the submission",
                    "No post agrees with one that is held, by its id or by its date and text; where one of them has no posts,"
                            + " no file does.",
                    "Find out whether it is the same account: user names change hands. If it is, add it with --to "
                            + ofAccount.get(0).shortForm()
                            + "; if not, give the new package an identifier of its own with --id.");
        }
        PackageId aip = own.orElseGet(() -> PackageId.mint(submission.digest()));
        if (held.isTaken(aip)) {
            return refused(
                    "identifier-taken",
                    "The archive already holds a package with this identifier.",
                    "the option --id",
                    "Another package has it.",
                    "Choose a different identifier.");
        }
        PostCompleteness completeness = new PostCompleteness(export);
        HeldContent nothing = HeldContent.none();
        return Outcome.passed(new Joined(
                aip,
                Optional.empty(),
                nothing,
                completeness,
                new PostPlaces(export, completeness.posts(), nothing),
                Optional.empty()));
    }

    /** The first of these packages with which something agrees. */
    private Optional<Joined> agreeing(List<PackageId> packages) throws IOException {
        for (PackageId aip : packages) {
            Joined joined = open(aip);
            if (agrees(joined)) {
                return Optional.of(new Joined(
                        aip, joined.before(), joined.held(), joined.completeness(), joined.places(), Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private Joined open(PackageId aip) throws IOException {
        submission.workspace().whenEmptied(held.turn(aip));
        Predecessor before = held.open(aip);
        HeldContent content = HeldContent.of(before.records());
        PostCompleteness completeness = new PostCompleteness(export);
        PostPlaces places = new PostPlaces(export, completeness.posts(), content);
        Optional<String> how = completeness.posts().stream().anyMatch(places::agrees)
                ? Optional.empty()
                : Optional.of("It was added to this package because the operator said so (--to).");
        completeness.join(places);
        return new Joined(aip, Optional.of(before), content, completeness, places, how);
    }

    /** Whether a post agrees; where one side has no posts, whether a file does, by its bytes or the id of its post. */
    private boolean agrees(Joined joined) {
        if (joined.how().isEmpty()) {
            return true;
        }
        boolean posts = !joined.completeness().posts().isEmpty()
                && !joined.held().posts().isEmpty();
        return !posts && export.files().stream().anyMatch(file -> isHeld(file, joined.held()));
    }

    private static boolean isHeld(ScreenedFile file, HeldContent held) {
        if (file.disposition() instanceof Disposition.LeftOut) {
            return false;
        }
        Optional<String> id = LooseViews.postId(file);
        return held.file(file.digest()).isPresent()
                || id.isPresent()
                        && (held.posts().stream().anyMatch(post -> post.postId().equals(id))
                                || held.others().stream()
                                        .anyMatch(other -> other.postId().equals(id)));
    }

    private Outcome<Joined> refused(String code, String summary, String where, String what, String remedy) {
        return Outcome.rejected(Rejection.refused(submission.id(), code, summary, new Fault(where, what, remedy)));
    }
}
