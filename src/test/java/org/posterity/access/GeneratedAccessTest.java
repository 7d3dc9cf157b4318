package org.posterity.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.canary.LeakScan;
import org.posterity.consent.Agreement;
import org.posterity.consent.AgreementsOnFile;
import org.posterity.consent.KeptConsent;
import org.posterity.model.AccessLevel;
import org.posterity.model.Agent;
import org.posterity.model.Category;
import org.posterity.record.Accounting;
import org.posterity.record.FileRecord;
import org.posterity.record.Grant;
import org.posterity.record.PostRecord;
import org.posterity.record.Terms;
import org.posterity.record.Terms.Restriction;
import org.posterity.storage.Journal;

/**
 * Packages of generated posts, files and sections under generated grants, purposes, days and restrictions: a copy holds what an
 * expectation of its own says is open, nothing of the rest in any byte, and reads the same whatever else is closed.
 */
class GeneratedAccessTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-04-01");
    private static final List<String> PURPOSES = List.of("preservation", "research", "teaching");
    private static final List<String> VISIBILITIES = List.of("everyone", "everyone", "friends", "the creator alone");
    private static final List<Category> SECTIONS =
            List.of(Category.PROFILE, Category.ENGAGEMENT, Category.COMMENTS, Category.LIKES, Category.FAVOURITES);
    private static final List<Category> GRANTED = Stream.concat(
                    Stream.of(Category.POSTS, Category.NON_PUBLIC_POSTS, Category.DELETED_POSTS, Category.MEDIA),
                    SECTIONS.stream())
            .toList();

    @TempDir
    private Path folder;

    /** A WARC file, or a section of the account: where it lies in the copy, and what it needs. */
    private record Thing(
            String word,
            String warc,
            int accession,
            Set<Category> needs,
            Set<String> besides,
            Optional<PostRecord> post) {}

    /** What a post of an earlier accession needs besides, by the terms of the accession whose export shows it as it is now. */
    private record Now(int accession, Set<Category> needs) {}

    /** What a package has. */
    private static final class World {
        private final Random random;
        private final Map<Integer, List<PostRecord>> posts = new TreeMap<>();
        private final Map<Integer, List<FileRecord>> files = new TreeMap<>();
        private final Map<Integer, List<Category>> sections = new TreeMap<>();
        private final Map<Integer, Terms.OfAccession> terms = new TreeMap<>();
        private final Map<Integer, Terms.OfAccession> heads = new TreeMap<>();
        private final List<Restriction> inPackage = new ArrayList<>();
        private final List<Restriction> inAgreement = new ArrayList<>();
        private final List<Thing> things = new ArrayList<>();
        private final Map<String, Now> now = new TreeMap<>();
        private final Set<Integer> withoutExport = new TreeSet<>();

        private World(long seed) {
            random = new Random(seed);
            int accessions = 1 + random.nextInt(2);
            for (int accession = 1; accession <= accessions; accession++) {
                accession(accession);
            }
            int restrictions = random.nextInt(4);
            for (int i = 0; i < restrictions; i++) {
                (random.nextBoolean() ? inPackage : inAgreement).add(restriction());
            }
        }

        private void accession(int number) {
            List<PostRecord> own = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                String word = word();
                String visibility = any(VISIBILITIES);
                int media = random.nextInt(2);
                boolean deleted = random.nextInt(6) == 0;
                Instant date = Instant.parse("2024-09-1" + i + "T14:07:2" + number + "Z");
                PostRecord post = RecordedPackage.post("2024/" + word, visibility, media, date, deleted);
                own.add(post);
                Set<Category> needs = needs(visibility, deleted);
                if (media > 0) {
                    needs.add(Category.MEDIA);
                }
                things.add(new Thing(
                        word, "data/posts/2024/" + word + ".warc", number, needs, Set.of(), Optional.of(post)));
            }
            List<PostRecord> lines = new ArrayList<>(own);
            if (number > 1) {
                if (random.nextInt(4) == 0) {
                    withoutExport.add(number);
                }
                lines.addAll(listedAgain(number, posts.get(number - 1)));
            }
            posts.put(number, lines);
            List<FileRecord> loose = new ArrayList<>();
            for (int i = 0; i < random.nextInt(3); i++) {
                loose.add(file(number, own));
            }
            files.put(number, loose);
            List<Category> kept =
                    SECTIONS.stream().filter(it -> random.nextInt(3) == 0).toList();
            sections.put(number, kept);
            String account = "data/account/000" + number + ".warc";
            kept.forEach(section -> things.add(new Thing(
                    RecordedPackage.word(section), account, number, EnumSet.of(section), Set.of(), Optional.empty())));
            Terms.OfAccession granted = terms(number);
            terms.put(number, granted);
            heads.put(number, random.nextInt(3) == 0 ? terms(number) : granted);
        }

        /** Posts of the accession before, some of which others may see by now. Without an export nobody can tell. */
        private List<PostRecord> listedAgain(int number, List<PostRecord> before) {
            List<PostRecord> again = new ArrayList<>();
            for (PostRecord post : before) {
                if (random.nextInt(3) > 0) {
                    String visibility = any(VISIBILITIES);
                    String stem = post.stem().orElseThrow();
                    again.add(RecordedPackage.post(
                            stem, visibility, post.mediaPresent(), post.date().orElseThrow(), post.deleted()));
                    if (!withoutExport.contains(number)) {
                        now.put(post.warc().orElseThrow(), new Now(number, needs(visibility, post.deleted())));
                    }
                }
            }
            return again;
        }

        private static Set<Category> needs(String visibility, boolean deleted) {
            Set<Category> needs = EnumSet.of(
                    deleted
                            ? Category.DELETED_POSTS
                            : visibility.equals("everyone") ? Category.POSTS : Category.NON_PUBLIC_POSTS);
            if (deleted && !visibility.equals("everyone")) {
                needs.add(Category.NON_PUBLIC_POSTS);
            }
            return needs;
        }

        private FileRecord file(int number, List<PostRecord> own) {
            String word = word();
            boolean ambiguous = random.nextBoolean();
            Set<Category> needs = EnumSet.of(Category.MEDIA);
            Set<String> besides = new TreeSet<>();
            List<String> candidates = new ArrayList<>();
            if (ambiguous) {
                for (int i = 0; i < 2; i++) {
                    PostRecord post = any(own);
                    candidates.add(post.date().orElseThrow().toString());
                    besides.add(post.warc().orElseThrow());
                    thing(post.warc().orElseThrow()).needs().stream()
                            .filter(need -> need != Category.MEDIA)
                            .forEach(needs::add);
                }
                if (random.nextInt(5) == 0) {
                    candidates.add("Post.Posts.VideoList[77]");
                    needs.addAll(Set.of(Category.POSTS, Category.NON_PUBLIC_POSTS, Category.DELETED_POSTS));
                }
            }
            String warc = "data/unmatched/" + word + ".mp4.warc";
            things.add(new Thing(word, warc, number, needs, besides, Optional.empty()));
            return RecordedPackage.loose(
                    word + ".mp4",
                    ambiguous ? FileRecord.Match.Kind.AMBIGUOUS : FileRecord.Match.Kind.UNMATCHED,
                    candidates);
        }

        private Thing thing(String warc) {
            return things.stream()
                    .filter(it -> it.warc().equals(warc))
                    .findFirst()
                    .orElseThrow();
        }

        private Terms.OfAccession terms(int number) {
            List<Grant> grants = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                grants.add(new Grant(
                        some(GRANTED, 2),
                        some(PURPOSES, 2),
                        any(List.of(
                                AccessLevel.OPEN,
                                AccessLevel.OPEN,
                                AccessLevel.ON_SITE,
                                AccessLevel.REGISTERED,
                                AccessLevel.DARK)),
                        random.nextInt(8) == 0 ? TODAY.plusDays(1) : TODAY.minusDays(random.nextInt(2)),
                        random.nextInt(3) == 0
                                ? Optional.of(TODAY.plusDays(random.nextInt(3) - 1))
                                : Optional.empty()));
            }
            // most of what is kept is granted somehow, as the gate asks
            grants.add(new Grant(
                    some(GRANTED, 5), some(PURPOSES, 3), AccessLevel.OPEN, TODAY.minusYears(1), Optional.empty()));
            return new Terms.OfAccession(
                    number,
                    Agreement.idOf("agreement-" + number),
                    Optional.empty(),
                    grants,
                    random.nextInt(6) == 0 ? Optional.of(TODAY.plusDays(random.nextInt(3) - 1)) : Optional.empty(),
                    random.nextInt(12) == 0,
                    List.of(),
                    Optional.empty());
        }

        private Restriction restriction() {
            String what = random.nextInt(10) == 0
                    ? Restriction.WHOLE
                    : any(things.stream().map(Thing::warc).toList());
            boolean event = random.nextInt(3) == 0;
            return new Restriction(
                    what,
                    AccessLevel.DARK,
                    event || random.nextBoolean()
                            ? Optional.empty()
                            : Optional.of(TODAY.plusDays(random.nextInt(3) - 1)),
                    event,
                    false);
        }

        private <T> T any(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }

        private <T> Set<T> some(List<T> from, int likely) {
            Set<T> chosen =
                    from.stream().filter(it -> random.nextInt(6) < likely).collect(Collectors.toSet());
            return chosen.isEmpty() ? Set.of(any(from)) : chosen;
        }

        private String word() {
            return random.ints(14, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
        }

        // the expectation

        private boolean isOpen(Thing thing, String purpose) {
            return isOpenByItself(thing.warc(), thing.accession(), thing.needs(), purpose)
                    && isOpenAsItIsNow(thing, purpose)
                    && thing.besides().stream().map(this::thing).allMatch(it -> isOpen(it, purpose));
        }

        private boolean isOpenAsItIsNow(Thing thing, String purpose) {
            Now listed = now.get(thing.warc());
            if (listed == null) {
                return true;
            }
            Set<Category> more = new TreeSet<>(listed.needs());
            more.removeAll(thing.needs());
            return more.isEmpty() || isOpenByItself(thing.warc(), listed.accession(), more, purpose);
        }

        private boolean isOpenByItself(String warc, int accession, Set<Category> needs, String purpose) {
            return Stream.concat(inPackage.stream(), inAgreement.stream())
                            .noneMatch(it -> List.of(warc, "data/").contains(it.what())
                                    && !it.until()
                                            .filter(day -> !TODAY.isBefore(day))
                                            .isPresent())
                    && needs.stream()
                            .allMatch(category -> Stream.of(terms.get(accession), heads.get(accession))
                                    .allMatch(own -> isGranted(own, category, purpose)))
                    && needs.stream()
                            .noneMatch(category -> heads.values().stream()
                                    .filter(other -> other.accession() != accession)
                                    .anyMatch(other -> isForbidden(other, category, purpose)));
        }

        private static boolean isGranted(Terms.OfAccession terms, Category category, String purpose) {
            Set<AccessLevel> levels = levels(
                    terms,
                    category,
                    grant -> grant.purposes().contains(purpose)
                            && !TODAY.isBefore(grant.from())
                            && !grant.until().filter(TODAY::isAfter).isPresent());
            return !levels.isEmpty() && !levels.contains(AccessLevel.DARK) && !isEmbargoed(terms);
        }

        private static boolean isForbidden(Terms.OfAccession terms, Category category, String purpose) {
            Set<AccessLevel> named = levels(terms, category, grant -> true);
            Set<AccessLevel> meant =
                    levels(terms, category, grant -> grant.purposes().contains(purpose));
            return (meant.isEmpty() ? named : meant).contains(AccessLevel.DARK)
                    || !named.isEmpty() && isEmbargoed(terms);
        }

        private static boolean isEmbargoed(Terms.OfAccession terms) {
            return terms.embargoUntilEvent()
                    || terms.embargoUntil().filter(TODAY::isBefore).isPresent();
        }

        private static Set<AccessLevel> levels(
                Terms.OfAccession terms, Category category, Function<Grant, Boolean> which) {
            Set<AccessLevel> levels = EnumSet.noneOf(AccessLevel.class);
            terms.grants().stream()
                    .filter(grant -> grant.categories().contains(category) && which.apply(grant))
                    .forEach(grant -> levels.add(grant.access()));
            return levels;
        }
    }

    static List<Long> seeds() {
        return IntStream.range(0, 160).mapToObj(Long::valueOf).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCopyHoldsWhatIsOpenAndNothingOfWhatIsClosed(long seed) throws IOException {
        World world = new World(seed);
        for (String purpose : PURPOSES) {
            List<Thing> open = world.things.stream()
                    .filter(it -> world.isOpen(it, purpose))
                    .toList();
            Path home = Files.createDirectory(folder.resolve(purpose));

            Optional<Path> copy = copy(world, it -> true, purpose, home);

            assertThat(copy.isPresent()).as(purpose).isEqualTo(!open.isEmpty());
            if (copy.isEmpty()) {
                continue;
            }
            assertThat(placesOf(copy.get()))
                    .isEqualTo(new TreeSet<>(
                            open.stream().map(GeneratedAccessTest::place).toList()));
            List<String> closed = world.things.stream()
                    .filter(it -> !open.contains(it))
                    .map(Thing::word)
                    .filter(word -> open.stream().map(Thing::word).noneMatch(word::equals))
                    .toList();
            assertThat(LeakScan.occurrences(copy.get(), List.of(), closed)).isEmpty();
            assertThat(LeakScan.occurrences(
                            copy.get(),
                            List.of(),
                            open.stream().map(Thing::word).toList()))
                    .as("the scan finds what is there")
                    .isNotEmpty();
            long posts = open.stream().filter(it -> it.post().isPresent()).count();
            if (posts > 0) {
                assertThat(Files.readString(copy.get().resolve("index.html")))
                        .containsPattern("\\b" + posts + " posts?\\b");
            }
            if (open.size() < world.things.size()) {
                assertThat(copy.get().resolve("accessions")).doesNotExist();
                // one closed post is left of all that is closed: the copy is the same in every byte
                Thing left = world.things.stream()
                        .filter(it -> !open.contains(it))
                        .findFirst()
                        .orElseThrow();
                Path again = Files.createDirectory(folder.resolve(purpose + "-again"));
                Path other = copy(
                                world,
                                it -> open.contains(it) || it == left || isNeeded(it, world, open),
                                purpose,
                                again)
                        .orElseThrow();
                assertThat(bytes(other).keySet()).isEqualTo(bytes(copy.get()).keySet());
                bytes(other)
                        .forEach((path, content) -> assertThat(content).as(path).isEqualTo(read(copy.get(), path)));
            }
        }
    }

    /** Posts that an open file may belong to are open; all others can go. */
    private static boolean isNeeded(Thing thing, World world, List<Thing> open) {
        return open.stream().anyMatch(it -> it.besides().contains(thing.warc()));
    }

    @Test
    void theWorldsDiffer() {
        List<Integer> shares = new ArrayList<>();
        for (long seed : seeds()) {
            World world = new World(seed);
            for (String purpose : PURPOSES) {
                long open = world.things.stream()
                        .filter(it -> world.isOpen(it, purpose))
                        .count();
                shares.add(open == 0 ? 0 : open == world.things.size() ? 2 : 1);
            }
        }
        assertThat(shares.stream().filter(it -> it == 1).count()).isGreaterThan(100);
        assertThat(shares).contains(0, 2);
    }

    private Optional<Path> copy(World world, java.util.function.Predicate<Thing> has, String purpose, Path home)
            throws IOException {
        RecordedPackage stored = new RecordedPackage(home);
        Set<String> kept = world.things.stream().filter(has).map(Thing::warc).collect(Collectors.toSet());
        Set<String> words = world.things.stream()
                .filter(has)
                .map(it -> it.accession() + it.word())
                .collect(Collectors.toSet());
        for (int number : world.posts.keySet()) {
            List<Accounting.Decision> held = world.sections.get(number).stream()
                    .filter(section -> words.contains(number + RecordedPackage.word(section)))
                    .map(RecordedPackage::held)
                    .toList();
            stored.withoutExport(world.withoutExport.contains(number));
            stored.accession(
                    number,
                    world.posts.get(number).stream()
                            .filter(post -> kept.contains(post.warc().orElseThrow()))
                            .toList(),
                    world.files.get(number).stream()
                            .filter(file -> kept.contains(file.warc().orElseThrow()))
                            .toList(),
                    held);
            stored.under(world.terms.get(number));
        }
        for (Restriction restriction : world.inPackage) {
            stored.restricted(restriction);
        }
        AgreementsOnFile agreements = new AgreementsOnFile(home);
        for (Terms.OfAccession head : world.heads.values()) {
            agreements.keep("agreement-" + head.accession(), record(head));
        }
        for (Restriction restriction : world.inAgreement) {
            agreements.add(Agreement.idOf("agreement-1"), RecordedPackage.decision(restriction), Optional.empty());
        }
        Dissemination answer = new Access(
                        new OnePackage(stored),
                        new KeptConsent(agreements),
                        new Journal(home.resolve("journal.jsonl")),
                        Clock.fixed(Instant.parse("2026-04-01T08:09:10Z"), ZoneOffset.UTC),
                        new Agent("posterity", "Posterity", "software", "0"))
                .deliver(DisseminationRequest.forReaders(
                        RecordedPackage.AIP, home.resolve("out"), new Use(purpose, "Reading room")));
        return answer instanceof Dissemination.Delivered it ? Optional.of(it.place()) : Optional.empty();
    }

    private static String record(Terms.OfAccession head) {
        String grants = head.grants().stream()
                .map(grant ->
                        "{\"categories\": " + list(grant.categories().stream().map(Category::id)) + ", \"purposes\": "
                                + list(grant.purposes().stream()) + ", \"access\": \""
                                + grant.access().id() + "\", \"from\": \""
                                + grant.from() + "\""
                                + grant.until()
                                        .map(day -> ", \"until\": \"" + day + "\"")
                                        .orElse("") + "}")
                .collect(Collectors.joining(", "));
        List<String> embargo = new ArrayList<>();
        head.embargoUntil().ifPresent(day -> embargo.add("\"untilDate\": \"" + day + "\""));
        if (head.embargoUntilEvent()) {
            embargo.add("\"event\": \"the move\"");
        }
        return "{\"grants\": [" + grants + "], "
                + (embargo.isEmpty() ? "" : "\"embargo\": {" + String.join(", ", embargo) + "}, ")
                + "\"events\": [{\"type\": \"given\", \"at\": \"2020-01-01\"}]}";
    }

    private static String list(Stream<String> words) {
        return words.map(word -> "\"" + word + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    /** Where it lies in a copy. */
    private static String place(Thing thing) {
        if (thing.warc().startsWith("data/account/")) {
            return thing.accession() + " " + thing.word();
        }
        return thing.warc().substring("data/".length()).replace(".warc", "");
    }

    /** All posts, files and sections of a copy. */
    private static Set<String> placesOf(Path copy) throws IOException {
        Set<String> places = new TreeSet<>();
        for (Map.Entry<String, String> file : bytes(copy).entrySet()) {
            String path = file.getKey();
            if (path.matches("posts/.*/index\\.html")) {
                places.add(path.replace("/index.html", ""));
            } else if (path.startsWith("unmatched/")) {
                places.add(path.replace(".html", ""));
            } else if (path.startsWith("account/")) {
                Arrays.stream(Category.values())
                        .map(RecordedPackage::word)
                        .filter(file.getValue()::contains)
                        .forEach(word -> places.add(path.charAt("account/000".length()) + " " + word));
            }
        }
        return places;
    }

    private static String read(Path copy, String path) {
        try {
            return Files.readString(copy.resolve(path), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> bytes(Path copy) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(
                        copy.relativize(file).toString().replace('\\', '/'),
                        Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }
}
