package org.posterity.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.bagit.BagValidator;
import org.posterity.format.warc.CdxjValidator;
import org.posterity.format.warc.WarcValidator;
import org.posterity.model.TerminalFailure;
import org.posterity.model.ValidationIssue;
import org.posterity.storage.WarcInspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Strict checks of bags, WARC files and CDXJ indexes, by whichever tool they were made. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description =
                "Checks bags (a folder or a .tar), WARC files (.warc, .warc.gz) and indexes (.cdxj), made by any tool. Every issue"
                        + " is listed with its standard's clause.",
        sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "What to check.")
    private List<Path> paths;

    @Option(names = "--json", description = "One JSON object a line for each path.")
    private boolean json;

    @Override
    public Integer call() {
        boolean valid = true;
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new IllegalArgumentException("There is nothing at " + path + ".");
            }
        }
        for (Path path : paths) {
            List<ValidationIssue> issues = validate(path);
            tell(path, issues);
            valid &= issues.stream().noneMatch(ValidationIssue::isError);
        }
        return valid ? Exit.DONE : Exit.NOT_ALL;
    }

    private static List<ValidationIssue> validate(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        try {
            if (Files.isDirectory(path)) {
                return bag(BagSource.folder(path));
            }
            if (name.endsWith(".tar")) {
                try (BagSource tar = BagSource.tar(path)) {
                    return bag(tar);
                }
            }
            if (name.endsWith(".warc") || name.endsWith(".warc.gz")) {
                return new WarcValidator().validate(path, WarcValidator.Depth.FULL);
            }
            if (name.endsWith(".cdxj")) {
                return new CdxjValidator().validate(path, besideWarcs(path));
            }
            return List.of(ValidationIssue.error(
                    "none", path.toString(), "This is no bag, WARC file or CDXJ index, as far as its name tells."));
        } catch (IOException e) {
            throw new TerminalFailure("The file " + path + " cannot be read.", e);
        }
    }

    private static List<ValidationIssue> bag(BagSource source) {
        return new BagValidator()
                .validate(source, BagValidator.Depth.EVERY_DIGEST, new WarcInspection(WarcValidator.Depth.FULL));
    }

    /** An index in a folder named index speaks of WARC files beside that folder, any other of files beside itself. */
    private static Path besideWarcs(Path index) {
        Path folder = index.toAbsolutePath().getParent();
        return folder.getFileName() != null && folder.getFileName().toString().equals("index")
                ? folder.getParent()
                : folder;
    }

    private void tell(Path path, List<ValidationIssue> issues) {
        long errors = issues.stream().filter(ValidationIssue::isError).count();
        if (json) {
            ObjectNode line = Output.JSON.createObjectNode();
            line.put("path", path.toString()).put("valid", errors == 0);
            issues.forEach(issue -> line.withArray("issues")
                    .addObject()
                    .put("severity", issue.severity().name().toLowerCase(Locale.ROOT))
                    .put("clause", issue.clause())
                    .put("where", issue.where())
                    .put("what", issue.what()));
            new Output(spec.commandLine().getOut(), path, true).line(line);
            return;
        }
        spec.commandLine()
                .getOut()
                .println(path + ": "
                        + (errors == 0 ? "valid" : "not valid, " + errors + (errors == 1 ? " error" : " errors")));
        issues.forEach(issue -> spec.commandLine()
                .getOut()
                .println("  " + issue.severity().name().toLowerCase(Locale.ROOT) + "  " + issue.clause() + "  "
                        + Output.visible(issue.where()) + ": " + issue.what()));
    }
}
