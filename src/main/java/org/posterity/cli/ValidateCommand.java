package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.posterity.application.PathValidator;
import org.posterity.application.ValidationResult;
import org.posterity.application.Validity;
import org.posterity.model.ValidationIssue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks bags, WARC files, indexes and OCFL objects, whatever tool made them. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Strictly checks bags (a folder or a tar file), WARC files, CDXJ indexes, lists of pages "
                    + "(pages.jsonl), OCFL objects and OCFL storage roots, whatever tool made them. The type is "
                    + "recognised by content. Every issue is listed with the clause of its standard; a repeated "
                    + "issue is listed once per file, with a count and the first places.",
            "The result is valid, not valid, or not checked (and why). WARC files inside a bag are listed "
                    + "beside it; their issues do not make the bag invalid. The exit code is 1 if anything "
                    + "named is not valid, otherwise 5 if anything was not checked."
        },
        sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "What to check.")
    private List<Path> paths;

    @Option(names = "--json", description = "Prints one JSON object per path.")
    private boolean json;

    @Override
    public Integer call() {
        if (paths.stream().noneMatch(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))) {
            throw new IllegalArgumentException("There is nothing at " + paths.get(0) + ".");
        }
        Set<Validity> told = EnumSet.noneOf(Validity.class);
        boolean broken = false;
        for (Path path : paths) {
            ValidationResult judgement = PathValidator.of(path);
            tell(judgement);
            told.add(judgement.validity());
            broken |= judgement.broken();
        }
        if (broken) {
            return Exit.ENVIRONMENT;
        }
        if (told.contains(Validity.NOT_VALID)) {
            return Exit.NOT_ALL;
        }
        return told.contains(Validity.NOT_CHECKED) ? Exit.NOT_CHECKED : Exit.DONE;
    }

    private void tell(ValidationResult judgement) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Output.line(json(judgement), out);
        } else {
            tell("", judgement, out);
        }
        out.flush();
    }

    private static ObjectNode json(ValidationResult judgement) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("path", judgement.path()).put("kind", judgement.kind());
        line.put("verdict", judgement.validity().label());
        if (judgement.validity() == Validity.NOT_CHECKED) {
            line.putNull("valid");
        } else {
            line.put("valid", judgement.validity() == Validity.VALID);
        }
        judgement
                .issues()
                .forEach(issue -> line.withArray("issues")
                        .addObject()
                        .put("severity", severity(issue))
                        .put("clause", issue.clause())
                        .put("where", issue.where())
                        .put("what", issue.what())
                        .put("times", issue.times()));
        judgement.payload().forEach(file -> line.withArray("payload").add(json(file)));
        return line;
    }

    private static void tell(String indent, ValidationResult judgement, PrintWriter out) {
        long errors =
                judgement.issues().stream().filter(ValidationIssue::isError).count();
        out.println(indent + Output.visible(judgement.path()) + ": "
                + judgement.validity().label()
                + (errors == 0 ? "" : ", " + errors + (errors == 1 ? " error" : " errors"))
                + (judgement.kind().isEmpty() ? "" : " (" + judgement.kind() + ")"));
        judgement.issues().forEach(issue -> out.println(indent + "  " + sentence(issue)));
        if (!judgement.payload().isEmpty()) {
            out.println(indent + "  WARC files in its payload, judged apart from the bag:");
            judgement.payload().forEach(file -> tell(indent + "    ", file, out));
        }
    }

    private static String sentence(ValidationIssue issue) {
        StringBuilder text = new StringBuilder(severity(issue));
        text.append(issue.clause().isEmpty() ? "" : "  " + issue.clause());
        text.append(issue.where().isEmpty() ? "  " : "  " + Output.visible(issue.where()) + ": ");
        text.append(Output.visible(issue.what()));
        return issue.times() == 1 ? text.toString() : text + " (" + issue.times() + " times)";
    }

    private static String severity(ValidationIssue issue) {
        return issue.severity().name().toLowerCase(Locale.ROOT);
    }
}
