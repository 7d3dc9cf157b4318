package org.posterity.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.posterity.application.Archive;
import org.posterity.application.Discrepancy;
import org.posterity.application.NamesOfDonations;
import org.posterity.application.Notices;
import org.posterity.holdings.Holding;
import org.posterity.holdings.Holdings;
import org.posterity.intake.Arrival;
import org.posterity.model.Fault;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.model.PostCounts;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;
import org.posterity.packaging.Forecast;
import org.posterity.routing.Conclusion;
import org.posterity.storage.ArchiveInUse;
import org.posterity.storage.StoredFile;

/** Tells people, or programs, what became of submissions. */
final class Output {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_LISTED = 20;

    private final PrintWriter out;
    private final Path archive;
    private final boolean asJson;
    private final NamesOfDonations names;
    private final List<String> notTakenIn = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private Optional<Holdings> holdings = Optional.empty();
    private Function<PackageId, List<StoredFile>> stored = aip -> List.of();
    private boolean rehearsed;

    /** @param names whether submissions may be called by their names */
    Output(PrintWriter out, Path archive, boolean asJson, NamesOfDonations names) {
        this.out = out;
        this.archive = archive;
        this.asJson = asJson;
        this.names = names;
    }

    /** What somebody should hear of the archive, a line each. */
    static Notices notices(PrintWriter err) {
        return new Notices() {
            @Override
            public void say(String sentence) {
                err.println("posterity: " + sentence);
            }

            @Override
            public void wrong(Finding finding) {
                say(PackageState.words(finding));
            }
        };
    }

    /** From now on, reports are named where they lie, and what is held already is compared with what the operator says of it. */
    Output of(Archive archive) {
        holdings = Optional.of(archive.holdings());
        stored = archive.storage()::files;
        return this;
    }

    /** Prints one conclusion; whether all is well with it. */
    boolean tell(Arrival arrival, Conclusion conclusion) {
        List<Discrepancy> discrepancies = discrepancies(arrival, conclusion);
        if (asJson) {
            line(json(arrival, conclusion, discrepancies), out);
        } else {
            words(called(arrival, conclusion) + ": ", conclusion);
            discrepancies.forEach(it -> out.println("  " + visible(it.words())));
            if (!discrepancies.isEmpty()) {
                out.println(
                        "  What a package says of itself stays. Leave the option out, or say what is in the package.");
            }
        }
        out.flush();
        outcomes.merge(outcome(conclusion), 1, Integer::sum);
        if (conclusion instanceof Conclusion.NotTakenIn it) {
            notTakenIn.add(
                    called(arrival, conclusion) + " (" + it.report().rejection().code() + ")");
        }
        rehearsed |= conclusion instanceof Conclusion.Rehearsed;
        return !(conclusion instanceof Conclusion.NotTakenIn) && discrepancies.isEmpty();
    }

    /** Prints that somebody else is at work on what a submission needs, so that it was not begun. */
    void inUse(Arrival arrival, ArchiveInUse inUse, PrintWriter err) {
        if (asJson) {
            line(JSON.createObjectNode().put("outcome", "in-use").put("reason", inUse.getMessage()), out);
        }
        err.println(
                "posterity: " + (names.inReports() ? NamesOfDonations.name(arrival) + ": " : "") + inUse.getMessage());
        outcomes.merge("in-use", 1, Integer::sum);
    }

    private List<Discrepancy> discrepancies(Arrival arrival, Conclusion conclusion) {
        return conclusion instanceof Conclusion.AlreadyHeld it
                ? holdings.flatMap(held -> held.find(it.held().held().aip()))
                        .map(holding -> Discrepancy.between(arrival, holding))
                        .orElse(List.of())
                : List.of();
    }

    /** After the last conclusion, for people: what became of several, and once what is different about a rehearsal. */
    void end() {
        if (asJson) {
            return;
        }
        int all = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        if (all > 1) {
            out.println(all + " submissions: "
                    + outcomes.entrySet().stream()
                            .map(outcome ->
                                    outcome.getValue() + " " + outcome.getKey().replace('-', ' '))
                            .collect(Collectors.joining(", "))
                    + ".");
            if (!notTakenIn.isEmpty()) {
                int more = notTakenIn.size() - MOST_LISTED;
                out.println("Not taken in: "
                        + notTakenIn.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
                        + (more > 0 ? ", and " + more + " more" : "") + ".");
            }
        }
        if (rehearsed) {
            out.println("Pseudonyms in a rehearsal are made without your key: the run itself will make others.");
        }
        out.flush();
    }

    /** Prints an object as one line. */
    static void line(ObjectNode json, PrintWriter out) {
        try {
            out.println(JSON.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A line of JSON could not be written.", e);
        }
    }

    /** What a submission is called. */
    private String called(Arrival arrival, Conclusion conclusion) {
        return names.inReports()
                ? NamesOfDonations.name(arrival)
                : submission(conclusion).value();
    }

    private static SubmissionId submission(Conclusion conclusion) {
        if (conclusion instanceof Conclusion.Archived it) {
            return it.holding().submission();
        }
        if (conclusion instanceof Conclusion.AlreadyHeld it) {
            return it.held().submission();
        }
        return conclusion instanceof Conclusion.Rehearsed it
                ? it.export().submission().submission().id()
                : ((Conclusion.NotTakenIn) conclusion).report().rejection().submission();
    }

    private void words(String name, Conclusion conclusion) {
        if (conclusion instanceof Conclusion.Archived it) {
            out.println(name + "archived as " + it.holding().aip().shortForm() + ", "
                    + counts(it.holding().posts()) + ".");
            out.println("  package: " + archive.resolve(it.holding().folder()));
            List<StoredFile> files = stored.apply(it.holding().aip());
            alerts(it.holding(), files).sentences().forEach(sentence -> out.println("  note:    " + sentence));
            report(it.holding(), files).ifPresent(report -> out.println("  report:  " + report));
        } else if (conclusion instanceof Conclusion.AlreadyHeld it) {
            out.println(name + "already held as " + it.held().held().aip().shortForm() + ", accession "
                    + it.held().held().accession() + "; nothing was written or judged anew.");
        } else if (conclusion instanceof Conclusion.Rehearsed it) {
            Forecast forecast = Forecast.of(it.export());
            out.println(name + "would be archived, " + counts(forecast.posts()) + ".");
            forecast.lines().forEach(line -> out.println("  " + line));
        } else if (conclusion instanceof Conclusion.NotTakenIn it) {
            Rejection rejection = it.report().rejection();
            out.println(name + "refused (" + rejection.code() + "). " + rejection.summary());
            faults(rejection, out);
            it.report().report().ifPresent(report -> out.println("  report: " + report));
        }
    }

    /** Prints what is wrong, where, and what to do. */
    static void faults(Rejection rejection, PrintWriter out) {
        for (Fault fault : rejection.faults()) {
            out.println("  where:  " + visible(fault.where()));
            out.println("  what:   " + visible(fault.what()));
            out.println("  remedy: " + visible(fault.remedy()));
        }
    }

    /** Names from a submission may hold line breaks or control sequences for the terminal. */
    static String visible(String text) {
        return text.replaceAll("\\p{Cc}", "\uFFFD");
    }

    private static String outcome(Conclusion conclusion) {
        if (conclusion instanceof Conclusion.NotTakenIn) {
            return "refused";
        }
        if (conclusion instanceof Conclusion.AlreadyHeld) {
            return "already-held";
        }
        return conclusion instanceof Conclusion.Rehearsed ? "would-be-archived" : "archived";
    }

    static String counts(PostCounts posts) {
        if (posts.listed() == 0) {
            return "no posts listed: nothing says whether it is complete"
                    + (posts.ambiguous() > 0 ? "; " + posts.ambiguous() + " files ambiguous" : "");
        }
        StringBuilder text =
                new StringBuilder(posts.listed() == 1 ? "1 post listed" : posts.listed() + " posts listed");
        text.append(": ").append(posts.held()).append(" held");
        if (posts.missing() > 0) {
            text.append(", ").append(posts.missing()).append(" missing");
        }
        if (posts.leftOut() > 0) {
            text.append(", ").append(posts.leftOut()).append(" left out");
        }
        if (posts.ambiguous() > 0) {
            text.append("; ")
                    .append(posts.ambiguous())
                    .append(posts.ambiguous() == 1 ? " file" : " files")
                    .append(" ambiguous");
        }
        return text.toString();
    }

    /** Where the report lies, in the words of its store. */
    private static Optional<String> report(Holding holding, List<StoredFile> files) {
        return ofAccession(holding, "report.html", files)
                .map(file -> file.bytes().location());
    }

    private static Alerts alerts(Holding holding, List<StoredFile> files) {
        return new Alerts(ofAccession(holding, Alerts.LEDGER, files));
    }

    private static Optional<StoredFile> ofAccession(Holding holding, String name, List<StoredFile> files) {
        String path = String.format("data/accessions/%04d/%s", holding.accession(), name);
        return files.stream().filter(file -> file.logicalPath().equals(path)).findFirst();
    }

    private ObjectNode json(Arrival arrival, Conclusion conclusion, List<Discrepancy> discrepancies) {
        ObjectNode json = JSON.createObjectNode()
                .put("submission", submission(conclusion).value())
                .put("outcome", outcome(conclusion));
        if (conclusion instanceof Conclusion.Archived it) {
            json.put("aip", it.holding().aip().value())
                    .put("version", it.holding().version())
                    .put("accession", it.holding().accession());
            json.set("posts", posts(it.holding().posts()));
            List<StoredFile> files = stored.apply(it.holding().aip());
            alerts(it.holding(), files).into(json);
            report(it.holding(), files).ifPresent(report -> json.put("report", report));
        } else if (conclusion instanceof Conclusion.AlreadyHeld it) {
            json.put("aip", it.held().held().aip().value())
                    .put("version", it.held().held().version())
                    .put("accession", it.held().held().accession());
            discrepancies.forEach(difference -> json.withObject("notHeeded")
                    .putObject(difference.what())
                    .put("held", difference.held().orElse(null))
                    .put("asked", difference.asked()));
        } else if (conclusion instanceof Conclusion.Rehearsed it) {
            json.put("pseudonyms", "of this rehearsal only");
            json.set("posts", posts(Forecast.of(it.export()).posts()));
            ArrayNode findings = json.putArray("findings");
            it.export()
                    .findings()
                    .forEach(finding -> findings.addObject()
                            .put("code", finding.code())
                            .put("where", finding.where())
                            .put("what", finding.what()));
        } else if (conclusion instanceof Conclusion.NotTakenIn it) {
            json.put("reason", it.report().rejection().code());
            json.put("summary", it.report().rejection().summary());
            it.report().report().ifPresent(report -> json.put("report", report.toString()));
        }
        return names.inReports()
                ? json.put("name", String.valueOf(arrival.path().getFileName()))
                        .put("path", arrival.path().toString())
                : json;
    }

    static ObjectNode posts(PostCounts posts) {
        return JSON.createObjectNode()
                .put("listed", posts.listed())
                .put("held", posts.held())
                .put("missing", posts.missing())
                .put("ambiguous", posts.ambiguous())
                .put("leftOut", posts.leftOut());
    }
}
