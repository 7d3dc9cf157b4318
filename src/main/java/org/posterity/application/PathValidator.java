package org.posterity.application;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.bagit.BagValidator;
import org.posterity.format.warc.CdxjValidator;
import org.posterity.format.warc.PagesValidator;
import org.posterity.format.warc.WarcValidator;
import org.posterity.model.ValidationIssue;
import org.posterity.storage.ocfl.OcflCheck;

/** Finds out what something is and checks it against its standard. There is always a judgement, whatever is met. */
public final class PathValidator {
    private PathValidator() {}

    public static ValidationResult of(Path path) {
        String name = path.toString();
        ContentKind kind = ContentKind.UNKNOWN;
        try {
            kind = ContentKind.of(path);
            return kind.whyNotChecked().isEmpty()
                    ? examine(path, kind)
                    : ValidationResult.notChecked(name, kind.label(), kind.whyNotChecked());
        } catch (NoSuchFileException e) {
            return ValidationResult.notChecked(name, "", "There is nothing at this path.");
        } catch (AccessDeniedException e) {
            return ValidationResult.notChecked(name, kind.label(), "You do not have permission to read this.");
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // The exception's own words may quote the file.
            String why = "Reading failed (" + e.getClass().getSimpleName() + "). Check the disk and try again.";
            return new ValidationResult(
                    name, kind.label(), List.of(ValidationIssue.unchecked("", "", why)), List.of(), true);
        }
    }

    private static ValidationResult examine(Path path, ContentKind kind) throws IOException {
        String name = path.toString();
        return switch (kind) {
            case BAG -> bag(name, kind, BagSource.folder(path));
            case TAR -> tar(path);
            case WARC ->
                ValidationResult.of(
                        name, kind.label(), WarcValidator.ofAnybody().validate(path));
            case CDXJ -> ValidationResult.of(name, kind.label(), new CdxjValidator().validate(path, besideWarcs(path)));
            case PAGES -> ValidationResult.of(name, kind.label(), new PagesValidator().validate(path));
            case OCFL_OBJECT -> ValidationResult.of(name, kind.label(), OcflCheck.object(path));
            case OCFL_ROOT -> ValidationResult.of(name, kind.label(), OcflCheck.root(path));
            default -> throw new IllegalArgumentException("Nothing checks " + kind + ".");
        };
    }

    private static ValidationResult tar(Path path) throws IOException {
        if (!speaksOfABag(path)) {
            return ValidationResult.notChecked(
                    path.toString(), "tar", "A tar file without a bag. Unpack it and check its content.");
        }
        try (BagSource tar = BagSource.tar(path)) {
            return bag(path.toString(), ContentKind.TAR, tar);
        }
    }

    /** Also true for a tar file that cannot be listed to its end: the bag check says what is wrong with it. */
    private static boolean speaksOfABag(Path path) throws IOException {
        boolean[] speaks = {false};
        try (BagSource tar = BagSource.tar(path)) {
            tar.list(new BagSource.Listing() {
                @Override
                public void file(String name, long size) {
                    speaks[0] |= ContentKind.speaksOfABag(name);
                }

                @Override
                public void folder(String name) {
                    // any folder may be called data
                }

                @Override
                public void problem(ValidationIssue issue) {
                    speaks[0] |= ContentKind.speaksOfABag(issue.where());
                }
            });
        } catch (IOException | RuntimeException e) {
            return true;
        }
        return speaks[0];
    }

    private static ValidationResult bag(String name, ContentKind kind, BagSource source) {
        PayloadWarcs warcs = new PayloadWarcs(source);
        List<ValidationIssue> issues = new BagValidator().validate(source, BagValidator.Depth.EVERY_DIGEST, warcs);
        return new ValidationResult(name, kind.label(), issues, warcs.found(), false);
    }

    /** An index in a folder named index refers to WARC files beside that folder; any other index to files beside itself. */
    private static Path besideWarcs(Path index) {
        Path folder = index.toAbsolutePath().getParent();
        return folder.getFileName() != null && folder.getFileName().toString().equals("index")
                ? folder.getParent()
                : folder;
    }
}
