package org.posterity.rights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.model.TerminalFailure;
import org.posterity.page.Fact;
import org.posterity.page.FactSheet.Section;

/**
 * The text of the record of processing, {@code register.txt}: sections under {@code == heading} with lines {@code label: value}.
 * <code>{name}</code> as a value stands for a setting, <code>{each name}</code> for its parts between semicolons, one line
 * each; the text after {@code |} is used if there is none. <code>{name}</code> on a line of its own stands for counted facts.
 * The three parts are about the institution, the packages of each institution, and the rest.
 */
final class RegisterTemplate {
    private static final Pattern ASKED = Pattern.compile("\\{(each )?([a-z.-]+)(?:\\|(.+))?}");
    private static final List<String> PARTS = read();

    static final String INSTITUTION = PARTS.get(0);
    static final String PACKAGES = PARTS.get(1);
    static final String REST = PARTS.get(2);

    private final Function<String, Optional<String>> settings;

    RegisterTemplate(Function<String, Optional<String>> settings) {
        this.settings = settings;
    }

    /** The sections of a part, filled in; one without facts is omitted. {@code of} is added to each heading. */
    List<Section> fill(String part, String of, Map<String, List<Fact>> counted) {
        List<Section> sections = new ArrayList<>();
        for (String section : part.split("(?m)^== ")) {
            List<Fact> facts = new ArrayList<>();
            section.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> facts.addAll(facts(line, counted)));
            if (!facts.isEmpty()) {
                sections.add(new Section(section.lines().findFirst().orElseThrow() + of, facts));
            }
        }
        return sections;
    }

    /** The value of a line, filled in. */
    List<Fact> facts(String line, Map<String, List<Fact>> counted) {
        if (line.startsWith("{")) {
            return counted.get(line.substring(1, line.length() - 1));
        }
        String[] fact = line.split(": ", 2);
        Matcher asked = ASKED.matcher(fact[1]);
        if (!asked.matches()) {
            return List.of(new Fact(fact[0], fact[1]));
        }
        String none = Optional.ofNullable(asked.group(3)).orElse("not stated (" + asked.group(2) + ")");
        String stated = settings.apply(asked.group(2)).orElse(none);
        return Arrays.stream(asked.group(1) == null ? new String[] {stated} : stated.split(";"))
                .map(value -> new Fact(fact[0], value.strip()))
                .filter(it -> !it.value().isEmpty())
                .toList();
    }

    private static List<String> read() {
        try (InputStream in = RegisterTemplate.class.getResourceAsStream("register.txt")) {
            return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^----$"));
        } catch (IOException e) {
            throw new TerminalFailure("The program's template for the record of processing cannot be read.", e);
        }
    }
}
