package org.posterity;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every regular expression of the program: the constants of its classes, and those written into calls in its sources. */
final class PatternsInUse {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern CALL = Pattern.compile(
            "(?:\\.(matches|replaceAll|replaceFirst|split)|Pattern\\.(matches))\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern UNICODE = Pattern.compile("(?<!\\\\)\\\\u([0-9a-f]{4})");

    private static final Pattern MADE = Pattern.compile("\\bPattern\\.compile\\(");

    /** A constant of a class, or what an enum gives to its constants. */
    private static final Pattern CONSTANT = Pattern.compile(
            "(?:static final|\\n) +Pattern [A-Z_0-9]+\\s*=\\s*Pattern\\.compile\\(|\\n    [A-Z_]+\\(\\s*\"[^\"]*\",\\s*Pattern\\.compile\\(");

    /** What a matcher is asked first. */
    private static final Pattern ASKED =
            Pattern.compile("\\.(matches|lookingAt|find|results|replaceAll|replaceFirst)\\(");

    private final Map<String, Use> uses = new TreeMap<>();

    private PatternsInUse() {}

    /** @param searches whether it is looked for anywhere in a text, or only at its beginning */
    record Use(Pattern pattern, boolean searches) {}

    /** By where it stands. */
    static Map<String, Use> all() throws IOException {
        PatternsInUse found = new PatternsInUse();
        try (Stream<Path> files = Files.walk(CLASSES.resolve("org/posterity"))) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".class")).toList()) {
                found.constants(file);
            }
        }
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                found.calls(file);
            }
        }
        return found.uses;
    }

    /** Sources that make a pattern which is no constant, so that it is not among the others. */
    static Set<String> madeElsewhere() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                long constants = CONSTANT.matcher(source).results().count();
                if (MADE.matcher(source).results().count() > constants) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        return found;
    }

    private void constants(Path file) throws IOException {
        String name = CLASSES.relativize(file).toString().replaceAll("\\.class$", "");
        try {
            Class<?> type = Class.forName(name.replace('/', '.'), false, PatternsInUse.class.getClassLoader());
            for (Field field : type.getDeclaredFields()) {
                if (field.getType() != Pattern.class) {
                    continue;
                }
                String where = type.getSimpleName() + "." + field.getName();
                if (Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    boolean own = Modifier.isPrivate(field.getModifiers());
                    boolean searches = !own || searches(name.replaceAll("\\$.*", ""), field.getName());
                    uses.put(where, new Use((Pattern) field.get(null), searches));
                } else if (type.isEnum()) {
                    field.setAccessible(true);
                    for (Object constant : type.getEnumConstants()) {
                        uses.put(where + " of " + constant, new Use((Pattern) field.get(constant), true));
                    }
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(name, e);
        }
    }

    /** Whether anything but "matches" or "lookingAt" is asked of it in the source. */
    private static boolean searches(String type, String field) throws IOException {
        Path file = SOURCES.resolve(type + ".java");
        if (!Files.exists(file)) {
            return true;
        }
        String source = Files.readString(file);
        Matcher use = Pattern.compile("\\b" + field + "\\b(\\s*\\.matcher\\()?").matcher(source);
        boolean used = false;
        use.find(); // where it is declared
        while (use.find()) {
            used = true;
            Matcher asked = ASKED.matcher(source).region(use.end(), source.length());
            if (use.group(1) == null
                    || !asked.find()
                    || !asked.group(1).equals("matches") && !asked.group(1).equals("lookingAt")) {
                return true;
            }
        }
        return !used;
    }

    private void calls(Path file) throws IOException {
        for (MatchResult call : CALL.matcher(Files.readString(file)).results().toList()) {
            String regex = UNICODE.matcher(call.group(3))
                    .replaceAll(sign ->
                            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(sign.group(1), 16))))
                    .translateEscapes();
            boolean searches = call.group(2) == null && !call.group(1).equals("matches");
            uses.put(file.getFileName() + " " + regex, new Use(Pattern.compile(regex), searches));
        }
    }
}
