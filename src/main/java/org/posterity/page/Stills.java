package org.posterity.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Small pictures of photos and videos, for the report. Same file, same runtime, same ffmpeg: same bytes. What cannot be
 * pictured, broken and oversized files included, has none; that is never a failure.
 */
public final class Stills {
    /** The widest a still is, in pixels. */
    public static final int MOST_WIDTH = 180;

    private final PhotoStill photos = new PhotoStill();
    private final Optional<VideoStill> videos;

    /** {@code ffmpeg}: the program that reads videos; without it videos have no still. */
    public Stills(Optional<Path> ffmpeg) {
        this.videos = ffmpeg.map(VideoStill::new);
    }

    /** The program {@code ffmpeg} in the folders of a search path such as the environment variable PATH. */
    public static Optional<Path> findFfmpeg(String searchPath) {
        for (String folder : searchPath.split(Pattern.quote(File.pathSeparator))) {
            Path program = Path.of(folder, "ffmpeg").toAbsolutePath();
            // An empty entry would mean the current folder, which may be a donor's.
            if (!folder.isEmpty() && Files.isRegularFile(program) && Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    /** A JPEG of at most {@link #MOST_WIDTH} pixels in width. */
    public Optional<byte[]> still(Path file, String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        if (type.startsWith("video/")) {
            return videos.flatMap(video -> video.of(file));
        }
        if (!type.startsWith("image/")) {
            return Optional.empty();
        }
        try {
            return photos.of(file);
        } catch (IOException | RuntimeException e) {
            // ImageIO's readers throw whatever a damaged image leads them to: index, argument, colour model errors.
            return Optional.empty();
        }
    }

    /**
     * Stills of many files at once.
     *
     * @param mediaTypes the files, each with its media type
     * @param scratch an empty folder to work in
     */
    public Map<Path, byte[]> stills(Map<Path, String> mediaTypes, Path scratch) {
        Map<Path, byte[]> stills = new HashMap<>();
        List<Path> films = mediaTypes.entrySet().stream()
                .filter(entry -> entry.getValue().toLowerCase(Locale.ROOT).startsWith("video/"))
                .map(Map.Entry::getKey)
                .toList();
        videos.filter(program -> films.size() > 1).ifPresent(program -> stills.putAll(program.of(films, scratch)));
        mediaTypes.forEach((file, type) -> {
            if (!stills.containsKey(file)) {
                still(file, type).ifPresent(jpeg -> stills.put(file, jpeg));
            }
        });
        return stills;
    }
}
