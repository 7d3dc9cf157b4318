package org.posterity.replication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.posterity.model.TerminalFailure;

/** The stores that keep copies of an archive, in the order of {@code stores.yaml}. */
public record Stores(List<Store> all) {
    /** The name of the file in the folder of settings. */
    public static final String FILE = "stores.yaml";

    public Stores {
        all = List.copyOf(all);
    }

    /**
     * Reads them from a folder of settings; none where there is no such file.
     *
     * @throws TerminalFailure when the file has faults; it names all of them
     */
    public static Stores in(Path config) {
        Path file = config.resolve(FILE);
        try {
            Path beside = Optional.ofNullable(
                            config.toAbsolutePath().normalize().getParent())
                    .orElse(config);
            return StoresYaml.read(Files.readAllBytes(file), beside);
        } catch (NoSuchFileException e) {
            return new Stores(List.of());
        } catch (IOException e) {
            throw new TerminalFailure("The file " + file + " cannot be read. Check its permissions.", e);
        }
    }

    public Optional<Store> named(String name) {
        return all.stream().filter(store -> store.name().equals(name)).findFirst();
    }
}
