package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.application.Invite;
import org.posterity.application.Invite.Invited;
import org.posterity.application.Invite.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a personal link for a donor. */
@Command(
        name = "invite",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a personal link for one donation. Behind it a donor reads your notice, makes the choices of the "
                    + "consent form and sends files. Nothing of it is read before you accept it (posterity consent accept).",
            "The link is shown once. Whoever has it can send files and see what was sent, so give it to the donor alone. "
                    + "To end it early: posterity consent refuse."
        },
        sortOptions = false)
final class InviteCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(MB|GB)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Long> UNITS = Map.of("MB", 1_000_000L, "GB", 1_000_000_000L);
    private static final int MOST_DAYS = 366;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Option(
            names = "--agreement",
            paramLabel = "NUMBER",
            description = "For a donor whose agreement is kept: its number (the id of its record) or its identifier.")
    private String agreement;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description =
                    "For a new donor: an account that the consent is to cover, as PLATFORM:USERNAME or the address "
                            + "of its page. Repeatable.")
    private List<String> accounts = List.of();

    @Option(
            names = "--notice",
            paramLabel = "TEXT|FILE",
            description = "For a new donor: what is to be read before agreeing, in the language of the page.")
    private String notice;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            defaultValue = "en",
            description = "The language of the donor's page: en, de (default: en).")
    private String language;

    @Option(
            names = "--days",
            paramLabel = "NUMBER",
            defaultValue = "14",
            description = "How long the link works (default: 14).")
    private int days;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            defaultValue = "50GB",
            description = "The most that can be sent, such as 500MB (default: 50GB).")
    private String size;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("--days takes a number from 1 to " + MOST_DAYS + ".");
        }
        Invited invited = new Invite(place.premises(spec))
                .run(new Request(
                        Optional.ofNullable(agreement),
                        accounts,
                        Optional.ofNullable(notice),
                        language,
                        days,
                        bytes()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Output.line(
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("draft", invited.id())
                            .put("link", invited.link())
                            .put("expires", invited.expires().toString())
                            .put("sourceIsOn", invited.isOn()),
                    out);
        } else {
            out.println(invited.link());
            out.println("Works until " + invited.expires() + ". Its number is " + invited.id() + ".");
        }
        if (!invited.isOn()) {
            spec.commandLine()
                    .getErr()
                    .println("The link works once upload stands in the setting sources and posterity watch runs.");
        }
        return Exit.DONE;
    }

    private long bytes() {
        Matcher written = SIZE.matcher(size);
        if (!written.matches() || Long.parseLong(written.group(1)) == 0) {
            throw new IllegalArgumentException("--size takes a number and MB or GB, such as 500MB.");
        }
        return Long.parseLong(written.group(1)) * UNITS.get(written.group(2).toUpperCase(Locale.ROOT));
    }
}
