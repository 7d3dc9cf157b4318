package org.posterity.format.bagit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.posterity.model.ValidationIssue.Severity;

/** A way to damage a sound bag; named version / verdict / what was done. */
record Damage(String name, Change change, String clause, String where, boolean rejectedByLibraryOfCongress) {

    interface Change {
        void apply(Path bag) throws IOException;
    }

    static Damage of(String name, String clause, String where, Change change) {
        return new Damage(name, change, clause, where, true);
    }

    /** Where the Library of Congress' library is more lenient than the standard, or does not look. */
    Damage thatTheirsAccepts() {
        return new Damage(name, change, clause, where, false);
    }

    Severity expects() {
        return switch (name.split("/")[1]) {
            case "invalid" -> Severity.ERROR;
            case "unchecked" -> Severity.UNCHECKED;
            default -> Severity.WARNING;
        };
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<Damage> all() {
        return Stream.of(payload(), manifests(), paths(), tagFiles(), declaration(), metadata(), fetch(), names())
                .flatMap(it -> it);
    }

    private static Stream<Damage> payload() {
        return Stream.of(
                of("v1.0/invalid/one-byte-flipped", "RFC 8493 §3", "data/README.txt", bag -> {
                    byte[] content = Bags.read(bag.resolve("data/README.txt"));
                    content[3] ^= 1;
                    Files.write(bag.resolve("data/README.txt"), content);
                }),
                of(
                        "v1.0/invalid/payload-cut-off",
                        "RFC 8493 §3",
                        "data/README.txt",
                        bag -> Files.writeString(bag.resolve("data/README.txt"), "read me")),
                of(
                        "v1.0/invalid/payload-deleted",
                        "RFC 8493 §3",
                        "data/README.txt",
                        bag -> Files.delete(bag.resolve("data/README.txt"))),
                of(
                        "v1.0/invalid/payload-added",
                        "RFC 8493 §3",
                        "data/more.txt",
                        bag -> Files.writeString(bag.resolve("data/more.txt"), "more")),
                of(
                        "v1.0/invalid/payload-renamed",
                        "RFC 8493 §3",
                        "data/README.md",
                        bag -> Files.move(bag.resolve("data/README.txt"), bag.resolve("data/README.md"))),
                of("v1.0/invalid/payload-directory-missing", "RFC 8493 §2.1.2", "data/", bag -> {
                    Files.delete(bag.resolve("data/posts/2024/post.warc"));
                    Files.delete(bag.resolve("data/posts/2024"));
                    Files.delete(bag.resolve("data/posts"));
                    Files.delete(bag.resolve("data/README.txt"));
                    Files.delete(bag.resolve("data"));
                }),
                of(
                        "v1.0/invalid/symbolic-link-out",
                        "RFC 8493 §5.1",
                        "data/link",
                        bag -> Files.createSymbolicLink(
                                bag.resolve("data/link"),
                                Files.writeString(bag.resolveSibling("outside.txt"), "outside"))),
                of(
                                "v1.0/warning/empty-folder",
                                "RFC 8493 §2.1.3",
                                "data/empty",
                                bag -> Files.createDirectory(bag.resolve("data/empty")))
                        .thatTheirsAccepts());
    }

    private static Stream<Damage> manifests() {
        return Stream.of(
                of("v1.0/invalid/no-payload-manifest", "RFC 8493 §2.1.3", "", bag -> {
                    Files.delete(bag.resolve("manifest-sha256.txt"));
                    Files.delete(bag.resolve("manifest-sha512.txt"));
                    Bags.resealTags(bag);
                }),
                of(
                        "v1.0/invalid/payload-in-one-manifest-only",
                        "RFC 8493 §3",
                        "data/README.txt",
                        sha256(text ->
                                text.lines().skip(1).map(line -> line + "\n").reduce("", String::concat))),
                of(
                                "v1.0/invalid/payload-listed-twice",
                                "RFC 8493 §2.1.3",
                                "manifest-sha256.txt:3",
                                sha256(text -> text + text.lines().findFirst().orElseThrow() + "\n"))
                        .thatTheirsAccepts(),
                of(
                        "v1.0/invalid/line-without-path",
                        "RFC 8493 §2.1.3",
                        "manifest-sha256.txt:3",
                        sha256(text -> text + "0".repeat(64) + "\n")),
                of("v1.0/invalid/empty-line", "RFC 8493 §2.1.3", "manifest-sha256.txt:3", sha256(text -> text + "\n")),
                of(
                        "v1.0/invalid/checksum-not-hexadecimal",
                        "RFC 8493 §2.1.3",
                        "manifest-sha256.txt:1",
                        sha256(text -> "xyz" + text.substring(3))),
                of(
                        "v1.0/invalid/checksum-too-short",
                        "RFC 8493 §2.4",
                        "manifest-sha256.txt:1",
                        sha256(text -> text.substring(2))),
                of("v1.0/unchecked/unknown-algorithm", "RFC 8493 §2.4", "manifest-whirlpool.txt", bag -> {
                    Files.writeString(bag.resolve("manifest-whirlpool.txt"), "00 data/README.txt\n");
                    for (String algorithm : List.of("sha256", "sha512")) {
                        Bags.edit(
                                bag.resolve("tagmanifest-" + algorithm + ".txt"),
                                text -> text + "00  manifest-whirlpool.txt\n");
                    }
                    Bags.resealTags(bag);
                }),
                of(
                                "v1.0/invalid/algorithm-in-capitals",
                                "RFC 8493 §2.4",
                                "manifest-SHA256.txt",
                                bag -> Files.copy(
                                        bag.resolve("manifest-sha256.txt"), bag.resolve("manifest-SHA256.txt")))
                        .thatTheirsAccepts(),
                of(
                                "v1.0/warning/asterisk-of-md5sum",
                                "RFC 8493 §6.1.3",
                                "manifest-sha256.txt:1",
                                sha256(text -> text.replaceFirst("  data", " *data")))
                        .thatTheirsAccepts(),
                of(
                        "v1.0/invalid/byte-order-mark",
                        "RFC 8493 §2.3",
                        "manifest-sha256.txt",
                        sha256(text -> "\uFEFF" + text)),
                of("v1.0/invalid/manifest-not-in-utf-8", "RFC 8493 §2.3", "manifest-sha256.txt", bag -> {
                    byte[] content = Bags.read(bag.resolve("manifest-sha256.txt"));
                    content[content.length - 2] = (byte) 0xE9;
                    Files.write(bag.resolve("manifest-sha256.txt"), content);
                    Bags.resealTags(bag);
                }),
                of(
                                "v1.0/warning/last-line-not-ended",
                                "RFC 8493 §2.3",
                                "manifest-sha256.txt",
                                sha256(String::stripTrailing))
                        .thatTheirsAccepts());
    }

    private static Stream<Damage> paths() {
        return Stream.of(
                        "../outside", "data/../../outside", "/etc/passwd", "~root/secret", "C:\\outside", "..\\outside")
                .map(path -> of(
                        "v1.0/invalid/path-escapes " + path,
                        "RFC 8493 §5.1",
                        "manifest-sha256.txt:3",
                        sha256(text -> text + "0".repeat(64) + "  " + path + "\n")));
    }

    private static Stream<Damage> tagFiles() {
        return Stream.of(
                of(
                        "v1.0/invalid/tag-file-altered",
                        "RFC 8493 §3",
                        "bag-info.txt",
                        bag -> Bags.edit(bag.resolve("bag-info.txt"), text -> text.replace("Examples", "Exemples"))),
                of(
                        "v1.0/invalid/tag-file-missing",
                        "RFC 8493 §3",
                        "bag-info.txt",
                        bag -> Files.delete(bag.resolve("bag-info.txt"))),
                of(
                        "v1.0/invalid/payload-outside-payload-directory",
                        "RFC 8493 §2.1.3",
                        "manifest-sha256.txt:3",
                        sha256(text -> text + "0".repeat(64) + "  bagit.txt\n")),
                of(
                        "v1.0/invalid/directory-listed",
                        "RFC 8493 §2.1.3",
                        "manifest-sha256.txt:3",
                        sha256(text -> text + "0".repeat(64) + "  data/posts\n")),
                of(
                        "v1.0/invalid/backslashes",
                        "RFC 8493 §2.1.3",
                        "manifest-sha256.txt:2",
                        sha256(text -> text.replace("posts/2024/", "posts\\2024\\"))),
                of(
                                "v1.0/invalid/payload-in-tag-manifest",
                                "RFC 8493 §2.2.1",
                                "tagmanifest-sha256.txt:5",
                                bag -> Bags.edit(
                                        bag.resolve("tagmanifest-sha256.txt"),
                                        text -> text + Bags.hex("SHA-256", Bags.bytes("read me first\n"))
                                                + "  data/README.txt\n"))
                        .thatTheirsAccepts(),
                of(
                                "v1.0/invalid/tag-manifest-in-tag-manifest",
                                "RFC 8493 §2.2.1",
                                "tagmanifest-sha256.txt:5",
                                bag -> Bags.edit(
                                        bag.resolve("tagmanifest-sha256.txt"),
                                        text -> text
                                                + Bags.hex("SHA-256", Bags.read(bag.resolve("tagmanifest-sha512.txt")))
                                                + "  tagmanifest-sha512.txt\n"))
                        .thatTheirsAccepts(),
                of(
                                "v1.0/invalid/payload-manifest-not-in-tag-manifest",
                                "RFC 8493 §2.2.1",
                                "manifest-sha512.txt",
                                bag -> Bags.edit(
                                        bag.resolve("tagmanifest-sha256.txt"),
                                        text -> without(text, "manifest-sha512.txt")))
                        .thatTheirsAccepts(),
                of(
                                "v1.0/warning/tag-file-not-in-tag-manifest",
                                "RFC 8493 §2.2.1",
                                "notes.txt",
                                bag -> Files.writeString(bag.resolve("notes.txt"), "note\n"))
                        .thatTheirsAccepts(),
                of(
                                "v1.0/warning/no-tag-manifest-in-one-algorithm",
                                "RFC 8493 §2.2.1",
                                "",
                                bag -> Files.delete(bag.resolve("tagmanifest-sha512.txt")))
                        .thatTheirsAccepts());
    }

    private static Stream<Damage> declaration() {
        return Stream.of(
                of(
                        "v1.0/invalid/no-declaration",
                        "RFC 8493 §2.1.1",
                        "bagit.txt",
                        bag -> Files.delete(bag.resolve("bagit.txt"))),
                of(
                        "v1.0/unchecked/version-unknown",
                        "RFC 8493 §2.1.1",
                        "bagit.txt:1",
                        tag("bagit.txt", text -> text.replace("1.0", "3.0"))),
                of(
                        "v1.0/invalid/version-not-a-number",
                        "RFC 8493 §2.1.1",
                        "bagit.txt:1",
                        tag("bagit.txt", text -> text.replace("1.0", "one"))),
                of(
                        "v1.0/invalid/version-label-misspelt",
                        "RFC 8493 §2.1.1",
                        "bagit.txt:1",
                        tag("bagit.txt", text -> text.replace("BagIt-Version", "Bagit-version"))),
                of(
                        "v1.0/invalid/lines-swapped",
                        "RFC 8493 §2.1.1",
                        "bagit.txt:1",
                        tag(
                                "bagit.txt",
                                text -> text.lines().map(line -> line + "\n").reduce("", (a, b) -> b + a))),
                of(
                        "v1.0/invalid/third-line",
                        "RFC 8493 §2.1.1",
                        "bagit.txt",
                        tag("bagit.txt", text -> text + "More: 1\n")),
                of(
                        "v1.0/invalid/one-line",
                        "RFC 8493 §2.1.1",
                        "bagit.txt",
                        tag("bagit.txt", text -> "BagIt-Version: 1.0\n")),
                of(
                        "v1.0/invalid/blanks-around-colon",
                        "RFC 8493 §2.1.1",
                        "bagit.txt:1",
                        tag("bagit.txt", text -> text.replace("Version: ", "Version  : "))),
                of(
                        "v1.0/invalid/declaration-with-byte-order-mark",
                        "RFC 8493 §2.3",
                        "bagit.txt",
                        tag("bagit.txt", text -> "\uFEFF" + text)),
                of(
                        "v1.0/invalid/encoding-unknown",
                        "RFC 8493 §2.1.1",
                        "bagit.txt:2",
                        tag("bagit.txt", text -> text.replace("UTF-8", "UTF-88"))));
    }

    private static Stream<Damage> metadata() {
        return Stream.of(
                of(
                                "v1.0/invalid/oxum-wrong",
                                "RFC 8493 §2.2.2",
                                "bag-info.txt",
                                tag("bag-info.txt", text -> text.replace("32.2", "33.2")))
                        .thatTheirsAccepts(),
                of(
                                "v1.0/invalid/oxum-malformed",
                                "RFC 8493 §2.2.2",
                                "bag-info.txt",
                                tag("bag-info.txt", text -> text.replace("32.2", "32 bytes")))
                        .thatTheirsAccepts(),
                of(
                                "v1.0/invalid/oxum-repeated",
                                "RFC 8493 §2.2.2",
                                "bag-info.txt",
                                tag("bag-info.txt", text -> text + "Payload-Oxum: 32.2\n"))
                        .thatTheirsAccepts(),
                of(
                        "v1.0/invalid/element-without-colon",
                        "RFC 8493 §2.2.2",
                        "bag-info.txt:1",
                        tag("bag-info.txt", text -> text.replaceFirst(":", ""))),
                of(
                                "v1.0/invalid/element-without-blank",
                                "RFC 8493 §2.2.2",
                                "bag-info.txt:1",
                                tag("bag-info.txt", text -> text.replaceFirst(": ", ":")))
                        .thatTheirsAccepts(),
                of(
                                "v1.0/invalid/label-ends-with-blank",
                                "RFC 8493 §2.2.2",
                                "bag-info.txt:1",
                                tag("bag-info.txt", text -> text.replaceFirst(": ", " : ")))
                        .thatTheirsAccepts(),
                of(
                                "v1.0/invalid/begins-with-continuation",
                                "RFC 8493 §2.2.2",
                                "bag-info.txt:1",
                                tag("bag-info.txt", text -> "  " + text))
                        .thatTheirsAccepts(),
                of(
                                "v1.0/warning/bagging-date-not-a-date",
                                "RFC 8493 §2.2.2",
                                "bag-info.txt",
                                tag("bag-info.txt", text -> text.replace("2026-03-01", "March")))
                        .thatTheirsAccepts());
    }

    private static Stream<Damage> fetch() {
        return Stream.of(
                of(
                                "v1.0/warning/fetch-file",
                                "RFC 8493 §2.2.3",
                                "fetch.txt",
                                bag -> Files.writeString(
                                        bag.resolve("fetch.txt"),
                                        "https://example.org/README.txt 14 data/README.txt\n"))
                        .thatTheirsAccepts(),
                of("v1.0/invalid/file-still-to-fetch", "RFC 8493 §2.2.3", "data/README.txt", bag -> {
                    Files.delete(bag.resolve("data/README.txt"));
                    Files.writeString(bag.resolve("fetch.txt"), "https://example.org/README.txt - data/README.txt\n");
                }),
                of(
                        "v1.0/invalid/fetch-of-unlisted-file",
                        "RFC 8493 §2.2.3",
                        "data/other.txt",
                        bag -> Files.writeString(
                                bag.resolve("fetch.txt"), "https://example.org/other.txt - data/other.txt\n")),
                of(
                        "v1.0/invalid/fetch-leads-out",
                        "RFC 8493 §5.1",
                        "fetch.txt:1",
                        bag -> Files.writeString(
                                bag.resolve("fetch.txt"), "https://example.org/other.txt - ../../other.txt\n")),
                of(
                        "v1.0/invalid/fetch-url-relative",
                        "RFC 8493 §2.2.3",
                        "fetch.txt:1",
                        bag -> Files.writeString(bag.resolve("fetch.txt"), "README.txt 14 data/README.txt\n")),
                of(
                        "v1.0/invalid/fetch-line-malformed",
                        "RFC 8493 §2.2.3",
                        "fetch.txt:1",
                        bag -> Files.writeString(bag.resolve("fetch.txt"), "https://example.org/README.txt\n")));
    }

    private static Stream<Damage> names() {
        return Stream.of(
                of(
                                "v1.0/warning/names-differ-in-case",
                                "RFC 8493 §6.1.1.3",
                                "data/readme.TXT",
                                renamed("readme.TXT", true))
                        .thatTheirsAccepts(),
                of("v1.0/warning/windows-device", "RFC 8493 §6.1.2", "data/aux.txt", renamed("aux.txt", false))
                        .thatTheirsAccepts(),
                of("v1.0/warning/ends-with-dot", "RFC 8493 §6.1.2", "data/README.", renamed("README.", false))
                        .thatTheirsAccepts(),
                of(
                                "v1.0/invalid/percent-sign-as-it-is",
                                "RFC 8493 §2.1.3",
                                "manifest-sha256.txt:1",
                                renamed("100%.txt", false))
                        .thatTheirsAccepts(),
                of(
                                "v1.0/invalid/encoded-percent-sign-as-it-is",
                                "RFC 8493 §2.1.3",
                                "manifest-sha256.txt:1",
                                renamed("100%25.txt", false))
                        .thatTheirsAccepts());
    }

    /** Adds a copy of README.txt under another name, or moves it there, and lists it as {@code name} stands. */
    private static Change renamed(String name, boolean keep) {
        return bag -> {
            Path target = bag.resolve("data").resolve(name);
            Files.copy(bag.resolve("data/README.txt"), target);
            if (keep) {
                Bags.edit(bag.resolve("bag-info.txt"), text -> text.replace("32.2", "46.3"));
            } else {
                Files.delete(bag.resolve("data/README.txt"));
            }
            for (String manifest : new String[] {"manifest-sha256.txt", "manifest-sha512.txt"}) {
                Bags.edit(bag.resolve(manifest), text -> {
                    String first = text.lines().findFirst().orElseThrow();
                    String other = first.replace("README.txt", name);
                    return keep ? text + other + "\n" : text.replace(first, other);
                });
            }
            Bags.resealTags(bag);
        };
    }

    private static Change sha256(UnaryOperator<String> change) {
        return tag("manifest-sha256.txt", change);
    }

    private static Change tag(String name, UnaryOperator<String> change) {
        return bag -> {
            Bags.edit(bag.resolve(name), change);
            Bags.resealTags(bag);
        };
    }

    private static String without(String text, String path) {
        return text.lines()
                .filter(line -> !line.endsWith(" " + path))
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }
}
