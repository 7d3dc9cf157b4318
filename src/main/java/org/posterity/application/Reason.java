package org.posterity.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.posterity.format.warc.WarcRecords.Located;
import org.posterity.model.Category;
import org.posterity.record.Ground;

/**
 * Why a file is in a package, or a record of a WARC file, or some components of a JSON record.
 *
 * @param record the record, if it is one of a WARC file
 * @param bytes how many; 0 if it does not stand for bytes
 * @param ground empty for what is not part of the format
 * @param categories the categories of consent it rests on, if it does
 * @param what it is, in words
 * @param components of JSON records
 */
public record Reason(
        String file,
        Optional<Located> record,
        long bytes,
        Optional<Ground> ground,
        Set<Category> categories,
        String what,
        List<String> components) {

    /** The ground as a word: {@code consent:posts}, {@code accountability}. */
    public String clause() {
        return isKnown()
                ? ground.filter(Ground::onConsent)
                        .map(consent -> new TreeSet<>(categories)
                                .stream().map(it -> "consent:" + it.id()).collect(Collectors.joining("+")))
                        .orElseGet(() -> ground.get().id())
                : "unknown";
    }

    /** Whether it is part of the format and, if it rests on consent, on which. */
    public boolean isKnown() {
        return ground.filter(it -> !it.onConsent() || !categories.isEmpty()).isPresent();
    }
}
