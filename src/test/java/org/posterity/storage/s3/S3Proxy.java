package org.posterity.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * An S3 server on this machine: s3proxy over a folder, in a process of its own. Where its libraries are not there, tests that need it are
 * skipped, but never in continuous integration: {@code .ci/run} has Maven fetch them.
 */
public final class S3Proxy implements AutoCloseable {
    public static final String USER = "posterity-test";
    public static final String PASSWORD = "not-a-secret";

    private static final Path CLASS_PATH = Path.of("target", "s3proxy.classpath");
    private static final int A_MINUTE = 60_000;

    private final Path folder;
    private final int port;
    private Process process;

    private S3Proxy(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Whether one can be started here; in continuous integration it must. */
    public static boolean isThere() {
        boolean isThere = Files.exists(CLASS_PATH);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(isThere).as("the libraries of s3proxy (see .ci/run)").isTrue();
        }
        return isThere;
    }

    /** Starts one. */
    public static S3Proxy in(Path folder) throws IOException, InterruptedException {
        assumeTrue(isThere(), "s3proxy is not there; see .ci/run");
        S3Proxy server = new S3Proxy(Files.createDirectories(folder), freePort());
        System.setProperty("aws.accessKeyId", USER);
        System.setProperty("aws.secretAccessKey", PASSWORD);
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket()) {
            free.bind(new InetSocketAddress("127.0.0.1", 0));
            return free.getLocalPort();
        }
    }

    /** Starts it again after {@link #stop}. */
    public void start() throws IOException, InterruptedException {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "s3proxy.endpoint",
                endpoint().toString(),
                "s3proxy.authorization",
                "aws-v2-or-v4",
                "s3proxy.identity",
                USER,
                "s3proxy.credential",
                PASSWORD,
                "jclouds.provider",
                "filesystem-nio2",
                "jclouds.identity",
                "local",
                "jclouds.credential",
                "local",
                "jclouds.filesystem.basedir",
                Files.createDirectories(folder.resolve("buckets")).toString()));
        Path file = folder.resolve("s3proxy.properties");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Files.readString(CLASS_PATH).strip(),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.out").toFile())
                .start();
        long end = System.currentTimeMillis() + A_MINUTE;
        while (!answers()) {
            assertThat(process.isAlive() && System.currentTimeMillis() < end)
                    .as("s3proxy answers; " + folder.resolve("s3proxy.out"))
                    .isTrue();
            Thread.sleep(100);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The server goes away at once. */
    public void kill() {
        process.destroyForcibly();
    }

    /** The same, and waits for its end. */
    public void stop() throws InterruptedException {
        kill();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /** Makes a bucket; its keys are files in this folder. */
    public Path bucket(String name) throws IOException {
        return Files.createDirectories(folder.resolve("buckets").resolve(name));
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
