package org.posterity.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.posterity.format.warc.WarcEntry;
import org.posterity.model.Category;
import org.posterity.record.Accounting;
import org.posterity.record.Accounting.Decision;
import org.posterity.record.RecordKind;

/** The sections in the WARC file of an account: which categories each needs. The profile is one of them. */
final class AccountSections {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Set<Category> BESIDE_THE_ACCOUNT =
            EnumSet.of(Category.POSTS, Category.NON_PUBLIC_POSTS, Category.DELETED_POSTS, Category.MEDIA);

    private final Set<Category> held = EnumSet.noneOf(Category.class);
    private final Set<Category> items = EnumSet.noneOf(Category.class);

    /** Whether the profile says how often it was seen, followed and so on. */
    private final boolean profileCounts;

    /** @param pictures whether it holds pictures of the profile */
    AccountSections(Accounting accounting, boolean pictures) {
        this.profileCounts = !accounting.profile().counts().isEmpty();
        if (pictures) {
            held.add(Category.MEDIA);
        }
        accounting.selection().categories().stream()
                .filter(Decision::present)
                .filter(decision -> !BESIDE_THE_ACCOUNT.contains(decision.category()))
                .forEach(decision -> {
                    held.add(decision.category());
                    if (!decision.counted()
                            && decision.category() != Category.PROFILE
                            && decision.category() != Category.ENGAGEMENT) {
                        items.add(decision.category());
                    }
                });
    }

    /** The categories of all of it. */
    Set<Category> held() {
        return held;
    }

    /** What readers get of it, when these categories are open. */
    Open open(Set<Category> categories) {
        return new Open(categories);
    }

    /** The sections that may be shown. */
    final class Open {
        private final Set<Category> open;

        private Open(Set<Category> open) {
            this.open = open;
        }

        /** Whether a record may be shown, or {@link #counts} of it. */
        boolean shows(String warc, WarcEntry record) {
            return open.containsAll(needed(kind(warc, record)));
        }

        /** Whether of this record only some numbers may be shown. */
        boolean isOfCounts(String warc, WarcEntry record) {
            return kind(warc, record).filter(RecordKind.SECTION_COUNTS::equals).isPresent();
        }

        /** The numbers per year of what is open; empty when there are none. */
        Optional<byte[]> counts(InputStream aggregates) throws IOException {
            JsonNode json = JSON.readTree(aggregates.readAllBytes());
            if (!(json.path("types") instanceof ObjectNode types)) {
                return Optional.empty();
            }
            types.properties()
                    .removeIf(type -> Category.parse(
                                    type.getValue().path("category").asText())
                            .filter(open::contains)
                            .isEmpty());
            return types.isEmpty() ? Optional.empty() : Optional.of(JSON.writeValueAsBytes(json));
        }
    }

    private static Optional<RecordKind> kind(String warc, WarcEntry record) {
        return RecordKind.of(warc, record.type().label(), record.target().toString(), record.mediaType());
    }

    /** The categories that all must be open for a record; numbers per year are decided one by one. */
    private Set<Category> needed(Optional<RecordKind> kind) {
        Set<Category> needed = EnumSet.noneOf(Category.class);
        switch (kind.orElse(RecordKind.WARCINFO)) {
            case PROFILE -> {
                needed.add(Category.PROFILE);
                if (profileCounts) {
                    needed.add(Category.ENGAGEMENT);
                }
            }
            case ACCOUNT_ENGAGEMENT -> needed.add(Category.ENGAGEMENT);
            case PROFILE_PICTURE, PROFILE_PICTURE_METADATA, SAME_BYTES -> {
                needed.add(Category.MEDIA);
                if (held.contains(Category.PROFILE)) {
                    needed.add(Category.PROFILE);
                }
            }
            // the records do not say of which category a section is
            case SECTION_ITEMS -> needed.addAll(items);
            case SECTION_COUNTS -> {}
            default -> needed.addAll(EnumSet.allOf(Category.class));
        }
        return needed;
    }
}
