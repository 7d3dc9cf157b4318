package org.posterity.format.bagit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code bag-info.txt}, or what older versions have in its place, strictly (RFC 8493 §2.2.2). No message repeats a value. */
final class BagInfoReader {
    private final String file;
    private final boolean lenientBlanks;
    private final BagIssues issues;
    private final List<BagInfo.Element> elements = new ArrayList<>();
    private final MemoryShare memory = MemoryShare.percent(10);
    private String label;
    private StringBuilder value;

    BagInfoReader(BagDeclaration declaration, BagIssues issues) {
        this.file = declaration.metadataFile();
        this.lenientBlanks = declaration.isBefore1();
        this.issues = issues;
    }

    BagInfo read(TagFileLines lines) throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            String where = file + ":" + lines.number();
            memory.take(line);
            if (!line.isEmpty() && isBlank(line.charAt(0))) {
                continueValue(line, where);
            } else {
                endElement();
                beginElement(line, where);
            }
        }
        endElement();
        return new BagInfo(elements);
    }

    private void continueValue(String line, String where) {
        if (label == null) {
            issues.error(BagClause.BAG_METADATA, where, "A line that continues a value follows no element.");
            return;
        }
        value.append(' ').append(line.strip());
    }

    private void beginElement(String line, String where) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            issues.error(
                    BagClause.BAG_METADATA,
                    where,
                    "An element is a label, a colon, a blank and a value; this line is not.");
            return;
        }
        String rest = line.substring(colon + 1);
        label = line.substring(0, colon);
        if (!lenientBlanks && isBlank(label.charAt(label.length() - 1))) {
            issues.error(BagClause.BAG_METADATA, where, "A label ends with a blank.");
        }
        if (!lenientBlanks && (rest.isEmpty() || !isBlank(rest.charAt(0)))) {
            issues.error(BagClause.BAG_METADATA, where, "No blank stands between the colon and the value.");
        } else if (rest.isBlank()) {
            issues.warning(BagClause.BAG_METADATA, where, "The element has no value.");
        }
        label = label.strip();
        value = new StringBuilder(rest.strip());
    }

    private void endElement() {
        if (label != null) {
            elements.add(new BagInfo.Element(label, value.toString().strip()));
            label = null;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
