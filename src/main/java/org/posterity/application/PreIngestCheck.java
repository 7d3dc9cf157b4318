package org.posterity.application;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.posterity.export.MatchQuestion;
import org.posterity.export.context.MatchListCsv;
import org.posterity.model.Fault;
import org.posterity.model.Rejection;
import org.posterity.packaging.Forecast;
import org.posterity.packaging.MatchQuestions;
import org.posterity.page.PreIngestReport;
import org.posterity.page.PreIngestReport.Found;
import org.posterity.page.PreIngestReport.Submission;

/** Saves the results of a pre-ingest check: a page to read, and a list of files to fill in for {@code --match}. */
public final class PreIngestCheck {
    private final List<Submission> submissions = new ArrayList<>();
    private final List<MatchQuestion> questions = new ArrayList<>();

    /**
     * Takes down what was told.
     *
     * @param name by which the submission may be called
     */
    public void add(String name, Ingested ingested) {
        IngestResult result = ingested.conclusion();
        if (result instanceof IngestResult.Checked it) {
            questions.addAll(MatchQuestions.of(it.export()));
            add(
                    name,
                    ingested.foreseen()
                            .map(joins -> "It would be added to package "
                                    + joins.aip().shortForm() + " as accession " + joins.accession() + ".")
                            .orElse("It would be archived."),
                    List.of(),
                    Optional.of(Forecast.of(it.export()).page()));
        } else if (result instanceof IngestResult.NotTakenIn it) {
            Rejection rejection = it.report().rejection();
            String why = "It would be refused (" + rejection.code() + "). " + rejection.summary();
            add(name, why, rejection.faults(), Optional.empty());
        } else if (result instanceof IngestResult.AlreadyHeld it) {
            String held = "It is already in the archive, as "
                    + it.held().held().aip().shortForm() + "; nothing would change.";
            add(name, held, List.of(), Optional.empty());
        }
    }

    private void add(String name, String outcome, List<Fault> faults, Optional<Found> found) {
        submissions.add(new Submission(name, outcome, faults, found));
    }

    public PreIngestReport report() {
        List<Submission> byName = submissions.stream()
                .sorted(Comparator.comparing(Submission::name))
                .toList();
        return new PreIngestReport(Machine.clock().instant(), "Posterity " + Machine.version(), byName);
    }

    /** How many files nothing decides about. */
    public int questions() {
        return questions.size();
    }

    /** The list of those files, as CSV. */
    public byte[] checklist() {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try {
            MatchListCsv.write(questions, csv);
        } catch (IOException e) {
            throw new IllegalStateException("A list could not be written into memory.", e);
        }
        return csv.toByteArray();
    }
}
