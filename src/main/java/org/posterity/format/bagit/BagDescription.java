package org.posterity.format.bagit;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a profile is held against. {@code hasBagInfo} tells an absent bag-info.txt from an empty one. */
record BagDescription(
        Optional<String> serialization,
        String version,
        BagInfo info,
        boolean hasBagInfo,
        Set<ChecksumAlgorithm> manifests,
        Set<ChecksumAlgorithm> tagManifests,
        boolean hasFetchFile,
        BagListing bag) {

    /** The tag files that RFC 8493 does not define. */
    Stream<String> otherTagFiles() {
        return IntStream.range(0, bag.size())
                .filter(row -> !bag.isPayload(row))
                .mapToObj(bag::path)
                .filter(path -> !path.matches("(bagit|bag-info|fetch|(tag)?manifest-[^/]*)\\.txt"));
    }

    Stream<String> payload() {
        return IntStream.range(0, bag.size()).filter(bag::isPayload).mapToObj(bag::path);
    }

    long payloadFiles() {
        return IntStream.range(0, bag.size()).filter(bag::isPayload).count();
    }

    /** Total size of the payload in bytes. */
    long payloadOctets() {
        return IntStream.range(0, bag.size())
                .filter(bag::isPayload)
                .mapToLong(bag::octets)
                .sum();
    }
}
