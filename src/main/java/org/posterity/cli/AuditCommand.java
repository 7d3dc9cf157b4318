package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.application.Audit;
import org.posterity.application.Audit.Result;
import org.posterity.application.AuditReport;
import org.posterity.application.PackageLookup;
import org.posterity.model.PackageId;
import org.posterity.replication.Store;
import org.posterity.storage.AuditFinding;
import org.posterity.storage.Audited;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads every byte that is kept. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Reads every byte that the archive keeps and compares it with what was committed: packages in all "
                    + "their versions,"
                    + " agreements, the journal, and the index of holdings; and every byte of the copies in stores. "
                    + "Nothing is repaired or removed.",
            "Each copy read is recorded in the journal as a fixity check. Those whose last check is oldest "
                    + "come first; --due and --older-than resume an earlier run. The exit code is 1 if anything is not intact."
        },
        sortOptions = false)
final class AuditCommand implements Callable<Integer> {
    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([hd])");
    private static final int MEGABYTE = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Parameters(
            arity = "0..*",
            paramLabel = "AIP",
            description = "Packages (default: the whole archive). " + Named.WORDS)
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            description = "Only packages whose last fixity check is older, for example 90d or 12h.")
    private String age;

    @Option(
            names = "--due",
            description =
                    "Only packages and copies whose last fixity check is older than the setting audit.days. Where "
                            + "there are none, the agreements of packages, the journal and the index are looked at without reading every byte.")
    private boolean due;

    @Option(
            names = "--store",
            paramLabel = "NAME",
            description = "Only this store; the word archive means the archive itself.")
    private String store;

    @Option(names = "--rate", paramLabel = "MB/S", description = "The most megabytes to read per second.")
    private Long rate;

    @Option(
            names = "--json",
            description = "Prints one JSON object for each package, each agreement, the journal, and the index.")
    private boolean json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Writes a page with what was read and found to this new file.")
    private Path report;

    private final AuditReport gathered = new AuditReport();
    private long intact;
    private long damaged;
    private long bytes;

    @Override
    public Integer call() {
        if (rate != null && rate < 1) {
            throw new IllegalArgumentException("--rate must be a whole number of megabytes a second, 1 or more.");
        }
        if (due && age != null) {
            throw new IllegalArgumentException("Give --due or --older-than, not both.");
        }
        Audit.Request request = new Audit.Request(
                names,
                Optional.ofNullable(store),
                due,
                Optional.ofNullable(age).map(AuditCommand::age),
                Optional.ofNullable(rate).map(it -> it * MEGABYTE));
        if (report != null) {
            NewFile.require(place.outside(report, "--report"));
        }
        List<PackageLookup<PackageId>> found;
        try (Shutdown shutdown = Shutdown.begin(spec.commandLine().getErr())) {
            found = new Audit(place.premises(spec), TerminalProgress.where(!json), shutdown.stages())
                    .run(request, this::tell);
        }
        if (!Named.each(names, found, place.archive(), spec)) {
            return Exit.NOT_ALL;
        }
        if (report != null) {
            NewFile.write(report, gathered.page()::write);
        }
        if (!json) {
            spec.commandLine().getOut().println(summary());
        }
        return damaged == 0 ? Exit.DONE : Exit.NOT_ALL;
    }

    private static Duration age(String written) {
        Matcher age = AGE.matcher(written);
        if (!age.matches()) {
            throw new IllegalArgumentException("--older-than takes a number of days or hours, such as 90d or 12h.");
        }
        long number = Long.parseLong(age.group(1));
        return age.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number);
    }

    private String summary() {
        String read = String.format(Locale.ROOT, "%,d bytes read: ", bytes);
        return intact + damaged == 0
                ? "Nothing was due."
                : read + intact + " intact" + (damaged == 0 ? "." : ", " + damaged + " not intact.");
    }

    private void tell(Result result) {
        Audited audited = result.audited();
        bytes += audited.bytes();
        gathered.add(result);
        if (audited.isIntact()) {
            intact++;
        } else {
            damaged++;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Output.line(json(result), out);
            return;
        }
        out.println(name(result) + place(result) + ": " + (audited.isIntact() ? "intact" : "not intact"));
        audited.findings().forEach(finding -> out.println("  " + sentence(result.subject(), finding)));
        out.flush();
    }

    /** Where it is, if not in the archive. */
    private static String place(Result result) {
        return result.store().equals(Store.ARCHIVE) ? "" : " in store " + result.store();
    }

    private static String name(Result result) {
        return switch (result.subject()) {
            case PACKAGE -> "package " + new PackageId(result.id()).shortForm();
            case AGREEMENT -> "agreement " + Output.visible(result.id());
            case JOURNAL -> "journal";
            case HOLDINGS -> "index of holdings";
            case STORAGE -> "storage";
        };
    }

    private static String sentence(Audit.Subject subject, AuditFinding finding) {
        String where = finding.where().isEmpty()
                ? "the whole " + subject.name().toLowerCase(Locale.ROOT)
                : Output.visible(finding.where());
        return finding.kind().id() + "  " + where
                + (finding.what().isEmpty() ? "" : ": " + Output.visible(finding.what()));
    }

    private static ObjectNode json(Result result) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("subject", result.subject().name().toLowerCase(Locale.ROOT))
                .put("id", result.id())
                .put("store", result.store())
                .put("outcome", result.audited().isIntact() ? "intact" : "not-intact")
                .put("files", result.audited().files())
                .put("bytes", result.audited().bytes());
        result.audited()
                .findings()
                .forEach(finding -> line.withArray("findings")
                        .addObject()
                        .put("kind", finding.kind().id())
                        .put("where", finding.where())
                        .put("what", finding.what()));
        return line;
    }
}
