package org.posterity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.posterity.Main;

/** An archivist's desk: settings of its own, an archive of its own, and the command line. */
public final class TestArchive {
    public static final String EVERY_CATEGORY = "posts,non-public-posts,media,profile,engagement";

    private final Path folder;

    private TestArchive(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the settings: the shipped ones, with a key folder here, without what only costs time in a test, and one submission at a
     * time, so that results come in the order of the inputs.
     */
    public static TestArchive in(Path folder) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        try (Stream<Path> shipped = Files.list(Path.of("config"))) {
            for (Path file : shipped.filter(Files::isRegularFile).toList()) {
                Files.copy(file, config.resolve(file.getFileName()));
            }
        }
        return new TestArchive(folder)
                .set("key.dir", folder.resolve("key").toString().replace("\\", "/"))
                .set("submissions.at-once", "1")
                .set("stills", "off")
                .set("storage.sync", "off");
    }

    /** Gives a setting another value. */
    public TestArchive set(String name, String value) throws IOException {
        set(config(), name, value);
        return this;
    }

    /** Gives a setting of a configuration folder another value. */
    static void set(Path config, String name, String value) throws IOException {
        Path properties = config.resolve("application.properties");
        String others = Files.readString(properties).replaceAll("(?m)^" + Pattern.quote(name) + "=.*\\R?", "");
        Files.writeString(properties, others + "\n" + name + "=" + value + "\n");
    }

    /** What a command said, and the code it ended with. */
    public record Answer(int exit, String out, String err) {
        public List<JsonNode> json() {
            return out.lines()
                    .map(line -> {
                        try {
                            return ExportVersion.JSON.readTree(line);
                        } catch (IOException e) {
                            throw new UncheckedIOException("No line of JSON: " + line, e);
                        }
                    })
                    .toList();
        }
    }

    /** Runs a command line as it is. */
    public static Answer say(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Answer(exit, out.toString(), err.toString());
    }

    /** Runs a command with this desk's settings and archive. */
    public Answer run(String command, Object... arguments) {
        List<Object> line = new ArrayList<>(List.of(command, "--archive", archive(), "--config", config()));
        line.addAll(List.of(arguments));
        return say(line.toArray());
    }

    /**
     * What was said of a donation beside this desk, its report included; without the test's own folder, whose random name may hold
     * any number.
     */
    String said(Answer answer) throws IOException {
        String report =
                Files.readString(Path.of(answer.json().get(0).path("report").asText()));
        return (answer + report).replace(folder.toAbsolutePath().getParent().toString(), "");
    }

    /** Makes the donation's consent record; more options take effect after the usual ones. */
    public SampleDonation consented(SampleDonation donation, Object... options) {
        return consentedTo(donation, EVERY_CATEGORY, options);
    }

    public SampleDonation consentedTo(SampleDonation donation, String categories, Object... options) {
        Path record = donation.folder().resolve("consent.json");
        Answer answer = newRecord(record, categories, "open", options);
        if (answer.exit() != Exit.DONE) {
            throw new AssertionError(answer.toString());
        }
        return donation;
    }

    public Answer newRecord(Path record, String categories, String access, Object... options) {
        List<Object> line = new ArrayList<>(List.of(
                "consent",
                "new",
                "--config",
                config(),
                "--donor",
                "Juno Marsh",
                "--accepted-by",
                "Ida Bauer",
                "--institution",
                "Library of Harbours",
                "--notice",
                "We keep your posts and show them in our reading room.",
                "--category",
                categories,
                "--purpose",
                "preservation",
                "--access",
                access,
                "--out",
                record));
        line.addAll(List.of(options));
        if (!line.contains("--account")) {
            line.addAll(List.of("--account", "tiktok:kelp.and.kites"));
        }
        if (!line.contains("--from")) {
            line.addAll(List.of("--from", "2026-01-01"));
        }
        return say(line.toArray());
    }

    /** Takes a donation in, which must go well, and shows what is stored. */
    public StoredAip archived(SampleDonation donation, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of(donation.folder(), "--json"));
        arguments.addAll(List.of(options));
        Answer answer = run("ingest", arguments.toArray());
        if (answer.exit() != Exit.DONE || answer.json().size() != 1) {
            throw new AssertionError(answer.toString());
        }
        JsonNode told = answer.json().get(0);
        if (!told.path("outcome").asText().equals("archived")) {
            throw new AssertionError(told.toString());
        }
        return new StoredAip(archive(), told);
    }

    /** Asks for a copy; one for readers is asked for preservation, which every usual record allows. */
    public Answer deliver(String aip, String form, Path to) {
        return form.equals("files")
                ? run(
                        "deliver",
                        aip,
                        "--as",
                        form,
                        "--purpose",
                        "preservation",
                        "--recipient",
                        "Reading room",
                        "--to",
                        to)
                : run("deliver", aip, "--as", form, "--to", to);
    }

    public Path archive() {
        return folder.resolve("archive");
    }

    public Path config() {
        return folder.resolve("config");
    }
}
