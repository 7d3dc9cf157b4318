package org.posterity.cli;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** Debian's clamd with one signature: that of a word which no donation holds. */
final class Clamds implements AutoCloseable {
    static final String SIGNED = "POSTERITY-TEST-SIGNATURE-7f3a";
    static final String NAME = "Posterity.Test.Signature.UNOFFICIAL";
    private static final Path PROGRAM = Path.of("/usr/sbin/clamd");
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path socket;

    private Clamds(Process process, Path socket) {
        this.process = process;
        this.socket = socket;
    }

    /** @param settings lines of its configuration beside those that it cannot do without */
    static Clamds with(Path folder, String... settings) throws IOException, InterruptedException {
        boolean there = Files.isExecutable(PROGRAM);
        String untested = "needs clamd (Debian: clamav-daemon): the virus check is not tested with a real scanner";
        if (!there && "true".equals(System.getenv("CI"))) {
            fail(untested);
        }
        assumeTrue(there, untested);
        Path database = Files.createDirectories(folder.resolve("database"));
        Files.writeString(
                database.resolve("test.ndb"),
                "Posterity.Test.Signature:0:*:" + HexFormat.of().formatHex(SIGNED.getBytes()) + "\n");
        Path socket = folder.resolve("clamd.ctl");
        Path configuration = folder.resolve("clamd.conf");
        Files.writeString(
                configuration,
                "LocalSocket " + socket + "\nDatabaseDirectory " + database + "\nForeground yes\n"
                        + String.join("\n", settings) + "\n");
        Process process = new ProcessBuilder(PROGRAM.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.txt").toFile())
                .start();
        Clamds clamd = new Clamds(process, socket);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(socket)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                process.destroyForcibly();
                fail(Files.readString(folder.resolve("clamd.txt")));
            }
        }
        return clamd;
    }

    String socket() {
        return socket.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
