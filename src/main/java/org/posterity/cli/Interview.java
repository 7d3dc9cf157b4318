package org.posterity.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.posterity.model.TerminalFailure;

/** Asks questions one by one, and again after an answer that will not do. */
final class Interview {
    private static final int MOST_TRIES = 5;

    private final BufferedReader in;
    private final PrintWriter out;

    Interview(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    void say(String words) {
        out.println(words);
        out.flush();
    }

    String text(String question) {
        return ask(question, "", Optional::of, "Please type something.");
    }

    /** An answer that may be left empty. */
    Optional<String> optionalText(String question) {
        return Optional.of(ask(question + " (empty: none)", " ", Optional::of, ""))
                .filter(answer -> !answer.isBlank());
    }

    boolean yes(String question, boolean otherwise) {
        return ask(
                question + " (yes/no)",
                otherwise ? "yes" : "no",
                answer -> switch (answer.toLowerCase(Locale.ROOT)) {
                    case "y", "yes" -> Optional.of(true);
                    case "n", "no" -> Optional.of(false);
                    default -> Optional.empty();
                },
                "Please type yes or no.");
    }

    LocalDate day(String question, LocalDate otherwise) {
        return ask(question, otherwise.toString(), Interview::day, "Please write the day as 2026-01-31.");
    }

    Optional<LocalDate> optionalDay(String question) {
        return ask(
                question + " (as 2026-01-31; empty: none)",
                " ",
                answer -> answer.isBlank()
                        ? Optional.of(Optional.<LocalDate>empty())
                        : day(answer).map(Optional::of),
                "Please write the day as 2026-01-31.");
    }

    /** One of several: its number or its name. */
    String one(String question, List<String> choices, String otherwise) {
        list(choices);
        return ask(
                question,
                otherwise,
                answer -> chosen(answer, choices),
                "Please type one of the numbers or names above.");
    }

    /** Some of several: numbers or names, with commas. */
    List<String> some(String question, List<String> choices, String otherwise) {
        list(choices);
        return ask(
                question + " (several: with commas)",
                otherwise,
                answer -> {
                    List<Optional<String>> found = Arrays.stream(answer.split(","))
                            .map(part -> chosen(part.strip(), choices))
                            .toList();
                    return found.stream().allMatch(Optional::isPresent)
                            ? Optional.of(
                                    found.stream().flatMap(Optional::stream).toList())
                            : Optional.empty();
                },
                "Please type numbers or names of the list above, with commas between them.");
    }

    /** {@code otherwise} is the answer when nothing is typed; empty: there must be one. */
    <T> T ask(String question, String otherwise, Function<String, Optional<T>> understand, String complaint) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            out.print(question + (otherwise.isBlank() ? "" : " [" + otherwise + "]") + ": ");
            out.flush();
            String line = line();
            String answer = line.isBlank() ? otherwise : line.strip();
            if (!answer.isEmpty()) {
                Optional<T> understood = understand.apply(answer);
                if (understood.isPresent()) {
                    return understood.get();
                }
            }
            say("  " + complaint);
        }
        throw new InterviewEnded("That was asked often enough. Nothing was written.");
    }

    private String line() {
        try {
            String line = in.readLine();
            if (line == null) {
                throw new InterviewEnded("The answers ended before the questions. Nothing was written.");
            }
            return line;
        } catch (IOException e) {
            throw new TerminalFailure("The terminal cannot be read.", e);
        }
    }

    private void list(List<String> choices) {
        for (int i = 0; i < choices.size(); i++) {
            out.println("  " + (i + 1) + "  " + choices.get(i));
        }
    }

    private static Optional<String> chosen(String answer, List<String> choices) {
        if (answer.matches("\\d{1,3}")) {
            int number = Integer.parseInt(answer);
            return number >= 1 && number <= choices.size() ? Optional.of(choices.get(number - 1)) : Optional.empty();
        }
        return choices.stream().filter(answer::equalsIgnoreCase).findFirst();
    }

    private static Optional<LocalDate> day(String answer) {
        try {
            return Optional.of(LocalDate.parse(answer));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
