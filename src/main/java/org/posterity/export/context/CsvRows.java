package org.posterity.export.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a table as programs save it: separated by commas, semicolons or tabs, with or without quotes and byte order
 * mark, in UTF-8 or, with its mark, UTF-16.
 */
public final class CsvRows implements Closeable {
    private static final ObjectReader ROWS =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build().readerFor(String[].class);
    private static final int LOOK_AHEAD = 1 << 13;

    private final MappingIterator<String[]> rows;
    private int number;

    private CsvRows(MappingIterator<String[]> rows) {
        this.rows = rows;
    }

    /** The table cannot be read further: it is no text, or a quotation does not end. */
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        private final int row;

        Broken(int row) {
            super("A table breaks off.");
            this.row = row;
        }

        /** The row where it breaks, counted from 1. */
        public int row() {
            return row;
        }
    }

    /**
     * Opens a table.
     *
     * @throws Broken if it is no text
     */
    public static CsvRows open(Path file) throws IOException, Broken {
        BufferedReader text = new BufferedReader(decoded(file), LOOK_AHEAD);
        try {
            text.mark(LOOK_AHEAD);
            char[] head = new char[LOOK_AHEAD];
            int length = Math.max(0, text.read(head, 0, LOOK_AHEAD));
            text.reset();
            String first = new String(head, 0, length).lines().findFirst().orElse("");
            Optional<Character> said = declaredSeparator(first);
            if (said.isPresent()) {
                text.readLine();
            }
            CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(said.orElseGet(() -> separatorIn(first)));
            return new CsvRows(ROWS.with(schema).readValues(text));
        } catch (CharacterCodingException e) {
            text.close();
            throw new Broken(1);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /** The next row that is not empty, with its cells stripped. */
    public Optional<List<String>> next() throws IOException, Broken {
        try {
            while (rows.hasNextValue()) {
                List<String> cells =
                        Arrays.stream(rows.nextValue()).map(CsvRows::cell).toList();
                number++;
                if (!cells.stream().allMatch(String::isEmpty)) {
                    return Optional.of(cells);
                }
            }
            return Optional.empty();
        } catch (CharacterCodingException | JsonProcessingException e) {
            throw new Broken(number + 1);
        }
    }

    /** How many non-empty rows a table has, and how its first line begins. */
    public record Count(long rows, String first) {}

    /** Counts the rows character by character. It builds no cell, so it is independent of the reading. */
    public static Count count(Path file) throws IOException {
        long rows = 0;
        boolean quoted = false;
        boolean begun = true;
        boolean filled = false;
        StringBuilder first = new StringBuilder();
        try (BufferedReader text = new BufferedReader(decoded(file))) {
            for (int character = text.read(); character >= 0; character = text.read()) {
                if (rows == 0 && first.length() < LOOK_AHEAD) {
                    first.append((char) character);
                }
                if (character == '"' && (quoted || begun)) {
                    quoted = !quoted;
                    begun = true; // a doubled quotation mark is one in the cell
                } else if (!quoted && (character == '\n' || character == '\r')) {
                    rows += filled ? 1 : 0;
                    filled = false;
                    begun = true;
                } else {
                    boolean separator = character == ',' || character == ';' || character == '\t';
                    filled |= !separator && !Character.isWhitespace(character);
                    begun = separator;
                }
            }
        }
        return new Count(rows + (filled ? 1 : 0), first.toString());
    }

    /** The number of the row read last, counted from 1. */
    public int number() {
        return number;
    }

    private static String cell(String value) {
        return value == null ? "" : value.strip();
    }

    /** Some programs write {@code sep=;} as the first line. */
    private static Optional<Character> declaredSeparator(String line) {
        return line.matches("\"?sep=.\"?") ? Optional.of(line.charAt(line.indexOf('=') + 1)) : Optional.empty();
    }

    private static char separatorIn(String line) {
        String bare = line.replaceAll("\"[^\"]*\"", "");
        char separator = ',';
        long most = 0;
        for (char each : new char[] {',', ';', '\t'}) {
            long times = bare.chars().filter(c -> c == each).count();
            if (times > most) {
                separator = each;
                most = times;
            }
        }
        return separator;
    }

    private static InputStreamReader decoded(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(4);
        byte[] head = in.readNBytes(3);
        in.reset();
        Charset charset = StandardCharsets.UTF_8;
        int mark = 0;
        if (head.length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf) {
            mark = 3;
        } else if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        in.skipNBytes(mark);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
