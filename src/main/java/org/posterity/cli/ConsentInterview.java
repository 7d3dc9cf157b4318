package org.posterity.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.posterity.cli.ConsentOptions.Field;
import org.posterity.cli.ConsentOptions.Kind;
import org.posterity.consent.ConsentSchema;
import org.posterity.consent.HouseRules;
import org.posterity.located.Value;
import org.posterity.model.Fault;
import org.posterity.model.TerminalFailure;

/**
 * Asks an archivist for everything the options do not say, in the words of the schema. Answers are checked by the same rules
 * as options; a wrong one is asked for again.
 */
final class ConsentInterview {
    private static final int MOST_TRIES = 5;
    private static final List<String> AGES = List.of("adult", "minor");
    private static final List<String> OF_A_GRANT = List.of("--purpose", "--access", "--from");
    /** What most agreements do not settle: asked about with one question first. */
    private static final List<String> OF_A_DEED = List.of(
            "--transfer",
            "--copyright",
            "--licence",
            "--preservation-act",
            "--credit-as",
            "--unselected",
            "--successor",
            "--contact-after-death");

    private static final List<String> OF_ONE_GRANT = List.of("--category", "--until", "--grant");

    private final BufferedReader in;
    private final PrintWriter out;
    private final ConsentSchema schema;
    private final ConsentOptions options;
    private final Supplier<List<Fault>> faults;

    /** @param faults all that is wrong with the options so far */
    ConsentInterview(
            BufferedReader in,
            PrintWriter out,
            ConsentSchema schema,
            ConsentOptions options,
            Supplier<List<Fault>> faults) {
        this.in = in;
        this.out = out;
        this.schema = schema;
        this.options = options;
        this.faults = faults;
    }

    void complete(HouseRules house, LocalDate today) {
        out.println("A few questions. Press Enter to accept the answer in [brackets].");
        boolean grantsAreGiven = options.has("--grant");
        boolean minorIsGiven = options.has("--minor");
        Optional<Boolean> deed = OF_A_DEED.stream().anyMatch(options::has) ? Optional.of(false) : Optional.empty();
        for (Field field : ConsentOptions.FIELDS) {
            String usual = usual(field, house, today);
            if (field.option().equals("--donor") && options.has("--minor") && !minorIsGiven) {
                // Who was named before the age was asked for may be the creator.
                ask(field, options.value("--donor").orElse(""));
            } else if (OF_A_DEED.contains(field.option())) {
                deed = deed.or(() -> Optional.of(settlesMore()));
                if (deed.get() && applies(field.option(), grantsAreGiven)) {
                    ask(field, usual);
                }
            } else if (usual != null && !options.has(field.option()) && applies(field.option(), grantsAreGiven)) {
                ask(field, usual);
            }
        }
    }

    private boolean settlesMore() {
        String answer =
                read("Does the agreement settle more, such as copyright, credit, or what becomes of what is not kept"
                                + " (yes, no) [no]: ")
                        .strip();
        return answer.equalsIgnoreCase("yes") || answer.equalsIgnoreCase("y");
    }

    private String usual(Field field, HouseRules house, LocalDate today) {
        return switch (field.option()) {
            case "--institution" -> house.institution();
            case "--from", "--signed" -> today.toString();
            case "--capacity" -> options.has("--joint-signer") ? "joint" : field.usual();
            default -> field.usual();
        };
    }

    private boolean applies(String option, boolean grantsAreGiven) {
        if (grantsAreGiven && OF_A_GRANT.contains(option)) {
            return isMissing(option);
        }
        return switch (option) {
            case "--minor" -> !options.value("--capacity").equals(Optional.of("organisation"));
            case "--capacity" -> !options.has("--minor");
            case "--majority" -> options.has("--minor");
            case "--joint-signer" -> options.value("--capacity").equals(Optional.of("joint"));
            case "--signed" -> options.has("--joint-signer");
            case "--licence" -> options.has("--copyright");
            case "--embargo-event" -> !options.has("--embargo-until");
            default -> !grantsAreGiven || !OF_ONE_GRANT.contains(option);
        };
    }

    private void ask(Field field, String usual) {
        List<String> choices = field.kind() == Kind.FLAG ? AGES : schema.choices(field.pointer());
        for (int i = 0; i < choices.size(); i++) {
            out.println("  " + (i + 1) + "  " + choices.get(i));
        }
        boolean minor = field.option().equals("--donor") && options.has("--minor");
        String question = minor
                ? "Name of the parent or guardian who gives consent"
                : schema.title(field.pointer()).orElse(field.words());
        List<String> before = new ArrayList<>(minor ? List.of() : options.values(field.option()));
        int tries = 0;
        while (true) {
            boolean needed = minor || ofOption(field.option()).findAny().isPresent();
            String answer = read(question + hint(field, usual, needed || !usual.isEmpty()))
                    .strip();
            if (answer.isEmpty() && usual.isEmpty() && !needed) {
                return;
            }
            List<String> values = new ArrayList<>(before);
            values.addAll(understood(field, or(answer, usual), choices));
            options.set(field, values);
            Optional<Fault> wrong = field.kind() == Kind.FLAG && !AGES.contains(chosen(or(answer, usual), choices))
                    ? Optional.of(new Fault(field.option(), "Please choose one of:", String.join(", ", AGES)))
                    : ofOption(field.option()).findFirst();
            if (wrong.isEmpty() && (field.kind() != Kind.REPEATED || values.isEmpty())) {
                return;
            }
            if (wrong.isEmpty()) {
                before = values;
                tries = 0;
                continue;
            }
            options.set(field, before);
            out.println("  " + wrong.get().what() + " " + wrong.get().remedy());
            if (++tries == MOST_TRIES) {
                throw new IllegalArgumentException("Too many invalid answers; nothing was saved.");
            }
        }
    }

    private static String or(String answer, String usual) {
        return answer.isEmpty() ? usual : answer;
    }

    private static String hint(Field field, String usual, boolean needed) {
        String several = field.kind() == Kind.LIST ? " (separate several with commas)" : "";
        return several + (needed ? "" : " (leave empty for none)") + (usual.isEmpty() ? "" : " [" + usual + "]") + ": ";
    }

    /** Each choice by its number or its name. */
    private static List<String> understood(Field field, String answer, List<String> choices) {
        if (field.kind() == Kind.FLAG) {
            return chosen(answer, choices).equals("adult") ? List.of() : List.of(chosen(answer, choices));
        }
        if (answer.isEmpty()) {
            return field.kind() == Kind.TEXT ? List.of("") : List.of();
        }
        String[] parts = field.kind() == Kind.LIST ? answer.split(",") : new String[] {answer};
        return Arrays.stream(parts).map(part -> chosen(part.strip(), choices)).toList();
    }

    private static String chosen(String answer, List<String> choices) {
        if (answer.matches("[1-9]\\d?") && Integer.parseInt(answer) <= choices.size()) {
            return choices.get(Integer.parseInt(answer) - 1);
        }
        return choices.stream().filter(answer::equalsIgnoreCase).findFirst().orElse(answer);
    }

    private boolean isMissing(String option) {
        return ofOption(option).anyMatch(fault -> fault.what().equals(Value.MISSING));
    }

    private Stream<Fault> ofOption(String option) {
        return faults.get().stream()
                .filter(fault -> fault.where().equals(option) || fault.where().startsWith(option + " "));
    }

    private String read(String question) {
        out.print(question);
        out.flush();
        try {
            String line = in.readLine();
            if (line == null) {
                throw new IllegalArgumentException("The input ended before the last question; nothing was saved.");
            }
            return line;
        } catch (IOException e) {
            throw new TerminalFailure("The terminal cannot be read.", e);
        }
    }
}
