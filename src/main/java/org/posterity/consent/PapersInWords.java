package org.posterity.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.consent.PaperSearch.Found;
import org.posterity.consent.PaperSearch.Paper;

/** Whether the papers of a record were looked at, and what was found. */
final class PapersInWords {
    private PapersInWords() {}

    /** In one sentence, for beside the word that a record is valid. */
    static String inShort(List<Paper> papers) {
        if (papers.isEmpty()) {
            return "It names no signed papers, so none were looked at.";
        }
        return "Of the signed papers that it names: "
                + Stream.of(
                                count(papers, Found.UNALTERED, "found and unaltered"),
                                count(papers, Found.ALTERED, "ALTERED"),
                                count(papers, Found.UNREADABLE, "not readable"),
                                count(papers, Found.NOWHERE, "not found, so not looked at"))
                        .filter(count -> !count.isEmpty())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String count(List<Paper> papers, Found found, String words) {
        long count = papers.stream().filter(paper -> paper.found() == found).count();
        return count == 0 ? "" : count + " " + words;
    }

    static List<String> lines(List<Paper> papers) {
        List<String> lines = new ArrayList<>();
        lines.add("Papers: " + (papers.isEmpty() ? "none." : papers.size() + "."));
        papers.forEach(paper -> lines.add("  " + paper.place() + ": " + words(paper)));
        return lines;
    }

    private static String words(Paper paper) {
        return switch (paper.found()) {
            case UNALTERED -> "found " + paper.where() + ", with the digest that the record says.";
            case ALTERED ->
                "the file of that name " + paper.where()
                        + " has another digest than the record says. Put the original back, or"
                        + " have the changed one confirmed and record its digest.";
            case UNREADABLE -> "it cannot be read; may this user open it?";
            case NOWHERE ->
                "neither beside the record nor in your folder of agreements (the setting agreements.dir)."
                        + (paper.handedIn()
                                ? " The record calls it handed in: a submission is refused where it is in neither."
                                : " That is no fault: it may stay with you elsewhere.");
        };
    }
}
