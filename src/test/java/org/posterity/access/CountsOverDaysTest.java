package org.posterity.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.consent.Agreement;
import org.posterity.consent.AgreementsOnFile;
import org.posterity.consent.KeptConsent;
import org.posterity.model.AccessLevel;
import org.posterity.model.Agent;
import org.posterity.model.Category;
import org.posterity.record.Grant;
import org.posterity.record.PostRecord;
import org.posterity.record.Terms.Restriction;
import org.posterity.storage.Journal;

/**
 * Posts whose counts are known of several days, each from another accession: charts and numbers in a copy are those of open posts, from
 * accessions whose counts may be shown for this purpose, and no others.
 */
class CountsOverDaysTest {
    private static final LocalDate FIRST = LocalDate.parse("2024-10-01");

    @TempDir
    private Path home;

    /** A number that stands for one post in one accession. */
    private record Count(int post, int accession) {
        long number() {
            return 7_000_000L + post * 10_000L + accession * 137L;
        }

        String words() {
            return String.format(Locale.ROOT, "%,d", number());
        }

        boolean isIn(String text) {
            return text.contains(words()) || text.contains(Long.toString(number()));
        }
    }

    /** A package, and what is closed of it. */
    private static final class World {
        private final int accessions;
        private final int posts;
        private final List<Integer> since = new ArrayList<>();
        private final List<Boolean> shut = new ArrayList<>();
        private final List<Boolean> counted = new ArrayList<>();

        World(long seed) {
            Random random = new Random(seed);
            accessions = 2 + random.nextInt(4);
            posts = 1 + random.nextInt(5);
            for (int i = 0; i < posts; i++) {
                since.add(1 + random.nextInt(accessions - 1));
                shut.add(random.nextInt(3) == 0);
            }
            for (int i = 0; i < accessions; i++) {
                counted.add(random.nextInt(3) > 0);
            }
        }

        static String stem(int post) {
            return "2024/post" + post;
        }

        /** A post needs what the accession that brought it asks for; its counts are part of that. */
        boolean isOpen(int post) {
            return !shut.get(post) && counted.get(since.get(post) - 1);
        }

        Stream<Count> counts(int post) {
            return IntStream.rangeClosed(since.get(post), accessions).mapToObj(it -> new Count(post, it));
        }

        List<Count> open(int post) {
            return counts(post)
                    .filter(it -> isOpen(post) && counted.get(it.accession() - 1))
                    .toList();
        }

        List<Count> closed() {
            return IntStream.range(0, posts)
                    .boxed()
                    .flatMap(post -> counts(post).filter(it -> !open(post).contains(it)))
                    .toList();
        }

        Grant[] grants(int accession) {
            return new Grant[] {
                RecordedPackage.grant(AccessLevel.OPEN, Category.POSTS, Category.MEDIA),
                new Grant(
                        Set.of(Category.ENGAGEMENT),
                        Set.of(counted.get(accession - 1) ? "preservation" : "research"),
                        AccessLevel.OPEN,
                        RecordedPackage.FIRST,
                        Optional.empty())
            };
        }
    }

    static List<Long> seeds() {
        return IntStream.range(0, 60).mapToObj(Long::valueOf).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void chartsOfACopyCountNothingThatIsClosed(long seed) throws IOException {
        World world = new World(seed);

        Optional<Path> copy = copy(world);

        assertThat(copy.isPresent()).isEqualTo(IntStream.range(0, world.posts).anyMatch(world::isOpen));
        if (copy.isEmpty()) {
            return;
        }
        String all = all(copy.get());
        assertThat(world.closed()).noneMatch(count -> count.isIn(all));
        String index = Files.readString(copy.get().resolve("index.html"));
        for (int post = 0; post < world.posts; post++) {
            List<Count> open = world.open(post);
            Path page = copy.get().resolve("posts/" + World.stem(post) + "/index.html");
            assertThat(Files.exists(page)).isEqualTo(world.isOpen(post));
            if (!open.isEmpty()) {
                assertThat(open.get(open.size() - 1).isIn(index)).isTrue();
            }
            if (open.size() > 1) {
                String drawn = Files.readString(page);
                assertThat(open).allMatch(count -> count.isIn(drawn));
                assertThat(drawn.split("<circle", -1))
                        .as("a point for each day")
                        .hasSize(open.size() + 1);
                assertThat(drawn).contains("<figure class=\"trend\">");
            } else if (Files.exists(page)) {
                assertThat(Files.readString(page)).doesNotContain("<circle");
            }
        }
        long posts = IntStream.range(0, world.posts).filter(world::isOpen).count();
        assertThat(index).containsPattern("\\b" + posts + " posts?\\b");
    }

    @Test
    void theWorldsDiffer() {
        List<World> worlds = seeds().stream().map(World::new).toList();
        assertThat(worlds.stream()
                        .flatMap(world -> IntStream.range(0, world.posts).mapToObj(world::open))
                        .filter(open -> open.size() > 1)
                        .count())
                .as("charts")
                .isGreaterThan(30);
        assertThat(worlds.stream().mapToLong(world -> world.closed().size()).sum())
                .isGreaterThan(100);
    }

    private Optional<Path> copy(World world) throws IOException {
        RecordedPackage stored = new RecordedPackage(home);
        AgreementsOnFile agreements = new AgreementsOnFile(home);
        for (int number = 1; number <= world.accessions; number++) {
            int accession = number;
            PostRecord[] posts = IntStream.range(0, world.posts)
                    .filter(post -> world.since.get(post) <= accession)
                    .mapToObj(post -> RecordedPackage.counted(
                            World.stem(post), FIRST.plusDays(100L * accession), new Count(post, accession).number()))
                    .toArray(PostRecord[]::new);
            stored.accession(accession, posts).granted(accession, "agreement-" + accession, world.grants(accession));
            agreements.keep("agreement-" + accession, record(world.counted.get(accession - 1)));
        }
        for (int post = 0; post < world.posts; post++) {
            if (world.shut.get(post)) {
                Restriction restriction = new Restriction(
                        "data/posts/" + World.stem(post) + ".warc", AccessLevel.DARK, Optional.empty(), false, false);
                if (post % 2 == 0) {
                    stored.restricted(restriction);
                } else {
                    agreements.add(
                            Agreement.idOf("agreement-1"), RecordedPackage.decision(restriction), Optional.empty());
                }
            }
        }
        Dissemination answer = new Access(
                        new OnePackage(stored),
                        new KeptConsent(agreements),
                        new Journal(home.resolve("journal.jsonl")),
                        Clock.fixed(Instant.parse("2026-04-01T08:09:10Z"), ZoneOffset.UTC),
                        new Agent("posterity", "Posterity", "software", "0"))
                .deliver(DisseminationRequest.forReaders(
                        RecordedPackage.AIP, home.resolve("out"), new Use("preservation", "Reading room")));
        return answer instanceof Dissemination.Delivered it ? Optional.of(it.place()) : Optional.empty();
    }

    private static String record(boolean counted) {
        return """
                {"grants": [{"categories": ["posts", "media"], "purposes": ["preservation"], "access": "open", "from": "2020-01-01"},
                  {"categories": ["engagement"], "purposes": ["%s"], "access": "open", "from": "2020-01-01"}],
                 "events": [{"type": "given", "at": "2020-01-01"}]}
                """.formatted(counted ? "preservation" : "research");
    }

    private static String all(Path copy) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
