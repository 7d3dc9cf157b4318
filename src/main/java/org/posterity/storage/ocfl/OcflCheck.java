package org.posterity.storage.ocfl;

import io.ocfl.api.model.ValidationResults;
import io.ocfl.core.validation.Validator;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.posterity.model.IssueList;
import org.posterity.model.ValidationIssue;
import org.posterity.model.ValidationIssue.Severity;

/** Checks OCFL objects and storage roots, whatever tool made them, with ocfl-java's own validation. */
public final class OcflCheck {
    private static final int MOST = 10_000;
    private static final String STANDARD = "OCFL ";

    private final IssueList issues = new IssueList(MOST);

    private OcflCheck() {}

    /** Checks one object, including the digest of every file. */
    public static List<ValidationIssue> object(Path object) {
        OcflCheck check = new OcflCheck();
        check.check(object, "");
        return check.issues.all();
    }

    /** Checks every object below a storage root. The {@code where} of an issue begins with the object's path from the root. */
    public static List<ValidationIssue> root(Path root) throws IOException {
        OcflCheck check = new OcflCheck();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.equals(root.resolve("extensions"))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (folder.equals(root) || !isObject(folder)) {
                    return FileVisitResult.CONTINUE;
                }
                check.check(folder, root.relativize(folder).toString());
                return FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!file.getParent().equals(root)) {
                    check.add(
                            Severity.ERROR,
                            "E072",
                            root.relativize(file).toString(),
                            "A file belongs to no object: it is misplaced, or the object has lost its declaration file.");
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException cause) {
                check.add(Severity.UNCHECKED, "", root.relativize(file).toString(), "This cannot be read.");
                return FileVisitResult.CONTINUE;
            }
        });
        return check.issues.all();
    }

    private static boolean isObject(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "0=ocfl_object_*")) {
            return entries.iterator().hasNext();
        }
    }

    private void check(Path object, String where) {
        ValidationResults results;
        try {
            results = Validator.validateObject(object, true);
        } catch (RuntimeException e) {
            // the library's messages may quote content
            add(Severity.UNCHECKED, "", where, "The object could not be checked completely.");
            return;
        }
        results.getErrors()
                .forEach(issue -> add(Severity.ERROR, issue.getCode().toString(), where, issue.getMessage()));
        results.getWarnings()
                .forEach(issue -> add(Severity.WARNING, issue.getCode().toString(), where, issue.getMessage()));
    }

    private void add(Severity severity, String code, String where, String what) {
        issues.add(severity, STANDARD + code, where, "", what, 1);
    }
}
