package org.posterity.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a YAML file with the lines of its values. A key given twice is a fault; the first of them counts for further reading. */
final class YamlReading {
    private static final int DEEPEST = 20;
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final YAMLParser parser;
    private final TableFaults faults;

    private YamlReading(YAMLParser parser, TableFaults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /** The whole file; empty when it is no YAML, or holds nothing. */
    static Optional<YamlValue> read(byte[] yaml, TableFaults faults) {
        int wrong = lineNotInUtf8(yaml);
        if (wrong > 0) {
            faults.add("", wrong, "This is not text in UTF-8.", "Save the file again with the encoding UTF-8.");
            return Optional.empty();
        }
        try (YAMLParser parser = YAML.createParser(yaml)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            YamlValue root = new YamlReading(parser, faults).value("", line(parser));
            if (parser.nextToken() != null) {
                faults.add(
                        "", line(parser), "A second document begins here.", "Take out the line --- and what follows.");
            }
            return Optional.of(root);
        } catch (IOException e) {
            int line = e instanceof JsonProcessingException it && it.getLocation() != null
                    ? it.getLocation().getLineNr()
                    : 1;
            faults.add(
                    "",
                    line,
                    "From here on it is not well-formed YAML, so that nothing after it could be looked at.",
                    "Look at the indentation (blanks, no tabs), at colons and brackets, here or just before.");
            return Optional.empty();
        }
    }

    /** The first line that is not text in UTF-8, or 0. */
    private static int lineNotInUtf8(byte[] yaml) {
        ByteBuffer bytes = ByteBuffer.wrap(yaml);
        CharBuffer text = CharBuffer.allocate(yaml.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
        return result.isError()
                ? 1 + (int) text.flip().chars().filter(sign -> sign == '\n').count()
                : 0;
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private YamlValue value(String path, int line) throws IOException {
        if (parser.isCurrentAlias()) {
            return new YamlValue.Other(path, line);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> group(path, line);
            case START_ARRAY -> items(path, line);
            case VALUE_STRING ->
                parser.getText().isBlank()
                        ? new YamlValue.Nothing(path, line)
                        : new YamlValue.Text(path, line, parser.getText());
            case VALUE_NULL -> new YamlValue.Nothing(path, line);
            default -> new YamlValue.Other(path, line);
        };
    }

    private YamlValue group(String path, int line) throws IOException {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        YamlValue.Group group = new YamlValue.Group(path, line, entries);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line(parser);
            parser.nextToken();
            YamlValue value = value(group.child(key), keyLine);
            if (entries.putIfAbsent(key, value) != null) {
                faults.add(
                        group.child(key),
                        keyLine,
                        "This is given twice, and which of the two is meant must not be guessed.",
                        "Keep one of them.");
            }
        }
        return group;
    }

    private YamlValue items(String path, int line) throws IOException {
        List<YamlValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(path + "[" + values.size() + "]", line(parser)));
        }
        return new YamlValue.Items(path, line, values);
    }
}
