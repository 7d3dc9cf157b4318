package org.posterity.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.posterity.application.Added;
import org.posterity.application.IngestResult;
import org.posterity.application.Ingested;
import org.posterity.application.KnownRefusals;
import org.posterity.application.Notices;
import org.posterity.model.Fault;
import org.posterity.model.PostCounts;
import org.posterity.model.Rejection;
import org.posterity.packaging.Forecast;
import org.posterity.packaging.Foreseen;

/** Tells people, or programs, what became of submissions. */
final class Output {
    private static final int MOST_LISTED = 20;
    private static final String IN_USE = "in-use";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean asJson;
    private final List<String> notTakenIn = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final KnownRefusals known;
    private int knownOnes;
    private boolean checked;

    Output(PrintWriter out, PrintWriter err, boolean asJson) {
        this(out, err, asJson, KnownRefusals.none());
    }

    /** @param known refusals that need nobody's attention */
    Output(PrintWriter out, PrintWriter err, boolean asJson, KnownRefusals known) {
        this.known = known;
        this.out = out;
        this.err = err;
        this.asJson = asJson;
    }

    /** Prints notices about the archive, one per line. */
    static Notices notices(PrintWriter err) {
        return new Notices() {
            @Override
            public void say(String sentence) {
                err.println("posterity: " + visible(sentence));
            }

            @Override
            public void waiting(Duration patience) {
                err.println("Another run is at work on the same account; waiting for it"
                        + (patience.isZero() ? "." : ", " + patience.toSeconds() + " s at most."));
            }
        };
    }

    /** Prints what became of one submission; whether it needs nobody's attention. */
    boolean tell(Ingested ingested) {
        IngestResult conclusion = ingested.conclusion();
        if (conclusion instanceof IngestResult.InUse it) {
            inUse(ingested, it.why());
            return true;
        }
        String called = called(ingested);
        boolean isKnown = known.includes(conclusion);
        if (asJson) {
            ObjectNode json = json(ingested);
            line(isKnown ? json.put("known", true) : json, out);
        } else {
            words(called + ": ", ingested);
            ingested.discrepancies().forEach(it -> out.println("  " + visible(it.words())));
            if (!ingested.discrepancies().isEmpty()) {
                out.println(
                        "  The package keeps what it says. Omit the option, or give the value that the package has.");
            }
        }
        out.flush();
        outcomes.merge(outcome(conclusion), 1, Integer::sum);
        if (conclusion instanceof IngestResult.NotTakenIn it) {
            notTakenIn.add(called + " (" + it.report().rejection().code() + ")");
        }
        checked |= conclusion instanceof IngestResult.Checked;
        knownOnes += isKnown ? 1 : 0;
        return isKnown || ingested.isWell();
    }

    /** Another run is at work on what a submission needs, so it was not started. */
    private void inUse(Ingested ingested, String why) {
        if (asJson) {
            line(JsonNodeFactory.instance.objectNode().put("outcome", "in-use").put("reason", why), out);
        }
        err.println("posterity: " + (ingested.mayBeNamed() ? name(ingested) + ": " : "") + why);
        outcomes.merge(IN_USE, 1, Integer::sum);
    }

    /** Whether something was not started because another run is at work on it. */
    boolean metInUse() {
        return outcomes.containsKey(IN_USE);
    }

    /** After the last result, for people: a summary of several submissions, and a note about pre-ingest checks. */
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
                        + notTakenIn.stream().sorted().limit(MOST_LISTED).collect(Collectors.joining(", "))
                        + (more > 0 ? ", and " + more + " more" : "") + ".");
            }
        }
        if (knownOnes > 0) {
            out.println(knownOnes + (knownOnes == 1 ? " refusal is" : " refusals are") + " known.");
        }
        if (checked) {
            out.println("A pre-ingest check does not use your key: the pseudonyms it shows differ from those of "
                    + "the real run.");
        }
        out.flush();
    }

    /** Prints an object as one line. */
    static void line(ObjectNode json, PrintWriter out) {
        out.println(json);
    }

    /** By which name it may be called. */
    static String called(Ingested ingested) {
        String called =
                ingested.mayBeNamed() ? name(ingested) : ingested.submission().value();
        return called
                + ingested.arrival()
                        .part()
                        .map(platform -> " (" + platform.name() + ")")
                        .orElse("");
    }

    private static String name(Ingested ingested) {
        return visible(String.valueOf(ingested.arrival().path().getFileName()));
    }

    private void words(String name, Ingested ingested) {
        IngestResult conclusion = ingested.conclusion();
        if (conclusion instanceof IngestResult.Archived it) {
            out.println(name + "archived as " + it.holding().aip().shortForm() + ", "
                    + (it.holding().accession() > 1
                            ? "accession " + it.holding().accession() + ", "
                            : "")
                    + counts(it.holding().posts()) + ".");
            ingested.stored().ifPresent(stored -> {
                out.println("  package: " + stored.folder());
                stored.added().ifPresent(added -> out.println("  added:   " + words(added)));
                stored.copies().ifPresent(count -> out.println("  copies:  " + count.words()));
                stored.alerts().forEach((alert, files) -> out.println("  note:    " + alert.sentence(files)));
                stored.report().ifPresent(report -> out.println("  report:  " + report));
            });
        } else if (conclusion instanceof IngestResult.AlreadyHeld it) {
            out.println(
                    name + "already in the archive as " + it.held().held().aip().shortForm() + ", accession "
                            + it.held().held().accession() + "; nothing changed.");
        } else if (conclusion instanceof IngestResult.Checked it) {
            Forecast forecast = Forecast.of(it.export());
            boolean lists = !it.export().withoutExport() || ingested.foreseen().isEmpty();
            out.println(name + "would be archived" + (lists ? ", " + counts(forecast.posts()) : "") + ".");
            ingested.foreseen().ifPresent(joins -> out.println("  " + words(joins)));
            forecast.lines().forEach(line -> out.println("  " + line));
        } else if (conclusion instanceof IngestResult.NotTakenIn it) {
            Rejection rejection = it.report().rejection();
            out.println(name + "refused (" + rejection.code() + "). " + rejection.summary());
            faults(rejection, out);
            it.report().report().ifPresent(report -> out.println("  report: " + report));
        }
    }

    /** {@code posts: 1 new, 2 changed; 3 files, 20 already in the package}. */
    private static String words(Added added) {
        String posts = added.posts().entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey().words())
                .collect(Collectors.joining(", "));
        return "posts: " + (posts.isEmpty() ? "no change" : posts) + "; files: "
                + added(added.files(), added.forHeldPosts()) + ", " + added.held() + " already in the package";
    }

    /** {@code 3 added (1 to a post held before)}. */
    private static String added(long files, long forHeldPosts) {
        return files + " added"
                + (forHeldPosts == 0
                        ? ""
                        : " (" + forHeldPosts + " to " + (forHeldPosts == 1 ? "a post" : "posts") + " held before)");
    }

    private static String words(Foreseen joins) {
        return "accession " + joins.accession() + " of " + joins.aip().shortForm() + ": posts: " + joins.posts()
                + " new, " + joins.vanished() + " no longer listed; files: "
                + added(joins.files(), joins.forHeldPosts()) + ", " + joins.held() + " already in the package";
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

    private static String outcome(IngestResult conclusion) {
        if (conclusion instanceof IngestResult.NotTakenIn) {
            return "refused";
        }
        if (conclusion instanceof IngestResult.AlreadyHeld) {
            return "already-held";
        }
        return conclusion instanceof IngestResult.Checked ? "would-be-archived" : "archived";
    }

    static String counts(PostCounts posts) {
        if (posts.listed() == 0) {
            return "no list of posts, so nothing says whether it is complete"
                    + (posts.ambiguous() > 0 ? "; " + posts.ambiguous() + " files ambiguous" : "");
        }
        StringBuilder text =
                new StringBuilder(posts.listed() == 1 ? "1 post listed" : posts.listed() + " posts listed");
        text.append(": ").append(posts.held()).append(" complete");
        if (posts.missing() > 0) {
            text.append(", ").append(posts.missing()).append(" missing or incomplete");
        }
        if (posts.leftOut() > 0) {
            text.append(", ").append(posts.leftOut()).append(" not selected");
        }
        if (posts.ambiguous() > 0) {
            text.append("; ")
                    .append(posts.ambiguous())
                    .append(posts.ambiguous() == 1 ? " file" : " files")
                    .append(" ambiguous");
        }
        return text.toString();
    }

    private static ObjectNode json(Ingested ingested) {
        IngestResult conclusion = ingested.conclusion();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("submission", ingested.submission().value())
                .put("outcome", outcome(conclusion));
        ingested.arrival().part().ifPresent(platform -> json.put("platform", platform.id()));
        if (conclusion instanceof IngestResult.Archived it) {
            json.put("aip", it.holding().aip().value())
                    .put("version", it.holding().version())
                    .put("accession", it.holding().accession());
            json.set("posts", posts(it.holding().posts()));
            ingested.stored().ifPresent(stored -> {
                stored.alerts()
                        .forEach((alert, files) -> json.withObject("/alerts").put(alert.code(), files));
                stored.report().ifPresent(report -> json.put("report", report));
                stored.added().ifPresent(added -> {
                    ObjectNode what = json.putObject("added").put("files", added.files());
                    if (added.forHeldPosts() > 0) {
                        what.put("filesForHeldPosts", added.forHeldPosts());
                    }
                    what.put("filesHeld", added.held());
                    added.posts().forEach((kind, posts) -> what.put(kind.name().toLowerCase(Locale.ROOT), posts));
                });
                stored.copies().ifPresent(count -> count.stores().forEach(json.withArray("copies")::add));
            });
        } else if (conclusion instanceof IngestResult.AlreadyHeld it) {
            json.put("aip", it.held().held().aip().value())
                    .put("version", it.held().held().version())
                    .put("accession", it.held().held().accession());
            ingested.discrepancies()
                    .forEach(difference -> json.withObject("notHeeded")
                            .putObject(difference.what())
                            .put("held", difference.held().orElse(null))
                            .put("asked", difference.asked()));
        } else if (conclusion instanceof IngestResult.Checked it) {
            json.put("pseudonyms", "of this check only");
            ingested.foreseen()
                    .ifPresent(joins -> json.put("aip", joins.aip().value())
                            .put("accession", joins.accession())
                            .putObject("wouldAdd")
                            .put("posts", joins.posts())
                            .put("vanished", joins.vanished())
                            .put("files", joins.files())
                            .put("filesHeld", joins.held()));
            json.set("posts", posts(Forecast.of(it.export()).posts()));
            ArrayNode findings = json.putArray("findings");
            it.export()
                    .findings()
                    .forEach(finding -> findings.addObject()
                            .put("code", finding.code())
                            .put("where", finding.where())
                            .put("what", finding.what()));
        } else if (conclusion instanceof IngestResult.NotTakenIn it) {
            json.put("reason", it.report().rejection().code());
            json.put("summary", it.report().rejection().summary());
            it.report().report().ifPresent(report -> json.put("report", report.toString()));
        }
        Path path = ingested.arrival().path();
        return ingested.mayBeNamed()
                ? json.put("name", String.valueOf(path.getFileName())).put("path", path.toString())
                : json;
    }

    static ObjectNode posts(PostCounts posts) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("listed", posts.listed())
                .put("held", posts.held())
                .put("missing", posts.missing())
                .put("ambiguous", posts.ambiguous())
                .put("leftOut", posts.leftOut());
    }
}
