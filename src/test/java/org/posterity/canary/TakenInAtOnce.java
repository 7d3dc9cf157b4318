package org.posterity.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.posterity.cli.TestArchive;

/** Takes donations in under records that lie beside them, in a process whose clock stands still: what differs is not the time. */
final class TakenInAtOnce {
    private static final String EPOCH = "1767225600";

    private TakenInAtOnce() {}

    /** One donation that is to be taken in, into an archive of its own. */
    record Order(Path config, Path archive, Path consent, Path donation) {}

    static void run(List<Order> orders) throws IOException, InterruptedException {
        Path list = Files.createTempFile("orders", ".txt");
        Path told = Files.createTempFile("told", ".txt");
        try {
            List<String> lines = new ArrayList<>();
            orders.forEach(order -> lines.add(
                    order.config() + "\t" + order.archive() + "\t" + order.consent() + "\t" + order.donation()));
            Files.write(list, lines);
            ProcessBuilder java = new ProcessBuilder(
                    System.getProperty("java.home") + "/bin/java",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    TakenInAtOnce.class.getName(),
                    list.toString());
            java.environment().put("SOURCE_DATE_EPOCH", EPOCH);
            Process process =
                    java.redirectErrorStream(true).redirectOutput(told.toFile()).start();
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(Files.readString(told));
            }
        } finally {
            Files.delete(list);
            Files.delete(told);
        }
    }

    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String[] order = line.split("\t");
            TestArchive.Answer answer = TestArchive.say(
                    "ingest", "--config", order[0], "--archive", order[1], "--consent", order[2], "--json", order[3]);
            if (answer.exit() != 0 || !answer.out().contains("\"archived\"")) {
                System.err.println(order[1] + " " + answer);
                System.exit(1);
            }
        }
    }
}
