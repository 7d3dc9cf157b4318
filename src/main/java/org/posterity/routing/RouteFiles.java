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
import java.util.stream.Stream;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/** The route files: those of a folder, or the program's own copy where there is no folder. */
public final class RouteFiles {
    private static final String ENDING = ".camel.yaml";
    private static final String SOURCE = "00-source-";

    private final Optional<Path> folder;

    public RouteFiles(Optional<Path> folder) {
        this.folder = folder.filter(Files::isDirectory);
    }

    /** A route file and its content. */
    record RouteFile(String name, String content) {
        Resource resource() {
            return ResourceHelper.fromString(name, content);
        }
    }

    /** The files in the order of their names; sources only where they are wanted. */
    List<RouteFile> read(boolean sources) throws IOException {
        List<RouteFile> files = folder.isPresent() ? fromFolder(folder.get()) : fromProgram();
        return files.stream()
                .filter(file -> sources || !file.name().startsWith(SOURCE))
                .toList();
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
    private static List<RouteFile> fromProgram() throws IOException {
        try {
            Path program = Path.of(RouteFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(program)) {
                return fromFolder(program.resolve("routes"));
            }
            try (FileSystem jar = FileSystems.newFileSystem(program)) {
                return fromFolder(jar.getPath("routes"));
            }
        } catch (URISyntaxException e) {
            throw new IOException("The program cannot be found.", e);
        }
    }
}
