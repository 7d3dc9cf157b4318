package org.posterity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.model.Account;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.model.PostCounts;
import org.posterity.model.SubmissionId;

/** Records are made by chance from their components alone, so that one that is added is tested without another line here. */
class RecordsTest {
    private static final Set<Class<?>> VALUES = Set.of(
            PackageId.class,
            SubmissionId.class,
            Digest.class,
            Account.class,
            Agent.class,
            Finding.class,
            PostCounts.class,
            ScreenedText.class);

    static Stream<Class<? extends Record>> kinds() {
        return Stream.of(
                Accession.class,
                PostRecord.class,
                FileRecord.class,
                Accounting.class,
                Terms.class,
                ConsentTerms.class,
                Change.class,
                Event.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyComponentOfARecordHasAGround(Class<? extends Record> kind) {
        assertThat(withoutGround(kind, new LinkedHashSet<>())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsWrittenIsReadAgain(Class<? extends Record> kind) throws IOException {
        for (int size :
                IntStream.of(0, 1, 2, 40).filter(it -> it >= fewest(kind)).toArray()) {
            Record made = made(kind, size);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            RecordJson.write(made, out);
            assertThat(RecordJson.read(new ByteArrayInputStream(out.toByteArray()), kind))
                    .isEqualTo(made);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void linesAreReadOneByOne(Class<? extends Record> kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Record> made = new ArrayList<>();
        for (int size = fewest(kind); size < 3; size++) {
            made.add(made(kind, size));
            RecordJson.writeLine(made(kind, size), out);
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSameSizeAs(made);
        List<Record> read = new ArrayList<>();
        try (RecordLines<? extends Record> lines =
                RecordJson.lines(new ByteArrayInputStream(out.toByteArray()), kind)) {
            while (lines.hasNext()) {
                read.add(lines.next());
            }
        }
        assertThat(read).isEqualTo(made);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsNoSuchRecordIsRefusedWithoutRepeatingIt(Class<? extends Record> kind) {
        for (String wrong : List.of("", "{", "[]", "{\"handle\":\"kelp\"}", "\"kelp\"")) {
            assertThatThrownBy(() ->
                            RecordJson.read(new ByteArrayInputStream(wrong.getBytes(StandardCharsets.UTF_8)), kind))
                    .isInstanceOf(DamagedRecord.class)
                    .hasMessageNotContaining("kelp");
        }
    }

    @Test
    void everyPathThatIsGivenOutIsOfItsKind() {
        for (PackageFile file : PackageFile.values()) {
            for (int accession : List.of(1, 9999)) {
                try {
                    assertThat(PackageFile.at(file.path(accession))).contains(file);
                } catch (IllegalStateException e) {
                    assertThat(file.form()).isIn(PackageFile.Form.WARC, PackageFile.Form.IMAGE, PackageFile.Form.BAG);
                }
            }
        }
        assertThat(PackageFile.at(PackageFile.post("2024/20240917T140721Z-7"))).contains(PackageFile.POST_WARC);
        assertThat(PackageFile.at(PackageFile.unmatched("a [1].mp4"))).contains(PackageFile.UNMATCHED_WARC);
        assertThat(PackageFile.at(PackageFile.still(1, "2024/20240917T140721Z")))
                .contains(PackageFile.STILL);
        assertThat(PackageFile.at("data/notes.txt")).isEmpty();
        assertThat(PackageFile.at("data/accessions/0001/../accession.json")).isEmpty();
    }

    /** Terms without a grant are none. */
    private static int fewest(Class<? extends Record> kind) {
        return kind == ConsentTerms.class ? 1 : 0;
    }

    /** Components without a ground, of this record and of those that it is made of. */
    private static List<String> withoutGround(Class<?> kind, Set<Class<?>> seen) {
        List<String> bare = new ArrayList<>();
        if (!seen.add(kind)) {
            return bare;
        }
        for (RecordComponent component : kind.getRecordComponents()) {
            if (component.getAnnotation(Grounds.class) == null) {
                bare.add(kind.getSimpleName() + "." + component.getName());
            }
            for (Class<?> inner : inner(component.getGenericType())) {
                if (inner.isRecord() && !VALUES.contains(inner)) {
                    bare.addAll(withoutGround(inner, seen));
                }
            }
        }
        return bare;
    }

    private static List<Class<?>> inner(Type type) {
        if (type instanceof Class<?> plain) {
            return List.of(plain);
        }
        return Stream.of(((ParameterizedType) type).getActualTypeArguments())
                .flatMap(it -> inner(it).stream())
                .toList();
    }

    private static <T> T made(Class<T> kind, int size) {
        try {
            RecordComponent[] components = kind.getRecordComponents();
            Object[] values = Stream.of(components)
                    .map(component -> value(component.getGenericType(), size))
                    .toArray();
            return kind.getDeclaredConstructor(
                            Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object value(Type type, int size) {
        if (type instanceof ParameterizedType of) {
            Type inner = of.getActualTypeArguments()[of.getActualTypeArguments().length - 1];
            if (of.getRawType() == Optional.class) {
                return size == 0 ? Optional.empty() : Optional.of(value(inner, size));
            }
            if (of.getRawType() == List.class) {
                return IntStream.range(0, size).mapToObj(i -> value(inner, 1)).toList();
            }
            if (of.getRawType() == Set.class) {
                return IntStream.range(0, size).mapToObj(i -> value(inner, i)).collect(Collectors.toSet());
            }
            assertThat(of.getRawType()).isEqualTo(SortedMap.class);
            SortedMap<String, Object> map = new TreeMap<>();
            IntStream.range(0, size).forEach(i -> map.put("n" + i, value(inner, size)));
            return map;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[size % plain.getEnumConstants().length];
        }
        return switch (plain.getSimpleName()) {
            case "int", "Integer" -> size + 1;
            case "long", "Long" -> 1_000_000_000L * size;
            case "boolean", "Boolean" -> size % 2 == 1;
            case "String" -> size == 0 ? "" : "Ж\"\n\u0001 ".repeat(size);
            case "ScreenedText" -> new ScreenedText(size == 0 ? "" : "né 🦈 <b>".repeat(size));
            case "Instant" -> Instant.parse("2024-09-17T14:07:21Z").plusMillis(size);
            case "LocalDate" -> LocalDate.of(2024, 2, 29).plusDays(size);
            case "Duration" -> Duration.ofMillis(1500L * size);
            case "OptionalInt" -> size == 0 ? OptionalInt.empty() : OptionalInt.of(size);
            case "OptionalDouble" -> size == 0 ? OptionalDouble.empty() : OptionalDouble.of(29.97);
            case "PackageId" -> new PackageId("urn:example:" + size);
            case "SubmissionId" -> SubmissionId.of(Digest.sha256(new byte[size]));
            case "Digest" -> Digest.sha256(new byte[size]);
            case "Account" -> new Account("tiktok", "kelp" + size);
            case "Agent" -> new Agent("software", "Posterity", "software", "1." + size);
            default -> made(plain, size);
        };
    }
}
