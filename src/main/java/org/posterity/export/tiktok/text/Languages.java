package org.posterity.export.tiktok.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.posterity.model.TerminalFailure;

/**
 * The languages of TXT exports that are understood: those shipped with the program, and those in a folder of the
 * installation.
 */
public final class Languages {
    private static final String ENGLISH = "en.tsv";

    private final List<Language> all = new ArrayList<>();

    /** The languages shipped with the program. */
    public Languages() {
        Sections sections = new Sections();
        for (Table.Line line : Table.ofProgram("languages/index.txt")) {
            String name = line.column(0);
            all.add(new Language(name, Table.ofProgram("languages/" + name), sections));
        }
    }

    /**
     * Also reads the {@code .tsv} files of a folder, which need not exist. A table with a shipped table's name replaces it.
     */
    public Languages(Path folder) {
        this();
        if (!Files.isDirectory(folder)) {
            return;
        }
        Sections sections = new Sections();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".tsv"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString();
                Language language = new Language(name, Table.read(name, Files.newInputStream(file)), sections);
                all.removeIf(shipped -> shipped.file().equals(name));
                all.add(language);
            }
        } catch (IOException e) {
            throw new TerminalFailure("The folder of language tables cannot be read.", e);
        }
    }

    List<Language> all() {
        return List.copyOf(all);
    }

    /** These languages first, then English, because every export has some English words. */
    List<Language> startingWith(List<Language> first) {
        List<Language> order = new ArrayList<>(first);
        all.stream()
                .filter(language -> language.file().equals(ENGLISH) && !order.contains(language))
                .forEach(order::add);
        return List.copyOf(order);
    }
}
