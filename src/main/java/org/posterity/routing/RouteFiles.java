package org.posterity.routing;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.posterity.application.Pipeline.SourceRoute;

/** The route files: those of a folder, or the program's own copy where there is no folder. */
public final class RouteFiles {
    private static final String ENDING = ".camel.yaml";
    private static final String SOURCE = "00-source-";
    private static final String SWITCHED = "sources";
    private static final Pattern NEED = Pattern.compile("(?:\\{\\{|\"#)(source\\.[a-z0-9.-]{1,200})");

    private final Optional<Path> folder;

    public RouteFiles(Optional<Path> folder) {
        this.folder = folder.filter(Files::isDirectory);
    }

    /** A route file and its content. */
    record RouteFile(String name, String content) {
        Resource resource() {
            return ResourceHelper.fromString(name, content);
        }

        /** Whether a word stands in it. */
        boolean has(String word) {
            return Pattern.compile("(?<![\\w.-])" + Pattern.quote(word) + "(?![\\w-])")
                    .matcher(content)
                    .find();
        }
    }

    /** The files in the order of their names; sources only where they are wanted, those in the sub-folder by name. */
    List<RouteFile> read(Optional<Set<String>> sources) throws IOException {
        return read(routes -> {
            List<RouteFile> files = new ArrayList<>(fromFolder(routes));
            files.removeIf(file -> sources.isEmpty() && file.name().startsWith(SOURCE));
            if (!sources.orElse(Set.of()).isEmpty()) {
                fromFolder(routes.resolve(SWITCHED)).stream()
                        .filter(file -> sources.get().contains(name(file)))
                        .forEach(files::add);
            }
            return files;
        });
    }

    /** The sources that can be switched on. */
    List<SourceRoute> sources() throws IOException {
        return read(routes -> {
            Path sources = routes.resolve(SWITCHED);
            return Files.isDirectory(sources)
                    ? fromFolder(sources).stream()
                            .map(file -> new SourceRoute(name(file), needs(file)))
                            .toList()
                    : List.of();
        });
    }

    private static String name(RouteFile file) {
        String name = file.name().substring(0, file.name().length() - ENDING.length());
        return name.startsWith(SOURCE) ? name.substring(SOURCE.length()) : name;
    }

    private static Set<String> needs(RouteFile file) {
        return file.content()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> NEED.matcher(line).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** Reads something from the folder of routes. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(Path routes) throws IOException;
    }

    private <T> T read(Reading<T> reading) throws IOException {
        return folder.isPresent() ? reading.from(folder.get()) : fromProgram(reading);
    }

    private static List<RouteFile> fromFolder(Path folder) throws IOException {
        List<RouteFile> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(path -> path.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                files.add(new RouteFile(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return files;
    }

    /** The copy in the jar, or in the folder of classes while the program is being built. */
    private static <T> T fromProgram(Reading<T> reading) throws IOException {
        try {
            Path program = Path.of(RouteFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(program)) {
                return reading.from(program.resolve("routes"));
            }
            try (FileSystem jar = FileSystems.newFileSystem(program)) {
                return reading.from(jar.getPath("routes"));
            }
        } catch (URISyntaxException e) {
            throw new IOException("The program cannot be found.", e);
        }
    }
}
