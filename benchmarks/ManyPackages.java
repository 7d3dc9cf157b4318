import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes many packages of an archive that holds one, each with an agreement and lines in the journal: valid OCFL objects and bags
 * that differ in package, account, submission and agreement, and share all other files as hard links. The index is left to
 * {@code posterity reindex}.
 *
 * <pre>java benchmarks/ManyPackages.java ARCHIVE 10000</pre>
 */
public final class ManyPackages {
    private static final Pattern AIP = Pattern.compile("\"aip\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ACCOUNT = Pattern.compile("\"account\"\\s*:\\s*\"[a-z]+:([^\"]+)\"");
    private static final Pattern SUBMISSION = Pattern.compile("\"digest\"\\s*:\\s*\"sha256:([0-9a-f]{64})\"");
    private static final Pattern AGREEMENT = Pattern.compile("\"agreement\"\\s*:\\s*\"([^\"]+)\"");

    private final Path archive;
    private final Path pack;
    private final Path agreement;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<String> linked = new ArrayList<>();
    private final String aip;
    private final String account;
    private final String submission;
    private final String agreementId;

    private ManyPackages(Path archive) throws IOException {
        this.archive = archive;
        this.pack = onlyObject(archive.resolve("storage"));
        this.agreement = onlyObject(archive.resolve("agreements"));
        // in the order in which the digests of one stand in the next
        for (String name : List.of(
                "v1/content/data/accessions/0001/accession.json",
                "v1/content/data/terms.json",
                "v1/content/manifest-sha256.txt",
                "v1/content/manifest-sha512.txt",
                "v1/content/tagmanifest-sha256.txt",
                "v1/content/tagmanifest-sha512.txt",
                "v1/inventory.json")) {
            texts.put(name, Files.readString(pack.resolve(name)));
        }
        try (Stream<Path> files = Files.walk(pack.resolve("v1/content"))) {
            files.filter(Files::isRegularFile)
                    .map(file -> pack.relativize(file).toString())
                    .filter(name -> !texts.containsKey(name))
                    .forEach(linked::add);
        }
        String accession = texts.get("v1/content/data/accessions/0001/accession.json");
        aip = first(AIP, accession);
        account = first(ACCOUNT, accession);
        submission = first(SUBMISSION, accession);
        agreementId = first(AGREEMENT, texts.get("v1/content/data/terms.json"));
    }

    public static void main(String[] arguments) throws IOException {
        ManyPackages many = new ManyPackages(Path.of(arguments[0]));
        many.make(Integer.parseInt(arguments[1]));
    }

    private void make(int packages) throws IOException {
        Path journal = archive.resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        String inventory = hex("SHA-512", texts.get("v1/inventory.json"));
        StringBuilder chained = new StringBuilder();
        String previous = "";
        for (int i = 0; i < packages; i++) {
            Map<String, String> other = new LinkedHashMap<>();
            String number = "%06d".formatted(i);
            if (i > 0) {
                other.put(aip, aip.substring(0, aip.length() - 6) + letters(number));
                other.put(account, numbered(account, number));
                other.put(submission, hex("SHA-256", submission + i));
                other.put(agreementId, agreementId.substring(0, agreementId.length() - 6) + letters(number));
                // the terms of a package name the digest of the record that they follow
                other.putAll(agreement(other));
                other.put(inventory, pack(other));
            }
            for (String line : lines) {
                String own = replaced(line, other)
                        .replaceFirst("\"previous\":\"[^\"]*\"", "\"previous\":\"sha256:" + hex("SHA-256", previous) + "\"");
                chained.append(own).append('\n');
                previous = own;
            }
        }
        Files.writeString(journal, chained);
    }

    /** Returns the digest of its inventory. */
    private String pack(Map<String, String> other) throws IOException {
        Map<String, String> changes = new LinkedHashMap<>(other);
        Path folder = place(archive.resolve("storage"), other.get(aip));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            String own = replaced(text.getValue(), changes);
            if (own.length() != text.getValue().length()) {
                throw new IllegalStateException("Another length: " + text.getKey());
            }
            write(folder.resolve(text.getKey()), own);
            for (String algorithm : List.of("SHA-256", "SHA-512")) {
                changes.put(hex(algorithm, text.getValue()), hex(algorithm, own));
            }
        }
        for (String name : linked) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.createLink(folder.resolve(name), pack.resolve(name));
        }
        frame(pack, folder);
        return hex("SHA-512", Files.readString(folder.resolve("inventory.json")));
    }

    /** Returns the digests of its record, before and after. */
    private Map<String, String> agreement(Map<String, String> other) throws IOException {
        Path folder = place(archive.resolve("agreements"), other.get(agreementId));
        String inventory = Files.readString(agreement.resolve("v1/inventory.json"));
        Map<String, String> changes = new LinkedHashMap<>(Map.of(agreementId, other.get(agreementId)));
        Map<String, String> digests = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(agreement.resolve("v1/content"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path own = folder.resolve(agreement.relativize(file).toString());
                if (file.endsWith("consent.json")) {
                    String before = Files.readString(file);
                    String after = before.replace(account, other.get(account));
                    write(own, after);
                    digests.put(hex("SHA-512", before), hex("SHA-512", after));
                    digests.put(hex("SHA-256", before), hex("SHA-256", after));
                } else {
                    Files.createDirectories(own.getParent());
                    Files.createLink(own, file);
                }
            }
        }
        changes.putAll(digests);
        write(folder.resolve("v1/inventory.json"), replaced(inventory, changes));
        frame(agreement, folder);
        return digests;
    }

    /** Declaration, sidecars, and the inventory at the object's root. */
    private static void frame(Path from, Path folder) throws IOException {
        Files.createLink(folder.resolve("0=ocfl_object_1.1"), from.resolve("0=ocfl_object_1.1"));
        String inventory = Files.readString(folder.resolve("v1/inventory.json"));
        String sidecar = hex("SHA-512", inventory) + " inventory.json\n";
        write(folder.resolve("inventory.json"), inventory);
        write(folder.resolve("v1/inventory.json.sha512"), sidecar);
        write(folder.resolve("inventory.json.sha512"), sidecar);
    }

    /** OCFL extension 0003 with one tuple of three digits. */
    private static Path place(Path root, String id) {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("%3A", "%3a");
        return root.resolve(hex("SHA-256", id).substring(0, 3)).resolve(encoded);
    }

    private static Path onlyObject(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root, 3)) {
            List<Path> objects = paths.filter(path -> path.endsWith("0=ocfl_object_1.1"))
                    .map(Path::getParent)
                    .toList();
            if (objects.size() != 1) {
                throw new IllegalArgumentException(root + " must hold one object; it holds " + objects.size());
            }
            return objects.get(0);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String replaced(String text, Map<String, String> changes) {
        String changed = text;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            changed = changed.replace(change.getKey(), change.getValue());
        }
        return changed;
    }

    /** An account of the same length. */
    private static String numbered(String account, String number) {
        return "u" + "0".repeat(account.length() - 1 - number.length()) + number;
    }

    /** Digits as letters, which the identifiers of packages consist of. */
    private static String letters(String number) {
        return number.chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + digit - '0')))
                .reduce("", String::concat);
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("Not found: " + pattern);
        }
        return found.group(1);
    }

    private static String hex(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)))
                    .toLowerCase(Locale.ROOT);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
