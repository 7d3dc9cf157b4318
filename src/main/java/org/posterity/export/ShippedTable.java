package org.posterity.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.posterity.model.TerminalFailure;

/** A table that comes with the program: lines of cells with tabs between them; {@code #} begins a comment. */
public final class ShippedTable {
    private ShippedTable() {}

    /** The lines of a table beside a class, without comments and empty lines. */
    public static List<String[]> lines(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new TerminalFailure("The program's own table " + name + " cannot be read.", e);
        }
    }
}
