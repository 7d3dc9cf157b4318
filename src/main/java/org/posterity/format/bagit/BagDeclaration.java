package org.posterity.format.bagit;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code bagit.txt} says (RFC 8493 §2.1.1): the BagIt version and the encoding of the other tag files. */
record BagDeclaration(String version, Charset encoding) {
    private static final String FILE = "bagit.txt";
    private static final BagDeclaration ASSUMED = new BagDeclaration("1.0", StandardCharsets.UTF_8);
    private static final Pattern VERSION = Pattern.compile("(BagIt-Version)(\\s*):(\\s*)(\\d+\\.\\d+)");
    private static final Pattern ENCODING = Pattern.compile("(Tag-File-Character-Encoding)(\\s*):(\\s*)(\\S+)");

    private static final List<String> KNOWN = List.of("0.93", "0.94", "0.95", "0.96", "0.97", "1.0");

    /** Whether the rules of this version are known here. */
    boolean isKnown() {
        return KNOWN.contains(version);
    }

    /** The name of the bag's metadata, which was another before BagIt 0.96. */
    String metadataFile() {
        return KNOWN.indexOf(version) < KNOWN.indexOf("0.96") && isKnown() ? "package-info.txt" : "bag-info.txt";
    }

    /** Older bags may have blanks around colons, a payload file in one manifest only, and percent signs as they are. */
    boolean isBefore1() {
        return isKnown() && !version.equals("1.0");
    }

    /** Reads the declaration; where it is wrong, BagIt 1.0 and UTF-8 are assumed so that the rest can be checked. */
    static BagDeclaration read(TagFileReader files, BagIssues issues) {
        BagDeclaration[] read = {ASSUMED};
        boolean present = files.read(FILE, StandardCharsets.UTF_8, lines -> read[0] = parse(lines, issues));
        if (!present) {
            issues.error(BagClause.BAG_DECLARATION, FILE, "The bag declaration is missing.");
        }
        return read[0];
    }

    private static BagDeclaration parse(TagFileLines lines, BagIssues issues) throws IOException {
        String first = lines.next();
        String second = first == null ? null : lines.next();
        if (second == null || lines.next() != null) {
            issues.error(BagClause.BAG_DECLARATION, FILE, "The bag declaration has exactly two lines.");
        }
        String version = version(first == null ? "" : first, issues);
        return new BagDeclaration(version, encoding(second == null ? "" : second, version, issues));
    }

    private static String version(String line, BagIssues issues) {
        Matcher matcher = VERSION.matcher(line);
        if (!matcher.matches()) {
            issues.error(
                    BagClause.BAG_DECLARATION, FILE + ":1", "The first line is not of the form BagIt-Version: M.N.");
            return ASSUMED.version();
        }
        String version = matcher.group(4);
        if (!KNOWN.contains(version)) {
            issues.unchecked(
                    BagClause.BAG_DECLARATION, FILE + ":1", "The rules of this version of BagIt are not known here.");
        }
        checkBlanks(matcher, version, FILE + ":1", issues);
        return version;
    }

    private static Charset encoding(String line, String version, BagIssues issues) {
        Matcher matcher = ENCODING.matcher(line);
        if (!matcher.matches()) {
            issues.error(
                    BagClause.BAG_DECLARATION,
                    FILE + ":2",
                    "The second line is not of the form Tag-File-Character-Encoding: ENCODING.");
            return ASSUMED.encoding();
        }
        checkBlanks(matcher, version, FILE + ":2", issues);
        try {
            Charset encoding = Charset.forName(matcher.group(4));
            if (!encoding.equals(StandardCharsets.UTF_8)) {
                issues.warning(BagClause.TEXT_TAG_FILE, FILE + ":2", "The tag files are not in UTF-8.");
            }
            return encoding;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            issues.error(BagClause.BAG_DECLARATION, FILE + ":2", "The character encoding is not known here.");
            return ASSUMED.encoding();
        }
    }

    private static void checkBlanks(Matcher matcher, String version, String where, BagIssues issues) {
        boolean exact = matcher.group(2).isEmpty() && matcher.group(3).equals(" ");
        if (!exact && version.equals("1.0")) {
            issues.error(BagClause.BAG_DECLARATION, where, "Label and value are parted by a colon and one blank.");
        }
    }
}
