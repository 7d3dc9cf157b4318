package org.posterity.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.Agreement;
import org.posterity.export.FileFate;
import org.posterity.export.HeldPosts;
import org.posterity.intake.Submission;
import org.posterity.model.Account;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.Rejection;
import org.posterity.model.TerminalFailure;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;

/**
 * Decides which package a submission goes into. It joins one of the same account, or of another account that its consent
 * record names, when at least one post agrees; and one of an account that was renamed, when it is under the same agreement
 * and has the same posts. Otherwise it begins a package, but never a second one of an account unless that is asked for.
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
     * @param agrees whether something in it says that it belongs there
     * @param how in words, for the records, why it goes there, unless its posts alone say so
     */
    record Joined(
            PackageId aip,
            Optional<Predecessor> before,
            HeldContent held,
            PostCompleteness completeness,
            PostPlaces places,
            boolean agrees,
            Optional<String> how) {

        Joined because(String words) {
            return new Joined(aip, before, held, completeness, places, agrees, Optional.of(words));
        }

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
        if (!isOfPlatform(joined)) {
            return refused(
                    "another-platform",
                    "The package that --to names is of an account on another platform.",
                    "the option --to",
                    "Its account is not on the platform of this export.",
                    "Leave --to out, or name another package.");
        }
        return Outcome.passed(
                joined.agrees()
                        ? joined
                        : joined.because("It was added to this package because the operator said so (--to)."));
    }

    private boolean isOfPlatform(Joined joined) throws IOException {
        return joined.before()
                .orElseThrow()
                .records()
                .accession(joined.accession() - 1)
                .account()
                .platform()
                .equals(export.submission().account().platform());
    }

    private Outcome<Joined> found() throws IOException {
        if (export.facts().held().isPresent()) {
            return completing(export.facts().held().get());
        }
        Account account = export.submission().account();
        Optional<PackageId> own = submission.arrival().aip();
        List<PackageId> ofAccount = held.of(account);
        Optional<Joined> joined = agreeing(ofAccount);
        // an identifier of its own says that it is another account, whatever both have posted
        if (joined.isEmpty() && own.isEmpty()) {
            for (Account other : export.submission().otherAccounts()) {
                joined = joined.isPresent() ? joined : agreeing(held.of(other));
            }
            joined = joined.isPresent() || !ofAccount.isEmpty() ? joined : renamed();
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
                true,
                Optional.empty()));
    }

    /**
     * Files without an export that fit posts of a package. A name that has the time of a post is not enough by itself: user
     * names change hands. The agreement, the bytes or a post's id must be the same as well.
     */
    private Outcome<Joined> completing(HeldPosts posts) throws IOException {
        Joined joined = open(posts.aip());
        if (joined.agrees()) {
            return Outcome.passed(joined);
        }
        return refused(
                "nothing-in-common",
                "Files in this submission fit posts of the package "
                        + posts.aip().shortForm()
                        + " by their times, but they came under another agreement. Nothing was changed.",
                "the consent record",
                "Its id is not that of an agreement of the package, and no file has the bytes of one that is held, or the id"
                        + " of a post that is known.",
                "Find out whether it is the same creator. If it is, add it with --to "
                        + posts.aip().shortForm()
                        + "; if not, give the new package an identifier of its own with --id.");
    }

    /** The first of these packages with which something agrees. */
    private Optional<Joined> agreeing(List<PackageId> packages) throws IOException {
        for (PackageId aip : packages) {
            Joined joined = open(aip);
            if (joined.agrees()) {
                return Optional.of(joined);
            }
        }
        return Optional.empty();
    }

    /** A package of another account, under the same agreement and with the same posts: the account was renamed. */
    private Optional<Joined> renamed() throws IOException {
        for (Account other : export.submission().otherAccounts()) {
            if (!held.of(other).isEmpty()) {
                return Optional.empty(); // the record names it, and its posts are others
            }
        }
        for (PackageId aip : held.under(agreement())) {
            Joined joined = open(aip);
            if (isOfPlatform(joined) && hasTheSamePosts(joined)) {
                return Optional.of(joined.because("The account has another name by now: under the same agreement, its"
                        + " posts are those of this package."));
            }
        }
        return Optional.empty();
    }

    /** Whether at least half of the posts agree, of those that the shorter of both lists has. */
    private static boolean hasTheSamePosts(Joined joined) {
        List<PostAccount> posts = joined.completeness().posts().stream()
                .filter(post -> post.screened().isPresent())
                .toList();
        long agreeing = posts.stream()
                .filter(post -> joined.places().agrees(post, false))
                .count();
        return agreeing > 0
                && 2 * agreeing
                        >= Math.min(posts.size(), joined.held().listedLast().size());
    }

    private String agreement() {
        return Agreement.idOf(export.submission().terms().id());
    }

    private Joined open(PackageId aip) throws IOException {
        submission.workspace().whenEmptied(held.turn(aip));
        Predecessor before = held.open(aip);
        requireUnchanged(before);
        HeldContent content = HeldContent.of(before.records());
        PostCompleteness completeness = new PostCompleteness(export);
        PostPlaces places = new PostPlaces(export, completeness.posts(), content);
        boolean known = before.records().terms().agreements().contains(agreement());
        boolean agrees = agrees(completeness.posts(), places, content, known);
        completeness.join(places, content);
        return new Joined(
                aip,
                Optional.of(before),
                content,
                completeness,
                places,
                agrees,
                Optional.of("What came without an export belongs to posts that the package held before.")
                        .filter(words ->
                                export.withoutExport() && !completeness.posts().isEmpty()));
    }

    /** Files were matched, and screened, by what was read of the package before its turn came. */
    private void requireUnchanged(Predecessor before) throws IOException {
        Optional<HeldPosts> read = export.facts().held();
        if (read.isPresent()
                && read.get().aip().equals(before.aip())
                && read.get().newest() != before.records().newest()) {
            throw new TerminalFailure("Another accession was added to the package meanwhile. Run again.");
        }
    }

    /**
     * Whether a post agrees; where one side has no posts, whether a file does, by its bytes or the id of its post. Without an
     * export, files that fit posts agree if the agreement is the same.
     *
     * @param known whether the agreement is one of the package
     */
    private boolean agrees(List<PostAccount> posts, PostPlaces places, HeldContent content, boolean known) {
        if (!export.withoutExport()) {
            if (posts.stream().anyMatch(post -> places.agrees(post, known))) {
                return true;
            }
            if (!posts.isEmpty() && !content.posts().isEmpty()) {
                return false;
            }
        } else if (known && !posts.isEmpty()) {
            return true;
        }
        return export.files().stream().anyMatch(file -> isHeld(file, content));
    }

    private static boolean isHeld(ScreenedFile file, HeldContent held) {
        if (file.disposition() instanceof Disposition.LeftOut) {
            return false;
        }
        Optional<String> id = file.fate() instanceof FileFate.Matched it ? it.postId() : LooseViews.postId(file);
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
