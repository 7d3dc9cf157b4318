package org.posterity.privacy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.export.FileFate;
import org.posterity.model.Category;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.Rejection;
import org.posterity.record.ConsentTerms;

/**
 * Refuses a donation whose package would be empty. One post, file or list entry is enough; profile and counts suffice only if
 * the donor gives no work at all. An account has one package, so an empty one would block the real one.
 */
public final class NothingToKeep {
    private static final Set<Category> WORKS =
            EnumSet.of(Category.POSTS, Category.NON_PUBLIC_POSTS, Category.DELETED_POSTS, Category.MEDIA);

    private final ScreenedExport export;

    private NothingToKeep(ScreenedExport export) {
        this.export = export;
    }

    /** Admits a screened donation that keeps something; refuses any other and says what to change. */
    public static Outcome<ScreenedExport> judge(ScreenedExport export) {
        NothingToKeep rule = new NothingToKeep(export);
        return rule.isSomethingKept()
                ? Outcome.passed(export)
                : Outcome.rejected(Rejection.refused(
                        export.submission().submission().id(),
                        "nothing-to-keep",
                        "Nothing in this donation would be kept, so no package was made. The account can still "
                                + "be taken in.",
                        Stream.concat(rule.posts(), rule.files()).toArray(Fault[]::new)));
    }

    private boolean isSomethingKept() {
        return !export.posts().isEmpty()
                || !export.context().loose().isEmpty()
                || !export.items().sections().isEmpty()
                || export.files().stream().anyMatch(file -> reasonAgainst(file).isEmpty() && !isOfProfile(file))
                || givesNoWork(export.submission().terms())
                        && (export.profile().isPresent()
                                || !export.items().aggregates().isEmpty()
                                || !export.context().account().isEmpty());
    }

    private static boolean givesNoWork(ConsentTerms terms) {
        return WORKS.stream().noneMatch(terms::covers);
    }

    private Stream<Fault> posts() {
        if (export.withoutExport()) {
            return Stream.empty();
        }
        if (export.leftOutPosts().isEmpty()) {
            return Stream.of(new Fault(
                    "the export",
                    "The export lists no posts.",
                    "Check that it is the whole export. If the donor gives only a profile or counts, name "
                            + "neither posts nor media in the consent record."));
        }
        return grouped(export.leftOutPosts(), UnselectedPost::rule).values().stream()
                .map(alike -> new Fault(
                        "the export",
                        counted(alike.size(), "post is", "posts are") + " not selected ("
                                + alike.get(0).rule() + "): " + alike.get(0).reason(),
                        remedy(alike.get(0).rule())));
    }

    private Stream<Fault> files() {
        List<ScreenedFile> handedOver = export.files().stream()
                .filter(file ->
                        !isOfProfile(file) && !(file.fate() instanceof FileFate.Aside aside && aside.isPaperwork()))
                .toList();
        if (handedOver.isEmpty()) {
            return Stream.of(new Fault(
                    "the submission",
                    "The donation contains no video, photo or sound.",
                    "Put the creator's own files into the folder, beside consent.json, then run again."));
        }
        return grouped(handedOver, file -> reasonAgainst(file).orElseThrow().toString()).values().stream()
                .map(alike -> reasonAgainst(alike.get(0))
                        .map(reason -> new Fault(
                                "the submission",
                                counted(alike.size(), "file is", "files are") + " not selected (" + reason.rule()
                                        + "): " + reason.reason(),
                                remedy(reason.rule())))
                        .orElseThrow());
    }

    private static boolean isOfProfile(ScreenedFile file) {
        return file.disposition() instanceof Disposition.WithProfile;
    }

    private static Optional<Disposition.LeftOut> reasonAgainst(ScreenedFile file) {
        return Optional.of(file.disposition())
                .filter(Disposition.LeftOut.class::isInstance)
                .map(Disposition.LeftOut.class::cast);
    }

    private static String remedy(String rule) {
        if (rule.startsWith(SelectionPolicy.CONSENT)) {
            return "If the donor agreed, name the category "
                    + rule.substring(SelectionPolicy.CONSENT.length())
                    + " in the consent record. Media of posts are kept only if their posts are.";
        }
        if (rule.startsWith(SelectionPolicy.SELECTION) || rule.startsWith(SelectionPolicy.EMBEDDED)) {
            return "This is decided by your selection policy (config/selection.yaml).";
        }
        return switch (rule) {
            case "post-left-out" ->
                "It follows its post; see what is said about the posts. If it came without an export, hand it in "
                        + "with one: the package holds nothing of its post, or who could see the post asks for a wider consent.";
            case "not-media", "not-media-content", "empty-file" ->
                "Put the creator's own videos, photos and sounds into the folder, then run again.";
            default -> "Check what the donor handed over and what the consent record names.";
        };
    }

    private static String counted(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> key) {
        return all.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }
}
