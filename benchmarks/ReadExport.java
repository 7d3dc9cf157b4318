import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.posterity.characterisation.DescribedExport;
import org.posterity.application.Wiring;
import org.posterity.consent.ConsentGate;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.consent.HouseRules;
import org.posterity.consent.KeptAgreements;
import org.posterity.export.Admission;
import org.posterity.export.Drift;
import org.posterity.export.Export;
import org.posterity.export.ExportReader;
import org.posterity.export.SectionCount;
import org.posterity.export.context.MatchListCsv;
import org.posterity.export.tiktok.TikTokReader;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.HeldSubmissions;
import org.posterity.intake.Intake;
import org.posterity.intake.IntakeLimits;
import org.posterity.intake.Submission;
import org.posterity.model.Agent;
import org.posterity.model.Outcome;
import org.posterity.model.Progress;
import org.posterity.privacy.LedgerLine;
import org.posterity.privacy.PrivacyScreen;
import org.posterity.privacy.PseudonymKey;
import org.posterity.privacy.SelectionPolicy;
import org.posterity.privacy.ScreenedExport;

/**
 * Takes an export through the doors from intake to the privacy ledger, without media, packaging and storage. Prints what was
 * found, the seconds of reading (recognising, reading, counting) and of screening (the ledger), and the peaks of memory as
 * one line of JSON. Intake, which hashes the file, is told apart; the start of the virtual machine is not in it.
 *
 * <pre>java -Xmx256m -cp PROGRAM ReadExport SUBMISSION WORK SELECTION_POLICY</pre>
 */
final class ReadExport {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Agent AGENT = new Agent("benchmark", "Benchmark", "software", "1");

    private ReadExport() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Path work = Path.of(args[1]);
        SelectionPolicy table = SelectionPolicy.parse(Files.readAllBytes(Path.of(args[2])));
        IntakeLimits limits = IntakeLimits.defaults();
        Intake intake =
                new Intake(work.resolve("workspaces"), limits, HeldSubmissions.none(), CLOCK, Progress.NONE);
        ConsentGate gate =
                new ConsentGate(
                        HouseRules.of(""),
                        CLOCK,
                        ConsentRecordReader.shipped(Wiring.platforms()),
                        account -> Optional.empty(),
                        KeptAgreements.NONE);
        ExportReader reading = new ExportReader(
                List.of(new TikTokReader()),
                new MatchListCsv(),
                Admission.by(gate),
                Drift.REPORT,
                CLOCK,
                AGENT);
        PrivacyScreen screen = new PrivacyScreen(table, new PseudonymKey(work.resolve("key")), CLOCK, AGENT);

        long start = System.nanoTime();
        Submission submission = product(intake.open(IngestRequest.of(folder)));
        ConsentedSubmission consented = product(gate.establish(submission));
        long received = System.nanoTime();
        Export export = product(reading.recognise(consented).then(exports -> reading.read(exports.get(0))));
        long read = System.nanoTime();
        ScreenedExport screened = product(screen.screen(new DescribedExport(export, Map.of(), export.events())));
        long ledgered = System.nanoTime();

        print(export, screened);
        System.out.printf(
                Locale.ROOT,
                "{\"intake\": %.3f, \"reading\": %.3f, \"screening\": %.3f, \"sum\": %.3f, \"heap\": %d, \"resident\": %d}%n",
                (received - start) / 1e9,
                (read - received) / 1e9,
                (ledgered - read) / 1e9,
                (ledgered - received) / 1e9,
                peakHeap() >> 20,
                peakResident() >> 10);
        submission.workspace().close();
    }

    private static void print(Export export, ScreenedExport screened) {
        long met = export.content().sections().stream()
                .filter(section -> section.path().endsWith("[]"))
                .mapToLong(SectionCount::items)
                .sum();
        long[] items = {0};
        export.content().items().forEach(item -> items[0]++);
        System.out.println("posts " + export.content().posts().size() + ", entries of lists " + met + ", items taken "
                + items[0] + ", paths " + export.content().sections().size() + ", of them in the ledger "
                + screened.ledger().size() + ", not in balance "
                + screened.ledger().stream().filter(line -> !line.balances()).count() + ", findings "
                + screened.findings().size() + ", kept "
                + screened.ledger().stream().mapToLong(LedgerLine::kept).sum() + " of "
                + screened.ledger().stream().mapToLong(LedgerLine::met).sum());
    }

    /** The most that was ever in use, garbage included; it cannot pass -Xmx. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    /** In KiB, 0 where the kernel does not tell. */
    private static long peakResident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static <P> P product(Outcome<P> outcome) {
        return outcome.match(
                product -> product,
                rejection -> {
                    throw new IllegalStateException(rejection.code() + ": " + rejection.summary());
                },
                held -> {
                    throw new IllegalStateException("It is held.");
                });
    }
}
