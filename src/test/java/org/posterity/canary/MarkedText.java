package org.posterity.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An export in the text form: the sample of late 2024 with markers for values, and the sections that it lacks. */
final class MarkedText {
    private static final Path SAMPLE = Path.of("src/test/resources/exports/tiktok/txt-2024-12");
    private static final String FOLDER = "TikTok_Data_1735588272/TikTok/";

    private final Markers markers;
    private final MarkedValues values;
    private final Set<String> kept;

    MarkedText(Markers markers, Set<String> kept) {
        this.markers = markers;
        this.values = new MarkedValues(markers);
        this.kept = kept;
    }

    Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(SAMPLE)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                String name = SAMPLE.relativize(path).toString();
                files.put(name, mark(name, Files.readAllLines(path)));
            }
        }
        files.put(FOLDER + "Direct Messages/Direct Messages.txt", messages());
        files.put(
                FOLDER + "Activity/Login History.txt",
                blocks("Login History", "Date", "IP", "Device Model", "Carrier"));
        files.put(FOLDER + "Activity/Search History.txt", blocks("Search History", "Date", "Search Term"));
        files.put(FOLDER + "Activity/Follower.txt", blocks("Follower", "Date", "Username"));
        files.put(FOLDER + "Activity/Status.txt", blocks("Status", "Resolution", "IDFA", "GAID", "Android ID"));
        files.put(FOLDER + "Profile/Block List.txt", blocks("Block List", "Date", "Username"));
        files.put(FOLDER + "Profile/Autofill.txt", blocks("Autofill", "PhoneNumber", "Email", "FirstName", "Address"));
        files.put(
                FOLDER + "Guests/Guest Book.txt",
                blocks("Guest Book", "Date", "Guest") + "\n" + markers.text("Guest Book, a line alone"));
        return files;
    }

    private String mark(String name, List<String> lines) {
        boolean posts = name.endsWith("Posts/Post.txt");
        boolean comments = name.endsWith("Comments.txt") && kept.contains("comments");
        boolean everyone = false;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String label = line.contains(": ") ? line.substring(0, line.indexOf(": ") + 2) : "";
            if (label.equals("Date: ")) {
                everyone = audience(lines, i).equals("Everyone");
            }
            boolean isKept = posts && (everyone || kept.contains("non-public-posts")) || comments;
            text.append(
                            posts || name.contains("Profile Info") || line.isBlank() || line.startsWith("You have no")
                                    ? post(name, line, label, isKept)
                                    : other(name, line, label, isKept))
                    .append('\n');
        }
        return text + (name.contains("Profile Info") ? profile() : "");
    }

    private static String audience(List<String> lines, int from) {
        return lines.stream()
                .skip(from)
                .filter(line -> line.startsWith("Who can view: "))
                .map(line -> line.substring("Who can view: ".length()))
                .findFirst()
                .orElse("Everyone");
    }

    private String post(String name, String line, String label, boolean isKept) {
        if (line.contains("https://")) {
            return line + "&" + markers.signature(name + ", link");
        }
        return switch (label) {
            case "Sound: " -> label + "original sound - " + markers.name(name + ", sound");
            case "Location: " -> isKept ? line : label + markers.name(name + ", place");
            case "Adds yours text: " -> label + (isKept ? values.mention(name) : markers.text(name + ", text"));
            case "Like(s): " -> isKept && kept.contains("engagement") ? line : label + markers.digits(name + ", likes");
            default -> line;
        };
    }

    private String other(String name, String line, String label, boolean isKept) {
        if (isKept) {
            return label.equals("Comment: ") ? label + values.mention(name) : line;
        }
        return switch (label) {
            case "" -> line.endsWith(":") ? line : markers.text(name + ", a line without a label");
            case "Date: " -> label + markers.date(name + ", date");
            case "Link: ", "HashTag Link:: " -> label + markers.link(name + ", link");
            case "Username: " -> label + markers.handle(name + ", user name");
            default -> label + markers.text(name + ", " + label);
        };
    }

    private String profile() {
        return "Email: " + markers.email("Profile Info.txt, e-mail") + "\nPhone Number: "
                + markers.phone("Profile Info.txt, phone") + "\nBirth date: "
                + markers.birthDate("Profile Info.txt, birth date") + "\n";
    }

    private String messages() {
        String partner = markers.handle("Direct Messages.txt, partner");
        return "Chat History with " + partner + ":\nDate: " + markers.date("Direct Messages.txt, date") + "\nFrom: "
                + partner + "\nContent: " + markers.text("Direct Messages.txt, content") + "\n"
                + markers.text("Direct Messages.txt, second line") + "\n";
    }

    private String blocks(String section, String... labels) {
        return Stream.of(1, 2)
                .map(block -> Stream.of(labels)
                        .map(label -> label + ": "
                                + switch (label) {
                                    case "Date" -> markers.date(section + ".txt, date");
                                    case "IP" -> markers.ip4(section + ".txt, IP");
                                    case "Email" -> markers.email(section + ".txt, e-mail");
                                    case "PhoneNumber" -> markers.phone(section + ".txt, phone");
                                    case "Username" -> markers.handle(section + ".txt, user name");
                                    default -> markers.text(section + ".txt, " + label);
                                })
                        .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
    }
}
