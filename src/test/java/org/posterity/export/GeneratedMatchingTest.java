package org.posterity.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.FileFate.Matched;

/** A creator's two thousand posts and a heap of files from all the tools there are, made from a seed, so that the truth is known. */
class GeneratedMatchingTest {
    private static final int POSTS = 2_000;

    @TempDir
    private Path folder;

    private final List<Instant> dates = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Set<String> listed = new TreeSet<>();
    private final Map<String, Integer> truth = new HashMap<>();
    private final TreeSet<String> decidable = new TreeSet<>();
    private final List<Runnable> files = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_401, 77, 4, 98_765})
    void matchesNothingWronglyAndNearlyAllThatCanBeDecided(long seed) {
        Random random = new Random(seed);
        Heap heap = new Heap(folder);
        makePosts(random, heap);
        makeStudioList(random, heap);
        for (int post = 0; post < POSTS; post++) {
            if (random.nextInt(10) > 0) {
                makeFiles(random, heap, post);
            }
        }
        for (int i = 0; i < 500; i++) {
            String name = foreign(random);
            files.add(() -> heap.file(name));
        }
        Collections.shuffle(files, random);
        files.forEach(Runnable::run);

        Map<String, FileFate> fates = heap.match();

        int found = 0;
        for (Map.Entry<String, FileFate> entry : fates.entrySet()) {
            if (entry.getValue() instanceof Matched it) {
                assertThat(it.post()).as(entry.getKey()).isEqualTo(truth.get(entry.getKey()));
                found += decidable.contains(entry.getKey()) ? 1 : 0;
            }
        }
        assertThat(decidable).hasSizeGreaterThan(1_500);
        assertThat((double) found / decidable.size()).isGreaterThanOrEqualTo(0.99);
    }

    /** Most lie hours apart, one in five only seconds. */
    private void makePosts(Random random, Heap heap) {
        Instant date = Instant.parse("2019-05-01T10:00:00Z");
        for (int i = 0; i < POSTS; i++) {
            date = date.plusSeconds(random.nextInt(5) == 0 ? 1 + random.nextInt(90) : 600 + random.nextInt(200_000));
            dates.add(date);
        }
        List<Instant> shuffled = new ArrayList<>(dates);
        Collections.shuffle(shuffled, random);
        dates.clear();
        dates.addAll(shuffled);
        dates.forEach(heap::post);
    }

    /** The platform's own list knows two in three of the posts; what was liked within the same seconds is somebody else's. */
    private void makeStudioList(Random random, Heap heap) {
        for (int post = 0; post < POSTS; post++) {
            Instant date = dates.get(post);
            String id = Heap.id(date.minusSeconds(random.nextInt(38)), random.nextInt());
            ids.add(id);
            if (random.nextInt(3) > 0) {
                listed.add(id);
                if (random.nextInt(4) == 0) {
                    String foreign = Heap.id(date.minusSeconds(random.nextInt(38)), random.nextInt());
                    files.add(() -> heap.file("data/Likes/videos/" + foreign + ".mp4"));
                }
            }
        }
        List<String> shuffled = new ArrayList<>(listed);
        Collections.shuffle(shuffled, random);
        heap.studioList(shuffled);
    }

    private boolean decides(String id) {
        return dates.stream().filter(date -> fits(id, date)).count() == 1;
    }

    private void makeFiles(Random random, Heap heap, int post) {
        Instant date = dates.get(post);
        String id = ids.get(post);
        String bytes = "bytes of " + post;
        boolean decides = decides(id);
        String name = switch (random.nextInt(11)) {
            case 0 -> byId("how we dry kelp #" + post + " [" + id + "].mp4", decides);
            case 1 -> byId("data/Likes/videos/" + id + ".mp4", decides && listed.contains(id));
            case 2 -> byDate("kelp.and.kites_" + date.getEpochSecond() + "_" + id + ".mp4");
            case 3 -> byDate(stamp(date, "yyyy-MM-dd-HH-mm-ss") + ".mp4");
            case 4 -> byDate(stamp(date, "yyyy-MM-dd_HH-mm-ss") + "_" + random.nextInt(9) + ".jpeg");
            case 5 -> byDate(stamp(date, "yyyyMMdd'T'HHmmss") + ".mp4");
            case 6 -> {
                for (int image = 1; image <= random.nextInt(6); image++) {
                    String path = byId("slides/" + id + "/" + image + ".jpeg", decides);
                    truth.put(path, post);
                    files.add(() -> heap.file(path, path));
                }
                yield byId("slides/" + id + "/0.jpeg", decides);
            }
            case 7 -> byDate(stamp(date, "yyyy-MM-dd HH_mm_ss") + "_" + id + ".mp4");
            case 8 -> byId("Snaptik.app_" + id + ".mp4", decides);
            case 9 -> {
                String stem = "renamed by hand " + post;
                files.add(() ->
                        heap.sidecar(stem + ".info.json", "{\"title\":\"x\",\"id\":\"" + id + "\",\"timestamp\":1}"));
                yield byId(stem + ".mp4", decides);
            }
            default -> "IMG_" + post + ".MOV";
        };
        truth.put(name, post);
        files.add(() -> heap.file(name, bytes));
        if (name.endsWith(".mp4") && random.nextInt(4) == 0) {
            String[] endings = {".srt", ".en.vtt", ".eng-US.srt", ".jpg"};
            String beside = name.replaceFirst("\\.mp4$", endings[random.nextInt(endings.length)]);
            if (decidable.contains(name)) {
                decidable.add(beside);
            }
            truth.put(beside, post);
            files.add(() -> heap.file(beside, beside));
        }
        if (random.nextInt(6) == 0) {
            int dot = name.lastIndexOf('.');
            String copy = name.substring(0, dot) + " (1)" + name.substring(dot);
            truth.put(copy, post);
            files.add(() -> heap.file(copy, bytes));
        }
        if (random.nextInt(6) == 0) {
            String copy = "Copy of video " + post + ".mp4";
            truth.put(copy, post);
            files.add(() -> heap.file(copy, bytes));
        }
    }

    private String byId(String name, boolean decides) {
        if (decides) {
            decidable.add(name);
        }
        return name;
    }

    private String byDate(String name) {
        decidable.add(name);
        return name;
    }

    /** A file of somebody else's, or of no post: its id's time and its date fit none. */
    private String foreign(Random random) {
        while (true) {
            Instant time = dates.get(random.nextInt(POSTS)).plusSeconds(random.nextInt(40_000) - 20_000L);
            String id = Heap.id(time, random.nextInt());
            if (dates.stream().noneMatch(date -> fits(id, date)) && !dates.contains(time)) {
                String[] names = {
                    "liked " + id + ".mp4",
                    "tern_and_tide_" + time.getEpochSecond() + "_" + id + ".mp4",
                    stamp(time, "yyyy-MM-dd_HH-mm-ss") + ".mp4",
                    "VID_" + stamp(time, "yyyyMMdd_HHmmss") + ".mp4",
                    "ssstik.io_@tern_and_tide_" + time.toEpochMilli() + ".mp4"
                };
                return names[random.nextInt(names.length)];
            }
        }
    }

    private static boolean fits(String id, Instant date) {
        long lag = date.getEpochSecond() - (Long.parseUnsignedLong(id) >>> 32);
        return lag >= 0 && lag <= 60;
    }

    private static String stamp(Instant date, String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC).format(date);
    }
}
