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

/** The options of {@code consent new}, each with the field of the record it sets. Answers of an interview go into them too. */
final class ConsentOptions {
    /** How an option is written. */
    enum Kind {
        TEXT,
        /** Words separated by commas. */
        LIST,
        REPEATED,
        FLAG
    }

    /**
     * An option and its field.
     *
     * @param pointer the field in the record; empty: none
     * @param usual what an interview offers as the answer; null: it does not ask
     */
    record Field(String option, String label, Kind kind, String pointer, String usual, String words) {}

    /**
     * Option, label, kind, field, what an interview offers (-: it does not ask), description; in the order of a conversation
     * with the donor.
     */
    private static final String TABLE = """
            --minor | | FLAG | /age | adult | The creator is under age; --donor names the parent or guardian who gives consent.
            --donor | NAME | TEXT | /grantor/persons/0/name | | Who gives consent; for a minor, the parent or guardian.
            --majority | DATE | TEXT | /majority | | The day on which a minor comes of age. Kept in the agreement file only.
            --capacity | WORD | TEXT | /grantor/capacity | creator | What the donor signs as (default: creator; for a minor: guardian): ${COMPLETION-CANDIDATES}.
            --joint-signer | NAME=DATE | REPEATED | /grantor/persons | | Another owner of the account, and the day they signed. Repeatable.
            --signed | DATE | TEXT | /grantor/persons/0/signedAt | | The day on which the donor signed.
            --contact | TEXT | TEXT | /grantor/persons/0/contact | | How to reach the donor. Kept in the agreement file only.
            --institution | NAME | TEXT | /institution/name | | The institution that receives the donation.
            --accepted-by | NAME | TEXT | /institution/acceptedBy | | Who accepted the donation for the institution.
            --accepted-on | DATE | TEXT | /institution/acceptedAt | - | The day on which the institution accepted (default: the day of consent).
            --account | ACCOUNT | REPEATED | /accounts | | An account that the consent covers, as PLATFORM:USERNAME or the address of its page. Repeatable.
            --account-unnamed | | FLAG | /accountUnnamed | - | Also accept an export that names no account, as old and partial ones do.
            --without-export | REASON | TEXT | /withoutExport/reason | - | Why the media come without an export (account banned, deleted, …).
            --birth-date-in-export | WORD | TEXT | /birthDateInExport | - | What you know about the birth date in the export: wrong (the platform was told a wrong date; only for a minor), or looked-at (the program cannot read it, but you have, and it fits the age).
            --notice | TEXT|FILE | TEXT | /notice | | What the donor was told before agreeing. Plain text is kept in the record. Of a notice in another format, the digest is recorded, and the file is kept with the agreement if it is in the donation or in your agreements folder.
            --notice-version | TEXT | TEXT | /notice/version | - | The version of the notice (default: the beginning of its digest).
            --notice-language | CODE | TEXT | /notice/language | - | The language in which the donor read and signed, such as en or pt-BR.
            --form-version | TEXT | TEXT | /notice/form | - | The version of the form that the donor signed. Forms made by this program show it at the top.
            --category | NAME | LIST | /categories | posts,media,profile,engagement | What may be kept: ${COMPLETION-CANDIDATES}. Usually posts, media, profile, engagement.
            --purpose | NAME | LIST | /purposes | preservation | For which purposes (preservation is required): ${COMPLETION-CANDIDATES}.
            --access | LEVEL | TEXT | /access | on-site | Who may see it: ${COMPLETION-CANDIDATES}.
            --from | DATE | TEXT | /from | | The first day of the consent, such as 2026-01-31.
            --until | DATE | TEXT | /until | | The last day of the consent. Most gifts have none.
            --grant | GRANT | REPEATED | /grants | | A further grant, if part of the donation has other terms: "categories=posts,media;access=open;until=2036-01-01;purposes=preservation". What it does not say is taken from --access, --from and --purpose. Repeatable; can replace --category.
            --embargo-until | DATE | TEXT | /embargo/untilDate | | Shown to nobody before this day.
            --embargo-event | TEXT | TEXT | /embargo/event | | Shown to nobody before this event.
            --country | CODE | LIST | /countries | | The only countries where copies may be stored, such as DE (default: no limit).
            --third-parties | WORD | TEXT | /thirdParties | pseudonymise | How other people are treated (default: pseudonymise): ${COMPLETION-CANDIDATES}.
            --legal-basis | WORD | TEXT | /legalBasis/kind | consent | Legal basis (default: consent): ${COMPLETION-CANDIDATES}.
            --provision | TEXT | TEXT | /legalBasis/provision | - | The provision of the legal basis, such as GDPR Art. 6(1)(e).
            --transfer | WORD | TEXT | /transfer | | How it is handed over: ${COMPLETION-CANDIDATES}.
            --copyright | WORD | TEXT | /copyright/status | | What becomes of the copyright: ${COMPLETION-CANDIDATES}.
            --licence | URI | TEXT | /copyright/uri | | The licence or rights statement: the address of one of Creative Commons or RightsStatements.org.
            --preservation-act | NAME,… | LIST | /preservationActs | | What may be done to keep it readable: ${COMPLETION-CANDIDATES}.
            --credit-as | TEXT | TEXT | /creditAs | | How to name the creator where it is shown. It goes into the package.
            --unselected | WORD | TEXT | /unselected | | What becomes of material that is not kept: ${COMPLETION-CANDIDATES}. Kept in the agreement file only.
            --successor | NAME | TEXT | /successor | | Which institution follows if yours ends. Kept in the agreement file only.
            --contact-after-death | TEXT | TEXT | /contactAfterDeath | | Whom to ask when the donor has died. Kept in the agreement file only.
            --evidence | FILE | REPEATED | /evidence | - | A signed paper that stays with you; its name and digest are recorded. Repeatable.
            --evidence-handed-in | FILE | REPEATED | | - | A signed paper that must be present when the donation is taken in. Repeatable.
            --out | FILE | TEXT | | consent.json | The file to write. An existing file is never overwritten.
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

    /** The values of an option; nothing when it is not given, one empty text for a flag. */
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

    /** The command line that repeats all options and answers given so far, so that nothing need be typed again. */
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

    /** Quoted for a shell. */
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
