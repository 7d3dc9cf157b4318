package org.posterity.storage.ocfl;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocfl.core.extension.storage.layout.HashedNTupleIdEncapsulationLayoutExtension;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library's own extension 0003 says where an object lies. Identifiers of packages are ASCII. */
class StorageLayoutTest {
    private final HashedNTupleIdEncapsulationLayoutExtension extension =
            new HashedNTupleIdEncapsulationLayoutExtension();

    @BeforeEach
    void init() {
        extension.init(StorageLayout.config());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:posterity:2aruhhc44h4sob663wjv",
                "https://example.org/AIP_1-2.3~4/%41?a=b&c=d+e",
                "object-01",
                "..hor/rib:le-$id",
                " ",
                "tab\tand\nline"
            })
    void objectsLieWhereTheExtensionSays(String id) {
        assertThat(StorageLayout.path(id)).isEqualTo(extension.mapObjectId(id));
    }

    @Test
    void soDoThoseWithNamesOfAnyLength() {
        Random random = new Random(7);
        for (int length = 1; length < 300; length++) {
            String id = random.ints(length, 1, 128)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(StorageLayout.path(id)).isEqualTo(extension.mapObjectId(id));
            String plain = "a".repeat(length);
            assertThat(StorageLayout.path(plain)).isEqualTo(extension.mapObjectId(plain));
        }
    }
}
