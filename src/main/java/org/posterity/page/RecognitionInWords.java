package org.posterity.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.model.AccessLevel;
import org.posterity.page.RecognitionView.Texts;
import org.posterity.page.ReportView.Post;

/** By what other people could still be recognised, and what the curator can do about it, in sentences. */
final class RecognitionInWords {
    private final ReportView report;
    private final RecognitionView view;
    private final long captions;

    /** @param captions how many captions may name somebody */
    RecognitionInWords(ReportView report, long captions) {
        this.report = report;
        this.view = report.recognition();
        this.captions = captions;
    }

    /** How many captions may name somebody. */
    long captions() {
        return captions;
    }

    List<Texts> texts() {
        return view.texts();
    }

    /** All that was found in one sentence; empty where nothing was. */
    Optional<String> found() {
        String words = InWords.list(parts());
        return words.isEmpty() ? Optional.empty() : Optional.of(InWords.capitalised(words) + ".");
    }

    /** What no program can judge, to follow a sentence without its full stop. */
    String media() {
        return view.media() == 0
                ? ""
                : ". No program can judge who is seen or heard in the " + InWords.count(view.media(), "media file");
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        if (view.searchable() > 0) {
            parts.add(InWords.number(view.searchable()) + " of " + keptTexts() + " could be found by searching");
        }
        if (captions > 0) {
            parts.add(InWords.count(captions, "caption") + " may still name somebody");
        }
        if (!view.description().isEmpty()) {
            parts.add("the account’s description may name somebody (" + InWords.list(view.description()) + ")");
        }
        if (view.sounds() > 0) {
            parts.add("the sound of " + InWords.count(view.sounds(), "post") + " may name its maker");
        }
        if (view.places() > 0) {
            parts.add(InWords.count(view.places(), "post names a place", "posts name a place"));
        }
        if (view.hardlyJudged() > 0) {
            parts.add("in " + InWords.count(view.hardlyJudged(), "caption")
                    + " hardly any name could be seen, because the script has no capital letters");
        }
        if (view.pseudonyms() > 0) {
            parts.add(InWords.count(view.people(), "other person appears", "other people appear")
                    + " under a pseudonym, which is the same in every package of this institution");
        }
        return parts;
    }

    private String keptTexts() {
        long kept = view.texts().stream().mapToLong(Texts::kept).sum();
        return view.texts().size() == 1
                ? InWords.number(kept) + " "
                        + view.texts().get(0).category().id().replace('-', ' ')
                : InWords.count(kept, "text that is kept", "texts that are kept");
    }

    /** A caption: of a post that stands in the list of posts under a key, or of a file of no post. */
    record Row(String key, String of, List<String> forms, String path) {}

    Rows<Row> rows() {
        return new Rows<>(() -> Stream.concat(
                Stream.concat(report.posts().get(), report.deletedPosts().get())
                        .filter(post -> !post.mayName().isEmpty())
                        .map(RecognitionInWords::row),
                report.files()
                        .get()
                        .filter(file -> !file.mayName().isEmpty())
                        .map(file -> new Row("", "a file of no post", file.mayName(), file.path()))));
    }

    private static Row row(Post post) {
        return new Row(
                post.key(),
                InWords.minute(post.date()),
                post.mayName(),
                post.path().orElse(""));
    }

    /** What the curator can do. */
    List<String> advice() {
        List<String> advice = new ArrayList<>();
        List<String> categories = view.texts().stream()
                .filter(texts -> texts.searchable() > 0)
                .map(texts -> texts.category().id())
                .toList();
        if (!categories.isEmpty()) {
            advice.add("Keep fewer texts: in config/selection.yaml set " + InWords.list(categories)
                    + " to aggregate or leave-out. This applies to what is taken in from then on.");
        }
        advice.add(access(report.consent().access()));
        advice.add(
                captions > 0
                        ? "Ask the donor who is meant in the captions listed above, and whether they agree."
                        : "Ask the donor who can be seen and heard, and whether they agree.");
        advice.add("Close single posts to readers, with posterity restrict --post.");
        return advice;
    }

    private static String access(AccessLevel access) {
        List<String> stricter = Stream.of(AccessLevel.ON_SITE, AccessLevel.BY_PERMISSION, AccessLevel.DARK)
                .filter(level -> level.compareTo(access) > 0)
                .map(AccessLevel::id)
                .toList();
        return stricter.isEmpty()
                ? "Leave it closed: the package may be shown to nobody."
                : "Show it to fewer people, or later: agree with the donor on a stricter access level ("
                        + String.join(", ", stricter) + ") or on an embargo.";
    }
}
