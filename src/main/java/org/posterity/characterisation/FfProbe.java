package org.posterity.characterisation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.posterity.model.Agent;

/**
 * The program ffprobe, if an archivist has switched it on. One process per file, with a time limit; it only adds what the
 * readers here could not find out. If the program is missing or fails, the description says so and does without.
 */
public final class FfProbe {
    private static final int LONGEST_ANSWER = 1 << 20;

    private final String program;
    private final Duration limit;
    private Optional<String> version;

    /** @param program name or path of the program; {@code limit} how long it may take for one file */
    public FfProbe(String program, Duration limit) {
        this.program = program;
        this.limit = limit;
    }

    /** The program's version, absent when it cannot be started. */
    public synchronized Optional<String> version() {
        if (version == null) {
            version = run(List.of(program, "-version"))
                    .filter(text -> text.startsWith("ffprobe version "))
                    .map(text -> text.split("\\s+", 4)[2]);
        }
        return version;
    }

    /** The program as an agent of preservation events, absent when it cannot be started. */
    public Optional<Agent> agent() {
        return version().map(it -> new Agent("ffprobe", "ffprobe", "software", it));
    }

    void complete(DescriptionDraft draft, Path file) {
        if (version().isEmpty()) {
            draft.warnings.add("ffprobe is switched on but cannot be started; described without it.");
            return;
        }
        // "file:" keeps a name from being taken for an address, the white list keeps contents from naming others
        Optional<JsonNode> answer = run(List.of(
                        program,
                        "-v",
                        "quiet",
                        "-protocol_whitelist",
                        "file",
                        "-of",
                        "json",
                        "-show_entries",
                        "format=duration:stream=codec_type,codec_name,profile,level,width,height,avg_frame_rate,pix_fmt",
                        "file:" + file.toAbsolutePath()))
                .flatMap(FfProbe::parse);
        if (answer.isEmpty()) {
            draft.warnings.add("ffprobe could not read the file.");
            return;
        }
        draft.tools.add("ffprobe " + version().get());
        fill(draft, answer.get());
    }

    private static void fill(DescriptionDraft draft, JsonNode answer) {
        boolean videoSeen = false;
        for (JsonNode stream : answer.path("streams")) {
            String type = stream.path("codec_type").asText();
            Optional<String> codec = Optional.of(stream.path("codec_name").asText())
                    .filter(name -> !name.isEmpty())
                    .map(name -> MediaFormat.codec(name).orElse(name));
            if (type.equals("video") && !videoSeen) {
                videoSeen = true;
                draft.videoCodec = draft.videoCodec.or(() -> codec);
                if (draft.codedWidth.isEmpty()) {
                    draft.size(
                            stream.path("width").asInt(), stream.path("height").asInt());
                }
                if (draft.frameRate.isEmpty()) {
                    draft.frameRate = rate(stream.path("avg_frame_rate").asText());
                }
                draft.technical.putIfAbsent(
                        "video.profile", stream.path("profile").asText());
                draft.technical.putIfAbsent("video.level", stream.path("level").asText());
                draft.technical.putIfAbsent(
                        "video.pixelFormat", stream.path("pix_fmt").asText());
            } else if (type.equals("audio")) {
                draft.audioCodec = draft.audioCodec.or(() -> codec);
            }
        }
        draft.technical.values().removeIf(String::isBlank);
        double seconds = answer.path("format").path("duration").asDouble();
        if (draft.duration.isEmpty() && seconds > 0) {
            draft.duration = Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
        }
    }

    private static OptionalDouble rate(String fraction) {
        String[] parts = fraction.split("/", 2);
        if (parts.length < 2 || !parts[0].matches("[1-9]\\d{0,11}") || !parts[1].matches("[1-9]\\d{0,11}")) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.round(1000.0 * Long.parseLong(parts[0]) / Long.parseLong(parts[1])) / 1000.0);
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(new ObjectMapper().readTree(text)).filter(node -> node.has("streams"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The program's output, if it succeeds in time. */
    private Optional<String> run(List<String> command) {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> read(process));
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended || process.exitValue() != 0) {
                return Optional.empty();
            }
            return Optional.of(new String(output.join(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static byte[] read(Process process) {
        try {
            return process.getInputStream().readNBytes(LONGEST_ANSWER);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
