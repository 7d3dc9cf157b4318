package org.posterity.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A still of a video, half a second in, by one run of ffmpeg that is bounded in time and output. */
final class VideoStill {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 1 << 20;

    private final Path ffmpeg;
    private final Duration patience;

    VideoStill(Path ffmpeg) {
        this(ffmpeg, PATIENCE);
    }

    VideoStill(Path ffmpeg, Duration patience) {
        this.ffmpeg = ffmpeg;
        this.patience = patience;
    }

    Optional<byte[]> of(Path video) {
        try {
            Process process = new ProcessBuilder(command(video))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                process.getOutputStream().close();
                return output(process);
            } finally {
                end(process);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> output(Process process) throws IOException {
        CompletableFuture<Process> watch = process.onExit().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        watch.whenComplete((ended, late) -> end(process));
        try (InputStream out = process.getInputStream()) {
            byte[] jpeg = out.readNBytes(MOST_BYTES + 1);
            if (jpeg.length > MOST_BYTES || !isJpeg(jpeg)) {
                return Optional.empty();
            }
            return process.waitFor() == 0 ? Optional.of(jpeg) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Where ffmpeg is a wrapper, it is the child that holds the output open. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private List<String> command(Path video) {
        List<String> command = new ArrayList<>(start());
        command.addAll(input(video));
        command.addAll(picture(0));
        command.addAll(List.of("-f", "image2pipe", "-y", "pipe:1"));
        return command;
    }

    /**
     * Stills of several videos by one process, for starting it costs more than a picture. A video that spoils the others'
     * chances, or has no still, is simply not among the answers.
     *
     * @param scratch an empty folder
     */
    Map<Path, byte[]> of(List<Path> videos, Path scratch) {
        List<String> command = new ArrayList<>(start());
        videos.forEach(video -> command.addAll(input(video)));
        for (int i = 0; i < videos.size(); i++) {
            command.addAll(picture(i));
            command.addAll(List.of("-f", "image2", "-update", "1", "-y", "file:" + scratch.resolve(i + ".jpg")));
        }
        Map<Path, byte[]> stills = new HashMap<>();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            boolean all = ended && process.exitValue() == 0;
            end(process);
            for (int i = 0; all && i < videos.size(); i++) {
                Path picture = scratch.resolve(i + ".jpg");
                if (Files.exists(picture) && Files.size(picture) <= MOST_BYTES) {
                    stills.put(videos.get(i), Files.readAllBytes(picture));
                }
            }
        } catch (IOException e) {
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return stills;
    }

    private List<String> start() {
        return List.of(ffmpeg.toString(), "-nostdin", "-v", "error");
    }

    /**
     * The two whitelists matter: a file named like a video may be a playlist, and would make ffmpeg read other files or
     * ask the network.
     */
    private static List<String> input(Path video) {
        return List.of(
                "-threads",
                "1",
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                "mov,matroska,avi,flv,mpeg,mpegts",
                "-ss",
                "0.5",
                "-i",
                "file:" + video.toAbsolutePath());
    }

    private static List<String> picture(int input) {
        return List.of(
                "-map",
                input + ":v:0",
                "-frames:v",
                "1",
                "-vf",
                "scale=" + Stills.MOST_WIDTH + ":-2",
                "-map_metadata",
                "-1",
                "-q:v",
                "5",
                "-c:v",
                "mjpeg",
                "-fflags",
                "+bitexact",
                "-flags",
                "+bitexact");
    }

    private static boolean isJpeg(byte[] bytes) {
        return bytes.length > 3 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8;
    }
}
