package org.posterity.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.consent.PaperSearch.Found;
import org.posterity.consent.PaperSearch.Paper;

/** Whether the papers of a record were checked, and with what result. */
final class PapersInWords {
    private PapersInWords() {}

    /** In one sentence, to go with the statement that a record is valid. */
    static String inShort(List<Paper> papers) {
        if (papers.isEmpty()) {
            return "It names no signed papers, so none were checked.";
        }
        return "Signed papers: "
                + Stream.of(
                                count(papers, Found.UNALTERED, "found and unaltered"),
                                count(papers, Found.ALTERED, "ALTERED"),
                                count(papers, Found.UNREADABLE, "not readable"),
                                count(papers, Found.NOWHERE, "not found, so not checked"))
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
            case UNALTERED -> "found " + paper.where() + ", with the digest given in the record.";
            case ALTERED ->
                "the file of that name " + paper.where()
                        + " has a different digest from the one in the record. Put the original back, or have "
                        + "the changed paper confirmed and record its digest.";
            case UNREADABLE -> "it cannot be read. Check its permissions.";
            case NOWHERE ->
                "neither beside the record nor in your agreements folder (setting agreements.dir)."
                        + (paper.handedIn()
                                ? " It is marked as handed in: a submission is refused if it is missing."
                                : " That is allowed: you may keep it elsewhere.");
        };
    }
}
