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
 * Refuses a donation of which the package would hold nothing for which somebody gave it. A post, a file or an entry of a list is enough; profile and
 * counts are only where the donor gives no work at all. An account has one package: an empty one would keep the real one out.
 */
public final class NothingToKeep {
    private static final Set<Category> WORKS =
            EnumSet.of(Category.POSTS, Category.NON_PUBLIC_POSTS, Category.DELETED_POSTS, Category.MEDIA);

    private final ScreenedExport export;

    private NothingToKeep(ScreenedExport export) {
        this.export = export;
    }

    /** Lets a screened donation pass of which something would be held, and refuses another with what to change. */
    public static Outcome<ScreenedExport> judge(ScreenedExport export) {
        NothingToKeep rule = new NothingToKeep(export);
        return rule.isSomethingKept()
                ? Outcome.passed(export)
                : Outcome.rejected(Rejection.refused(
                        export.submission().submission().id(),
                        "nothing-to-keep",
                        "Of this donation nothing would be kept, so no package was made. The account stays free for it.",
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
                    "It lists no posts.",
                    "Is it the whole export? If the donor gives no more than a profile or counts, name neither posts nor"
                            + " media in the consent record."));
        }
        return grouped(export.leftOutPosts(), LeftOutPost::rule).values().stream()
                .map(alike -> new Fault(
                        "the export",
                        counted(alike.size(), "post is", "posts are") + " left out ("
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
                    "No video, photo or sound came along.",
                    "Put the creator's own files into the folder, beside consent.json, and take it in again."));
        }
        return grouped(handedOver, file -> reasonAgainst(file).orElseThrow().toString()).values().stream()
                .map(alike -> reasonAgainst(alike.get(0))
                        .map(reason -> new Fault(
                                "the submission",
                                counted(alike.size(), "file is", "files are") + " left out (" + reason.rule() + "): "
                                        + reason.reason(),
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
            return "If the donor agreed to it, name the category "
                    + rule.substring(SelectionPolicy.CONSENT.length())
                    + " in the consent record. Media of posts are kept only where their posts are.";
        }
        if (rule.startsWith(SelectionPolicy.SELECTION) || rule.startsWith(SelectionPolicy.EMBEDDED)) {
            return "So says your selection policy (config/selection.yaml).";
        }
        return switch (rule) {
            case "post-left-out" -> "It follows its post: see what is said of the posts.";
            case "not-media", "not-media-content", "empty-file" ->
                "Put the creator's own videos, photos and sounds into the folder, and take it in again.";
            default -> "Look at what the donor handed over and at what the consent record names.";
        };
    }

    private static String counted(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> key) {
        return all.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }
}
