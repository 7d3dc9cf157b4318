package org.posterity.application;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What a file or folder is, by its content, or by its name if the content says nothing. */
public enum ContentKind {
    BAG("bag"),
    TAR("bag in a tar file"),
    WARC("WARC"),
    CDXJ("CDXJ index"),
    PAGES("list of pages"),
    OCFL_OBJECT("OCFL object"),
    OCFL_ROOT("OCFL storage root"),
    ARC("ARC", "An ARC file, the predecessor of WARC, is not checked."),
    GZIPPED_TAR("gzipped tar", "A compressed tar file. Unpack it and check its content."),
    GZIP("gzip", "A compressed file that is not a WARC file. Unpack it and check its content."),
    ZIP("zip", "A zip file. Unpack it and check its content."),
    FOLDER("folder", "A folder that is neither a bag nor OCFL. Name the bags and files inside it."),
    NO_FILE("", "Not a plain file or folder, but a pipe, a socket or a device. It was not opened."),
    EMPTY("", "The file is empty."),
    UNKNOWN("", "Not recognised as a bag, a WARC file, a CDXJ index, a list of pages or OCFL.");

    private static final int HEAD = 4096;
    private static final int TAR_HEADER = 512;
    private static final Pattern CDXJ_LINE = Pattern.compile("[^ \\n]{1,2000} [0-9]{14}(?:[0-9]{3})? \\{");
    private static final Pattern OF_A_BAG = Pattern.compile("bagit\\.txt|manifest-[^/]*\\.txt");

    private final String label;
    private final String whyNotChecked;

    ContentKind(String label) {
        this(label, "");
    }

    ContentKind(String label, String whyNotChecked) {
        this.label = label;
        this.whyNotChecked = whyNotChecked;
    }

    public String label() {
        return label;
    }

    /** Why this kind is not checked; empty if it is. */
    public String whyNotChecked() {
        return whyNotChecked;
    }

    /** Opens only plain files and folders: reading a pipe would never end. */
    public static ContentKind of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            return ofFolder(path);
        }
        if (!attributes.isRegularFile()) {
            return NO_FILE;
        }
        try (InputStream file = Files.newInputStream(path)) {
            byte[] head = file.readNBytes(HEAD);
            ContentKind kind = ofHead(head);
            return kind.whyNotChecked.isEmpty() || kind == ARC || kind == ZIP || kind == GZIPPED_TAR
                    ? kind
                    : byName(path, kind);
        }
    }

    /** Whether a file at the top of a folder says that the folder is meant as a bag. */
    public static boolean speaksOfABag(String name) {
        return OF_A_BAG.matcher(name).matches();
    }

    private static ContentKind ofFolder(Path folder) throws IOException {
        ContentKind kind = FOLDER;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (speaksOfABag(name)) {
                    return BAG;
                }
                if (name.startsWith("0=ocfl_")) {
                    kind = name.startsWith("0=ocfl_object_") ? OCFL_OBJECT : OCFL_ROOT;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return kind;
    }

    private static ContentKind ofHead(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (head.length == 0) {
            return EMPTY;
        }
        if (text.startsWith("\u001f\u008b")) {
            return ofGzip(head);
        }
        if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
            return ZIP;
        }
        // A tar file begins with a name, which may be warc/1.0.
        if (isTar(head)) {
            return TAR;
        }
        if (isWarc(text)) {
            return WARC;
        }
        if (text.startsWith("filedesc://")) {
            return ARC;
        }
        if (text.startsWith("{") && text.contains("\"json-pages-")) {
            return PAGES;
        }
        return CDXJ_LINE.matcher(text).lookingAt() ? CDXJ : UNKNOWN;
    }

    private static ContentKind ofGzip(byte[] head) {
        byte[] content = new byte[TAR_HEADER];
        int length = 0;
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(head))) {
            int read = 0;
            while (read >= 0 && length < TAR_HEADER) {
                length += read;
                read = gzip.read(content, length, TAR_HEADER - length);
            }
        } catch (IOException e) {
            // What came before the damage, or before the end of the head, is enough.
        }
        if (isWarc(new String(content, 0, length, StandardCharsets.ISO_8859_1))) {
            return WARC;
        }
        return length == TAR_HEADER && isTar(content) ? GZIPPED_TAR : GZIP;
    }

    private static boolean isWarc(String text) {
        return text.regionMatches(true, 0, "WARC/", 0, 5) && text.length() > 5 && Character.isDigit(text.charAt(5));
    }

    /** The sum of a tar header's bytes, with blanks for the sum itself, is written in it (POSIX.1-2017 pax §ustar). */
    private static boolean isTar(byte[] head) {
        if (head.length < TAR_HEADER) {
            return false;
        }
        String field = new String(head, 148, 8, StandardCharsets.ISO_8859_1).replaceAll("[ \0]", "");
        int sum = 8 * ' ';
        for (int i = 0; i < TAR_HEADER; i++) {
            sum += i >= 148 && i < 156 ? 0 : head[i] & 0xff;
        }
        return new String(head, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")
                || (field.matches("[0-7]{1,7}") && Integer.parseInt(field, 8) == sum);
    }

    /** A damaged file is recognised by its name, so that the damage is reported. */
    private static ContentKind byName(Path path, ContentKind otherwise) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".warc") || name.endsWith(".warc.gz")) {
            return WARC;
        }
        if (name.endsWith(".tar")) {
            return TAR;
        }
        return name.endsWith(".cdxj") ? CDXJ : otherwise;
    }
}
