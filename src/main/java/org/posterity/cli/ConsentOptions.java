package org.posterity.cli;

import static org.posterity.cli.ConsentOptions.Kind.FLAG;
import static org.posterity.cli.ConsentOptions.Kind.LIST;
import static org.posterity.cli.ConsentOptions.Kind.TEXT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.posterity.consent.ConsentSchema;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of {@code consent new}, each with the field of the record that it says. Answers of an interview are put into them. */
final class ConsentOptions {
    /** How an option is written. */
    enum Kind {
        TEXT,
        /** Words with commas between them. */
        LIST,
        REPEATED,
        FLAG
    }

    /**
     * An option and its field.
     *
     * @param pointer the field in the record; empty: none
     * @param usual what an interview proposes; null: it does not ask
     */
    record Field(String option, String label, Kind kind, String pointer, String usual, String words) {}

    /** Option, label, kind, field, what an interview proposes (-: it does not ask), words; in the order of a conversation with the donor. */
    private static final String TABLE = """
            --minor | | FLAG | /age | adult | The creator is under age: --donor names the parent or guardian who grants.
            --donor | NAME | TEXT | /grantor/persons/0/name | | Who gives consent; for a minor the parent or guardian.
            --capacity | WORD | TEXT | /grantor/capacity | creator | As what the donor signs (usual: creator; for a minor guardian): ${COMPLETION-CANDIDATES}.
            --joint-signer | NAME=DATE | REPEATED | /grantor/persons | | Somebody who owns the account too, and the day of the signature; may be repeated.
            --signed | DATE | TEXT | /grantor/persons/0/signedAt | | The day on which the donor signed.
            --contact | TEXT | TEXT | /grantor/persons/0/contact | | How to reach the donor; it stays in the agreement file.
            --institution | NAME | TEXT | /institution/name | | The institution that receives.
            --accepted-by | NAME | TEXT | /institution/acceptedBy | | Who accepted it for the institution.
            --accepted-on | DATE | TEXT | /institution/acceptedAt | - | The day on which the institution accepted (default: when consent was given).
            --account | ACCOUNT | REPEATED | /accounts | | An account that it covers, as PLATFORM:USERNAME or as the address of its page; may be repeated.
            --account-unnamed | | FLAG | /accountUnnamed | - | Also covers an export that names no account (partial and old ones).
            --without-export | REASON | TEXT | /withoutExport/reason | - | Media come without an export, for this reason (account banned, deleted, …).
            --birth-date-in-export | WORD | TEXT | /birthDateInExport | - | What you know of the birth date in the export: wrong (the platform was given a wrong one; counts for a minor only), or looked-at (the program cannot read it; you have, and it agrees with the age).
            --notice | TEXT|FILE | TEXT | /notice | | What the donor was told before agreeing. Plain text is kept in the record; a notice in another form is known by its digest, and kept with the agreement when its file lies in the donation or in your folder of agreements.
            --notice-version | TEXT | TEXT | /notice/version | - | Which version of the notice it was (default: the beginning of its digest).
            --notice-language | CODE | TEXT | /notice/language | - | The language in which the donor read and signed, as en or pt-BR.
            --form-version | TEXT | TEXT | /notice/form | - | Which version of the form the donor signed; the form that this program draws tells it at the top.
            --category | NAME,… | LIST | /categories | posts,media,profile,engagement | What may be kept: ${COMPLETION-CANDIDATES}. Usual: posts, media, profile, engagement.
            --purpose | NAME,… | LIST | /purposes | preservation | What for (preservation is needed): ${COMPLETION-CANDIDATES}.
            --access | LEVEL | TEXT | /access | on-site | Who may see it: ${COMPLETION-CANDIDATES}.
            --from | DATE | TEXT | /from | | First day, as 2026-01-31.
            --until | DATE | TEXT | /until | | Last day; most gifts have none.
            --grant | GRANT | REPEATED | /grants | | A further grant, where some of it may be shown to others or for another time: "categories=posts,media;access=open;until=2036-01-01;purposes=preservation". What is left out is as --access, --from and --purpose say. May be repeated, and stand in the place of --category.
            --embargo-until | DATE | TEXT | /embargo/untilDate | | Shown to nobody before this day.
            --embargo-event | TEXT | TEXT | /embargo/event | | Shown to nobody before this event.
            --country | CODE,… | LIST | /countries | | The only countries where copies may be stored, as DE; usual: no limit.
            --third-parties | WORD | TEXT | /thirdParties | pseudonymise | Other people in it (usual: pseudonymise): ${COMPLETION-CANDIDATES}.
            --legal-basis | WORD | TEXT | /legalBasis/kind | consent | Your ground in law (usual: consent): ${COMPLETION-CANDIDATES}.
            --provision | TEXT | TEXT | /legalBasis/provision | - | Its provision, as GDPR Art. 6(1)(e).
            --evidence | FILE | REPEATED | /evidence | - | A signed paper that stays with you; its name and digest are recorded. May be repeated.
            --evidence-handed-in | FILE | REPEATED | | - | A signed paper that must be there when the donation is taken in. May be repeated.
            --out | FILE | TEXT | | consent.json | Where to write the record; nothing is overwritten.
            """;

    static final List<Field> FIELDS = TABLE.lines().map(ConsentOptions::field).toList();

    private static Field field(String line) {
        List<String> columns =
                Arrays.stream(line.split("\\|(?= |$)")).map(String::strip).toList();
        return new Field(
                columns.get(0),
                columns.get(1),
                Kind.valueOf(columns.get(2)),
                columns.get(3),
                columns.get(4).equals("-") ? null : columns.get(4),
                columns.get(5));
    }

    private final CommandSpec command;

    ConsentOptions(CommandSpec command) {
        this.command = command;
    }

    /** What an option says; nothing when it is not given, one empty text for a flag. */
    List<String> values(String option) {
        return values(command.findOption(option));
    }

    private static List<String> values(OptionSpec option) {
        Object value = option.getValue();
        if (value == null || value.equals(false) || Objects.equals(value.toString(), option.defaultValue())) {
            return List.of();
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(Object::toString).toList();
        }
        return List.of(value.equals(true) ? "" : value.toString());
    }

    Optional<String> value(String option) {
        return values(option).stream().findFirst();
    }

    boolean has(String option) {
        return !values(option).isEmpty();
    }

    void set(Field field, List<String> values) {
        OptionSpec option = command.findOption(field.option());
        switch (field.kind()) {
            case FLAG -> option.setValue(!values.isEmpty());
            case TEXT -> option.setValue(values.isEmpty() ? null : values.get(0));
            default -> option.setValue(values.isEmpty() ? null : values);
        }
    }

    /** The command line that says what was said so far, by options or by answers, so that nothing need be typed again. */
    String line() {
        List<String> words = new ArrayList<>(List.of(command.qualifiedName()));
        for (OptionSpec option : command.options()) {
            List<String> values = values(option);
            for (String value :
                    option.splitRegex().isEmpty() || values.isEmpty() ? values : List.of(String.join(",", values))) {
                words.add(option.longestName());
                if (option.arity().max() > 0) {
                    words.add(quoted(value));
                }
            }
        }
        return String.join(" ", words);
    }

    /** As a shell reads it back in one piece. */
    private static String quoted(String value) {
        return value.matches("[\\w./:,@+-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    /** Gives a command these options. */
    static final class Added implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec command) {
            FIELDS.forEach(field -> command.addOption(option(field)));
            return command;
        }

        private static OptionSpec option(Field field) {
            OptionSpec.Builder option = OptionSpec.builder(field.option()).description(field.words());
            if (field.kind() == FLAG) {
                return option.type(boolean.class).build();
            }
            option.paramLabel(field.label())
                    .completionCandidates(() ->
                            ConsentSchema.shipped().choices(field.pointer()).iterator());
            return field.kind() == TEXT
                    ? option.type(String.class).build()
                    : option.type(List.class)
                            .auxiliaryTypes(String.class)
                            .splitRegex(field.kind() == LIST ? "," : "")
                            .build();
        }
    }
}
