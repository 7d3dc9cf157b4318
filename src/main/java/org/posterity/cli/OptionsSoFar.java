package org.posterity.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command line that says what a command was told so far, by options or by answers, so that nothing need be typed again. */
final class OptionsSoFar {
    private OptionsSoFar() {}

    static String line(CommandSpec command) {
        List<String> words = new ArrayList<>(List.of(command.qualifiedName()));
        for (OptionSpec option : command.options()) {
            Object value = option.getValue();
            if (value == null || Objects.equals(value.toString(), option.defaultValue())) {
                continue;
            }
            if (value instanceof Boolean) {
                if (value.equals(true)) {
                    words.add(option.longestName());
                }
            } else if (value instanceof Collection<?> several) {
                List<String> values = several.stream().map(Object::toString).toList();
                (option.splitRegex().isEmpty() || values.isEmpty() ? values : List.of(String.join(",", values)))
                        .forEach(each -> add(option, each, words));
            } else {
                add(option, value.toString(), words);
            }
        }
        return String.join(" ", words);
    }

    private static void add(OptionSpec option, String value, List<String> words) {
        words.add(option.longestName());
        words.add(quoted(value));
    }

    /** As a shell reads it back in one piece. */
    private static String quoted(String value) {
        return value.matches("[\\w./:,@+-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
